import { FORBIDDEN } from "../points.ts";
import type { Steps } from "../steps.ts";
import { createMeter, isDue } from "../steps.ts";
import type { Heap } from "./kernel/heap.ts";
import { createHeap, push, removeLeast } from "./kernel/heap.ts";
import type { OpenRow, RowReader } from "./kernel/rows.ts";
import { scoreIn } from "./kernel/rows.ts";

/**
 * The smallest non-negative prices that prove an assignment optimal in which every row has one column, from any integer
 * prices that prove it. They depend on the problem alone, and are what `certify` finds: this is its fast way where all
 * prices are known already.
 *
 * How far each price can fall is a shortest path: a row lets its own column's price fall with another's as far as the
 * difference between the two stays in favour of its own. O(pairs · log columns), each row read once at most.
 *
 * Source: Ahuja, Magnanti & Orlin, *Network Flows*, 9.3; Dijkstra's algorithm on the dual's difference constraints.
 */
export function* smallestPrices(rows: RowReader, columnOf: Int32Array, proving: Float64Array): Steps<Float64Array> {
  const { n, m } = rows;
  const price = new Float64Array(m); // as far as is known, the least that they can be
  if (n === 0) return price;
  const rowsOf = groupByColumn(columnOf, m);
  const done = new Uint8Array(m);
  const heap = createHeap(m + 1); // columns by how far their prices can fall
  const meter = createMeter();
  let most = 0;
  let looked = 0; // rows
  for (let j = 0; j < m; j++) {
    push(heap, proving[j], j);
    most = Math.max(most, proving[j]);
  }
  while (heap.size > 0) {
    const own = heap.item[0];
    if (heap.key[0] === most) break; // nothing that is left can be bounded further
    removeLeast(heap);
    if (done[own] === 1) continue;
    done[own] = 1;
    for (let at = rowsOf.start[own]; at < rowsOf.start[own + 1]; at++) {
      const row = rows.open(rowsOf.row[at]);
      raise(row, scoreIn(row, own) - price[own], price, proving, heap);
      looked++;
      if (isDue(meter, row.to - row.from)) yield { stage: "proving", done: looked >> 1, of: n };
    }
  }
  return price;
}

/** No price may be so low that the row would rather have that column than its own, which is worth `worth` to it. */
function raise(
  { scores, columns, from, to }: OpenRow,
  worth: number,
  price: Float64Array,
  proving: Float64Array,
  heap: Heap,
): void {
  const raiseTo = (j: number, least: number) => {
    price[j] = least;
    push(heap, proving[j] - least, j);
  };
  if (columns !== undefined) {
    for (let slot = from; slot < to; slot++) {
      const j = columns[slot];
      if (scores[slot] - price[j] > worth) raiseTo(j, scores[slot] - worth);
    }
    return;
  }
  const m = to - from;
  const steps = m & ~3;
  for (let j = 0, at = from; j < steps; j += 4, at += 4) {
    if (
      scores[at] - price[j] > worth ||
      scores[at + 1] - price[j + 1] > worth ||
      scores[at + 2] - price[j + 2] > worth ||
      scores[at + 3] - price[j + 3] > worth
    ) {
      for (let k = 0; k < 4; k++)
        if (scores[at + k] - price[j + k] > worth && scores[at + k] !== FORBIDDEN)
          raiseTo(j + k, scores[at + k] - worth);
    }
  }
  for (let j = steps; j < m; j++)
    if (scores[from + j] - price[j] > worth && scores[from + j] !== FORBIDDEN) raiseTo(j, scores[from + j] - worth);
}

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
  columnOf.forEach((column, i) => {
    row[next[column]++] = i;
  });
  return { start, row };
}
