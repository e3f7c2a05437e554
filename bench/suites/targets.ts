import type { Spec } from "../instances/spec.ts";

/** Our median over a solver's must be at most this. */
export type Targets = Readonly<Record<string, number>>;

export function lemon(most: number): Targets {
  return { "LEMON NetworkSimplex": most, "LEMON CostScaling": most };
}

const LARGE = 1000; // rows
const otherPackages = ["munkres", "highs", "yalps", "javascript-lp-solver"];

/**
 * What holds of every large instance: eight times faster than linear-sum-assignment, and ahead of all other packages.
 */
export function everyTarget({ rows }: Spec): Targets {
  if (rows < LARGE) return {};
  return {
    "linear-sum-assignment": 1 / 8,
    ...Object.fromEntries(otherPackages.map((name) => [name, 1])),
  };
}

/** The median under an aim over that of `total` on the same instance must be at most this. */
export const aimTargets: Targets = { leximin: 20, greedy: 10, generous: 10 };

/** Seconds a person, for everybody's explanation with every loss found; objects are made when they are read. */
export const EXPLAIN_TARGET = 0.001;

/** One `whyNot`, without what would have to change, over the whole of `match`. */
export const WHY_NOT_TARGET = 0.1;

/** No portion of `matchAsync` may take longer, in seconds. */
export const BLOCK_TARGET = 0.05;

/** A stable assignment may take so many times the bare scoring of every pair, both sides, once. */
export const STABLE_TARGET = 2;
