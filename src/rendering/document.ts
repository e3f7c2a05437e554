/**
 * A report before it is printed: what `reportOf` makes, and what the printers read. Every string is plain text, our own
 * words and the data's alike. A printer escapes all of it, so that nothing from the data can become markup.
 */
export type Block =
  | { readonly kind: "heading"; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: "paragraph"; readonly text: string }
  | { readonly kind: "list"; readonly items: readonly string[] }
  | Table;

export interface Table {
  readonly kind: "table";
  readonly columns: readonly Column[];
  /** One cell per column. */
  readonly rows: readonly (readonly string[])[];
}

interface Column {
  readonly title: string;
  readonly align: "left" | "right";
}

export function heading(level: 1 | 2 | 3, text: string): Block {
  return { kind: "heading", level, text };
}

/** Sentences, one after the other. */
export function paragraph(...sentences: readonly string[]): Block {
  return { kind: "paragraph", text: sentences.join(" ") };
}

export function list(items: readonly string[]): Block {
  return { kind: "list", items };
}

/** `right` lists the titles of the columns that hold numbers. */
export function table(
  titles: readonly string[],
  right: readonly string[],
  rows: readonly (readonly string[])[],
): Table {
  const columns = titles.map((title) => ({
    title,
    align: right.includes(title) ? ("right" as const) : ("left" as const),
  }));
  return { kind: "table", columns, rows };
}

/** What a heading says; "" for any other block. */
export function textOf(block: Block): string {
  return block.kind === "heading" ? block.text : "";
}
