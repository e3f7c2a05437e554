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

/** Where what is found in the row at hand goes; `column` is the table's. */
interface Recorder {
  fault(column: number, keys: readonly PropertyKey[], code: IssueCode, message: () => string): void;
  place(column: number, keys: readonly PropertyKey[]): void;
}

/** Reads every row of a sheet as a person; logs the cells that cannot be read as what the mapping says. O(cells). */
export function readRows(sheet: Sheet, lexicon: Lexicon): ReadSheet {
  const { table, log, miscounted } = sheet;
  const logged = new Map<number, string[]>();
  let at = 0; // the row at hand
  let garbled = false;
  const note = (...keys: readonly PropertyKey[]) => {
    const paths = logged.get(at);
    if (paths === undefined) logged.set(at, [pathText([at, ...keys])]);
    else paths.push(pathText([at, ...keys]));
  };
  const read = reader(sheet, lexicon, {
    fault(column, keys, code, message) {
      note(...keys);
      if (!garbled) log.add(placeOf(sheet, table.rows[at], column), code, message);
    },
    place() {},
  });
  const people: LoosePerson[] = [];
  for (; at < table.rows.length; at++) {
    garbled = miscounted.has(table.rows[at]);
    if (garbled) note();
    people.push(read(table.rows[at], garbled ? 1 : sheet.fields.length)); // the first field is the id
  }
  return { people, logged, sheet, lexicon };
}

/** The column from which the value at `path` (below the person: `.wishes[1]`) came; undefined where none did. */
export function columnOf({ sheet, lexicon }: ReadSheet, row: Row, path: string): number | undefined {
  let column: number | undefined;
  let longest = -1;
  const read = reader(sheet, lexicon, {
    fault() {},
    place(from, keys) {
      // As if below a person: `[0].wishes[1]`.
      const place = pathText([0, ...keys]).slice("[0]".length);
      const inside = path === place || path.startsWith(`${place}.`) || path.startsWith(`${place}[`);
      if (inside && place.length > longest) [column, longest] = [from, place.length];
    },
  });
  read(row, sheet.fields.length);
  return column;
}

export function placeOf({ table }: Sheet, row: Row, column: number) {
  return { line: lineOf(row, column), column, header: table.headers[column] };
}

/** Reads the first fields of a row as a person. */
function reader(sheet: Sheet, lexicon: Lexicon, recorder: Recorder): (row: Row, fields: number) => LoosePerson {
  const { style, unknown } = sheet;
  const budget = { steps: LIMITS.nearestSteps as number };
  const parts = sheet.fields.map((field, at) => {
    const columns = sheet.columns[at];
    const reading: Reading = {
      ...lexicon,
      style,
      budget,
      fault: (column, keys, code, message) => recorder.fault(columns[column], [...field.keys, ...keys], code, message),
      place: (column, keys) => recorder.place(columns[column], [...field.keys, ...keys]),
    };
    return { field, columns, first: columns.find((column) => column >= 0), reading };
  });

  function cellAt(row: Row, column: number, field: Field): string {
    const cell = (row.cells[column] ?? "").trim();
    if (cell === "" || unknown.has(cell)) return "";
    if (cell.startsWith("#") && ERROR_VALUE.test(cell)) {
      const message = () => `expected a value, received ${shown(cell)}, the spreadsheet's own error`;
      recorder.fault(column, field.keys, "type", message);
    }
    return unguarded(cell);
  }

  return (row, fields) => {
    const person: LoosePerson = {};
    for (const { field, columns, first, reading } of fields === parts.length ? parts : parts.slice(0, fields)) {
      if (first === undefined) continue;
      recorder.place(first, field.keys);
      const cells = columns.map((column) => cellAt(row, column, field));
      const value = field.read(cells, reading);
      if (value !== undefined) put(person, field, value);
    }
    return person;
  };
}

function put(person: LoosePerson, { keys: [key, attribute] }: Field, value: unknown): void {
  if (attribute === undefined) person[key] = value;
  else {
    const attributes = (person[key] ??= {}) as LoosePerson;
    attributes[attribute] = value;
  }
}
