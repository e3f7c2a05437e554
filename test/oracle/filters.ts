import type { Filter, Filters, Mentee, Mentor, Person, Value } from "./documents.ts";
import { own } from "./strategies.ts";

/** Filters and attributes, straight from the documents. What is not known stays so: `undefined`. */

export type Known = boolean | undefined;

/** The values of an attribute, with their types: "6" is not 6. A plain value is a set of one; undefined = missing. */
export function setOf(person: Person, attribute: string): Set<Value> | undefined {
  const value = own(person.attributes, attribute);
  return value === undefined ? undefined : new Set(Array.isArray(value) ? value : [value]);
}

/** Three-valued "and": one that is known not to hold settles it. */
export function all(parts: readonly Known[]): Known {
  if (parts.includes(false)) return false;
  return parts.includes(undefined) ? undefined : true;
}

export function passes(filter: Filter | undefined, person: Person): Known {
  return all(
    Object.entries(filter ?? {}).map(([key, asked]) => {
      const values = key === "id" ? new Set<Value>([person.id]) : setOf(person, key);
      return values && [...values].some((value) => meets(asked, value));
    }),
  );
}

function meets(asked: Filter[string], value: Value): boolean {
  if (Array.isArray(asked)) return asked.some((one) => one === value);
  if (typeof asked !== "object") return asked === value;
  if (typeof value !== "number") return false;
  return !(asked.min !== undefined && value < asked.min) && !(asked.max !== undefined && value > asked.max);
}

export const bothPass = (filters: Filters, mentee: Mentee, mentor: Mentor): Known =>
  all([passes(filters.mentee, mentee), passes(filters.mentor, mentor)]);
