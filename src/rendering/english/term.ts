import type { Counted, Measure, Part } from "../../candidates/strategy.ts";
import type { ExplainedTerm } from "../../explanation/explanation.ts";
import { given, grouped, ordinal, share } from "./numbers.ts";

// How a term came about. What a strategy says of its own (`what`, `reason`, `source`) comes in as it was said.

/** What the numbers of a curve's points are. */
const READINGS = { level: "a level of", lead: "ahead by", distance: "apart by" } satisfies Record<
  Measure["what"],
  string
>;

function coordinates(of: number | readonly number[]): string {
  if (typeof of === "number") return given(of);
  return of.length === 1 ? given(of[0]) : `(${of.map(given).join(", ")})`;
}

function inBrackets(account: string): string {
  return account === "" ? "" : ` (${account})`;
}

export const term = {
  factors: ({ programme, mentee, mentor }: ExplainedTerm["factors"]) =>
    [
      given(programme),
      ...(mentee === undefined ? [] : [`${given(mentee)} (mentee)`]),
      ...(mentor === undefined ? [] : [`${given(mentor)} (mentor)`]),
    ].join(" × "),
  score: (score: number | null) => (score === null ? "unknown" : share(score)),
  covered: (topics: readonly string[]) => topics.join(", "),
  /** `measured`, of these three: how the value came about; "" where it is simply what is offered. */
  topic: (topic: string, weight: number, value: number, measured: string) =>
    `${topic} ${share(weight)} × ${share(value)}${inBrackets(measured)}`,
  uncovered: (topics: readonly string[]) => `not covered: ${topics.join(", ")}`,
  uncoveredTopic: (topic: string, weight: number, measured: string) =>
    `${topic} ${share(weight)}${inBrackets(measured)}`,
  commonTopic: (topic: string, weight: number, value: number, measured: string) =>
    `${topic} ${share(weight)} wanted and ${share(value)} given${inBrackets(measured)}`,
  unasked: (topics: readonly string[]) => `not asked for: ${topics.join(", ")}`,
  cosine: "how well the two directions agree counts",
  leftOut: (reason: string, topics: readonly string[]) => `${reason}: ${topics.join(", ")}`,
  nothing: "no topics",
  account: (accounts: readonly string[]) => accounts.join("; "),
  shared({ numerator, denominator }: Extract<Part, { operator: "share" }>): string {
    const found =
      numerator.items === undefined || numerator.items.length === 0 ? "" : ` (${numerator.items.join(", ")})`;
    const count = numerator.count === 0 ? "none" : grouped(numerator.count);
    return `${count} ${numerator.what}${found}, ${grouped(denominator.count)} ${denominator.what}`;
  },
  any: ({ what, count, items = [] }: Counted) =>
    count === 0 ? `nothing ${what}` : items.length === 0 ? `${grouped(count)} ${what}` : `${what}: ${items.join(", ")}`,
  rest: (account: string) => `${account}; the less the better`,
  curve: ({ of, points }: Extract<Part, { operator: "curve" }>) =>
    `${term.measure(of)}; ${READINGS[of.what]} ${points.map(([at, score], index) => `${given(at)}${index === 0 ? " counts" : ""} ${share(score)}`).join(", ")}`,
  /** The numbers as they were given: no unit is known. */
  measure: (of: Measure) =>
    of.what === "level"
      ? `the mentor at ${given(of.mentor)}`
      : `the mentee at ${coordinates(of.mentee)}, the mentor at ${coordinates(of.mentor)}`,
  diminishing: (account: string, half: number) => `${account}; ${share(half)} counts half, as returns diminish`,
  ranked({ before, of }: Extract<Part, { operator: "rank" }>): string {
    if (before >= of) return of === 1 ? "listed one other person" : `listed ${grouped(of)} others`;
    return of === 1 ? "listed this one alone" : `listed ${ordinal(before + 1)} of ${grouped(of)}`;
  },
  value: (value: number, source: string) => `${share(value)}, given by ${source}`,
  /** Why there is no score. */
  unknown: (reason: string) => reason,
  named: (what: string, account: string) => `${what}: ${account}`,
  mean: (accounts: readonly string[]) =>
    accounts.length === 1 ? `${accounts[0]}` : `${accounts.join("; ")}; the mean counts`,
  least: (accounts: readonly string[]) =>
    accounts.length === 1 ? `${accounts[0]}` : `${accounts.join("; ")}; the least counts`,
  most: (accounts: readonly string[]) =>
    accounts.length === 1 ? `${accounts[0]}` : `${accounts[0]}; the best of ${grouped(accounts.length)} counts`,
  standsIn: (account: string, unknown: number) => `${account}; ${share(unknown)} stands in`,
  spread: (account: string) => `${account}; the weight goes to the other criteria`,
  halfStandsIn: (account: string) => `${account}; nothing is known, so 50% stands in`,
};
