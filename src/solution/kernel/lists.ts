import type { RowReader } from "./rows.ts";
import type { Selection } from "./selection.ts";
import { createSelection, partition, select } from "./selection.ts";

/**
 * For every row its best pairs at the prices of its last scan, and a bound on the worth (score − price) of all others.
 * Prices only rise, so the bounds stay true, and a row is read again only when its best listed pair falls to the bound.
 * Two tiers: the first `front` entries are the ones that bids look at; the rest is a reserve that saves most scans.
 */
export interface CandidateLists {
  readonly rows: RowReader;
  readonly width: number; // slots a row
  readonly front: number; // of these, looked at first
  readonly column: Int32Array; // [n · width]
  readonly score: Int32Array | Float64Array; // [n · width]
  readonly length: Int32Array; // [n] slots in use
  readonly frontBound: Float64Array; // [n] nothing outside the front is worth more
  readonly bound: Float64Array; // [n] nothing outside the list is worth more
  readonly selection: Selection;
  looked: number; // pairs that scans have looked at, all in all
}

/** Empty lists: the first look at a row scans it. */
export function createLists(rows: RowReader, width: number, front: number): CandidateLists {
  const { n } = rows;
  return {
    rows,
    width,
    front,
    column: new Int32Array(n * width),
    score: rows.wide ? new Float64Array(n * width) : new Int32Array(n * width),
    length: new Int32Array(n),
    frontBound: new Float64Array(n).fill(Number.POSITIVE_INFINITY),
    bound: new Float64Array(n).fill(Number.POSITIVE_INFINITY),
    selection: createSelection(width),
    looked: 0,
  };
}

/**
 * Makes the best of the front the best of the row, at these prices. Call it when no entry of the front is worth
 * `frontBound`. First the reserve is sifted; only if that is not enough the row is scanned.
 */
export function refresh(lists: CandidateLists, row: number, price: Float64Array): void {
  const { column, score, selection } = lists;
  const { value } = selection;
  const offset = row * lists.width;
  const length = lists.length[row];
  let best = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < length; k++) {
    const j = column[offset + k];
    const worth = score[offset + k] - price[j];
    selection.column[k] = j;
    value[k] = worth;
    if (worth > best) best = worth;
  }
  if (best >= lists.bound[row]) {
    selection.size = length;
    store(lists, row, price);
    return;
  }
  // Half of the old list will be in the new one; what is worth less need not be looked at.
  const half = length >> 1;
  let floor = Number.NEGATIVE_INFINITY;
  if (half > 0) {
    partition(value, selection.column, length, half);
    floor = value[0];
    for (let k = 1; k < half; k++) if (value[k] < floor) floor = value[k];
    floor -= 1;
  }
  scan(lists, row, price, floor);
}

/** Reads the row and lists its best pairs at these prices, of those worth more than `floor`. */
export function scan(lists: CandidateLists, row: number, price: Float64Array, floor: number): void {
  const { selection, rows } = lists;
  selection.floor = floor;
  lists.looked += rows.longest;
  select(rows, row, price, selection);
  if (selection.size < 2 && selection.floor > Number.NEGATIVE_INFINITY) {
    selection.floor = Number.NEGATIVE_INFINITY;
    select(rows, row, price, selection);
  }
  lists.length[row] = selection.size;
  lists.bound[row] = selection.floor;
  store(lists, row, price);
}

function store(lists: CandidateLists, row: number, price: Float64Array): void {
  const { column, score, front, selection } = lists;
  const { value, size } = selection;
  const offset = row * lists.width;
  let bound = lists.bound[row];
  if (size > front) {
    partition(value, selection.column, size, front);
    for (let k = front; k < size; k++) if (value[k] > bound) bound = value[k];
  }
  for (let k = 0; k < size; k++) {
    const j = selection.column[k];
    column[offset + k] = j;
    score[offset + k] = value[k] + price[j];
  }
  lists.frontBound[row] = bound;
}
