import papa from "papaparse";
import type { Cell } from "./field.ts";
import { guarded } from "./guard.ts";
import type { NumberStyle } from "./numberText.ts";
import { numberText } from "./numberText.ts";

/** Said in bytes: spreadsheet programs then take a file for UTF-8. */
const BYTE_ORDER_MARK = "\ufeff";

/**
 * A table as CSV (RFC 4180: CR LF after every row, quotes where a cell needs them). Text is guarded against formulas
 * (`guarded`); numbers stay numbers, −3 too. `bom` puts a byte order mark first.
 */
export function csvText(rows: readonly (readonly Cell[])[], style: NumberStyle, bom = false): string {
  const cells = rows.map((row) =>
    row.map((cell) => (typeof cell === "number" ? numberText(cell, style) : guarded(cell))),
  );
  const text = papa.unparse(cells, { delimiter: style.delimiter, newline: "\r\n" });
  return `${bom ? BYTE_ORDER_MARK : ""}${text}\r\n`;
}
