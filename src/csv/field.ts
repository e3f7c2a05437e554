import type { IssueCode } from "../errors.ts";
import { shown } from "../reading/issueText.ts";
import { hint } from "../reading/nearest.ts";
import type { NumberStyle } from "./numberText.ts";
import { numberOf } from "./numberText.ts";
import { plainSpaced } from "./table.ts";

export type Cell = string | number;

/**
 * One key of a person and the columns that hold it, in both directions. What `write` makes, `read` reads as the same;
 * where a mapping cannot hold a value, what is read back differs, and `cohortToCsv` refuses it.
 */
export interface Field {
  /** `["wants"]`, `["attributes", "years"]`. */
  readonly keys: readonly string[];
  readonly headers: readonly string[];
  /** `cells`: one for each header, without guards and white space at the ends; blank = no answer. */
  read(cells: readonly string[], reading: Reading): unknown;
  /** One cell for each header, or fewer: the rest is blank. */
  write(value: unknown, writing: Writing): readonly Cell[];
}

/** People by their names, in which runs of white space are one space. */
export interface Named {
  readonly names: ReadonlySet<string>;
  /** Several where they share a name. */
  readonly idsOf: ReadonlyMap<string, readonly string[]>;
  readonly ids: ReadonlySet<string>;
}

/** What reading a cell needs to know of the file, and where its faults go. */
export interface Reading {
  readonly style: NumberStyle;
  /** The cell that stands for an empty list. */
  readonly none: string;
  /** The topic that a cell names by id or label; what it says, if it is none. */
  topic(text: string): string;
  /** The people of the other side. Undefined: their file cannot be read. */
  readonly named: Named | undefined;
  /** What `nearest` may still spend on this file. */
  readonly budget: { steps: number };
  /** `column` counts the field's headers; `keys` lead to the value inside the field's. */
  fault(column: number, keys: readonly PropertyKey[], code: IssueCode, message: () => string): void;
  /** Says which column a value inside the field's came from, where that is not the first. */
  place(column: number, keys: readonly PropertyKey[]): void;
}

export interface Writing {
  readonly none: string;
  readonly style: NumberStyle;
  /** The other side's names by id. */
  readonly nameOf: ReadonlyMap<string, string>;
}

/** The number of a cell; where it holds none, logs that and hands on what it says. */
export function readNumber(cell: string, reading: Reading, column = 0, keys: readonly PropertyKey[] = []): Cell {
  const value = numberOf(cell, reading.style);
  if (typeof value === "number") return value;
  reading.fault(column, keys, "type", () => `expected ${value}, received ${shown(cell)}`);
  return cell;
}

/** Where an id may be wrong: the column and the keys inside the field's value. */
type Spot = readonly [column: number, keys: readonly PropertyKey[]];

/** How many of the people who share a name are listed. */
const LISTED = 5;

/**
 * The id of the person of this name, or what is said, if it is nobody's name but somebody's id; where it is neither or
 * several people's name, logs that and hands it on.
 */
export function personNamed(text: string, reading: Reading, ...spot: Spot): string {
  const { named, budget } = reading;
  if (named === undefined) return text;
  const ids = named.idsOf.get(plainSpaced(text));
  if (ids?.length === 1) return ids[0];
  if (ids === undefined && named.ids.has(text)) return text;
  const message = () => {
    if (ids === undefined)
      return `expected the name of somebody${hint(text, named.names, budget)}, received ${shown(text)}`;
    const sharing = ids.length > LISTED ? "" : `: ${ids.map(shown).join(" or ")}`;
    return `expected a name that one person has (say who by id${sharing}), received ${shown(text)}`;
  };
  reading.fault(...spot, "unknown-id", message);
  return text;
}

/** An id; logs where it is nobody's, but somebody's name. */
export function personWithId(text: string, reading: Reading, ...spot: Spot): string {
  const { named } = reading;
  if (named === undefined || named.ids.has(text) || !named.idsOf.has(plainSpaced(text))) return text;
  const message = () =>
    `expected the id of somebody, received ${shown(text)}, which is a name ("by": "name" in the mapping reads names)`;
  reading.fault(...spot, "unknown-id", message);
  return text;
}
