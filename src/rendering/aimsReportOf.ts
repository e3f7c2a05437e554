import type { AimComparison, ComparedAim, Difference } from "../explanation/aimComparison.ts";
import { POINTS } from "../points.ts";
import { ROWS } from "./auditNames.ts";
import type { Block } from "./document.ts";
import { heading, list, paragraph, table } from "./document.ts";
import type { Language } from "./language.ts";
import type { Detail } from "./names.ts";
import { BRIEF } from "./names.ts";

type Matched = Extract<ComparedAim, { readonly status: "optimal" | "feasible" }>;

/** Compared aims as a report. A brief one has the first choice numbers only, and the first reasons against an aim. */
export function aimsReportOf({ aims }: AimComparison, detail: Detail, language: Language): Block[] {
  const { aims: words, listed } = language;
  const nameOf = namesOf(language);
  const matched = aims.flatMap((row) => ("has" in row ? [row] : []));
  const cut = matched.filter(({ status }) => status === "feasible").map(nameOf);
  return [
    heading(1, words.titles.report),
    paragraph(words.introduction, ...(cut.length === 0 ? [] : [words.cutOff(listed(cut))])),
    ...(matched.length === 0
      ? []
      : [...numbersOf(matched, language), ...choicesOf(matched, detail, language), ...givenUpOf(matched, language)]),
    ...withoutMatching(aims, detail, language),
  ];
}

function namesOf({ aims }: Language): (row: ComparedAim) => string {
  return ({ aim, favours }) => aims.aim(aim, favours);
}

function numbersOf(matched: readonly Matched[], language: Language): Block[] {
  const nameOf = namesOf(language);
  const { grouped, percent, share } = language.numbers;
  const { columns, numbers, titles } = language.aims;
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

function choicesOf(matched: readonly Matched[], detail: Detail, language: Language): Block[] {
  const { grouped } = language.numbers;
  const { columns, choices, titles } = language.aims;
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
  const names = matched.map(namesOf(language));
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

function givenUpOf(matched: readonly Matched[], language: Language): Block[] {
  const nameOf = namesOf(language);
  const { grouped } = language.numbers;
  const { columns, givesUp, titles } = language.aims;
  const right = [
    ...[columns.placed, columns.total, columns.mean, columns.least],
    ...[columns.blocking, columns.gini, columns.loadGini],
  ];
  const rows = matched.map((row) => {
    const { placed, total, mean, least, blocking, gini, loads } = row.givesUp;
    return [
      nameOf(row),
      ...[placed, total].map(grouped),
      ofMean(mean, language),
      least === null ? "" : grouped(least),
      grouped(blocking),
      ...[gini, loads].map((one) => ofShare(one, language)),
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
function ofMean(difference: Difference | null, { aims, numbers }: Language): string {
  if (difference === null) return "";
  const rounded = Math.round(difference.value);
  return difference.numerator !== "0" && rounded === 0
    ? aims.givesUp.tiny(numbers.grouped(1))
    : numbers.grouped(rounded);
}

function ofShare(difference: Difference | null, { aims, numbers: { share } }: Language): string {
  if (difference === null) return "";
  const rounded = share(difference.value);
  return difference.numerator !== "0" && rounded === share(0) ? aims.givesUp.tiny(share(0.001)) : rounded;
}

function withoutMatching(aims: readonly ComparedAim[], detail: Detail, language: Language): Block[] {
  const nameOf = namesOf(language);
  const { titles, without } = language.aims;
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
