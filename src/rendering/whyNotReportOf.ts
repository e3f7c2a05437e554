import type { Move, NeededChange, Obstacle, WhyNotExplanation } from "../explanation/explanation.ts";
import { effectsOf } from "./consequenceOf.ts";
import { countedPairs } from "./countedPairs.ts";
import type { Block } from "./document.ts";
import { heading, list, paragraph, table } from "./document.ts";
import type { Language } from "./language.ts";
import type { Detail, Names } from "./names.ts";
import { namesOf } from "./names.ts";

/** Why somebody does not have a certain mentor, what the pair would mean, and what would bring it about. */
export function whyNotReportOf(given: WhyNotExplanation, detail: Detail, language: Language): Block[] {
  const { of: run, has, why } = given;
  const names = namesOf(run, detail, language);
  const words = language.whyNot;
  const mentee = names.mentee(given.mentee);
  const mentor = names.mentor(given.mentor);
  const opening = [paragraph(language.audience)];
  if (why.status === "paired")
    return [heading(1, words.titlePaired(mentee, mentor)), ...opening, paragraph(words.paired)];
  const title = heading(1, words.title(mentee, mentor));
  const now = words.has(mentee, has.map(names.mentor));
  if (why.status === "unproved")
    return [
      title,
      ...opening,
      paragraph(now, words.allowed(mentor, why.choice, why.points)),
      paragraph(words.unproved),
    ];
  return [
    title,
    ...opening,
    paragraph(now, ...(why.status === "forbidden" ? [words.forbidden(why.rules.map(names.rule))] : [])),
    ...(why.status === "forbidden" ? [] : [paragraph(words.allowed(mentor, why.choice, why.points))]),
    ...consequenceOf(why, given, names),
    ...(why.changes === undefined ? [] : changesOf(why.changes, names)),
  ];
}

function consequenceOf(why: Obstacle, { of: run }: WhyNotExplanation, names: Names): Block[] {
  const { language } = names;
  const words = language.whyNot;
  if (why.status === "forbidden") return [];
  if (why.status === "impossible")
    return [paragraph(why.reason === "locks-minimums-or-places" ? words.impossible : words.impossibleQuotas)];
  const { loss, moves, fewest, unwilling, blocking } = why;
  const moving = [heading(2, words.moves), movesTable(moves, names)];
  if (unwilling === undefined)
    return [
      paragraph(words.consequence(language.alternative.all(effectsOf(loss, run.aim, language)))),
      ...moving,
      ...(fewest === undefined ? [] : [paragraph(words.notFewer[fewest])]),
    ];
  const { mentee, mentor } = unwilling;
  return [
    paragraph(mentee && mentor ? words.unwilling.both : mentee ? words.unwilling.mentee : words.unwilling.mentor),
    paragraph(words.stableConsequence(loss.placed, loss.points)),
    ...moving,
    heading(2, words.blocking),
    ...(blocking === undefined || blocking.length === 0
      ? [paragraph(words.noBlocking)]
      : [list(blocking.map((pair) => words.blockingPair(names.mentee(pair.mentee), names.mentor(pair.mentor))))]),
  ];
}

/** Moves as a table. */
export function movesTable(moves: readonly Move[], names: Names): Block {
  const { move, nobody, change } = names.language.whyNot;
  return table(
    [move.person, move.from, move.to, move.points],
    [move.points],
    moves.map(({ mentee, from, to, points }) => [
      names.mentee(mentee),
      from === null ? nobody : names.mentor(from),
      to === null ? nobody : names.mentor(to),
      change(points),
    ]),
  );
}

function changesOf(changes: readonly NeededChange[], names: Names): Block[] {
  const words = names.language.whyNot.changes;
  return [
    heading(2, words.title),
    ...(changes.length === 0
      ? [paragraph(words.none)]
      : [
          paragraph(words.introduction(changes.length)),
          list(changes.map((change) => words.sentence(changeText(change, names), change.moved))),
        ]),
  ];
}

function changeText(change: NeededChange, names: Names): string {
  const words = names.language.whyNot.changes;
  const { to = null } = change;
  const value = to ?? 0;
  switch (change.change) {
    case "weight":
      return words.weight(names.criterion(change.criterion), change.from, value);
    case "expertise":
      return words.expertise(names.mentor(change.mentor), names.topic(change.topic), change.from, value);
    case "objective":
      return words.objective(names.mentee(change.mentee), names.topic(change.topic), change.from, value);
    case "level":
      return words.level(names.mentee(change.mentee), names.topic(change.topic), change.from, value);
    case "wish": {
      const [person, of] =
        change.by === "mentee"
          ? [names.mentee(change.person), names.mentor(change.of)]
          : [names.mentor(change.person), names.mentee(change.of)];
      return words.wish(person, of, change.from, to);
    }
    case "capacity":
      return words.capacity(names.mentor(change.mentor), change.from, value);
    case "places":
      return words.places(change.from, value);
    case "quota":
      return words.quota(change.limit, change.from, value, countedPairs(change.of, names), names.rule(change.rule));
    case "allow":
      return words.allow(names.mentee(change.mentee), names.mentor(change.mentor), change.rules.map(names.rule));
    case "rule":
      return words.rule(names.rule(change.rule));
    case "unlock":
      return words.unlock(names.mentee(change.mentee), names.mentor(change.mentor), names.rule(change.lock));
  }
}
