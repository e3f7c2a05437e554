import { shown } from "../reading/issueText.ts";
import { hint } from "../reading/nearest.ts";
import type { Cell, Field, Reading } from "./field.ts";
import { readNumber } from "./field.ts";
import type { Scale } from "./mapping.ts";
import { escaped, membersOf, splitAt, unescaped } from "./members.ts";
import { numberOf, numberText } from "./numberText.ts";

/** Where numbers by name stand: in one cell, or a column for each name. */
export type RecordPlace =
  | string
  | { readonly column: string; readonly separator?: string | undefined; readonly sign?: string | undefined }
  | { readonly columns: Readonly<Record<string, string>> };

/** What the names and the numbers are. */
export interface RecordKind {
  /** Names are topics: a cell may say their labels. */
  readonly topics: boolean;
  /** A number of 0 is no answer: a weight that is nothing. */
  readonly dropsZero?: boolean;
  /** What is left has to be something. */
  readonly nonempty?: boolean;
  /** What turns numbers or words into shares. */
  readonly scale?: Scale | undefined;
  /** What numbers that stay as they are have to lie between. */
  readonly bounds?: Bounds | undefined;
  /** Where no member of a cell has a number, they are a ranked list. */
  readonly ranked?: boolean;
}

interface Bounds {
  readonly least: number;
  readonly most: number;
  /** What the mapping could say to have other numbers read. */
  readonly otherwise?: string;
}

/** How many columns a message names. */
const LISTED = 12;

export function recordField(keys: readonly string[], place: RecordPlace, kind: RecordKind): Field {
  if (typeof place === "object" && "columns" in place) return columnsField(keys, place.columns, kind);
  const { column, separator = ";", sign = ":" } = typeof place === "string" ? { column: place } : place;
  return {
    keys,
    headers: [column],
    read([cell], reading) {
      if (cell === "") return undefined;
      if (cell === reading.none) return ofCell({}, 0, cell, kind, reading);
      const members = membersOf(cell, separator).map((part) => numbered(part, sign, kind, reading));
      const name = (text: string) => (kind.topics ? reading.topic(unescaped(text)) : unescaped(text));
      if (kind.ranked && members.every(({ number }) => number === undefined))
        return members.map(({ part }) => name(part));
      const entries: Record<string, unknown> = {};
      for (const { part, name: text, number } of members) {
        // Among weights one that is not said is 1; a share has to be said, and so has what is held to bounds.
        const known = name(number === undefined ? part : text);
        if (known === "__proto__") {
          reading.fault(0, [known], "range", () => `expected any name but "__proto__", received ${shown(known)}`);
        } else if (number === undefined && (!kind.dropsZero || kind.bounds !== undefined)) {
          const message = () => `expected a number after ${shown(sign)}, received ${shown(part)}`;
          reading.fault(0, [known], "missing", message);
        } else if (Object.hasOwn(entries, known)) {
          reading.fault(0, [known], "duplicate", () => `expected every name once, received ${shown(known)} again`);
        } else entries[known] = number === undefined ? 1 : valueOf(number, kind, reading, 0, [known]);
      }
      return ofCell(entries, members.length, cell, kind, reading);
    },
    write(value, writing) {
      const signs = [separator, sign];
      const between = `${separator} `;
      if (Array.isArray(value)) return [value.map((one) => escaped(String(one), signs)).join(between)];
      const entries = Object.entries(value as Readonly<Record<string, number>>);
      if (entries.length === 0) return [writing.none];
      const text = (number: number) => {
        const cell = cellOf(number, kind.scale);
        return typeof cell === "number" ? numberText(cell, writing.style) : escaped(cell, signs);
      };
      return [entries.map(([name, number]) => `${escaped(name, signs)}${sign} ${text(number)}`).join(between)];
    },
  };
}

