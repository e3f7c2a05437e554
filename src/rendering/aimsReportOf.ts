import type { AimComparison, ComparedAim, Difference } from "../explanation/aimComparison.ts";
import { POINTS } from "../points.ts";
import * as words from "./aimsEnglish.ts";
import { ROWS } from "./auditNames.ts";
import type { Block } from "./document.ts";
import { heading, list, paragraph, table } from "./document.ts";
import { listed } from "./english.ts";
import type { Detail } from "./names.ts";
import { BRIEF } from "./names.ts";
import { grouped, percent, share } from "./numbers.ts";

type Matched = Extract<ComparedAim, { readonly status: "optimal" | "feasible" }>;

/** Compared aims as a report. A brief one has the first choice numbers only, and the first reasons against an aim. */
export function aimsReportOf({ aims }: AimComparison, detail: Detail): Block[] {
  const matched = aims.flatMap((row) => ("has" in row ? [row] : []));
  const cut = matched.filter(({ status }) => status === "feasible").map(nameOf);
  return [
    heading(1, words.titles.report),
    paragraph(words.introduction, ...(cut.length === 0 ? [] : [words.cutOff(listed(cut))])),
    ...(matched.length === 0 ? [] : [...numbersOf(matched), ...choicesOf(matched, detail), ...givenUpOf(matched)]),
    ...withoutMatching(aims, detail),
  ];
}

function nameOf({ aim, favours }: ComparedAim): string {
  return words.aim(aim, favours);
}

function numbersOf(matched: readonly Matched[]): Block[] {
  const { columns, numbers, titles } = words;
  const right = [
    ...[columns.placed, columns.pairs, columns.total, columns.mean, columns.least],
    ...[columns.blocking, columns.gini, columns.loads, columns.loadGini],
  ];
  const rows = matched.map((row) => {
    const { placed, pairs, total, mean, least, blocking, gini, loads } = row.has;
    return [
      nameOf(row),
      ...[placed, pairs, total].map(grouped),
      mean === null ? "" : percent(mean.numerator, mean.denominator * POINTS),
      least === null ? "" : percent(least),
      grouped(blocking),
      gini === null ? "" : share(gini.value),
      loads === null ? "" : numbers.range(loads.least, loads.greatest),
      loads?.gini === undefined ? "" : share(loads.gini.value),
    ];
  });
  const lowest = matched.map((row) => [nameOf(row), row.has.lowest.map(grouped).join("; ")]);
  return [
    heading(2, titles.numbers),
    paragraph(numbers.meaning),
    table([columns.aim, ...right], right, rows),
    heading(2, titles.lowest),
    table([columns.aim, columns.lowest], [], lowest),
  ];
}

function choicesOf(matched: readonly Matched[], detail: Detail): Block[] {
  const { columns, choices, titles } = words;
  const found = [...new Set(matched.flatMap(({ has }) => has.profile.map(({ choice }) => choice)))];
  if (found.length === 0) return [];
  found.sort((a, b) => a - b);
  const cut = detail === "full" || found.length <= ROWS ? found.length : ROWS - 1;
  const line = (title: string, counts: (choice: number) => boolean) => [
    title,
    ...matched.map(({ has }) =>
      grouped(has.profile.reduce((sum, { choice, count }) => (counts(choice) ? sum + count : sum), 0)),
    ),
  ];
  const names = matched.map(nameOf);
  return [
    heading(2, titles.choices),
    paragraph(choices.meaning),
    table([columns.choice, ...names], names, [
      ...found.slice(0, cut).map((number) => line(choices.number(number), (choice) => choice === number)),
      ...found.slice(cut, cut + 1).map((number) => line(choices.later(number), (choice) => choice >= number)),
    ]),
    ...(cut === found.length ? [] : [paragraph(choices.inFull(found.length - cut - 1))]),
  ];
}

function givenUpOf(matched: readonly Matched[]): Block[] {
  const { columns, givesUp, titles } = words;
  const right = [
    ...[columns.placed, columns.total, columns.mean, columns.least],
    ...[columns.blocking, columns.gini, columns.loadGini],
  ];
  const rows = matched.map((row) => {
    const { placed, total, mean, least, blocking, gini, loads } = row.givesUp;
    return [
      nameOf(row),
      ...[placed, total].map(grouped),
      ofMean(mean),
      least === null ? "" : grouped(least),
      grouped(blocking),
      ...[gini, loads].map(ofShare),
    ];
  });
  const order = matched.map((row) => {
    const { lowest, firstChoices, lastChoices } = row.givesUp;
    return [
      nameOf(row),
      lowest === null ? givesUp.best : givesUp.lowest(lowest.place, lowest.points),
      firstChoices === null ? givesUp.best : givesUp.first(firstChoices.choice, firstChoices.count),
      lastChoices === null ? givesUp.best : givesUp.last(lastChoices.choice, lastChoices.count),
    ];
  });
  return [
    heading(2, titles.givesUp),
    paragraph(givesUp.meaning),
    table([columns.aim, ...right], right, rows),
    paragraph(givesUp.order),
    table([columns.aim, columns.lowest, columns.first, columns.last], [], order),
  ];
}

/** In points. What is more than nothing never reads as nothing. */
function ofMean(difference: Difference | null): string {
  if (difference === null) return "";
  const rounded = Math.round(difference.value);
  return difference.numerator !== "0" && rounded === 0 ? words.givesUp.tiny("1") : grouped(rounded);
}

function ofShare(difference: Difference | null): string {
  if (difference === null) return "";
  const rounded = share(difference.value);
  return difference.numerator !== "0" && rounded === "0%" ? words.givesUp.tiny("0.1%") : rounded;
}

function withoutMatching(aims: readonly ComparedAim[], detail: Detail): Block[] {
  const { titles, without } = words;
  const items = aims.flatMap((row) => {
    if (row.status === "infeasible") return [without.infeasible(nameOf(row))];
    if (row.status !== "not-possible-together") return [];
    const cut = detail === "full" || row.issues.length <= BRIEF ? row.issues.length : BRIEF - 1;
    const left = row.issues.length - cut;
    return [
      without.together(nameOf(row), [
        ...row.issues.slice(0, cut).map(without.issue),
        ...(left === 0 ? [] : [without.more(left)]),
      ]),
    ];
  });
  return items.length === 0 ? [] : [heading(2, titles.without), list(items)];
}
