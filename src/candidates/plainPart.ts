import { shown } from "../reading/issueText.ts";
import { LIMITS } from "../reading/limits.ts";
import type { Counted, NamedPart, Part, SummedPart } from "./strategy.ts";

/**
 * A copy of an account that is what its type says, and holds nothing else. Throws an Error that says where it is not.
 */
export function plainPart(given: unknown): Part {
  return partAt(given, "", 1);
}

function partAt(given: unknown, at: string, level: number): Part {
  if (level > LIMITS.depth) throw new Error(`expected at most ${LIMITS.depth} levels, received more`);
  const part = membersOf(given, at, "an account");
  const { operator } = part;
  const inside: Inside = (key) => (at === "" ? key : `${at}.${key}`);
  if (isOperator(operator)) return PLAIN[operator](part, inside, level);
  const known = Object.keys(PLAIN).map(shown);
  const last = known.pop();
  return refuse(inside("operator"), `${known.join(", ")} or ${last}`, operator);
}

type Members = Readonly<Record<string, unknown>>;

/** The path of one of its members. */
type Inside = (key: string) => string;

/** Every operator, in the order in which a message names them. */
const PLAIN = {
  sum: ({ of }, inside) => ({
    operator: "sum",
    of: list(of, inside("of")).map((one, index) => summed(one, `${inside("of")}[${index}]`)),
  }),
  share: ({ numerator, denominator }, inside) => ({
    operator: "share",
    numerator: counted(numerator, inside("numerator")),
    denominator: counted(denominator, inside("denominator")),
  }),
  rank: ({ before, of }, inside) => ({
    operator: "rank",
    before: finite(before, inside("before")),
    of: finite(of, inside("of")),
  }),
  mean: ({ of }, inside, level) => ({ operator: "mean", of: named(of, inside("of"), level) }),
  least: ({ of }, inside, level) => ({ operator: "least", of: named(of, inside("of"), level) }),
  value: ({ value, source }, inside) => ({
    operator: "value",
    value: finite(value, inside("value")),
    source: text(source, inside("source")),
  }),
  unknown: ({ reason }, inside) => ({ operator: "unknown", reason: text(reason, inside("reason")) }),
} satisfies Record<Part["operator"], (part: Members, inside: Inside, level: number) => Part>;

function isOperator(operator: unknown): operator is Part["operator"] {
  return typeof operator === "string" && Object.hasOwn(PLAIN, operator);
}

function named(given: unknown, at: string, level: number): NamedPart[] {
  return list(given, at).map((one, index) => {
    const place = `${at}[${index}]`;
    const { what, part } = membersOf(one, place, "an object");
    return { what: text(what, `${place}.what`), part: partAt(part, `${place}.part`, level + 1) };
  });
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

function membersOf(given: unknown, at: string, expected: string): Members {
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