function columnsField(keys: readonly string[], columns: Readonly<Record<string, string>>, kind: RecordKind): Field {
  const names = Object.keys(columns);
  const headers = Object.values(columns);
  return {
    keys,
    headers,
    read(cells, reading) {
      if (cells.every((cell) => cell === "")) return undefined;
      const entries: Record<string, unknown> = {};
      for (const [column, cell] of cells.entries()) {
        if (cell === "" || cell === reading.none) continue;
        reading.place(column, [names[column]]);
        entries[names[column]] = valueOf(cell, kind, reading, column, [names[column]]);
      }
      const left = kind.dropsZero ? withoutZeros(entries) : entries;
      if (kind.nonempty && Object.keys(left).length === 0) {
        const listed = headers.length > LISTED ? "" : ` ${headers.map(shown).join(", ")}`;
        const answer = `expected a number above 0 in one of the columns${listed} (or no answer in all of them)`;
        reading.fault(0, [], "range", () => `${answer}, received 0 or nothing in each`);
      }
      return left;
    },
    write(value, writing) {
      const entries = value as Readonly<Record<string, number>>;
      if (Object.keys(entries).length === 0) return [writing.none];
      return names.map((name) => (Object.hasOwn(entries, name) ? cellOf(entries[name], kind.scale) : ""));
    },
  };
}

/** A member as its name and what stands after the last sign; in a ranked list only a number does. */
function numbered(part: string, sign: string, kind: RecordKind, { style }: Reading) {
  const parts = splitAt(part, sign);
  const number = unescaped(parts.at(-1)!);
  const plain = parts.length < 2 || (kind.ranked === true && typeof numberOf(number, style) !== "number");
  return plain ? { part, name: part } : { part, name: parts.slice(0, -1).join(sign), number };
}

function valueOf(
  cell: string,
  { scale, bounds }: RecordKind,
  reading: Reading,
  column: number,
  keys: readonly PropertyKey[],
): Cell {
  if (scale !== undefined && !Array.isArray(scale)) {
    if (Object.hasOwn(scale, cell)) return scale[cell];
    const message = () =>
      `expected a word of the scale${hint(cell, new Set(Object.keys(scale)), reading.budget)}, received ${shown(cell)}`;
    reading.fault(column, keys, "range", message);
    return cell;
  }
  const number = readNumber(cell, reading, column, keys);
  if (typeof number !== "number") return number;
  if (scale === undefined) {
    if (bounds === undefined || (number >= bounds.least && number <= bounds.most)) return number;
    const { least, most, otherwise } = bounds;
    const words = `expected a number from ${least} to ${most}${otherwise === undefined ? "" : ` (or ${otherwise})`}`;
    reading.fault(column, keys, "range", () => `${words}, received ${shown(cell)}`);
    return number;
  }
  const [low, high] = scale;
  const value = shareOf(number, low, high);
  if (value >= 0 && value <= 1) return value;
  reading.fault(column, keys, "range", () => `expected a number from ${low} to ${high}, received ${shown(cell)}`);
  return value;
}

/** Of a scale, to twelve decimals: 1.4 of 1 to 5 is 0.1, which doubles miss by a hair. */
function shareOf(number: number, low: number, high: number): number {
  return Math.round(((number - low) / (high - low)) * 1e12) / 1e12 + 0; // never -0
}

/** The cell that is read as this share. Where none is, the nearest: reading it back tells. */
function cellOf(share: number, scale: Scale | undefined): Cell {
  if (scale === undefined) return share;
  if (!Array.isArray(scale)) return Object.keys(scale).find((word) => scale[word] === share) ?? String(share);
  const [low, high] = scale;
  const exact = low + share * (high - low);
  for (let digits = 1; digits <= 17; digits++) {
    const short = Number(exact.toPrecision(digits));
    if (shareOf(short, low, high) === share) return short;
  }
  return exact;
}

/** What one cell of so many members says, without what is nothing. */
function ofCell(
  entries: Record<string, unknown>,
  members: number,
  cell: string,
  kind: RecordKind,
  reading: Reading,
): Record<string, unknown> {
  // Where fewer were read, it has been said why.
  const isRead = Object.keys(entries).length === members;
  const left = kind.dropsZero ? withoutZeros(entries) : entries;
  if (kind.nonempty && isRead && Object.keys(left).length === 0) {
    const words = "expected a number above 0 for one of the topics (or an empty cell)";
    reading.fault(0, [], "range", () => `${words}, received ${shown(cell)}`);
  }
  return left;
}

function withoutZeros(entries: Record<string, unknown>): Record<string, unknown> {
  for (const name of Object.keys(entries)) if (entries[name] === 0) Reflect.deleteProperty(entries, name);
  return entries;
}
