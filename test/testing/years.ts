import type { Cohort, Part, Scorer, Strategy } from "pairwright";
import type { StrategyTrials } from "pairwright/testing";
import { checkStrategy } from "pairwright/testing";
import * as z from "zod";

/** What breaks a contract has types that do not fit. */
// biome-ignore lint/suspicious/noExplicitAny: as above
export type Anything = any;

/** `|a − b| / 30`, of the years that both have. */
export type Score = (mentee: number, mentor: number) => number;

/** A sound strategy, "x", on the attribute "years", with some of its parts replaced. */
export function years(
  scorer: (score: Score, cohort: Cohort, options: Anything) => Anything = () => ({}),
  more: Partial<Strategy> = {},
): Strategy {
  return {
    name: "x",
    options: z.strictObject({}),
    prepare(cohort, options) {
      const score: Score = (mentee, mentor) => {
        const a = cohort.mentees[mentee].attributes.years;
        const b = cohort.mentors[mentor].attributes.years;
        if (typeof a !== "number" || typeof b !== "number") return Number.NaN;
        return Math.min(1, Math.abs(a - b) / 30);
      };
      return { ...scorerOf(score), ...scorer(score, cohort, options) };
    },
    ...more,
  };
}

/** Row and account of a function. */
export function scorerOf(score: Score): Scorer {
  return { row: rowOf(score), parts: (mentee, mentor) => accountOf(score(mentee, mentor)) };
}

export function rowOf(score: Score): Scorer["row"] {
  return (mentee, out) => {
    for (let mentor = 0; mentor < out.length; mentor++) out[mentor] = score(mentee, mentor);
  };
}

export function accountOf(score: number): Part {
  if (Number.isNaN(score)) return { operator: "unknown", reason: "somebody's years are not known" };
  return { operator: "value", value: score, source: "years" };
}

/** The messages of the checks that failed, by name. */
export function faultsOf(strategy: Strategy, trials?: StrategyTrials): Record<string, string | undefined> {
  const failed = checkStrategy(strategy, trials).checks.filter(({ ok }) => !ok);
  return Object.fromEntries(failed.map(({ name, message }) => [name, message]));
}

/** The pair that shows most faults: the first seed's with a score is of two people alone. */
export const PAIR = 'mentee "Z-9" and mentor "1"';

// What messages end in.
export const BITS = "expected the same bits whatever was asked before, without chance or a clock";
export const FROZEN = "match hands out what is frozen, and a write to it throws; write to a copy";
export const PLACES = "expected scores from people's data alone, whatever their ids and places";
