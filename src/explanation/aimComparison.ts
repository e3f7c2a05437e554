import type { Issue } from "../errors.ts";
import type { Aim } from "../programme/programme.ts";
import type { Fraction, Profile, Spread } from "./audit.ts";

/**
 * What each aim would give the same cohort under the same programme, and what it gives up for that: plain data. The
 * definitions are in `docs/model.md`, "Aims compared".
 */
export interface AimComparison {
  readonly version: 1;
  /** In the order asked for. */
  readonly aims: readonly ComparedAim[];
  /** The best of each column; null where no aim has a matching. */
  readonly best: BestOfAims | null;
}

/** One row. `favours`: of `stable` alone. */
export type ComparedAim = { readonly aim: Aim; readonly favours?: "mentees" | "mentors" } & (
  | { readonly status: "optimal" | "feasible"; readonly has: AimNumbers; readonly givesUp: GivenUp }
  /** Requirements that cannot all be met: which, and what would do, says `match`. */
  | { readonly status: "infeasible" }
  /** The aim cannot stand beside something else that the programme, or the cohort, says. */
  | { readonly status: "not-possible-together"; readonly issues: readonly Issue[] }
);

/** A matching in numbers: as `audit` has them, where it has them. */
export interface AimNumbers {
  /** Mentees with at least one mentor. */
  readonly placed: number;
  readonly pairs: number;
  /** Of the pairs' points; `mean` and `least` are null, as is `gini`, where there is no pair. */
  readonly total: number;
  readonly mean: Fraction | null;
  readonly least: number | null;
  /** The points of the pairs with the fewest, ascending: ten of them, or all. */
  readonly lowest: readonly number[];
  /** Mentees' choice numbers that occur, ascending, and how many pairs have each. */
  readonly profile: Profile["pairs"];
  /** How many blocking pairs there are. */
  readonly blocking: number;
  /** Of the pairs' points; null also where `audit` has none (over 94,906 numbers). */
  readonly gini: Fraction | null;
  /** Of the mentors' loads; null where there are no mentors. */
  readonly loads: Spread | null;
}

/** Over the rows with a matching. Null where no row has such a number. */
export interface BestOfAims {
  /** The most. */
  readonly placed: number;
  readonly total: number;
  readonly mean: Fraction | null;
  readonly least: number | null;
  /** Of the matching whose points, ascending, are greatest where they first differ. */
  readonly lowest: readonly number[];
  /** Of the matching with the most 1st choices, then 2nd, … */
  readonly firstChoices: Profile["pairs"];
  /** Of the matching with the most pairs, then the fewest of the greatest choice number, then of the next smaller, … */
  readonly lastChoices: Profile["pairs"];
  /** The fewest. */
  readonly blocking: number;
  /** The least: of the points, and of the mentors' loads. */
  readonly gini: Fraction | null;
  readonly loads: Fraction | null;
}

/**
 * How much worse a row is than the best of each column: exact, and never below 0. Of a column of numbers it is 0 at the
 * best and nowhere else, and null where the row has no such number. Of `lowest`, `firstChoices` and `lastChoices` it is
 * where the row first differs from the best, and null at the best alone.
 */
export interface GivenUp {
  readonly placed: number;
  readonly total: number;
  readonly mean: Difference | null;
  readonly least: number | null;
  /** The so-many-lowest pair, from 1, has so many points less. Pairs that another aim makes besides count as 0. */
  readonly lowest: { readonly place: number; readonly points: number } | null;
  /** So many pairs fewer have this choice number. */
  readonly firstChoices: { readonly choice: number; readonly count: number } | null;
  /** So many pairs more have this choice number; `choice` null: there are so many pairs fewer. */
  readonly lastChoices: { readonly choice: number | null; readonly count: number } | null;
  readonly blocking: number;
  readonly gini: Difference | null;
  readonly loads: Difference | null;
}

/**
 * The exact difference of two fractions, in lowest terms: decimal digits, since they may pass 2^53. The denominator is
 * positive. `value` is a double next to it.
 */
export interface Difference {
  readonly numerator: string;
  readonly denominator: string;
  readonly value: number;
}
