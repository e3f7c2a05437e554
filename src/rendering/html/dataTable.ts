import type { Content } from "./markup.ts";
import { element } from "./markup.ts";

/** Longer tables scroll by themselves on a screen, below their headings; printed, they are whole. */
const TALL = 40;

/** A table as HTML: with a caption, headings that say what they head, in a region of its own that scrolls. */
export interface DataTable {
  readonly caption: string;
  /** The caption is for those who do not see the heading above it. */
  readonly captioned?: boolean;
  readonly columns: readonly { readonly title: string; readonly align: "left" | "right" }[];
  readonly rows: readonly (readonly Cell[])[];
  /** A script may sort and filter the rows. */
  readonly sortable?: boolean;
}

/** `value`: what a script sorts by, where it is a number. */
export type Cell = string | { readonly content: Content; readonly value?: number };

export function dataTable({ caption, captioned = false, columns, rows, sortable = false }: DataTable): Content {
  const classes = columns.map(({ align }, at) => (align === "right" ? "n" : widthOf(rows, at)));
  const head = columns.map(({ title }, at) =>
    element("th", { scope: "col", class: columns[at].align === "right" ? "n" : undefined }, title),
  );
  const body = rows.map((row) =>
    element(
      "tr",
      {},
      row.map((cell, at) => {
        const { content, value } = typeof cell === "string" ? { content: cell, value: undefined } : cell;
        const attributes = { class: classes[at], "data-value": value };
        if (at === 0 && content !== "") return element("th", { scope: "row", dir: "auto", ...attributes }, content);
        return element("td", { dir: columns[at].align === "left" ? "auto" : undefined, ...attributes }, content);
      }),
    ),
  );
  return element(
    "div",
    { class: rows.length > TALL ? "scroll tall" : "scroll", role: "group", tabindex: 0, "aria-label": caption },
    element(
      "table",
      { class: sortable ? "sortable" : undefined },
      element("caption", { class: captioned ? undefined : "unseen" }, caption),
      element("thead", {}, element("tr", {}, head)),
      element("tbody", {}, body),
    ),
  );
}

/** How much room a column of texts needs, so that a narrow page does not break every word of it. */
function widthOf(rows: readonly (readonly Cell[])[], column: number): string | undefined {
  const longest = rows.reduce(
    (most, { [column]: cell }) => Math.max(most, typeof cell === "string" ? cell.length : 0),
    0,
  );
  return longest > 45 ? "wide" : longest > 12 ? "name" : undefined;
}

/** Something that opens, without a script too. Printed as it is: closed, only its summary. */
export function opening(summary: string, ...content: readonly Content[]): Content {
  return element("details", {}, element("summary", {}, summary), content);
}

/** The numbers of a chart, for who does not see it or wants them exactly. Not printed while it is closed. */
export function sameAsTable(summary: string, table: DataTable): Content {
  return element("details", { class: "same" }, element("summary", {}, summary), dataTable(table));
}
