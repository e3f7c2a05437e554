import { shown } from "../reading/issueText.ts";
import { LIMITS } from "../reading/limits.ts";
import { hint } from "../reading/nearest.ts";
import type { Field } from "./field.ts";
import type { FileLog } from "./fileLog.ts";
import { unguarded } from "./guard.ts";
import type { SideMapping } from "./mapping.ts";
import type { NumberStyle } from "./numberText.ts";
import type { Row, Table } from "./table.ts";
import { isBlank, lineOf, plainSpaced, tableOf } from "./table.ts";
import { textOf } from "./textOf.ts";

/** A file whose columns have been found. */
export interface Sheet {
  readonly table: Table;
  readonly fields: readonly Field[];
  /** The table's column of each header of each field; −1 where the file lacks it. */
  readonly columns: readonly (readonly number[])[];
  readonly style: NumberStyle;
  /** Cells that say nothing. */
  readonly unknown: ReadonlySet<string>;
  readonly log: FileLog;
  /** Rows that have more or fewer cells than there are headers: what stands where is unknown. */
  readonly miscounted: ReadonlySet<Row>;
}

/**
 * Finds the columns that a mapping names, and logs all that is wrong with the file as a table. Undefined where nobody
 * can be read from it: no text, no headers, no column of ids.
 */
export function sheetOf(file: unknown, side: SideMapping, fields: readonly Field[], log: FileLog): Sheet | undefined {
  const table = readTable(file, side, fields, log);
  if (table === undefined) return undefined;
  const { headers } = table;
  const named = new Set(fields.flatMap((field) => field.headers).map(plainSpaced));
  const missing: string[] = [];
  const columnOf = new Map<string, number>();
  for (const header of named) {
    const [first, second] = headers.flatMap((one, column) => (one === header ? [column] : []));
    columnOf.set(header, first ?? -1);
    if (first === undefined) missing.push(header);
    if (second === undefined) continue;
    const message = `expected one column with this header, received a second one after column ${first + 1}`;
    log.add({ line: table.line, column: second, header }, "duplicate", message);
  }
  checkHeaders(table, side, named, missing, log);
  const sheet = {
    table,
    fields,
    columns: fields.map((field) => field.headers.map((header) => columnOf.get(plainSpaced(header))!)),
    style: { decimal: side.decimal, delimiter: table.delimiter },
    unknown: new Set(side.unknown ?? []),
    log,
    miscounted: miscounted(table, side, log),
  };
  const withoutIds = columnOf.get(plainSpaced(side.id)) === -1;
  return withoutIds || table.quoteFaults.length > 0 ? undefined : sheet;
}

function readTable(file: unknown, side: SideMapping, fields: readonly Field[], log: FileLog): Table | undefined {
  if (typeof file !== "string" && !isBytes(file)) {
    log.add({}, "type", `expected text or bytes, received ${shown(file)}`);
    return undefined;
  }
  if (isWorkbook(file)) {
    log.add({}, "type", "expected CSV, received a workbook (to be saved as CSV)");
    return undefined;
  }
  const decoded = textOf(file, side.encoding);
  if (!("text" in decoded)) {
    const { line, byte } = decoded;
    const encoding = side.encoding === "latin1" ? "Latin-1" : 'UTF-8 (the mapping may say "encoding": "latin1")';
    log.add(
      { line },
      "type",
      `expected text in ${encoding}, received the byte 0x${byte.toString(16).padStart(2, "0")}`,
    );
    return undefined;
  }
  const wanted = new Set(fields.flatMap((field) => field.headers).map(plainSpaced));
  if (FILE_NAME.test(decoded.text) && !wanted.has(decoded.text)) {
    log.add({}, "type", `expected the text of a file or its bytes, received its name, ${shown(decoded.text)}`);
    return undefined;
  }
  const table = tableOf(decoded.text, wanted, side.delimiter);
  if (table === undefined || (table.headers.length === 0 && table.quoteFaults.length === 0)) {
    log.add({ line: 1 }, "missing", "expected a line of headers, received nothing");
    return undefined;
  }
  const expected = 'expected a quoted cell that ends before the next delimiter or line break, and "" for a quote in it';
  for (const line of table.quoteFaults) log.add({ line }, "type", `${expected}, received another quote`);
  if (table.headers.length === 0) return undefined;
  return { ...table, headers: table.headers.map((header) => plainSpaced(unguarded(header))) };
}

/** Text of one line that is nothing but a file's name. */
const FILE_NAME = /^[^\r\n,;|\t]{1,1000}\.(?:csv|tsv|tab|txt|xlsx?|ods)$/i;

/** How files begin that spreadsheet programs write as their own: a ZIP archive, or the older compound file. */
const WORKBOOKS = ["PK\u0003\u0004", "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1"];

function isWorkbook(file: string | Uint8Array): boolean {
  const start = typeof file === "string" ? file.slice(0, 8) : String.fromCharCode(...file.subarray(0, 8));
  return WORKBOOKS.some((magic) => start.startsWith(magic));
}

/** A `Uint8Array` of any realm, Node's `Buffer` among them. */
function isBytes(file: unknown): file is Uint8Array {
  return Object.prototype.toString.call(file) === "[object Uint8Array]";
}

/** Logs the columns that are missing, and those that nothing reads. */
function checkHeaders(
  { headers, line }: Table,
  { ignore = [] }: SideMapping,
  named: ReadonlySet<string>,
  missing: readonly string[],
  log: FileLog,
): void {
  const budget = { steps: LIMITS.nearestSteps as number };
  const others = new Set(headers.filter((header) => header !== "" && !named.has(header)));
  for (const header of missing) {
    const message = () => `expected a column ${shown(header)}${hint(header, others, budget)}, received none`;
    log.add({ line }, "missing", message);
  }
  if (ignore === "rest") return;
  const ignored = new Set(ignore.map(plainSpaced));
  const unfound = new Set(missing);
  for (const [column, header] of headers.entries()) {
    if (header === "" || named.has(header) || ignored.has(header)) continue;
    const meant = unfound.size === 0 ? "" : hint(header, unfound, budget);
    const message = `expected a column that the mapping reads or ignores${meant}, received ${shown(header)}`;
    log.add({ line, column }, "unknown-key", message);
  }
}

/** Logs the rows that have more or fewer cells than there are headers; empty cells at the end do not count. */
function miscounted({ headers, rows }: Table, { ignore }: SideMapping, log: FileLog): Set<Row> {
  let width = headers.length;
  while (headers[width - 1] === "") width -= 1;
  const found = new Set<Row>();
  for (const row of rows) {
    const { cells } = row;
    if (cells.length < width) {
      found.add(row);
      const message = `expected ${width} cells, received ${cells.length} (is a line break inside a cell not quoted?)`;
      log.add({ line: row.line }, "missing", message);
    }
    for (let column = width; column < cells.length; column++) {
      if (isBlank(cells[column]) || (column < headers.length && ignore === "rest")) continue;
      found.add(row);
      const message = `expected ${width} cells, received ${shown(cells[column])} (is a delimiter inside a cell not quoted?)`;
      log.add({ line: lineOf(row, column), column }, "unknown-key", message);
      break;
    }
    const inner = headers.findIndex(
      (header, column) => header === "" && column < width && !isBlank(cells[column] ?? ""),
    );
    if (inner < 0 || ignore === "rest") continue;
    const message = `expected no cell below an empty header, received ${shown(cells[inner])}`;
    log.add({ line: lineOf(row, inner), column: inner }, "unknown-key", message);
  }
  return found;
}
