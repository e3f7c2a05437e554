import { FORBIDDEN } from "../points.ts";
import type { Tight } from "./kernel/tight.ts";
import type { Network } from "./network.ts";

/** An assignment in which every row has one column, and the proof that none is worth more. */
export interface ProvedRows {
  /** The pairs that best assignments can use. */
  readonly network: Network;
  readonly total: number;
  readonly price: Float64Array; // [columns]
}

/** The proof as it grows, row by row. */
export interface TightPairs {
  readonly start: Int32Array; // [n + 1]
  column: Int32Array; // [slots, and room]
  score: Float64Array; // [slots, and room]
  rows: number;
  total: number;
  bound: number;
  magnitude: number;
}

export function createTightPairs(n: number): TightPairs {
  return {
    start: new Int32Array(n + 1),
    column: new Int32Array(2 * n),
    score: new Float64Array(2 * n),
    rows: 0,
    total: 0,
    bound: 0,
    magnitude: 0,
  };
}

/** The next row: its own column and score, and what is worth the most to it. Throws where that is not its own. */
export function addRow(
  pairs: TightPairs,
  ownColumn: number,
  ownScore: number,
  { column, count, worth }: Tight,
  price: Float64Array,
): void {
  const row = pairs.rows++;
  if (ownScore === FORBIDDEN || ownScore - price[ownColumn] !== worth)
    throw new Error(`solver bug: row ${row} would rather have another column`);
  let slot = pairs.start[row];
  if (slot + count > pairs.column.length) {
    pairs.column = longer(pairs.column, new Int32Array(2 * (slot + count)));
    pairs.score = longer(pairs.score, new Float64Array(pairs.column.length));
  }
  for (let k = 0; k < count; k++, slot++) {
    pairs.column[slot] = column[k];
    pairs.score[slot] = worth + price[column[k]];
  }
  pairs.start[row + 1] = slot;
  pairs.total += ownScore;
  pairs.bound += worth;
  pairs.magnitude += Math.abs(worth) + Math.abs(ownScore);
}

/** All rows are there: compares the total with the bound, and throws "solver bug: …" where they differ. */
export function closeProof(pairs: TightPairs, capacity: Int32Array, price: Float64Array): ProvedRows {
  const { start, total } = pairs;
  const n = start.length - 1;
  const m = capacity.length;
  let { bound, magnitude } = pairs;
  for (let j = 0; j < m; j++) {
    if (price[j] < 0) throw new Error(`solver bug: column ${j} has the price ${price[j]}`);
    bound += price[j] * capacity[j];
    magnitude += price[j] * capacity[j];
  }
  if (!(magnitude <= Number.MAX_SAFE_INTEGER))
    throw new RangeError(`sums of up to ${magnitude} cannot be added exactly: expected at most 2^53 − 1`);
  if (bound !== total) throw new Error(`solver bug: the total is ${total}, but the bound is ${bound}`);
  const slots = start[n];
  const row = new Int32Array(slots);
  for (let i = 0; i < n; i++) row.fill(i, start[i], start[i + 1]);
  const network = {
    n,
    m,
    start,
    column: pairs.column.slice(0, slots),
    row,
    score: pairs.score.slice(0, slots),
    alive: new Uint8Array(slots).fill(1),
    tier: new Int32Array(n),
    base: new Int32Array(n),
    rowLo: new Int32Array(n).fill(1),
    rowHi: new Int32Array(n).fill(1),
    columnLo: capacity.map((most, j) => (price[j] > 0 ? most : 0)),
    columnHi: capacity,
    counted: new Uint8Array(n),
    placesLo: 0,
    placesHi: n,
    fixed: 0,
  };
  return { network, total, price };
}

function longer<T extends Int32Array | Float64Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
