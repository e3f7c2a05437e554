import type { Cell, Field, Writing } from "./field.ts";
import type { LoosePerson } from "./readRows.ts";
import { plainSpaced } from "./table.ts";

/** The table of one side: the headers, then a row for each person. */
export function rowsOf(people: readonly LoosePerson[], fields: readonly Field[], writing: Writing): Cell[][] {
  const columnOf = new Map<string, number>();
  for (const header of fields.flatMap(({ headers }) => headers.map(plainSpaced)))
    if (!columnOf.has(header)) columnOf.set(header, columnOf.size);
  const columns = fields.map(({ headers }) => headers.map((header) => columnOf.get(plainSpaced(header))!));
  const rows = people.map((person) => {
    const row = Array.from({ length: columnOf.size }, (): Cell => "");
    for (const [at, field] of fields.entries()) {
      const value = valueOf(person, field);
      if (value === undefined) continue;
      for (const [index, cell] of field.write(value, writing).slice(0, columns[at].length).entries())
        row[columns[at][index]] = cell;
    }
    return row;
  });
  return [[...columnOf.keys()], ...rows];
}

function valueOf(person: LoosePerson, { keys }: Field): unknown {
  let value: unknown = person;
  // Own keys alone: an attribute may be called `constructor`.
  for (const key of keys) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as LoosePerson)[key];
  }
  return value;
}
