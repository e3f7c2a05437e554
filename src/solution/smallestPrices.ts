import { createHeap, push, removeLeast } from "./kernel/heap.ts";
import type { RowReader } from "./kernel/rows.ts";

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
export function smallestPrices(rows: RowReader, columnOf: Int32Array, proving: Float64Array): Float64Array {
  const { n, m } = rows;
  const fall = proving.slice(); // how far each price can fall, as far as is known
  if (n === 0) return fall.fill(0);
  const rowsOf = groupByColumn(columnOf, m);
  const done = new Uint8Array(m);
  const heap = createHeap(m + 1);
  let most = 0;
  for (let j = 0; j < m; j++) {
    push(heap, fall[j], j);
    most = Math.max(most, fall[j]);
  }
  const column = new Int32Array(rows.longest);
  const score = new Float64Array(rows.longest);
  while (heap.size > 0) {
    const least = heap.key[0];
    const own = heap.item[0];
    if (least === most) break; // nothing that is left can be bounded further
    removeLeast(heap);
    if (done[own] === 1) continue;
    done[own] = 1;
    for (let at = rowsOf.start[own]; at < rowsOf.start[own + 1]; at++) {
      const pairs = rows.list(rowsOf.row[at], column, score);
      let base = least - proving[own];
      for (let k = 0; k < pairs; k++) if (column[k] === own) base += score[k];
      // Another column's price may not fall further than this one's and the row's present preference together.
      for (let k = 0; k < pairs; k++) {
        const other = column[k];
        const bound = base - score[k] + proving[other];
        if (bound >= fall[other]) continue;
        fall[other] = bound;
        push(heap, bound, other);
      }
    }
  }
  for (let j = 0; j < m; j++) fall[j] = proving[j] - fall[j] + 0; // −0 becomes 0
  return fall;
}

/** Rows by column, ascending: those of column j are row[start[j]] … row[start[j + 1] − 1]. */
function groupByColumn(columnOf: Int32Array, m: number): { start: Int32Array; row: Int32Array } {
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
