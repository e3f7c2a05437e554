import type { Audit, BlockingPair, Group, Groups, Profile, Spread } from "../explanation/audit.ts";
import * as words from "./auditEnglish.ts";
import type { Block } from "./document.ts";
import { heading, paragraph, table } from "./document.ts";
import type { Detail } from "./names.ts";
import { peopleOf } from "./names.ts";
import { decimal, grouped, percent, share } from "./numbers.ts";

/** How many rows a table of a brief report has. */
const ROWS = 20;

/** What an audit's sections need to know besides their data. */
interface Context {
  readonly detail: Detail;
  mentee(id: string): string;
  mentor(id: string): string;
}

/** An audit as a report. A brief one has the beginning of each list, and of envy what is justified. */
export function auditReportOf(audit: Audit, detail: Detail): Block[] {
  const context = { detail, mentee: peopleOf(audit.mentees), mentor: peopleOf(audit.mentors) };
  return [
    heading(1, words.titles.report),
    paragraph(words.audience),
    ...choicesOf(audit.profile),
    ...blockingOf(audit.blocking, context),
    ...envyOf(audit, context),
    ...affinitiesOf(audit.affinities),
    ...loadsOf(audit, context),
    ...audit.groups.flatMap(groupOf),
  ];
}

function choicesOf({ mentees, mentors }: Audit["profile"]): Block[] {
  const { columns, choices } = words;
  const countIn = (list: Profile["pairs"], choice: number) => list.find((one) => one.choice === choice)?.count ?? 0;
  const numbers = [...new Set([mentees, mentors].flatMap(({ pairs }) => pairs.map(({ choice }) => choice)))];
  const counted = [mentees.pairs, mentees.people, mentors.pairs, mentors.people].map(
    (list) => new Map(list.map(({ choice, count }) => [choice, count])),
  );
  const rows = numbers
    .sort((a, b) => a - b)
    .map((choice) => [choices.number(choice), ...counted.map((counts) => grouped(counts.get(choice) ?? 0))]);
  const titles = [columns.menteePairs, columns.menteePeople, columns.mentorPairs, columns.mentorPeople];
  const sentence = (of: Profile, say: (placed: number, first: number, nobody: number) => string) =>
    say(
      of.people.reduce((sum, { count }) => sum + count, 0),
      countIn(of.people, 1),
      of.nobody,
    );
  return [
    heading(2, words.titles.choices),
    paragraph(sentence(mentees, choices.mentees), sentence(mentors, choices.mentors)),
    paragraph(choices.meaning),
    ...(rows.length === 0 ? [] : [table([columns.choice, ...titles], [columns.choice, ...titles], rows)]),
  ];
}

function blockingOf({ count, pairs }: Audit["blocking"], { detail, mentee, mentor }: Context): Block[] {
  const { columns, blocking } = words;
  const title = heading(2, words.titles.blocking);
  if (count === 0) return [title, paragraph(blocking.none)];
  const row = ({ choice, capacity, ...pair }: BlockingPair) => {
    const { menteeHas, mentorHas, over } = pair;
    const free = capacity - mentorHas.length;
    const others = mentorHas.map((one) => blocking.held(mentee(one.mentee), one.choice));
    const own = menteeHas.map((one) => blocking.held(mentor(one.mentor), one.choice));
    return [
      mentee(pair.mentee),
      blocking.held(mentor(pair.mentor), choice),
      own.length === 0 ? blocking.nobody : blocking.list(own),
      blocking.list([...others, ...(free > 0 ? [blocking.free(free)] : [])]),
      blocking.list(over.map(mentee)),
    ];
  };
  const shown = detail === "full" ? pairs : pairs.slice(0, ROWS);
  const titles = [columns.mentee, columns.mentor, columns.menteeHas, columns.mentorHas, columns.over];
  return [
    title,
    paragraph(blocking.count(count), blocking.meaning),
    ...listedIn(table(titles, [], shown.map(row)), shown.length, count),
  ];
}

