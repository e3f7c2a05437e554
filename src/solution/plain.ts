import type { RowReader } from "./kernel/rows.ts";
import { narrowedRows, readRows } from "./kernel/rows.ts";
import type { ReadProblem } from "./readProblem.ts";

/**
 * The plain case: every row wants one column, there are places enough, no column must be filled and places do not
 * limit.
 */
export function isPlain({ rows, capacity, demand, minLoad, places, cardinality }: ReadProblem): boolean {
  const all = (list: Int32Array, usual: number) => list.every((value) => value === usual);
  return (
    cardinality !== "free" &&
    (places === undefined || places >= rows) &&
    all(demand, 1) &&
    all(minLoad, 0) &&
    capacity.reduce((sum, most) => sum + most, 0) >= rows
  );
}

/** The rows of a plain problem: one that is locked has no other pair. */
export function plainRows({ rows: n, columns: m, scores, locked }: ReadProblem): RowReader {
  const rows = readRows(scores, n, m);
  return locked.length === 0 ? rows : narrowedRows(rows, lockedColumns(n, locked));
}

/** [rows] the column that a row is locked to, −1 = none; of rows that have one lock at most. */
export function lockedColumns(rows: number, locked: ReadProblem["locked"]): Int32Array {
  const columnOf = new Int32Array(rows).fill(-1);
  for (const [row, column] of locked) columnOf[row] = column;
  return columnOf;
}
