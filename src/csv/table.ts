import papa from "papaparse";

/** A spreadsheet as its cells, and where each of them stands. */
export interface Table {
  readonly delimiter: Delimiter;
  readonly headers: readonly string[];
  /** The line of the headers. */
  readonly line: number;
  readonly rows: readonly Row[];
  /** Lines on which a quoted cell begins that does not end as it should; rows from there on are not among `rows`. */
  readonly quoteFaults: readonly number[];
}

export interface Row {
  /** Of the file, from 1: where the row begins. */
  readonly line: number;
  readonly cells: readonly string[];
}

export const DELIMITERS = [",", ";", "\t", "|"] as const;
/** What may stand between the cells of a line. */
export type Delimiter = (typeof DELIMITERS)[number];

const SEPARATOR_LINE = /^sep=([,;\t|])(?:\r\n|\n|\r|$)/i;
const BREAK = /\r\n|\n|\r/g;

/**
 * The cells of a file. Rows of blank cells are left out; line breaks outside quotes may be LF, CR LF, CR or a mixture.
 * Without a `delimiter` it is the one of a first line `sep=;`, or the one with which most of `wanted` are among the
 * headers, or, where none is, the one that makes most cells. Undefined where there are no headers. O(text).
 */
export function tableOf(text: string, wanted: ReadonlySet<string>, delimiter?: Delimiter): Table | undefined {
  const separator = SEPARATOR_LINE.exec(text);
  const skipped = separator === null ? 0 : separator[0].length;
  const body = text.slice(skipped);
  const chosen = delimiter ?? (separator?.[1] as Delimiter | undefined) ?? detected(body, wanted);
  const plain = withPlainBreaks(body, chosen);
  const { data, errors } = papa.parse(plain, { delimiter: chosen, newline: "\n", quoteChar: '"' });
  const firstLine = skipped === 0 ? 1 : 2;
  const quoteFaults = [...new Set(errors.map(({ index = 0 }) => firstLine + breaksIn(plain.slice(0, index))))];
  const sound = errors.reduce((least, { row = 0 }) => Math.min(least, row), data.length);
  const rows: Row[] = [];
  let line = firstLine;
  for (const [at, cells] of data.entries()) {
    if (at < sound && cells.some((cell) => !isBlank(cell))) rows.push({ line, cells });
    line += 1;
    for (const cell of cells) line += breaksIn(cell);
  }
  const [first, ...others] = rows;
  if (first === undefined) return quoteFaults.length === 0 ? undefined : emptyTable(chosen, quoteFaults);
  return { delimiter: chosen, headers: first.cells.map(plainHeader), line: first.line, rows: others, quoteFaults };
}

function emptyTable(delimiter: Delimiter, quoteFaults: readonly number[]): Table {
  return { delimiter, headers: [], line: 1, rows: [], quoteFaults };
}

/** Where a cell of a row begins: further down than the row, if cells before it hold line breaks. */
export function lineOf({ line, cells }: Row, column: number): number {
  for (let at = 0; at < Math.min(column, cells.length); at++) line += breaksIn(cells[at]);
  return line;
}

/** A header as it is compared: line breaks and runs of white space are one space. */
export function plainHeader(header: string): string {
  return header.trim().replace(/\s+/g, " ");
}

export function isBlank(cell: string): boolean {
  return cell.trim() === "";
}

function breaksIn(text: string): number {
  return text.includes("\n") || text.includes("\r") ? (text.match(BREAK)?.length ?? 0) : 0;
}

function detected(text: string, wanted: ReadonlySet<string>): Delimiter {
  let best: Delimiter = ",";
  let most = -1;
  for (const delimiter of DELIMITERS) {
    const headers = firstRow(text, delimiter);
    const known = headers.filter((header) => wanted.has(plainHeader(header))).length;
    // A thousand cells weigh less than one header that was expected.
    const count = known * 1000 + Math.min(headers.length, 999);
    if (count > most) [best, most] = [delimiter, count];
  }
  return best;
}

function firstRow(text: string, delimiter: Delimiter): readonly string[] {
  const head = text.slice(0, 100_000).trimStart();
  const plain = withPlainBreaks(head, delimiter);
  // To the end of the first row: the first line break outside quotes is the first that the parser splits at.
  return papa.parse(plain, { delimiter, newline: "\n", quoteChar: '"' }).data[0] ?? [];
}

/** The text with LF for every line break outside quotes, so that a file may mix them. What is quoted stays. */
function withPlainBreaks(text: string, delimiter: Delimiter): string {
  if (!text.includes("\r")) return text;
  let plain = "";
  let from = 0;
  let atStart = true;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (atStart && sign === '"') {
      at = endOfQuoted(text, at);
      atStart = false;
      continue;
    }
    if (sign === "\r") {
      const next = text[at + 1] === "\n" ? at + 2 : at + 1;
      plain += `${text.slice(from, at)}\n`;
      from = next;
      at = next - 1;
      atStart = true;
    } else atStart = sign === "\n" || sign === delimiter;
  }
  return plain + text.slice(from);
}

/** Where the quote stands that ends the one at `start`, as the parser sees it; the end of the text where none does. */
function endOfQuoted(text: string, start: number): number {
  for (let at = text.indexOf('"', start + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    if (text[at + 1] !== '"') return at;
    at += 1;
  }
  return text.length;
}