function envyOf({ envy }: Audit, { detail, mentee, mentor }: Context): Block[] {
  const { columns, envy: sentences, blocking } = words;
  const title = heading(2, words.titles.envy);
  if (envy.people === 0) return [title, paragraph(sentences.none)];
  const listed = detail === "full" ? envy.list : envy.list.filter(({ justified }) => justified.length > 0);
  const shown = detail === "full" ? listed : listed.slice(0, ROWS);
  const rows = shown.map((one) => [
    mentee(one.mentee),
    blocking.held(mentor(one.mentor), one.choice),
    grouped(one.others),
    blocking.list(one.justified.map(mentee)),
  ]);
  const titles = [columns.mentee, columns.rather, columns.others, columns.justified];
  const justified =
    envy.justified === 0 ? sentences.unjustified : sentences.justified(envy.justifiedPeople, envy.justified);
  return [
    title,
    paragraph(sentences.people(envy.people, envy.cases), justified),
    ...listedIn(table(titles, [columns.others], rows), shown.length, envy.count),
  ];
}

/** A table, unless it is empty, and how much of the list it leaves out. */
function listedIn(shown: Block, rows: number, count: number): Block[] {
  return [...(rows === 0 ? [] : [shown]), ...(rows < count ? [paragraph(words.more(count - rows))] : [])];
}

function affinitiesOf(spread: Spread | null): Block[] {
  const { affinities } = words;
  const title = heading(2, words.titles.affinities);
  if (spread === null) return [title, paragraph(affinities.none)];
  const { least, greatest, total, count, lowerQuartile, median, upperQuartile, gini } = spread;
  const quartiles = [lowerQuartile, median, upperQuartile].map((one) => pointsOf(one.numerator, one.denominator));
  return [
    title,
    paragraph(
      affinities.range(percent(least), percent(greatest), pointsOf(total, count)),
      affinities.quartiles(quartiles[0], quartiles[1], quartiles[2]),
      ...(gini === undefined ? [] : [affinities.gini(share(gini.value))]),
    ),
  ];
}

/** Mean points as a percentage of a whole affinity. */
function pointsOf(points: number, pairs: number): string {
  return percent(points, pairs * 1_000_000);
}

function loadsOf({ loads }: Audit, { mentee, mentor }: Context): Block[] {
  const { columns, loads: sentences } = words;
  const title = heading(2, words.titles.loads);
  const { mentors: spread } = loads.spread;
  if (spread === null) return [title, paragraph(sentences.none)];
  const { least, greatest, total, count, gini } = spread;
  const numbers = [columns.load, columns.capacity, columns.minimum];
  const rows = loads.mentors.map((one) => [
    mentor(one.mentor),
    grouped(one.load),
    grouped(one.capacity),
    grouped(one.minLoad),
  ]);
  const both = loads.people.flatMap(({ id, pairs, asMentee, asMentor }) =>
    asMentee === undefined || asMentor === undefined
      ? []
      : [[mentee(id), ...[asMentee.load, asMentee.wants, asMentor.load, asMentor.capacity, pairs].map(grouped)]],
  );
  const roles = [columns.asMentee, columns.wants, columns.asMentor, columns.capacity, columns.pairs];
  return [
    title,
    paragraph(
      sentences.mentors(least, greatest, decimal(total, count)),
      ...(gini === undefined ? [] : [sentences.gini(share(gini.value))]),
    ),
    table([columns.mentor, ...numbers], numbers, rows),
    ...(both.length === 0 ? [] : [paragraph(sentences.both), table([columns.person, ...roles], roles, both)]),
  ];
}

function groupOf({ attribute, mentees, mentors }: Groups): Block[] {
  const { columns, groups } = words;
  const numbers = [columns.people, columns.placed, columns.pairs, columns.points, columns.first];
  const side = (title: string, list: readonly Group[]) =>
    list.length === 0 ? [] : [paragraph(title), table([attribute, ...numbers], numbers, list.map(rowOf))];
  return [
    heading(2, words.titles.groups(attribute)),
    paragraph(groups.caution, groups.several),
    ...side(groups.mentees, mentees),
    ...side(groups.mentors, mentors),
  ];
}

function rowOf(group: Group): string[] {
  const { people, placed, pairs, points, firstChoices } = group;
  return [
    group.kind === "value" ? group.value : words.groups[group.kind],
    grouped(people),
    grouped(placed),
    grouped(pairs),
    pairs === 0 ? "" : pointsOf(points, pairs),
    grouped(firstChoices),
  ];
}
