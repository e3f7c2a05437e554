import { longer } from "../kernel/longer.ts";
import type { OpenProblem } from "./preferences.ts";
import { isPreferred } from "./preferences.ts";

/**
 * The rows that each column has for now, never more than its room: a heap a column, the least preferred row on top. A
 * column's least preferred row only ever gets better.
 */
export interface Places {
  readonly load: Int32Array; // [columns]
  /** Rows of a column: the first `load[column]` entries. */
  readonly rowsAt: Int32Array[]; // [columns]
  readonly keyAt: Float64Array[]; // [columns] what the column thinks of them
  readonly scoreAt: Float64Array[]; // [columns]
}

export function createPlaces({ m }: OpenProblem): Places {
  return {
    load: new Int32Array(m),
    rowsAt: Array.from({ length: m }, () => new Int32Array(1)),
    keyAt: Array.from({ length: m }, () => new Float64Array(1)),
    scoreAt: Array.from({ length: m }, () => new Float64Array(1)),
  };
}

/** Whether the column has room for the row, or prefers it to the least preferred of its rows. */
export function takes(
  { load, rowsAt, keyAt }: Places,
  problem: OpenProblem,
  column: number,
  row: number,
  key: number,
): boolean {
  if (load[column] < problem.room[column]) return true;
  if (load[column] === 0) return false;
  return isPreferred(problem, row, key, rowsAt[column][0], keyAt[column][0]);
}

/** Gives the column a row that it takes; returns the row that has to go, −1 = none. */
export function give(
  places: Places,
  problem: OpenProblem,
  column: number,
  row: number,
  key: number,
  score: number,
): number {
  const { load } = places;
  let rows = places.rowsAt[column];
  if (load[column] === problem.room[column]) {
    const gone = rows[0];
    sink(places, problem, column, row, key, score);
    return gone;
  }
  const size = load[column]++;
  if (size === rows.length) {
    rows = longer(rows, new Int32Array(2 * size));
    places.rowsAt[column] = rows;
    places.keyAt[column] = longer(places.keyAt[column], new Float64Array(2 * size));
    places.scoreAt[column] = longer(places.scoreAt[column], new Float64Array(2 * size));
  }
  const keys = places.keyAt[column];
  const scores = places.scoreAt[column];
  let at = size;
  while (at > 0) {
    const up = (at - 1) >> 1;
    if (isPreferred(problem, row, key, rows[up], keys[up])) break;
    rows[at] = rows[up];
    keys[at] = keys[up];
    scores[at] = scores[up];
    at = up;
  }
  rows[at] = row;
  keys[at] = key;
  scores[at] = score;
  return -1;
}

/** Puts a row in the place of the one on top. */
function sink(
  { load, rowsAt, keyAt, scoreAt }: Places,
  problem: OpenProblem,
  column: number,
  row: number,
  key: number,
  score: number,
): void {
  const rows = rowsAt[column];
  const keys = keyAt[column];
  const scores = scoreAt[column];
  const size = load[column];
  let at = 0;
  for (;;) {
    let down = 2 * at + 1;
    if (down >= size) break;
    const other = down + 1;
    if (other < size && isPreferred(problem, rows[down], keys[down], rows[other], keys[other])) down = other;
    if (isPreferred(problem, rows[down], keys[down], row, key)) break;
    rows[at] = rows[down];
    keys[at] = keys[down];
    scores[at] = scores[down];
    at = down;
  }
  rows[at] = row;
  keys[at] = key;
  scores[at] = score;
}

/** The columns of each row, ascending. */
export function columnsOf({ load, rowsAt }: Places, n: number): Int32Array[] {
  const count = new Int32Array(n);
  rowsAt.forEach((rows, column) => {
    for (let at = 0; at < load[column]; at++) count[rows[at]]++;
  });
  const lists = Array.from(count, (length) => new Int32Array(length));
  count.fill(0);
  rowsAt.forEach((rows, column) => {
    for (let at = 0; at < load[column]; at++) lists[rows[at]][count[rows[at]]++] = column;
  });
  return lists;
}
