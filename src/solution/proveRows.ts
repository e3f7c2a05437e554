import type { RowReader } from "./kernel/rows.ts";
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
  const columns: number[] = [];
  const scores: number[] = [];
  const column = new Int32Array(rows.longest);
  const score = new Float64Array(rows.longest);
  let total = 0;
  let bound = 0;
  let magnitude = 0;
  for (let i = 0; i < n; i++) {
    const pairs = rows.list(i, column, score);
    let own = Number.NaN;
    let best = Number.NEGATIVE_INFINITY;
    for (let k = 0; k < pairs; k++) {
      const worth = score[k] - price[column[k]];
      if (worth > best) best = worth;
      if (column[k] === columnOf[i]) own = score[k];
    }
    const worth = own - price[columnOf[i]];
    if (worth !== best) throw new Error(`solver bug: row ${i} would rather have another column`);
    for (let k = 0; k < pairs; k++) {
      if (score[k] - price[column[k]] !== best) continue;
      columns.push(column[k]);
      scores.push(score[k]);
    }
    start[i + 1] = columns.length;
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
  const slotRow = new Int32Array(columns.length);
  for (let i = 0; i < n; i++) slotRow.fill(i, start[i], start[i + 1]);
  return {
    total,
    network: {
      n,
      m,
      start,
      column: Int32Array.from(columns),
      row: slotRow,
      score: Float64Array.from(scores),
      alive: new Uint8Array(columns.length).fill(1),
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
