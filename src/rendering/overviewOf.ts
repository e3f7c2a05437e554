import type { RunExplanation } from "../explanation/explanation.ts";
import type { FeasibleMatching, Matching, Pair, PlainMatching, Ties } from "../explanation/matching.ts";
import { compareIds } from "../order.ts";
import { POINTS } from "../points.ts";
import type { Aim } from "../programme/programme.ts";
import type { Block } from "./document.ts";
import { heading, list, paragraph, table } from "./document.ts";
import type { Language } from "./language.ts";
import type { Names } from "./names.ts";
import { whyUnmatched } from "./whyUnmatched.ts";

/** The whole matching at a glance: summary, pairs, who has nobody and why, the mentors' loads. */
export function overviewOf(run: RunExplanation, matching: Matching | FeasibleMatching, names: Names): Block[] {
  const { titles, unmatched: unmatchedWords, summary: words } = names.language;
  return [
    heading(2, titles.summary),
    summaryOf(run, matching, names),
    heading(2, titles.pairs),
    matching.pairs.length === 0 ? paragraph(words.total(0, 0)) : pairsTable(matching, names),
    heading(2, titles.unmatched),
    unmatchedOf(run, matching, names),
    heading(2, titles.loads),
    run.mentors.length === 0 ? paragraph(unmatchedWords.noMentorsAtAll) : loadsTable(run, matching, names),
  ];
}

/** How many people there are and places for them. */
export function sizeOf({ mentees, mentors, places }: RunExplanation, { summary: words }: Language): string[] {
  const room = mentors.reduce((sum, { capacity }) => sum + capacity, 0);
  const size = words.size(mentees.length, mentors.length, room);
  return places === undefined ? [size] : [size, words.places(places)];
}

export function summaryOf(run: RunExplanation, matching: Matching | FeasibleMatching, names: Names): Block {
  const { summary: words, counting } = names.language;
  const { pairs, placed, total } = matching;
  const profile = new Map<number, number>();
  for (const { choice } of pairs) profile.set(choice, (profile.get(choice) ?? 0) + 1);
  const ascending = [...profile].sort(([a], [b]) => a - b);
  const fromBelow = run.aim === "maximin" || run.aim === "leximin";
  const least =
    pairs.length < 2 || !fromBelow
      ? []
      : [counting.least(pairs.reduce((low, { points }) => Math.min(low, points), POINTS))];
  const sentences = [
    sizeOf(run, names.language),
    [words.placed(placed, matching.unmatched.length), ...tiersOf(run, matching, words)],
    [words.total(total, pairs.length), ...least, ...(pairs.length === 0 ? [] : [words.choices(ascending)])],
    wishesOf(run, matching, names),
    bestOf(run, matching, names),
    [words.lottery(run.lottery)],
  ];
  return list(sentences.filter((item) => item.length > 0).map((item) => item.join(" ")));
}

/** How many of the mentees who wished for somebody have the first of them, another, or none. */
function wishesOf({ mentees }: RunExplanation, { pairs }: PlainMatching, { language }: Names): string[] {
  const has = new Map<string, Set<string>>();
  for (const { mentee, mentor } of pairs) has.set(mentee, (has.get(mentee) ?? new Set()).add(mentor));
  const wishing = mentees.filter(({ wishes }) => wishes.length > 0);
  if (wishing.length === 0) return [];
  const met = ({ id, wishes }: (typeof mentees)[number]) =>
    wishes.findIndex((tied) => tied.some((one) => has.get(id)?.has(one)));
  const places = wishing.map(met);
  const first = places.filter((place) => place === 0).length;
  return [language.summary.wishes(wishing.length, first, places.filter((place) => place > 0).length)];
}

