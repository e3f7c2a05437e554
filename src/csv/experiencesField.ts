import type { Cell, Field, Reading } from "./field.ts";
import type { MentorMapping } from "./mapping.ts";
import { textField } from "./plainFields.ts";
import { recordField } from "./recordFields.ts";

type Group = NonNullable<MentorMapping["experiences"]>[number];

/** The experiences of a mentor: a group of columns for each. A group without an id is no experience. */
export function experiencesField(groups: readonly Group[]): Field {
  const parts = groups.map(partsOf);
  // Where each group begins.
  const start = parts.map((_, at) => parts.slice(0, at).reduce((sum, fields) => sum + widthOf(fields), 0));
  return {
    keys: ["experiences"],
    headers: parts.flatMap((fields) => fields.flatMap(({ headers }) => headers)),
    read(cells, reading) {
      if (cells.every((cell) => cell === "")) return undefined;
      if (cells[0] === reading.none && cells.slice(1).every((cell) => cell === "")) return [];
      const experiences: Record<string, unknown>[] = [];
      for (const [group, fields] of parts.entries()) {
        const own = cells.slice(start[group], start[group] + widthOf(fields));
        if (own.every((cell) => cell === "")) continue;
        experiences.push(experienceOf(fields, own, within(reading, start[group], experiences.length)));
      }
      return experiences;
    },
    write(value, writing) {
      const experiences = value as readonly Readonly<Record<string, unknown>>[];
      if (experiences.length === 0) return [writing.none];
      return parts.flatMap((fields, group) =>
        fields.flatMap((field): readonly Cell[] => {
          const part = experiences[group]?.[field.keys[0]];
          const written = part === undefined ? [] : field.write(part, writing);
          return field.headers.map((_, at) => written[at] ?? "");
        }),
      );
    },
  };
}

function partsOf({ id, label, topics }: Group): readonly Field[] {
  return [
    textField(["id"], id),
    ...(label === undefined ? [] : [textField(["label"], label)]),
    ...(topics === undefined ? [] : [recordField(["topics"], topics, { topics: true, dropsZero: true })]),
  ];
}

function widthOf(fields: readonly Field[]): number {
  return fields.reduce((sum, { headers }) => sum + headers.length, 0);
}

function experienceOf(fields: readonly Field[], cells: readonly string[], reading: Reading): Record<string, unknown> {
  const experience: Record<string, unknown> = {};
  let column = 0;
  for (const field of fields) {
    const own = cells.slice(column, column + field.headers.length);
    reading.place(column, field.keys);
    const value = field.read(own, within(reading, column, ...field.keys));
    if (value !== undefined) experience[field.keys[0]] = value;
    column += field.headers.length;
  }
  return experience;
}

/** The reading of a part: its columns begin further right, its keys stand deeper. */
function within(reading: Reading, from: number, ...above: readonly PropertyKey[]): Reading {
  return {
    ...reading,
    fault: (column, keys, code, message) => reading.fault(from + column, [...above, ...keys], code, message),
    place: (column, keys) => reading.place(from + column, [...above, ...keys]),
  };
}
