import type { Places } from "./places.ts";
import type { OpenProblem } from "./preferences.ts";
import { isPreferred } from "./preferences.ts";

/** An assignment as those who might leave it see it: locked pairs aside, whom everybody would give up first. */
export interface Standing {
  /** Ascending. */
  readonly columnsOf: readonly Int32Array[]; // [n]
  readonly load: Int32Array; // [m]
  /** The least preferred row of each column, and what the column thinks of it; −1 = it has none. */
  readonly worstRow: Int32Array; // [m]
  readonly worstKey: Float64Array; // [m]
}

export function emptyStanding({ m }: OpenProblem, columnsOf: readonly Int32Array[]): Standing {
  return { columnsOf, load: new Int32Array(m), worstRow: new Int32Array(m).fill(-1), worstKey: new Float64Array(m) };
}

/** Takes one of the pairs of `columnsOf` into account. */
export function stand(
  { load, worstRow, worstKey }: Standing,
  problem: OpenProblem,
  row: number,
  column: number,
  key: number,
): void {
  load[column]++;
  const worst = worstRow[column];
  if (worst >= 0 && isPreferred(problem, row, key, worst, worstKey[column])) return;
  worstRow[column] = row;
  worstKey[column] = key;
}

export function standingOf(problem: OpenProblem, places: Places, columnsOf: readonly Int32Array[]): Standing {
  const standing = emptyStanding(problem, columnsOf);
  places.rowsAt.forEach((rows, column) => {
    for (let at = 0; at < places.load[column]; at++)
      stand(standing, problem, rows[at], column, places.keyAt[column][at]);
  });
  return standing;
}

/** Whether the column would have the row, in room that it has or in place of the least preferred of its rows. */
export function would(
  { load, worstRow, worstKey }: Standing,
  problem: OpenProblem,
  column: number,
  row: number,
  key: number,
): boolean {
  if (load[column] < problem.room[column]) return true;
  if (load[column] === 0) return false;
  return isPreferred(problem, row, key, worstRow[column], worstKey[column]);
}
