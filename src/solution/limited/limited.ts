import type { Network } from "../network.ts";
import { levelsOf, networkOf } from "../networkOf.ts";
import type { ReadProblem } from "../readProblem.ts";
import { severalRows } from "../relax.ts";
import type { Level, PriceLevels } from "../solution.ts";
import type { Blocks } from "./blocks.ts";
import { blocksOf } from "./blocks.ts";

/** A problem with limits, as the search sees it. */
export interface Limited {
  readonly problem: ReadProblem;
  readonly levels: readonly Level[];
  /** Without its locked pairs, and without its limits. */
  readonly network: Network;
  readonly blocks: Blocks;
  /** Rows that take one of the places and want several columns: whether they are placed has to be decided. */
  readonly several: readonly number[];
}

/** One thing decided in a case of the search. */
export type Decision =
  | { readonly row: number; readonly column: number; readonly made: boolean }
  | { readonly row: number; readonly placed: boolean };

/**
 * Lagrange multipliers of a case, integers: those of the limits (> 0 at a maximum, < 0 at a minimum) and of the levels
 * before, which have to stay at their best. All are to be read against `scale`: so many to a unit of the level's value.
 */
export interface Multipliers {
  readonly scale: number;
  readonly limits: Float64Array; // [limits]
  readonly levels: Float64Array; // [levels before]
}

/** What shows that nothing in a case is worth more at a level than its bound. */
export interface CaseProof extends Multipliers {
  /** [columns], and one for each column more that the relaxation has. */
  readonly column: Float64Array;
  readonly place: number;
}

/** A case of the search: nothing in it is better than the answer. */
export interface LimitedCase {
  readonly decisions: readonly Decision[];
  /** Absent where nothing is within the bounds of the case. */
  readonly proof?: CaseProof;
}

/** How a level was proved: cases that leave nothing out, of what the prices of all leave open. */
export interface LevelSearch {
  /** No pair that it shows to be worse is looked at in the cases. Absent where the search ended without it. */
  readonly all?: CaseProof;
  readonly cases: readonly LimitedCase[];
}

/** What each level comes to, with the prices of one of its cases. */
export function certificateOf(
  { levels, network }: Limited,
  values: readonly number[],
  searches: readonly LevelSearch[],
): PriceLevels {
  return levels.map((level, at) => {
    const { all, cases } = searches[at];
    const proof = all ?? cases.find((one) => one.proof !== undefined)?.proof;
    const column = proof === undefined ? new Float64Array(network.m) : proof.column.slice(0, network.m);
    return { ...level, value: values[at], prices: { column, place: proof?.place ?? 0 } };
  });
}

/** A level at which everything is worth nothing: no row is of this tier. */
const NOTHING: Level = { level: "placed", priority: Number.POSITIVE_INFINITY, demand: 1 };

/** The same where it is only asked whether anything is possible: one level, 0. */
export function limitedWithoutAim(problem: ReadProblem, network: Network): Limited {
  return { ...limitedOf(problem, network), levels: [NOTHING] };
}

export function limitedOf(problem: ReadProblem, network = networkOf(problem)): Limited {
  return {
    problem,
    levels: levelsOf(problem),
    network,
    blocks: blocksOf(problem, network),
    several: severalRows(network),
  };
}
