import type { Decided, Loss } from "../explanation/explanation.ts";
import { compareIds } from "../order.ts";
import type { Aim } from "../programme/programme.ts";
import { effectsOf } from "./consequenceOf.ts";
import type { Block } from "./document.ts";
import { heading, list, paragraph } from "./document.ts";
import type { Language } from "./language.ts";
import type { Names } from "./names.ts";

/** What one more place, or one rule less, would bring; of both the most first, people before points. */
export function gainsOf({ rules, places, programme }: Decided, aim: Aim, names: Names): Block[] {
  const { language } = names;
  const words = language.gains;
  const sentences = (items: readonly Item[]): readonly string[] => {
    const some = items.filter(({ gain }) => brings(gain));
    some.sort((a, b) => b.gain.placed - a.gain.placed || b.gain.points - a.gain.points || compareIds(a.id, b.id));
    return names.cut(
      some.map(({ gain, say }) => say(language.alternative.all(effectsOf(asLoss(gain), aim, language)))),
    );
  };
  const room = sentences([
    ...(programme === undefined ? [] : [{ id: "", gain: programme, say: words.programme }]),
    ...(places ?? []).map(({ mentor, gain }) => ({
      id: mentor,
      gain,
      say: (effect: string) => words.place(names.mentor(mentor), effect),
    })),
  ]);
  const freedom = sentences(
    rules.map(({ rule, gain }) => ({ id: rule, gain, say: (effect) => words.rule(names.rule(rule), effect) })),
  );
  return [
    heading(2, words.title),
    ...(places === undefined ? [paragraph(words.placesLeftOut)] : []),
    ...(room.length + freedom.length === 0
      ? [paragraph(places === undefined ? words.nothingElse : words.nothing)]
      : [paragraph(words.introduction), ...[room, freedom].filter(({ length }) => length > 0).map(list)]),
  ];
}

interface Item {
  readonly id: string;
  readonly gain: Loss;
  readonly say: (effect: string) => string;
}

/** What a gain is, in the words of a loss: `nothing` where it is none. */
export function gainText(gain: Loss, aim: Aim, language: Language, nothing: string): string {
  return brings(gain) ? language.alternative.all(effectsOf(asLoss(gain), aim, language)) : nothing;
}

/** Whether a gain is one at all. */
export function brings({ placed, points, aim, byTier = [], further = [] }: Loss): boolean {
  const people = [placed, ...byTier.map((tier) => tier.placed), ...further.map(({ mentees }) => mentees)];
  return points !== 0 || people.some((count) => count !== 0) || Object.keys(aim ?? {}).length > 0;
}

/** A gain as what it would be to lose it: what the words of losses read. */
export function asLoss({ placed, points, byTier, further, ...rest }: Loss): Loss {
  return {
    ...rest,
    placed: -placed,
    points: -points,
    ...(byTier === undefined ? {} : { byTier: byTier.map((tier) => ({ ...tier, placed: -tier.placed })) }),
    ...(further === undefined ? {} : { further: further.map((one) => ({ ...one, mentees: -one.mentees })) }),
  };
}
