import { UNLIMITED } from "../readLimits.ts";
import type { ReadProblem } from "../readProblem.ts";

/** The limits of a problem, to be asked by pair. */
export interface Blocks {
  readonly count: number;
  readonly min: Int32Array; // [limits]
  readonly max: Int32Array; // [limits] UNLIMITED = none
  /** The limits that name the row, ascending. */
  readonly ofRow: readonly Int32Array[]; // [rows]
  /** [limits × columns] 1 = the limit names the column. */
  readonly has: Uint8Array;
  /** Locked pairs that each limit counts. */
  readonly locked: Int32Array; // [limits]
}

export function blocksOf({ rows, columns, limits, locked, demand, capacity }: ReadProblem): Blocks {
  const ofRow: number[][] = Array.from({ length: rows }, () => []);
  const has = new Uint8Array(limits.length * columns);
  limits.forEach((limit, k) => {
    for (const row of limit.rows) ofRow[row].push(k);
    for (const column of limit.columns) has[k * columns + column] = 1;
  });
  const blocks = {
    count: limits.length,
    min: Int32Array.from(limits, ({ min }) => min),
    // What can never be passed does not limit.
    max: Int32Array.from(limits, (limit) => {
      const ofRows = limit.rows.reduce((sum, row) => sum + demand[row], 0);
      const ofColumns = limit.columns.reduce((sum, column) => sum + capacity[column], 0);
      return limit.max >= Math.min(ofRows, ofColumns) ? UNLIMITED : limit.max;
    }),
    ofRow: ofRow.map((list) => Int32Array.from(list)),
    has,
    locked: new Int32Array(limits.length),
  };
  for (const [row, column] of locked) countPair(blocks, columns, row, column, blocks.locked, 1);
  return blocks;
}

/** Adds `by` at every limit that counts the pair. */
export function countPair(
  { ofRow, has }: Blocks,
  columns: number,
  row: number,
  column: number,
  counts: Int32Array,
  by: number,
): void {
  for (const k of ofRow[row]) if (has[k * columns + column] === 1) counts[k] += by;
}
