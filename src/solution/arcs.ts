import type { Heap } from "./kernel/heap.ts";
import { push, removeLeast } from "./kernel/heap.ts";
import type { Previous } from "./previous.ts";
import type { RowsOfColumns } from "./smallestPrices.ts";

/** Some pairs of the rows, those that keep prices up: linked lists by row. */
export interface Arcs {
  readonly first: Int32Array; // [rows] −1 = none
  next: Int32Array;
  column: Int32Array;
  score: Float64Array;
  size: number;
}

/** The pairs that were as good as the row's own, of rows that are as before. */
export function tightBefore(rows: number, { kept, rowOf, columnOf, same }: Previous): Arcs {
  const columnNow = new Int32Array(kept.problem.columns).fill(-1);
  columnOf.forEach((old, j) => {
    if (old >= 0) columnNow[old] = j;
  });
  const room = kept.column.length + rows;
  const arcs = {
    first: new Int32Array(rows).fill(-1),
    next: new Int32Array(room),
    column: new Int32Array(room),
    score: new Float64Array(room),
    size: 0,
  };
  for (let row = 0; row < rows; row++) {
    if (same[row] === 0) continue;
    const old = rowOf[row];
    const worth = kept.scoreOf[old] - kept.price[kept.columnOf[old]];
    for (let at = kept.start[old]; at < kept.start[old + 1]; at++) {
      const j = columnNow[kept.column[at]];
      if (j >= 0) addArc(arcs, row, j, worth + kept.price[kept.column[at]]);
    }
  }
  return arcs;
}

export function addArc(arcs: Arcs, row: number, column: number, score: number): void {
  const at = arcs.size++;
  if (at === arcs.next.length) {
    arcs.next = longer(arcs.next, new Int32Array(2 * at + 16));
    arcs.column = longer(arcs.column, new Int32Array(2 * at + 16));
    arcs.score = longer(arcs.score, new Float64Array(2 * at + 16));
  }
  arcs.next[at] = arcs.first[row];
  arcs.column[at] = column;
  arcs.score[at] = score;
  arcs.first[row] = at;
}

/**
 * Raises prices as far as the arcs ask for: no row shall rather have a column that an arc of its leads to than its
 * own. `heap` holds the columns whose price has risen, by how far below `proving` it is: prices that prove the
 * assignment, so that none has to pass them. Dijkstra's algorithm.
 */
export function raiseAlong(
  arcs: Arcs,
  heap: Heap,
  price: Float64Array,
  proving: Float64Array,
  scoreOf: Float64Array,
  rowsOf: RowsOfColumns,
): void {
  const { first, next, column, score } = arcs;
  while (heap.size > 0) {
    const own = heap.item[0];
    const current = heap.key[0] === proving[own] - price[own];
    removeLeast(heap);
    if (!current) continue; // it has risen since
    for (let at = rowsOf.start[own]; at < rowsOf.start[own + 1]; at++) {
      const row = rowsOf.row[at];
      const worth = scoreOf[row] - price[own];
      for (let arc = first[row]; arc >= 0; arc = next[arc]) {
        const j = column[arc];
        const least = score[arc] - worth;
        if (least <= price[j]) continue;
        price[j] = least;
        push(heap, proving[j] - least, j);
      }
    }
  }
}

function longer<T extends Int32Array | Float64Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
