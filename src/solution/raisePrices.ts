import type { Meter, Steps } from "../steps.ts";
import { isDue } from "../steps.ts";
import type { Heap } from "./kernel/heap.ts";
import { push, removeLeast } from "./kernel/heap.ts";
import type { NearPairs } from "./nearPairs.ts";

/** Rows by column, ascending: those of column j are row[start[j]] … row[start[j + 1] − 1]. */
export interface RowsOfColumns {
  readonly start: Int32Array; // [columns + 1]
  readonly row: Int32Array; // [rows]
}

export function groupByColumn(columnOf: Int32Array, m: number): RowsOfColumns {
  const start = new Int32Array(m + 1);
  for (const column of columnOf) start[column + 1]++;
  for (let column = 0; column < m; column++) start[column + 1] += start[column];
  const row = new Int32Array(columnOf.length);
  const next = start.slice();
  for (let i = 0; i < columnOf.length; i++) row[next[columnOf[i]]++] = i;
  return { start, row };
}

/** Further pairs, by row: linked lists. */
export interface Arcs {
  readonly first: Int32Array; // [rows] −1 = none
  readonly next: number[];
  readonly column: number[];
  readonly score: number[];
}

export function createArcs(rows: number): Arcs {
  return { first: new Int32Array(rows).fill(-1), next: [], column: [], score: [] };
}

export function addArc(arcs: Arcs, row: number, column: number, score: number): void {
  arcs.next.push(arcs.first[row]);
  arcs.column.push(column);
  arcs.first[row] = arcs.score.push(score) - 1;
}

/** What prices rise along. */
export interface Ascent {
  readonly price: Float64Array; // [columns]
  /** Prices that prove the assignment: none has to rise above them. */
  readonly proving: Float64Array; // [columns]
  readonly scoreOf: Float64Array; // [rows] of the own pair
  readonly rowsOf: RowsOfColumns;
  readonly near: NearPairs;
  readonly arcs: Arcs;
  /** Columns whose rows must be looked at, by how far their price is below the proving one. */
  readonly heap: Heap;
}

/** What raising the price of a pair counts as, in pairs looked at. */
const RAISED = 8;

/**
 * Raises prices until no row would rather have a column that one of its near pairs or arcs leads to than its own.
 * Dijkstra's algorithm: with the proving prices no way from column to column is shorter than nothing. Throws
 * "solver bug: …" where these prove nothing.
 */
export function* raisePrices(ascent: Ascent, meter: Meter): Steps<void> {
  const { price, proving, scoreOf, rowsOf, near, arcs, heap } = ascent;
  const { width, length, column, score } = near;
  while (heap.size > 0) {
    const own = heap.item[0];
    const current = heap.key[0] === proving[own] - price[own];
    removeLeast(heap);
    if (!current) continue; // it has risen since, and stands in the heap again
    for (let at = rowsOf.start[own]; at < rowsOf.start[own + 1]; at++) {
      const row = rowsOf.row[at];
      if (isDue(meter, RAISED * length[row])) yield { stage: "proving", done: 0, of: rowsOf.row.length };
      const worth = scoreOf[row] - price[own];
      const from = row * width;
      for (let k = from; k < from + length[row]; k++) {
        const j = column[k];
        if (score[k] - price[j] <= worth) continue;
        raiseTo(ascent, j, score[k] - worth);
      }
      for (let arc = arcs.first[row]; arc >= 0; arc = arcs.next[arc]) {
        const j = arcs.column[arc];
        if (arcs.score[arc] - price[j] <= worth) continue;
        raiseTo(ascent, j, arcs.score[arc] - worth);
      }
    }
  }
}

function raiseTo({ price, proving, heap }: Ascent, column: number, least: number): void {
  if (least > proving[column])
    throw new Error(
      `solver bug: column ${column} must cost ${least}, more than ${proving[column]}, which was to prove it`,
    );
  price[column] = least;
  push(heap, proving[column] - least, column);
}
