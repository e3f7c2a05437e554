import { FORBIDDEN } from "../points.ts";
import type { RowReader } from "./kernel/rows.ts";
import { scoreIn } from "./kernel/rows.ts";
import { createTight, findTight } from "./kernel/tight.ts";
import type { Network } from "./network.ts";

/**
 * Proves that an assignment in which every row has one column is worth the most, reading the rows one by one, and
 * returns the pairs that best assignments can use as a network of their own: no other pair is kept. What `prove`
 * does, where the pairs are too many to be held. Throws "solver bug: …" where the prices do not prove it. O(pairs),
 * memory O(rows + columns + tight pairs).
 */
export function proveRows(
  rows: RowReader,
  capacity: Int32Array,
  columnOf: Int32Array,
  price: Float64Array,
): { network: Network; total: number } {
  const { n, m } = rows;
  const start = new Int32Array(n + 1);
  const tight = createTight(rows.longest);
  let column = new Int32Array(2 * n);
  let score = new Float64Array(2 * n);
  let total = 0;
  let bound = 0;
  let magnitude = 0;
  for (let i = 0, slots = 0; i < n; i++) {
    const row = rows.open(i);
    const own = scoreIn(row, columnOf[i]);
    findTight(row, price, tight);
    const { worth, count } = tight;
    if (own === FORBIDDEN || own - price[columnOf[i]] !== worth)
      throw new Error(`solver bug: row ${i} would rather have another column`);
    if (slots + count > column.length) {
      column = longer(column, new Int32Array(2 * (slots + count)));
      score = longer(score, new Float64Array(column.length));
    }
    for (let k = 0; k < count; k++, slots++) {
      column[slots] = tight.column[k];
      score[slots] = worth + price[tight.column[k]];
    }
    start[i + 1] = slots;
    total += own;
    bound += worth;
    magnitude += Math.abs(worth) + Math.abs(own);
  }
  for (let j = 0; j < m; j++) {
    if (price[j] < 0) throw new Error(`solver bug: column ${j} has the price ${price[j]}`);
    bound += price[j] * capacity[j];
    magnitude += price[j] * capacity[j];
  }
  if (!(magnitude <= Number.MAX_SAFE_INTEGER))
    throw new RangeError(`sums of up to ${magnitude} cannot be added exactly: expected at most 2^53 − 1`);
  if (bound !== total) throw new Error(`solver bug: the total is ${total}, but the bound is ${bound}`);
  const slots = start[n];
  const slotRow = new Int32Array(slots);
  for (let i = 0; i < n; i++) slotRow.fill(i, start[i], start[i + 1]);
  return {
    total,
    network: {
      n,
      m,
      start,
      column: column.slice(0, slots),
      row: slotRow,
      score: score.slice(0, slots),
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
    },
  };
}

function longer<T extends Int32Array | Float64Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
