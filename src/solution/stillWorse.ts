import { FORBIDDEN } from "../points.ts";
import type { RowLosses } from "./losses.ts";
import { lossesOf } from "./losses.ts";
import type { OptimalAssignment } from "./solution.ts";

/** Scores of a problem, row by row [rows * columns], FORBIDDEN where a pair is absent. */
export type Matrix = Int32Array;

/**
 * Shows without solving, where it can, that a pair which the answer does not make is in no best assignment of a problem
 * with other scores either, all else the same. True: it is shown. False: nothing is known.
 *
 * Where only one row's scores changed, or those of one column with one place, and the pair is among them: with each of
 * these pairs imposed the best is worth what it was worth before, and the change of that one score; if another of them
 * comes to more, the pair is in no best assignment. One reading of both matrices, and the losses of the rows of the
 * pairs that changed, searched once for an answer.
 */
export function stillWorse(
  answer: OptimalAssignment,
  before: Matrix,
  row: number,
  column: number,
): (now: Matrix) => boolean {
  const { problem } = answer.solved;
  const { rows: n, columns: m, demand, capacity, locked, counting, limits } = problem;
  const isSum = counting === undefined && limits.length === 0 && answer.leaves === undefined;
  const byChoice = counting?.objective === "greedy" || counting?.objective === "generous";
  const alone = {
    row: isSum && demand[row] === 1 && locked.every(([i]) => i !== row),
    column: isSum && capacity[column] === 1 && locked.every(([, j]) => j !== column),
  };
  const known = new Map<number, RowLosses>();
  const lossesIn = (i: number): RowLosses => {
    const found = known.get(i) ?? lossesOf(answer, i);
    known.set(i, found);
    return found;
  };
  /** Whether imposing the first pair is worth more than the second, with what the scores changed by. */
  const isBetter = (now: Matrix, i: number, j: number): boolean => {
    const [one, other] = [lossesIn(i), lossesIn(row)];
    const last = one.levels.length - 1;
    if (one.total[j] === Number.POSITIVE_INFINITY) return false;
    if (other.total[column] === Number.POSITIVE_INFINITY) return true;
    for (let level = 0; level < last; level++)
      if (one.levels[level][j] !== other.levels[level][column])
        return one.levels[level][j] < other.levels[level][column];
    const change = (at: number) => now[at] - before[at];
    return one.total[j] - change(i * m + j) < other.total[column] - change(row * m + column);
  };
  return (now) => {
    if (byChoice) return false;
    let outsideRow = false;
    let outsideColumn = false;
    let same = true;
    for (let at = 0; at < now.length; at++) {
      if (now[at] === before[at]) continue;
      if (now[at] === FORBIDDEN || before[at] === FORBIDDEN) return false;
      same = false;
      if (Math.floor(at / m) !== row) outsideRow = true;
      if (at % m !== column) outsideColumn = true;
      if (outsideRow && outsideColumn) return false;
    }
    if (same) return true;
    if (!outsideRow && alone.row) {
      for (let j = 0; j < m; j++)
        if (j !== column && before[row * m + j] !== FORBIDDEN && isBetter(now, row, j)) return true;
    }
    if (!outsideColumn && alone.column) {
      for (let i = 0; i < n; i++)
        if (i !== row && before[i * m + column] !== FORBIDDEN && isBetter(now, i, column)) return true;
    }
    return false;
  };
}
