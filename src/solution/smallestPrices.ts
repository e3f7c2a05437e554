import { FORBIDDEN } from "../points.ts";
import type { RowReader } from "./kernel/rows.ts";

/**
 * The smallest non-negative prices that prove an assignment optimal in which every row has one column, from any integer prices that prove it. They depend on the
 * problem alone, and are what `certify` finds: this is its fast way where all prices are known already.
 *
 * How far each price can fall is a shortest path: a row lets its own column's price fall with another's as far as the difference between the two stays in favour of its own.
 * O(rows · columns + columns²), each row read once; no row is read where nothing can fall.
 *
 * Source: Ahuja, Magnanti & Orlin, *Network Flows*, 9.3; Dijkstra's algorithm on the dual's difference constraints.
 */
export function smallestPrices(rows: RowReader, columnOf: Int32Array, proving: Float64Array): Float64Array {
  const { n, m } = rows;
  const fall = proving.slice(); // how far each price can fall, as far as is known
  const rowsOf = groupByColumn(columnOf, m);
  const open = Int32Array.from({ length: m }, (_, column) => column);
  const row = new Float64Array(m);
  for (let left = m; left > 0; ) {
    let at = 0;
    let most = fall[open[0]];
    for (let k = 1; k < left; k++) {
      const value = fall[open[k]];
      if (value < fall[open[at]]) at = k;
      else if (value > most) most = value;
    }
    const column = open[at];
    const least = fall[column];
    if (least === most) break; // nothing that is left can be bounded further
    open[at] = open[--left];
    for (let k = rowsOf.start[column]; k < rowsOf.start[column + 1]; k++) {
      const i = rowsOf.row[k];
      rows.read(i, row);
      // Another column's price may not fall further than this one's and the row's present preference together.
      const base = least + row[column] - proving[column];
      for (let other = 0; other < left; other++) {
        const j = open[other];
        if (row[j] === FORBIDDEN) continue;
        const bound = base - row[j] + proving[j];
        if (bound < fall[j]) fall[j] = bound;
      }
    }
  }
  for (let column = 0; column < m; column++) fall[column] = proving[column] - fall[column] + 0; // −0 becomes 0
  if (n === 0) fall.fill(0);
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
