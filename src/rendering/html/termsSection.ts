import type { Pair, PairTerm } from "../../explanation/matching.ts";
import { chart, hatching, keyOf, ornament, scrolling } from "./chart.ts";
import type { DataTable } from "./dataTable.ts";
import { sameAsTable } from "./dataTable.ts";
import type { Content, Markup } from "./markup.ts";
import { element, fragment } from "./markup.ts";
import type { Section } from "./page.ts";
import type { Report } from "./report.ts";
import { labelsOf } from "./report.ts";

const WHOLE = 1_000_000;
const COLOURS = 8;
const ROW = 24;
const LABEL = 19;
const LABELS = 300;
const BAR = 560;
const NUMBERS = 60;
const VEIL = "rests-on-unknown";
const SECOND = "second-round";

interface Bar {
  readonly label: string;
  readonly total: number;
  readonly terms: readonly Pick<PairTerm, "criterion" | "points" | "unknown">[];
}

/** What each pair's affinity is made of; of many pairs, the mean. */
export function termsSection(report: Report): Section[] {
  const { run, matching, names, large } = report;
  const { pairs } = matching;
  if (pairs.length === 0) return [];
  const { report: language } = names.language;
  const { titles, terms: words } = language;
  const criteria = run.criteria.map(({ id }) => id);
  const bars = large ? [meanOf(pairs, criteria, words.mean)] : barsOf(report);
  const description = (large ? words.descriptionOfMean : words.description)(pairs.length, criteria.length);
  const picture = pictureOf(bars, criteria, { id: "terms-chart", title: titles.terms, description }, report);
  const met = bars.some(({ terms }) => terms.some(({ unknown }) => unknown));
  const sign = (...content: Content[]) => ornament(18, 18, undefined, content);
  const key = keyOf([
    ...criteria.map((id, at) => [sign(colouredAt(at, 1, 1, 16, 16)), names.criterion(id)] as const),
    ...(met
      ? [
          [
            sign(element("rect", { class: "frame", fill: `url(#${VEIL})`, x: 1, y: 1, width: 16, height: 16 })),
            words.unknown,
          ] as const,
        ]
      : []),
  ]);
  const content = [
    element("p", {}, large ? words.meaningOfMean : words.meaning),
    key,
    element("figure", {}, scrolling(titles.terms, picture)),
    sameAsTable(language.sameAsTable, tableOf(bars, criteria, report)),
  ];
  return [{ id: "terms", title: titles.terms, content }];
}

/** The bars of all pairs, each called by the names of its two. */
function barsOf({ run, matching, names }: Report): Bar[] {
  const mentees = labelsOf(run.mentees, names.mentee, LABEL);
  const mentors = labelsOf(run.mentors, names.mentor, LABEL);
  const { pair } = names.language.report.terms;
  return matching.pairs.map(({ mentee, mentor, points, terms }) => ({
    label: pair(mentees.get(mentee) ?? mentee, mentors.get(mentor) ?? mentor),
    total: points,
    terms,
  }));
}

function meanOf(pairs: readonly Pair[], criteria: readonly string[], label: string): Bar {
  const sums = new Map(criteria.map((id) => [id, 0]));
  for (const { terms } of pairs)
    for (const { criterion, points } of terms) sums.set(criterion, (sums.get(criterion) ?? 0) + points);
  const terms = criteria.map((criterion) => ({
    criterion,
    points: Math.round((sums.get(criterion) ?? 0) / pairs.length),
  }));
  return { label, total: Math.round(pairs.reduce((sum, { points }) => sum + points, 0) / pairs.length), terms };
}

function pictureOf(
  bars: readonly Bar[],
  criteria: readonly string[],
  text: { readonly id: string; readonly title: string; readonly description: string },
  { names }: Report,
): Markup {
  const { percent } = names.language.numbers;
  const at = new Map(criteria.map((id, index) => [id, index]));
  const height = bars.length * ROW + 4;
  const x = (points: number) => LABELS + Math.round((points / WHOLE) * BAR);
  return chart(
    text,
    LABELS + BAR + NUMBERS,
    height,
    hatching(VEIL, "veil"),
    hatching(SECOND, "veil", "M2 0v8M6 0v8"),
    [0, 0.25, 0.5, 0.75, 1].map((share) => element("path", { class: "axis", d: `M${x(share * WHOLE)}.5 0V${height}` })),
    bars.map(({ label, total, terms }, row) => {
      const y = row * ROW + 4;
      let before = 0;
      const parts = terms.map(({ criterion, points, unknown }) => {
        const from = x(before);
        before += points;
        const width = x(before) - from;
        if (width === 0) return [];
        const veil = element("rect", { fill: `url(#${VEIL})`, x: from, y, width, height: ROW - 8 });
        return [colouredAt(at.get(criterion) ?? 0, from, y, width, ROW - 8), unknown ? veil : []];
      });
      return [
        element("text", { class: "end", x: LABELS - 8, y: y + 12 }, label),
        parts,
        element("text", { x: x(total) + 6, y: y + 12 }, percent(total)),
      ];
    }),
  );
}

/** A criterion's colour; from the ninth on they come again, with stripes. */
function colouredAt(index: number, x: number, y: number, width: number, height: number): Markup {
  const box = { x, y, width, height };
  return fragment(
    element("rect", { class: `part c${index % COLOURS}`, ...box }),
    index < COLOURS ? [] : element("rect", { fill: `url(#${SECOND})`, ...box }),
  );
}

function tableOf(bars: readonly Bar[], criteria: readonly string[], { names, large, matching }: Report): DataTable {
  const { columns, report, numbers } = names.language;
  const rows = bars.map(({ label, total, terms }, at) => {
    const of = new Map(terms.map((term) => [term.criterion, term]));
    const who = large ? [label] : [names.mentee(matching.pairs[at].mentee), names.mentor(matching.pairs[at].mentor)];
    const points = criteria.map((id) => {
      const term = of.get(id);
      if (term === undefined) return "";
      return term.unknown ? report.terms.unknownCell(term.points) : numbers.grouped(term.points);
    });
    return [...who, ...points, numbers.grouped(total)];
  });
  const right = (title: string) => ({ title, align: "right" as const });
  const who = large ? [columns.counts] : [columns.mentee, columns.mentor];
  return {
    caption: report.titles.terms,
    columns: [
      ...who.map((title) => ({ title, align: "left" as const })),
      ...criteria.map((id) => right(names.criterion(id))),
      right(columns.points),
    ],
    rows,
  };
}
