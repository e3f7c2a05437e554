import { checkAnswer } from "./checkAnswer.ts";
import { forcedLosses, solvedWithPlace } from "./forcedLosses.ts";
import type { Network } from "./network.ts";
import type { Pairing } from "./pairing.ts";
import type { Level, OptimalAssignment } from "./solution.ts";
import type { Change } from "./ways.ts";
import { waysIn } from "./ways.ts";

/** What imposing each pair of one row would cost, exactly: what a forced re-solve would lose. */
export interface RowLosses {
  /** Rows matched fewer. 0 where impossible. */
  readonly matched: Int32Array; // [columns]
  /** Total lost; Infinity = no valid assignment contains the pair. Negative only where a level before it loses. */
  readonly total: Float64Array; // [columns]
  /** Loss at each level of the certificate, in its order: levels[l][column]. */
  readonly levels: readonly Float64Array[];
  /** How many other rows get other columns. */
  readonly moved: Int32Array; // [columns]
  /** The changes of one of the best assignments that contain the pair; undefined = impossible. */
  change(column: number): readonly Change[] | undefined;
  /**
   * What no other of the best assignments with the pair has fewer of than `change`: other rows moved; or, where rows
   * want several columns and the answer took a search, pairs of others that are given up or, by a row without any,
   * got; undefined: that is not known.
   */
  fewest(column: number): "rows" | "pairs" | undefined;
}

/**
 * Exact losses of imposing (row, column), for all columns at once (solved again where the answer took a search): one
 * shortest-path search to the row in the residual network, lexicographic over the levels and then over the number of
 * rows moved. The first question to an answer draws the network together, O(slots + columns²) and a few times that;
 * then each is O(columns²) for every column that the row has, searched once for all rows.
 *
 * Source: Ahuja, Magnanti & Orlin, *Network Flows*, 9 (a forced arc costs one cheapest cycle).
 */
export function lossesOf(answer: OptimalAssignment, row: number): RowLosses {
  return lossesIn(answer, row, undefined);
}

/**
 * What imposing (row, column) would cost, as `lossesOf`; the other columns say nothing. Where the answer took a search,
 * one solve in place of one for each column.
 */
export function lossOf(answer: OptimalAssignment, row: number, column: number): RowLosses {
  checkAnswer(answer, "column", column);
  return lossesIn(answer, row, column);
}

function lossesIn(answer: OptimalAssignment, row: number, only: number | undefined): RowLosses {
  checkAnswer(answer, "row", row);
  if (isSearched(answer)) return forcedLosses(answer, row, only);
  const { network, levels, problem } = answer.solved;
  const { m, start, column, alive, score } = network;
  const ways = waysIn(answer.solved);
  const { pairing } = ways;
  const waysHome = ways.toRow(row);
  const last = levels.length - 1;
  const losses = levels.map(() => new Float64Array(m));
  const matched = new Int32Array(m);
  const moved = new Int32Array(m);
  losses[last].fill(Number.POSITIVE_INFINITY);
  const slotOf = new Int32Array(m).fill(-1);
  for (let slot = start[row]; slot < start[row + 1]; slot++) {
    const j = column[slot];
    if (alive[slot] === 0) continue;
    slotOf[j] = slot;
    if (pairing.taken[slot] === 1) losses[last][j] = 0;
    else {
      const cost = waysHome.costFrom(j);
      if (cost === undefined) continue;
      for (let level = 0; level < last; level++) losses[level][j] = cost.levels[level];
      losses[last][j] = cost.total - score[slot];
      moved[j] = cost.moved;
    }
  }
  for (const [lockedRow, j] of problem.locked) if (lockedRow === row) losses[last][j] = 0;

  const change = (j: number): readonly Change[] | undefined => {
    if (losses[last][j] === Number.POSITIVE_INFINITY) return undefined;
    return slotOf[j] < 0 || pairing.taken[slotOf[j]] === 1 ? [] : waysHome.changesFrom(j);
  };
  for (let j = 0; j < m; j++) {
    if (losses[last][j] === Number.POSITIVE_INFINITY) continue;
    if (levels.length > 1) {
      for (let level = 0; level < last; level++)
        if ((levels[level] as { demand?: number }).demand === 1) matched[j] += losses[level][j];
    } else matched[j] = matchedFewer(network, pairing, change(j) as readonly Change[]);
  }
  return { matched, total: losses[last], levels: losses, moved, change, fewest: () => "rows" };
}

/**
 * Exact gain of one more place at a column: rows matched, then total. Costs as `lossesOf` (solved again where the
 * answer took a search). Where the objective counts, the total is that of the assignment which is then the best, and
 * may be lower.
 */
export function valueOfPlace(
  answer: OptimalAssignment,
  column: number,
): { matched: number; total: number; levels: readonly number[] } {
  checkAnswer(answer, "column", column);
  const { network, levels, values } = answer.solved;
  if (isSearched(answer)) {
    const found = solvedWithPlace(answer, column);
    const gains = values.map((value, at) => (found?.values[at] ?? 0) - value);
    // What counts is not among the levels, and may be worth a lower total.
    return answer.counts === undefined ? gainOf(levels, gains) : gained(levels, gains);
  }
  const ways = waysIn(answer.solved);
  const isFree = ways.pairing.load[column] < network.columnHi[column];
  const cost = isFree ? undefined : ways.fromGround(column);
  if (cost === undefined)
    return gainOf(
      levels,
      levels.map(() => 0),
    );
  return gainOf(
    levels,
    [...cost.levels, cost.total].map((one) => 0 - one),
  );
}

/** Whether no single network holds the answer, or what is best is no sum. */
export function isSearched({ leaves, searches, counts }: OptimalAssignment): boolean {
  return leaves !== undefined || searches !== undefined || counts !== undefined;
}

/** What is gained where the first level that changes is better; else nothing has to change. */
function gainOf(
  levels: readonly Level[],
  gains: readonly number[],
): { matched: number; total: number; levels: readonly number[] } {
  const first = gains.find((gain) => gain !== 0);
  if (first === undefined || first < 0) return { matched: 0, total: 0, levels: gains.map(() => 0) };
  return gained(levels, gains);
}

function gained(
  levels: readonly Level[],
  gains: readonly number[],
): { matched: number; total: number; levels: readonly number[] } {
  const matched = levels.reduce(
    (sum, level, at) => (level.level === "placed" && level.demand === 1 ? sum + gains[at] : sum),
    0,
  );
  return { matched, total: gains[levels.length - 1], levels: gains };
}

function matchedFewer(network: Network, pairing: Pairing, changes: readonly Change[]): number {
  const degree = new Map<number, number>();
  for (const { row, from, to } of changes)
    degree.set(row, (degree.get(row) ?? pairing.degree[row]) + (to >= 0 ? 1 : 0) - (from >= 0 ? 1 : 0));
  let fewer = 0;
  for (const [row, after] of degree) {
    if (network.base[row] > 0) continue;
    fewer += (pairing.degree[row] > 0 ? 1 : 0) - (after > 0 ? 1 : 0);
  }
  return fewer;
}
