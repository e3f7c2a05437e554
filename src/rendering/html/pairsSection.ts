import { reasonsOf } from "../overviewOf.ts";
import { meter } from "./chart.ts";
import type { Cell } from "./dataTable.ts";
import { dataTable } from "./dataTable.ts";
import { element } from "./markup.ts";
import type { Section } from "./page.ts";
import type { Report } from "./report.ts";

const WHOLE = 1_000_000;

/** Every pair in a table that a script may sort and filter. */
export function pairsSection({ matching, names, margins }: Report): Section {
  const { language } = names;
  const { titles, columns, report: words, summary, margins: marginWords } = language;
  const { grouped, percent } = language.numbers;
  const { pairs } = matching;
  const title = titles.pairs;
  if (pairs.length === 0) return { id: "pairs", title, content: [element("p", {}, summary.total(0, 0))] };
  const locks = pairs.some(({ lock }) => lock !== undefined);
  const rows = pairs.map((pair, at): Cell[] => [
    names.mentee(pair.mentee),
    names.mentor(pair.mentor),
    { content: [meter(pair.points, WHOLE), percent(pair.points)], value: pair.points },
    { content: grouped(pair.choice), value: pair.choice },
    ...(margins === undefined ? [] : [marginWords.standing[margins.pairs[at].standing]]),
    ...(locks ? [{ content: pair.lock === undefined ? "" : names.rule(pair.lock) }] : []),
    reasonsOf(pair, names),
  ]);
  const left = (text: string) => ({ title: text, align: "left" as const });
  const right = (text: string) => ({ title: text, align: "right" as const });
  const table = dataTable({
    caption: title,
    columns: [
      left(columns.mentee),
      left(columns.mentor),
      right(columns.affinity),
      right(columns.choice),
      ...(margins === undefined ? [] : [left(marginWords.columns.standing)]),
      ...(locks ? [left(words.columns.lock)] : []),
      left(columns.reasons),
    ],
    rows,
    sortable: true,
  });
  const filter = element(
    "p",
    { class: "filter", hidden: true, "data-of": "pairs", "data-shown": words.filter.shown },
    element("label", {}, words.filter.label, element("input", { type: "search", autocomplete: "off" })),
    element("output", {}, ""),
  );
  return { id: "pairs", title, content: [filter, table] };
}
