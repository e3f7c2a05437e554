import { chart, hatching, keyOf, ornament, scrolling } from "./chart.ts";
import type { DataTable } from "./dataTable.ts";
import { sameAsTable } from "./dataTable.ts";
import { bare } from "./isolate.ts";
import type { Content, Markup } from "./markup.ts";
import { element } from "./markup.ts";
import type { Section } from "./page.ts";
import type { Report } from "./report.ts";
import { labelsOf } from "./report.ts";

const SIDE = 30;
const LABEL = 24;
/** Wide characters of 12 pixels: few letters are wider on average. */
const LETTER = 7.3;
const STEPS = 7;
/** From this step on the ground is dark, or on a dark page light. */
const TURN = 5;
const HATCH = "forbidden-pairs";

/** What stands at a crossing of a mentee and a mentor. */
type Crossing = { readonly points: number; readonly made: boolean } | undefined;

/** Mentees by mentors: how well each two fit, what was made of it, what rules forbid. */
export function heatMap(report: Report): Section {
  const { run, names, matching } = report;
  const { report: words } = names.language;
  const title = words.titles.affinities;
  const rows = crossingsOf(report);
  const all = rows.flat().flatMap((one) => (one === undefined ? [] : [one.points]));
  const least = all.reduce((low, points) => Math.min(low, points), 1_000_000);
  const greatest = all.reduce((high, points) => Math.max(high, points), 0);
  const stepOf = (points: number) =>
    greatest === least ? 0 : Math.min(STEPS - 1, Math.floor(((points - least) / (greatest - least)) * STEPS));
  const forbidden = run.mentees.length * run.mentors.length - all.length;
  const description = words.heat.description(run.mentees.length, run.mentors.length, matching.pairs.length, forbidden);
  const picture = pictureOf(rows, stepOf, report, { id: "map", title, description });
  const swatch = (...content: Content[]) => ornament(18, 18, undefined, content);
  const square = (className: string, fill?: string) =>
    element("rect", { class: className, fill, x: 1.5, y: 1.5, width: 15, height: 15 });
  const steps = [...new Set(all.map(stepOf))]
    .sort((a, b) => a - b)
    .map((step): [Markup, string] => {
      const within = all.filter((points) => stepOf(points) === step);
      return [
        swatch(square(`h${step}`)),
        words.heat.step(
          within.reduce((low, points) => Math.min(low, points)),
          within.reduce((high, points) => Math.max(high, points)),
        ),
      ];
    });
  const key = keyOf([
    ...steps,
    ...(matching.pairs.length === 0 ? [] : [[swatch(square("mark")), words.heat.made] as const]),
    ...(forbidden === 0 ? [] : [[swatch(square("frame", `url(#${HATCH})`)), words.heat.forbidden] as const]),
  ]);
  return {
    id: "affinities",
    title,
    content: [
      element("p", {}, words.heat.meaning),
      key,
      element("figure", {}, scrolling(title, picture)),
      sameAsTable(words.sameAsTable, tableOf(rows, report, title)),
    ],
  };
}

/** In id order of both sides; undefined where rules forbid the pair. */
function crossingsOf({ run, explanations }: Report): Crossing[][] {
  return explanations.map(({ pairs, alternatives }) => {
    const known = new Map<string, Crossing>();
    for (const { mentor, points } of alternatives) known.set(mentor, { points, made: false });
    for (const { mentor, points } of pairs) known.set(mentor, { points, made: true });
    return run.mentors.map(({ id }) => known.get(id));
  });
}

function pictureOf(
  rows: readonly (readonly Crossing[])[],
  stepOf: (points: number) => number,
  { run, names }: Report,
  text: { readonly id: string; readonly title: string; readonly description: string },
): Markup {
  const { grouped } = names.language.numbers;
  const mentees = [...labelsOf(run.mentees, names.mentee, LABEL).values()];
  const mentors = [...labelsOf(run.mentors, names.mentor, LABEL).values()];
  const longest = (labels: readonly string[]) =>
    Math.ceil(LETTER * labels.reduce((most, label) => Math.max(most, Array.from(bare(label)).length), 0)) + 10;
  const left = longest(mentees);
  const top = longest(mentors);
  const boxes = Array.from({ length: STEPS }, () => "");
  let hatched = "";
  const marks: Markup[] = [];
  const numbers: [low: Markup[], high: Markup[]] = [[], []];
  for (const [i, row] of rows.entries()) {
    for (const [j, crossing] of row.entries()) {
      const [x, y] = [left + j * SIDE, top + i * SIDE];
      const box = `M${x} ${y}h${SIDE - 1}v${SIDE - 1}h-${SIDE - 1}z`;
      if (crossing === undefined) {
        hatched += box;
        continue;
      }
      const { points, made } = crossing;
      const step = stepOf(points);
      boxes[step] += box;
      const at = { x: x + SIDE / 2, y: y + SIDE / 2 + 4, class: made ? "made" : undefined };
      numbers[step < TURN ? 0 : 1].push(element("text", at, grouped(Math.round(points / 10_000))));
      if (made) marks.push(element("rect", { class: "mark", x: x + 1, y: y + 1, width: SIDE - 3, height: SIDE - 3 }));
    }
  }
  return chart(
    text,
    left + mentors.length * SIDE + 4,
    top + mentees.length * SIDE + 4,
    hatching(HATCH, "hatch"),
    mentees.map((label, i) => element("text", { class: "end", x: left - 8, y: top + i * SIDE + SIDE / 2 + 4 }, label)),
    mentors.map((label, j) =>
      element("text", { transform: `translate(${left + j * SIDE + SIDE / 2 + 4} ${top - 6}) rotate(-90)` }, label),
    ),
    boxes.map((d, step) => (d === "" ? [] : element("path", { class: `h${step}`, d }))),
    hatched === "" ? [] : element("path", { fill: `url(#${HATCH})`, d: hatched }),
    element("g", { class: "low middle" }, numbers[0]),
    element("g", { class: "high middle" }, numbers[1]),
    marks,
  );
}

function tableOf(rows: readonly (readonly Crossing[])[], { run, names }: Report, caption: string): DataTable {
  const { columns, report, numbers } = names.language;
  const cell = (crossing: Crossing) => {
    if (crossing === undefined) return report.heat.forbiddenInShort;
    const percent = Math.round(crossing.points / 10_000);
    return crossing.made ? element("strong", {}, report.heat.madeCell(percent)) : numbers.grouped(percent);
  };
  return {
    caption,
    columns: [
      { title: columns.mentee, align: "left" },
      ...run.mentors.map(({ id }) => ({ title: names.mentor(id), align: "right" as const })),
    ],
    rows: rows.map((row, i) => [names.mentee(run.mentees[i].id), ...row.map((one) => ({ content: cell(one) }))]),
  };
}
