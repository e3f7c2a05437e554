import { shown } from "../reading/issueText.ts";
import type { Cell, Field } from "./field.ts";
import { readNumber } from "./field.ts";

/** Text as it stands in the cell. */
export function textField(keys: readonly string[], header: string): Field {
  return {
    keys,
    headers: [header],
    read: ([cell]) => (cell === "" ? undefined : cell),
    write: (value) => [value as string],
  };
}

export function numberField(keys: readonly string[], header: string): Field {
  return {
    keys,
    headers: [header],
    read: ([cell], reading) => (cell === "" ? undefined : readNumber(cell, reading)),
    // What is no number is written all the same: reading it back says so.
    write: (value) => [value as Cell],
  };
}

const TRUE = ["true", "yes", "x", "1"];
const FALSE = ["false", "no", "0"];

/** Words that stand for true and for false, compared without case. */
export function booleanField(
  keys: readonly string[],
  header: string,
  yes: readonly string[] = TRUE,
  no: readonly string[] = FALSE,
): Field {
  const valueOf = new Map([
    ...no.map((word) => [word.toLowerCase(), false] as const),
    ...yes.map((word) => [word.toLowerCase(), true] as const),
  ]);
  return {
    keys,
    headers: [header],
    read([cell], { fault }) {
      if (cell === "") return undefined;
      const value = valueOf.get(cell.toLowerCase());
      if (value === undefined)
        fault(0, [], "type", () => `expected ${[...yes, ...no].map(shown).join(", ")}, received ${shown(cell)}`);
      return value;
    },
    write: (value) => [value === true ? yes[0] : value === false ? no[0] : String(value)],
  };
}

/** Any value of an attribute, as JSON: `6`, `"6"`, `true`, `["en", "fr"]`. */
export function jsonField(keys: readonly string[], header: string): Field {
  return {
    keys,
    headers: [header],
    read([cell], { fault }) {
      if (cell === "") return undefined;
      try {
        return JSON.parse(cell);
      } catch {
        fault(0, [], "type", () => `expected JSON, such as "text" in quotes, received ${shown(cell)}`);
        return undefined;
      }
    },
    write: (value) => [JSON.stringify(value)],
  };
}
