import type { Content } from "./markup.ts";
import { element } from "./markup.ts";

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
  const classOf = (column: number) => (columns[column].align === "right" ? "n" : undefined);
  const head = columns.map(({ title }, at) => element("th", { scope: "col", class: classOf(at) }, title));
  const body = rows.map((row) =>
    element(
      "tr",
      {},
      row.map((cell, at) => {
        const { content, value } = typeof cell === "string" ? { content: cell, value: undefined } : cell;
        const attributes = { class: classOf(at), "data-value": value };
        if (at === 0 && content !== "") return element("th", { scope: "row", dir: "auto", ...attributes }, content);
        return element("td", { dir: columns[at].align === "left" ? "auto" : undefined, ...attributes }, content);
      }),
    ),
  );
  return element(
    "div",
    { class: "scroll", role: "group", tabindex: 0, "aria-label": caption },
    element(
      "table",
      { class: sortable ? "sortable" : undefined },
      element("caption", { class: captioned ? undefined : "unseen" }, caption),
      element("thead", {}, element("tr", {}, head)),
      element("tbody", {}, body),
    ),
  );
}

/** Something that opens; everything in it is there without a script, too. */
export function opening(summary: string, ...content: readonly Content[]): Content {
  return element("details", {}, element("summary", {}, summary), content);
}
