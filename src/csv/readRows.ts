import type { IssueCode } from "../errors.ts";
import { pathText, shown } from "../reading/issueText.ts";
import { LIMITS } from "../reading/limits.ts";
import type { Field, Reading } from "./field.ts";
import { ERROR_VALUE, unguarded } from "./guard.ts";
import type { Sheet } from "./sheet.ts";
import type { Row } from "./table.ts";
import { lineOf } from "./table.ts";

/** What the cells of both files are read by. */
export interface Lexicon {
  readonly none: string;
  topic(text: string): string;
  readonly named: Reading["named"];
}

/** Somebody of a file, in the JSON form of a cohort; unchecked. */
export type LoosePerson = Record<string, unknown>;

/** What a file says, and how to find the cell that said it. */
export interface ReadSheet {
  readonly people: readonly LoosePerson[];
  /** By row: the paths of which something has been logged, such as `[3].wishes[1]`; `[3]` for all of it. */
  readonly logged: ReadonlyMap<number, readonly string[]>;
  readonly sheet: Sheet;
  readonly lexicon: Lexicon;
}

interface Recorder {
  fault(column: number, keys: readonly PropertyKey[], code: IssueCode, message: () => string): void;
  place(column: number, keys: readonly PropertyKey[]): void;
}

/** Reads every row of a sheet as a person; logs the cells that cannot be read as what the mapping says. O(cells). */
export function readRows(sheet: Sheet, lexicon: Lexicon): ReadSheet {
  const { table, log, miscounted } = sheet;
  const logged = new Map<number, string[]>();
  const note = (at: number, ...keys: readonly PropertyKey[]) => {
    const paths = logged.get(at);
    if (paths === undefined) logged.set(at, [pathText([at, ...keys])]);
    else paths.push(pathText([at, ...keys]));
  };
  const budget = { steps: LIMITS.nearestSteps as number };
  const people = table.rows.map((row, at) => {
    const garbled = miscounted.has(row);
    if (garbled) note(at);
    const fields = garbled ? 1 : sheet.fields.length; // the first is the id
    return personOf(sheet, lexicon, row, budget, fields, {
      fault(column, keys, code, message) {
        note(at, ...keys);
        if (!garbled) log.add(placeOf(sheet, row, column), code, message);
      },
      place() {},
    });
  });
  return { people, logged, sheet, lexicon };
}

/** The column from which the value at `path` (below the person: `.wishes[1]`) came; undefined where none did. */
export function columnOf({ sheet, lexicon }: ReadSheet, row: Row, path: string): number | undefined {
  let column: number | undefined;
  let longest = -1;
  personOf(sheet, lexicon, row, { steps: 0 }, sheet.fields.length, {
    fault() {},
    place(from, keys) {
      // As if below a person: `[0].wishes[1]`.
      const place = pathText([0, ...keys]).slice("[0]".length);
      const inside = path === place || path.startsWith(`${place}.`) || path.startsWith(`${place}[`);
      if (inside && place.length > longest) [column, longest] = [from, place.length];
    },
  });
  return column;
}

export function placeOf({ table }: Sheet, row: Row, column: number) {
  return { line: lineOf(row, column), column, header: table.headers[column] };
}

function personOf(
  sheet: Sheet,
  lexicon: Lexicon,
  row: Row,
  budget: { steps: number },
  fields: number,
  recorder: Recorder,
): LoosePerson {
  const { style, unknown } = sheet;
  const person: LoosePerson = {};
  for (let at = 0; at < fields; at++) {
    const field = sheet.fields[at];
    const columns = sheet.columns[at];
    const first = columns.find((column) => column >= 0);
    if (first === undefined) continue;
    recorder.place(first, field.keys);
    const cells = columns.map((column, index) => {
      const cell = (row.cells[column] ?? "").trim();
      if (unknown.has(cell)) return "";
      if (ERROR_VALUE.test(cell)) {
        const message = () => `expected a value, received ${shown(cell)}, the spreadsheet's own error`;
        recorder.fault(columns[index], field.keys, "type", message);
      }
      return unguarded(cell);
    });
    const value = field.read(cells, {
      ...lexicon,
      style,
      budget,
      fault: (column, keys, code, message) => recorder.fault(columns[column], [...field.keys, ...keys], code, message),
      place: (column, keys) => recorder.place(columns[column], [...field.keys, ...keys]),
    });
    if (value !== undefined) put(person, field, value);
  }
  return person;
}

function put(person: LoosePerson, { keys: [key, attribute] }: Field, value: unknown): void {
  if (attribute === undefined) person[key] = value;
  else {
    const attributes = (person[key] ??= {}) as LoosePerson;
    attributes[attribute] = value;
  }
}