/** In which sense the matching is the best, and whether it is the only one. */
function bestOf({ aim, favours }: RunExplanation, matching: Matching | FeasibleMatching, names: Names): string[] {
  const { summary: words, counting, stable } = names.language;
  const countingBest: Partial<Record<Aim, string>> = counting.best;
  if (!("ties" in matching)) return [words.cutOff];
  const own =
    favours === undefined
      ? { ...words, best: countingBest[aim] ?? words.best }
      : { ...stable.summary, best: stable.summary.best(favours) };
  const { unique, mentees }: Ties = matching.ties;
  return [own.best, unique ? own.unique : own.tied(mentees.length, names.cut(mentees.map(names.mentee)))];
}

function tiersOf({ mentees }: RunExplanation, { unmatched }: PlainMatching, words: Language["summary"]): string[] {
  const without = new Set(unmatched.map(({ mentee }) => mentee));
  const tiers = new Map<number, [placed: number, people: number]>();
  for (const { id, priority } of mentees) {
    const [placed, people] = tiers.get(priority) ?? [0, 0];
    tiers.set(priority, [placed + (without.has(id) ? 0 : 1), people + 1]);
  }
  if (tiers.size < 2) return [];
  return [
    words.tiers([...tiers].sort(([a], [b]) => b - a).map(([priority, [placed, people]]) => [priority, placed, people])),
  ];
}

function pairsTable({ pairs }: PlainMatching, names: Names): Block {
  const { columns } = names.language;
  const { grouped, percent } = names.language.numbers;
  const titlesOf = [columns.mentee, columns.mentor, columns.affinity, columns.choice, columns.reasons];
  const rows = pairs.map((pair) => [
    names.mentee(pair.mentee),
    names.mentor(pair.mentor),
    percent(pair.points),
    grouped(pair.choice),
    reasonsOf(pair, names),
  ]);
  return table(titlesOf, [columns.affinity, columns.choice], rows);
}

/** The two terms that brought most. What is unknown is no reason. */
export function reasonsOf({ terms }: Pair, names: Names): string {
  const biggest = terms
    .filter(({ points, unknown }) => points > 0 && !unknown)
    .sort((a, b) => b.points - a.points || compareIds(a.criterion, b.criterion));
  return names.language.pair.reasons(
    biggest.slice(0, 2).map(({ criterion, points }) => [names.criterionInShort(criterion), points]),
  );
}

/** `together`: people with the same reason share a sentence. */
export function unmatchedOf(run: RunExplanation, { unmatched }: PlainMatching, names: Names, together = false): Block {
  const { unmatched: unmatchedWords, listed } = names.language;
  if (unmatched.length === 0) return paragraph(unmatchedWords.everybody);
  const priority = new Map(run.mentees.map((mentee) => [mentee.id, mentee.priority]));
  const groups = new Map<string, { readonly why: string; readonly people: string[] }>();
  for (const one of unmatched) {
    const why = whyUnmatched(one, names, (id) => priority.get(id) ?? 0);
    const key = together ? why : one.mentee;
    const group = groups.get(key) ?? { why, people: [] };
    group.people.push(names.mentee(one.mentee));
    groups.set(key, group);
  }
  return list([...groups.values()].map(({ why, people }) => unmatchedWords.sentence(listed(people), why)));
}

function loadsTable({ mentors }: RunExplanation, { pairs }: PlainMatching, names: Names): Block {
  const { columns, listed } = names.language;
  const { grouped } = names.language.numbers;
  const menteesOf = new Map<string, string[]>(mentors.map(({ id }) => [id, []]));
  for (const { mentee, mentor } of pairs) menteesOf.get(mentor)?.push(names.mentee(mentee));
  const minimums = mentors.some(({ minLoad }) => minLoad > 0);
  const right = [columns.load, columns.capacity, ...(minimums ? [columns.minimum] : [])];
  const rows = mentors.map(({ id, load, capacity, minLoad }) => [
    names.mentor(id),
    grouped(load),
    grouped(capacity),
    ...(minimums ? [grouped(minLoad)] : []),
    listed(names.cut(menteesOf.get(id) ?? [])),
  ]);
  return table([columns.mentor, ...right, columns.mentees], right, rows);
}
