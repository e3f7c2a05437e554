import { shown } from "../reading/issueText.ts";
import type { Field, Reading, Writing } from "./field.ts";
import { personNamed, personWithId } from "./field.ts";
import { escaped, membersOf, unescaped } from "./members.ts";

/** Where a list stands: its members one after the other in a cell, or one in each column. */
export type ListPlace =
  | string
  | { readonly column: string; readonly separator?: string | undefined }
  | { readonly columns: readonly string[] };

/** One member of a list. `signs`: what has a meaning around it, so that a backslash must take it away. */
interface Member {
  read(part: string, reading: Reading, column: number, keys: readonly PropertyKey[]): unknown;
  write(value: unknown, writing: Writing, signs: readonly string[]): string;
}

const plainMember: Member = {
  read: unescaped,
  write: (value, _, signs) => escaped(String(value), signs),
};

export const topicMember: Member = {
  read: (part, reading) => reading.topic(unescaped(part)),
  write: plainMember.write,
};

/** Somebody of the other side, by id or by name. */
export function personMember(by: "id" | "name" = "id"): Member {
  if (by === "id")
    return {
      read: (part, reading, column, keys) => personWithId(unescaped(part), reading, column, keys),
      write: plainMember.write,
    };
  return {
    read: (part, reading, column, keys) => personNamed(unescaped(part), reading, column, keys),
    write: (id, { nameOf }, signs) => escaped(nameOf.get(id as string) ?? String(id), signs),
  };
}

/** One wish: somebody, or several who are wished for equally. */
export function wishMember(by: "id" | "name" | undefined, tie = "="): Member {
  const one = personMember(by);
  return {
    read(part, reading, column, keys) {
      const parts = membersOf(part, tie);
      if (parts.length === 1) return one.read(parts[0], reading, column, keys);
      return parts.map((inner, at) => one.read(inner, reading, column, [...keys, at]));
    },
    write(value, writing, signs) {
      const all = Array.isArray(value) ? value : [value];
      // A tie of one is the same as none, but for its form.
      return all.map((inner) => one.write(inner, writing, [...signs, tie])).join(tie);
    },
  };
}

const DATE = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/;

/** A date: as the cohort has it, or with the day or the month first. */
export function dateMember(dates: "ymd" | "dmy" | "mdy" = "ymd"): Member {
  if (dates === "ymd") return plainMember;
  const dayFirst = dates === "dmy";
  return {
    read(part, { fault }, column, keys) {
      const found = DATE.exec(part);
      if (found === null) {
        const example = dayFirst ? "31/12/2027" : "12/31/2027";
        fault(column, keys, "type", () => `expected a date such as "${example}", received ${shown(part)}`);
        return part;
      }
      const [, first, second, year] = found;
      const [day, month] = dayFirst ? [first, second] : [second, first];
      return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
    },
    write(value) {
      const [year, month, day] = String(value).split("-");
      return dayFirst ? `${day}/${month}/${year}` : `${month}/${day}/${year}`;
    },
  };
}

export function listField(keys: readonly string[], place: ListPlace, member: Member = plainMember): Field {
  if (typeof place === "object" && "columns" in place) return columnsField(keys, place.columns, member);
  const { column, separator = ";" } = typeof place === "string" ? { column: place } : place;
  return {
    keys,
    headers: [column],
    read([cell], reading) {
      if (cell === "") return undefined;
      if (cell === reading.none) return [];
      return membersOf(cell, separator).map((part, at) => member.read(part, reading, 0, [at]));
    },
    write(value, writing) {
      const list = Array.isArray(value) ? value : [value];
      if (list.length === 0) return [writing.none];
      return [list.map((one) => member.write(one, writing, [separator])).join(`${separator} `)];
    },
  };
}

function columnsField(keys: readonly string[], headers: readonly string[], member: Member): Field {
  return {
    keys,
    headers,
    read(cells, reading) {
      const given = cells.flatMap((cell, column) => (cell === "" ? [] : [{ cell, column }]));
      if (given.length === 0) return undefined;
      if (given.length === 1 && given[0].cell === reading.none) return [];
      return given.map(({ cell, column }, at) => {
        reading.place(column, [at]);
        return member.read(cell, reading, column, [at]);
      });
    },
    write(value, writing) {
      const list = Array.isArray(value) ? value : [value];
      return list.length === 0 ? [writing.none] : list.map((one) => member.write(one, writing, []));
    },
  };
}
