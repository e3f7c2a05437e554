import { shown } from "../reading/issueText.ts";
import { LIMITS } from "../reading/limits.ts";
import { evaluatePart } from "./evaluatePart.ts";
import type { Counted, Curve, Measure, NamedPart, Part, SummedPart } from "./strategy.ts";

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
  sum: ({ of, leftOut }, inside, level) => {
    const sum = { operator: "sum" as const, of: summedList(of, inside("of"), level) };
    if (leftOut === undefined) return sum;
    const { reason, topics } = membersOf(leftOut, inside("leftOut"), "an object");
    const at = `${inside("leftOut")}.topics`;
    return { ...sum, leftOut: { reason: text(reason, `${inside("leftOut")}.reason`), topics: texts(topics, at) } };
  },
  common: ({ of }, inside, level) => ({ operator: "common", of: summedList(of, inside("of"), level) }),
  cosine: ({ of }, inside, level) => ({ operator: "cosine", of: summedList(of, inside("of"), level) }),
  share: ({ numerator, denominator }, inside) => ({
    operator: "share",
    numerator: counted(numerator, inside("numerator")),
    denominator: counted(denominator, inside("denominator")),
  }),
  any: ({ of }, inside) => ({ operator: "any", of: counted(of, inside("of")) }),
  rest: ({ of }, inside, level) => ({ operator: "rest", of: partAt(of, inside("of"), level + 1) }),
  rank: ({ before, of, scores }, inside) => {
    const rank = {
      operator: "rank" as const,
      before: finite(before, inside("before")),
      of: finite(of, inside("of")),
    };
    return scores === undefined ? rank : { ...rank, scores: numbers(scores, inside("scores")) };
  },
  mean: ({ of }, inside, level) => ({ operator: "mean", of: named(of, inside("of"), level) }),
  least: ({ of }, inside, level) => ({ operator: "least", of: named(of, inside("of"), level) }),
  most: ({ of }, inside, level) => {
    const parts = named(of, inside("of"), level);
    const values = parts.map(({ part }) => evaluatePart(part)).filter((value) => !Number.isNaN(value));
    if (values.some((value) => value > values[0])) refuse(inside("of"), "the largest first", of);
    return { operator: "most", of: parts };
  },
  curve: ({ of, points }, inside) => ({
    operator: "curve",
    of: measure(of, inside("of")),
    points: curve(points, inside("points")),
  }),
  diminishing: ({ half, of }, inside, level) => ({
    operator: "diminishing",
    half: finite(half, inside("half")),
    of: partAt(of, inside("of"), level + 1),
  }),
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

function summedList(given: unknown, at: string, level: number): SummedPart[] {
  return list(given, at).map((one, index) => summed(one, `${at}[${index}]`, level));
}

function summed(given: unknown, at: string, level: number): SummedPart {
  const { topic, weight, value, part } = membersOf(given, at, "an object");
  const plain = {
    topic: text(topic, `${at}.topic`),
    weight: finite(weight, `${at}.weight`),
    value: finite(value, `${at}.value`),
  };
  if (part === undefined) return plain;
  const account = partAt(part, `${at}.part`, level + 1);
  const evaluated = evaluatePart(account);
  return evaluated === plain.value ? { ...plain, part: account } : refuse(`${at}.value`, String(evaluated), value);
}

function measure(given: unknown, at: string): Measure {
  const { what, mentee, mentor } = membersOf(given, at, "an object");
  switch (what) {
    case "level":
      return { what, mentor: finite(mentor, `${at}.mentor`) };
    case "lead":
      return { what, mentee: finite(mentee, `${at}.mentee`), mentor: finite(mentor, `${at}.mentor`) };
    case "distance": {
      const places = { mentee: place(mentee, `${at}.mentee`), mentor: place(mentor, `${at}.mentor`) };
      if (places.mentee.length !== places.mentor.length) refuse(at, "as many numbers on both sides", given);
      return { what, ...places };
    }
    default:
      return refuse(`${at}.what`, '"level", "lead" or "distance"', what);
  }
}

function place(given: unknown, at: string): number[] {
  const coordinates = numbers(given, at);
  return coordinates.length < 3 ? coordinates : refuse(at, "one number or two", given);
}

function curve(given: unknown, at: string): Curve {
  const points = list(given, at).map((one, index): [number, number] => {
    const point = numbers(one, `${at}[${index}]`);
    return point.length === 2 ? [point[0], point[1]] : refuse(`${at}[${index}]`, "a measure and a score", one);
  });
  const ascending = points.every(([x], index) => index === 0 || points[index - 1][0] < x);
  return ascending && points.length > 0 ? points : refuse(at, "points in ascending order", given);
}

function counted(given: unknown, at: string): Counted {
  const { what, count, items } = membersOf(given, at, "an object");
  const plain = { what: text(what, `${at}.what`), count: finite(count, `${at}.count`) };
  if (items === undefined) return plain;
  return { ...plain, items: texts(items, `${at}.items`) };
}

function membersOf(given: unknown, at: string, expected: string): Members {
  if (typeof given !== "object" || given === null || Array.isArray(given)) return refuse(at, expected, given);
  return Object.assign(Object.create(null), given);
}

function list(given: unknown, at: string): readonly unknown[] {
  return Array.isArray(given) ? given : refuse(at, "an array", given);
}

function texts(given: unknown, at: string): string[] {
  return list(given, at).map((one, index) => text(one, `${at}[${index}]`));
}

/** At least one. */
function numbers(given: unknown, at: string): number[] {
  const all = list(given, at).map((one, index) => finite(one, `${at}[${index}]`));
  return all.length > 0 ? all : refuse(at, "at least one number", given);
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
