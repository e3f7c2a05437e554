import { shown } from "../reading/issueText.ts";
import { LIMITS } from "../reading/limits.ts";
import type { Counted, NamedPart, Part, SummedPart } from "./strategy.ts";

/** A copy of an account that is what its type says, and holds nothing else. Throws an Error that says where it is not. */
export function plainPart(given: unknown): Part {
  return partAt(given, "", 1);
}

function partAt(given: unknown, at: string, level: number): Part {
  if (level > LIMITS.depth) throw new Error(`expected at most ${LIMITS.depth} levels, received more`);
  const part = membersOf(given, at, "an account");
  const { operator } = part;
  const inside = (key: string) => (at === "" ? key : `${at}.${key}`);
  switch (operator) {
    case "sum":
      return {
        operator,
        of: list(part.of, inside("of")).map((one, index) => summed(one, `${inside("of")}[${index}]`)),
      };
    case "share":
      return {
        operator,
        numerator: counted(part.numerator, inside("numerator")),
        denominator: counted(part.denominator, inside("denominator")),
      };
    case "mean":
    case "least":
      return {
        operator,
        of: list(part.of, inside("of")).map((one, index): NamedPart => {
          const place = `${inside("of")}[${index}]`;
          const named = membersOf(one, place, "an object");
          return { what: text(named.what, `${place}.what`), part: partAt(named.part, `${place}.part`, level + 1) };
        }),
      };
    case "value":
      return {
        operator,
        value: finite(part.value, inside("value")),
        source: text(part.source, inside("source")),
      };
    case "unknown":
      return { operator, reason: text(part.reason, inside("reason")) };
    default:
      return refuse(inside("operator"), '"sum", "share", "mean", "least", "value" or "unknown"', operator);
  }
}

function summed(given: unknown, at: string): SummedPart {
  const { topic, weight, value } = membersOf(given, at, "an object");
  return {
    topic: text(topic, `${at}.topic`),
    weight: finite(weight, `${at}.weight`),
    value: finite(value, `${at}.value`),
  };
}

function counted(given: unknown, at: string): Counted {
  const { what, count, items } = membersOf(given, at, "an object");
  const plain = { what: text(what, `${at}.what`), count: finite(count, `${at}.count`) };
  if (items === undefined) return plain;
  return { ...plain, items: list(items, `${at}.items`).map((item, index) => text(item, `${at}.items[${index}]`)) };
}

function membersOf(given: unknown, at: string, expected: string): Readonly<Record<string, unknown>> {
  if (typeof given !== "object" || given === null || Array.isArray(given)) return refuse(at, expected, given);
  return Object.assign(Object.create(null), given);
}

function list(given: unknown, at: string): readonly unknown[] {
  return Array.isArray(given) ? given : refuse(at, "an array", given);
}

function text(given: unknown, at: string): string {
  return typeof given === "string" ? given : refuse(at, "text", given);
}

function finite(given: unknown, at: string): number {
  return typeof given === "number" && Number.isFinite(given) ? given : refuse(at, "a finite number", given);
}

function refuse(at: string, expected: string, received: unknown): never {
  throw new Error(`${at === "" ? "" : `${at}: `}expected ${expected}, received ${shown(received)}`);
}
