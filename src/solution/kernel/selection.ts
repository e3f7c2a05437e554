import { FORBIDDEN } from "../../points.ts";
import type { RowReader } from "./rows.ts";

/** The best pairs of one row that a scan has met so far: the first `size` entries, in no order. */
export interface Selection {
  readonly width: number; // how many are wanted
  readonly column: Int32Array; // [2 · width]
  readonly value: Float64Array; // [2 · width] score − price
  size: number;
  floor: number; // every pair met and not held is worth at most this
}

export function createSelection(width: number): Selection {
  return {
    width,
    column: new Int32Array(2 * width),
    value: new Float64Array(2 * width),
    size: 0,
    floor: Number.NEGATIVE_INFINITY,
  };
}

/** Selects the best pairs of a row at these prices, of those worth more than `into.floor`. */
export function select(rows: RowReader, row: number, price: Float64Array, into: Selection): void {
  const { scores, columns, from, to } = rows.open(row);
  if (columns === undefined) selectDense(scores, from, row % rows.m, price, into);
  else selectCompressed(columns, scores, from, to, price, into);
}

/**
 * The best columns of a dense row at these prices. Ties at the edge of the selection: the column first met stays.
 * Each row starts at a column of its own, so that rows with equal scores list different columns and do not all bid
 * for the same few. Four columns a step: almost every column fails, so one branch for four is 1.5 times faster.
 */
function selectDense(
  scores: Int32Array | Float64Array,
  offset: number,
  first: number,
  price: Float64Array,
  into: Selection,
): void {
  const m = price.length;
  if (into.floor === Number.NEGATIVE_INFINITY && m > 4 * into.column.length)
    into.floor = guessFloor(scores, offset, price, into);
  into.size = 0;
  selectRange(scores, offset, first, m, price, into);
  selectRange(scores, offset, 0, first, price, into);
  finish(into);
}

/** A floor that about `width` columns of the row beat, from a sample of it. */
function guessFloor(scores: Int32Array | Float64Array, offset: number, price: Float64Array, into: Selection): number {
  const { column, value, width } = into;
  const m = price.length;
  const count = column.length;
  const stride = Math.floor(m / count);
  for (let k = 0; k < count; k++) value[k] = scores[offset + k * stride] - price[k * stride];
  const rank = Math.min(count, Math.max(2, Math.ceil((1.25 * count * width) / m)));
  partition(value, column, count, rank);
  let floor = value[0];
  for (let k = 1; k < rank; k++) if (value[k] < floor) floor = value[k];
  return floor - 1; // so that at least `rank` beat it
}

function selectRange(
  scores: Int32Array | Float64Array,
  offset: number,
  from: number,
  to: number,
  price: Float64Array,
  into: Selection,
): void {
  const { column, value } = into;
  const limit = column.length;
  let size = into.size;
  let floor = into.floor;
  const steps = from + ((to - from) & ~3);
  let j = from;
  for (; j < steps; j += 4) {
    const at = offset + j;
    if (
      scores[at] - price[j] > floor ||
      scores[at + 1] - price[j + 1] > floor ||
      scores[at + 2] - price[j + 2] > floor ||
      scores[at + 3] - price[j + 3] > floor
    ) {
      for (let k = 0; k < 4; k++) {
        const score = scores[at + k];
        const worth = score - price[j + k];
        if (worth > floor && score !== FORBIDDEN) {
          column[size] = j + k;
          value[size] = worth;
          size++;
          if (size === limit) {
            into.size = size;
            shrink(into);
            size = into.size;
            floor = into.floor;
          }
        }
      }
    }
  }
  for (; j < to; j++) {
    const score = scores[offset + j];
    const worth = score - price[j];
    if (worth > floor && score !== FORBIDDEN) {
      column[size] = j;
      value[size] = worth;
      size++;
      if (size === limit) {
        into.size = size;
        shrink(into);
        size = into.size;
        floor = into.floor;
      }
    }
  }
  into.size = size;
  into.floor = floor;
}

/** The best columns of a compressed row at these prices. */
function selectCompressed(
  columns: Int32Array,
  scores: Int32Array | Float64Array,
  from: number,
  to: number,
  price: Float64Array,
  into: Selection,
): void {
  const { column, value } = into;
  const limit = column.length;
  into.size = 0;
  for (let slot = from; slot < to; slot++) {
    const worth = scores[slot] - price[columns[slot]];
    if (worth > into.floor) {
      column[into.size] = columns[slot];
      value[into.size] = worth;
      into.size++;
      if (into.size === limit) shrink(into);
    }
  }
  finish(into);
}

/** Keeps the best `width`; the floor becomes the worst that is kept, so that later ones must beat it. */
function shrink(selection: Selection): void {
  const { width, value, column } = selection;
  partition(value, column, selection.size, width);
  let floor = value[0];
  for (let k = 1; k < width; k++) if (value[k] < floor) floor = value[k];
  selection.size = width;
  selection.floor = floor;
}

/** As `shrink`, but the floor becomes the best that is dropped: the tightest bound on all that is not held. */
function finish(selection: Selection): void {
  const { width, value, column, size } = selection;
  if (size <= width) return;
  partition(value, column, size, width);
  let floor = selection.floor;
  for (let k = width; k < size; k++) if (value[k] > floor) floor = value[k];
  selection.size = width;
  selection.floor = floor;
}

/** Brings the `count` greatest of the first `size` values, with their columns, to the front (Hoare's selection). */
export function partition(value: Float64Array, column: Int32Array, size: number, count: number): void {
  let low = 0;
  let high = size - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    const a = value[low];
    const b = value[middle];
    const c = value[high];
    const pivot = a < b ? (b < c ? b : a < c ? c : a) : a < c ? a : b < c ? c : b;
    let i = low;
    let j = high;
    while (i <= j) {
      while (value[i] > pivot) i++;
      while (value[j] < pivot) j--;
      if (i <= j) {
        const worth = value[i];
        value[i] = value[j];
        value[j] = worth;
        const k = column[i];
        column[i] = column[j];
        column[j] = k;
        i++;
        j--;
      }
    }
    if (count - 1 <= j) high = j;
    else if (count - 1 >= i) low = i;
    else return;
  }
}
