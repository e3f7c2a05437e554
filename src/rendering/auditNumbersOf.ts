import type { Audit, Group, Loads, Spread } from "../explanation/audit.ts";
import type { AuditNames } from "./auditNames.ts";
import { ROWS } from "./auditNames.ts";
import type { Block } from "./document.ts";
import { heading, paragraph, table } from "./document.ts";
import type { Language } from "./language.ts";

/** Fewer numbers are seen at a glance. */
const QUARTILES = 4;

export function affinitiesOf(spread: Spread | null, language: Language): Block[] {
  const { percent, share } = language.numbers;
  const { affinities, titles } = language.audit;
  const title = heading(2, titles.affinities);
  if (spread === null) return [title, paragraph(affinities.none)];
  const { least, greatest, total, count, lowerQuartile, median, upperQuartile, gini } = spread;
  if (count === 1) return [title, paragraph(affinities.one(percent(least)))];
  if (least === greatest) return [title, paragraph(affinities.alike(count, percent(least)))];
  const [lower, middle, upper] = [lowerQuartile, median, upperQuartile].map((one) =>
    meanOf(one.numerator, one.denominator, language),
  );
  return [
    title,
    paragraph(
      affinities.range(count, percent(least), percent(greatest), meanOf(total, count, language)),
      ...(count < QUARTILES ? [] : [affinities.quartiles(lower, middle, upper)]),
      ...(gini === undefined ? [] : [affinities.gini(share(gini.value))]),
    ),
  ];
}

/** Mean points as a percentage of a whole affinity. */
function meanOf(points: number, pairs: number, { numbers }: Language): string {
  return numbers.percent(points, pairs * 1_000_000);
}

/** A brief report says how many mentors have how many mentees; a full one also who. */
export function loadsOf(loads: Loads, { detail, language, mentee, mentor }: AuditNames): Block[] {
  const { grouped } = language.numbers;
  const { columns, loads: sentences, titles } = language.audit;
  const title = heading(2, titles.loads);
  const { mentors: spread } = loads.spread;
  if (spread === null) return [title, paragraph(sentences.none)];
  const counts = new Map<number, number>();
  for (const { load } of loads.mentors) counts.set(load, (counts.get(load) ?? 0) + 1);
  const histogram = [...counts].sort(([a], [b]) => a - b).map((row) => row.map(grouped));
  const strict = loads.mentors.some(({ minLoad }) => minLoad > 0);
  const numbers = [columns.each, columns.capacity, ...(strict ? [columns.minimum] : [])];
  const each = loads.mentors.map((one) => [
    mentor(one.mentor),
    ...[one.load, one.capacity, ...(strict ? [one.minLoad] : [])].map(grouped),
  ]);
  const both = loads.people.flatMap(({ id, pairs, asMentee, asMentor }) =>
    asMentee === undefined || asMentor === undefined
      ? []
      : [[mentee(id), ...[asMentee.load, asMentee.wants, asMentor.load, asMentor.capacity, pairs].map(grouped)]],
  );
  const roles = [columns.asMentee, columns.wants, columns.asMentor, columns.capacity, columns.pairs];
  return [
    title,
    paragraph(...loadSentences(loads, spread, language)),
    ...(counts.size < 2 ? [] : [table([columns.each, columns.mentors], [columns.each, columns.mentors], histogram)]),
    ...(detail === "full" ? [table([columns.mentor, ...numbers], numbers, each)] : []),
    ...(both.length === 0
      ? []
      : [paragraph(sentences.both(both.length)), table([columns.person, ...roles], roles, both)]),
  ];
}

function loadSentences(
  { mentors }: Loads,
  { least, greatest, total, count, gini }: Spread,
  language: Language,
): string[] {
  const { decimal, share } = language.numbers;
  const { loads } = language.audit;
  const places = mentors.reduce((sum, { capacity }) => sum + capacity, 0);
  const free = loads.places(places, places - total);
  if (count === 1) return [loads.one(least), free];
  if (greatest === 0) return [loads.nobody, free];
  if (least === greatest) return [loads.alike(count, least), free];
  return [
    loads.range(least, greatest, decimal(total, count)),
    free,
    ...(gini === undefined ? [] : [loads.gini(share(gini.value))]),
  ];
}

export function groupsOf(all: Audit["groups"], { detail, language }: Pick<AuditNames, "detail" | "language">): Block[] {
  const { columns, groups, titles, inFull } = language.audit;
  if (all.length === 0) return [];
  const numbers = [columns.people, columns.placed, columns.pairs, columns.affinity, columns.first];
  const side = (title: string, list: readonly Group[]) => {
    const shown = detail === "full" ? list : list.slice(0, ROWS);
    return [
      ...(list.length === 0
        ? []
        : [
            paragraph(title),
            table(
              [columns.value, ...numbers],
              numbers,
              shown.map((group) => rowOf(group, language)),
            ),
          ]),
      ...(shown.length === list.length ? [] : [paragraph(inFull(shown.length, list.length - shown.length))]),
    ];
  };
  return [
    heading(2, titles.groups),
    paragraph(groups.caution),
    paragraph(groups.reading),
    ...all.flatMap(({ attribute, mentees, mentors }) => [
      heading(3, titles.group(attribute)),
      ...side(groups.mentees, mentees),
      ...side(groups.mentors, mentors),
      ...(mentees.length + mentors.length === 0 ? [paragraph(groups.nobody)] : []),
    ]),
  ];
}

function rowOf(group: Group, language: Language): string[] {
  const { grouped } = language.numbers;
  const { groups } = language.audit;
  const { people, placed, pairs, points, firstChoices } = group;
  return [
    group.kind === "value" ? groups.value(group.value) : groups.without(group.kind),
    grouped(people),
    grouped(placed),
    grouped(pairs),
    pairs === 0 ? "" : meanOf(points, pairs, language),
    grouped(firstChoices),
  ];
}
