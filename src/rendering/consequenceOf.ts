import type { AimLoss, Alternative, Explanation, Loss, Move } from "../explanation/explanation.ts";
import type { Aim } from "../programme/programme.ts";
import type { Language } from "./language.ts";
import type { Names } from "./names.ts";

/** What the words need to know about the people of a run. */
export interface Circumstances {
  readonly names: Names;
  /** How many mentors a mentee wants. */
  wants(mentee: string): number;
  takesNobody(mentor: string): boolean;
  /** Whether the programme has quotas. */
  readonly quotas: boolean;
  readonly aim: Aim;
}

/** What an alternative would mean: its exact loss, and who would move. */
export function consequenceOf(
  explanation: Explanation,
  alternative: Alternative,
  circumstances: Circumstances,
): string {
  const { language } = circumstances.names;
  const words = language.alternative;
  if (alternative.status === "impossible") return impossibleText(explanation, alternative.mentor, circumstances);
  if (alternative.status === "unproved") return words.unproved;
  if (alternative.status === "not-chosen") {
    if (circumstances.takesNobody(alternative.mentor)) return words.noPlace;
    const { mentee, mentor } = alternative.unwilling;
    const unwilling = language.stable.alternative;
    return mentee && mentor ? unwilling.both : mentee ? unwilling.mentee : unwilling.mentor;
  }
  const moves = alternative.moves.map((move, at) => moveText(move, at === 0, circumstances));
  return words.all([
    ...effectsOf(alternative.loss, circumstances.aim, language),
    ...moves.filter((text) => text !== ""),
  ]);
}

/** The plainest true reason; which of several limits stand in the way is not in the data. */
function impossibleText(
  { mentee, pairs }: Explanation,
  mentor: string,
  { names, wants, takesNobody, quotas }: Circumstances,
): string {
  const words = names.language.alternative;
  if (takesNobody(mentor)) return words.noPlace;
  const locked = pairs.filter(({ lock }) => lock !== undefined);
  return locked.length < wants(mentee)
    ? quotas
      ? words.impossibleQuotas
      : words.impossible
    : words.ownLocked(locked.map((pair) => names.mentor(pair.mentor)));
}

/**
 * What is lost. Points are part of the sentence where they decide: under the aims that count they do so only with
 * `maximin`, behind the least.
 */
export function effectsOf(loss: Loss, aim: Aim, language: Language): string[] {
  const { alternative: words, counting } = language;
  const effects = peopleLost(loss, words);
  const { points } = loss;
  if (loss.aim === undefined || (aim === "maximin" && loss.aim.least === undefined)) {
    if (points > 0) effects.push(words.loses(points));
    if (points < 0) effects.push(words.gains(-points));
    return [effects.length === 0 ? words.same : words.would(effects)];
  }
  const lost = aimLost(loss.aim, counting.loss);
  const besides = points === 0 ? [] : [counting.loss.total(points)];
  if (effects.length > 0) return [words.would(effects), ...lost, ...besides];
  if (lost.length > 0) return [...lost, ...besides];
  return besides.length === 0 ? [words.same] : [counting.loss.nothing, ...besides];
}

/** With the least affinity the first count is told: it is how many pairs come to have it. */
function aimLost({ least, count }: AimLoss, words: Language["counting"]["loss"]): string[] {
  const change = count === undefined ? 0 : count.after - count.before;
  if (least !== undefined) return [words.least(least.before, least.after, change)];
  if (count === undefined) return [];
  return ["points" in count ? words.ofPoints(count.points, change) : words.ofChoice(count.choice, change)];
}

function peopleLost({ placed, byTier, further }: Loss, words: Language["alternative"]): string[] {
  const effects: string[] = [];
  if (byTier === undefined) {
    if (placed > 0) effects.push(words.unplaces(placed));
    if (placed < 0) effects.push(words.places(-placed));
  }
  for (const tier of byTier ?? []) {
    if (tier.placed > 0) effects.push(words.unplacesTier(tier.placed, tier.priority));
    if (tier.placed < 0) effects.push(words.placesTier(-tier.placed, tier.priority));
  }
  for (const { mentors, mentees } of further ?? []) {
    if (mentees > 0) effects.push(words.fewer(mentees, mentors));
    if (mentees < 0) effects.push(words.further(-mentees, mentors));
  }
  return effects;
}

/** The first move is the asked-for pair: worth a word only where the mentee has, or wants, several mentors. */
function moveText({ mentee, from, to }: Move, asked: boolean, { names, wants }: Circumstances): string {
  const words = names.language.alternative;
  const several = wants(mentee) > 1;
  if (asked) {
    if (!several) return "";
    return from === null ? words.inAddition : words.inPlaceOf(names.mentor(from));
  }
  const who = names.mentee(mentee);
  if (to === null) {
    return several && from !== null ? words.losesMentor(who, names.mentor(from)) : words.isUnplaced(who);
  }
  if (from === null) return words.isPlaced(who, names.mentor(to));
  return several ? words.swaps(who, names.mentor(from), names.mentor(to)) : words.moves(who, names.mentor(to));
}
