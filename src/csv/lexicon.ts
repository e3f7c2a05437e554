import type { Named } from "./field.ts";
import { unguarded } from "./guard.ts";
import type { Mapping, SideMapping } from "./mapping.ts";
import type { Sheet } from "./sheet.ts";
import { plainSpaced } from "./table.ts";

/** The cell that stands for an empty list, where the mapping names none. */
export const NONE = "(none)";

/** Finds the topic that a cell names by its id or, where it is none, by its label. */
export function topicReader(topics: Mapping["topics"]): (text: string) => string {
  if (topics === undefined) return (text) => text;
  const idWith = new Map(Object.entries(topics).map(([id, { label }]) => [label ?? id, id]));
  return (text) => (Object.hasOwn(topics, text) ? text : (idWith.get(text) ?? text));
}

/** The ids of a file's people by their names; without a name, by the id. Undefined where the file cannot be read. */
export function idsByName(sheet: Sheet | undefined, side: SideMapping): Named | undefined {
  if (sheet === undefined) return undefined;
  const { headers, rows } = sheet.table;
  const [idColumn, nameColumn] = [side.id, side.name ?? side.id].map((header) => headers.indexOf(plainSpaced(header)));
  const ids = new Set<string>();
  const idsWith = new Map<string, string[]>();
  for (const { cells } of rows) {
    const id = unguarded(cells[idColumn] ?? "");
    const name = plainSpaced(unguarded(cells[nameColumn] ?? "")) || id;
    ids.add(id);
    const sharing = idsWith.get(name);
    if (sharing === undefined) idsWith.set(name, [id]);
    else sharing.push(id);
  }
  return { names: new Set(idsWith.keys()), idsOf: idsWith, ids };
}
