import type { Steps } from "../steps.ts";
import { createMeter, isDue } from "../steps.ts";
import type { RowReader } from "./kernel/rows.ts";
import { scoreIn } from "./kernel/rows.ts";
import { createTight, findTight } from "./kernel/tight.ts";
import type { ProvedRows } from "./tightPairs.ts";
import { addRow, closeProof, createTightPairs } from "./tightPairs.ts";

/**
 * Proves that an assignment in which every row has one column is worth the most, reading the rows one by one, and
 * returns the pairs that best assignments can use as a network of their own: no other pair is kept. What `prove`
 * does, where the pairs are too many to be held. Throws "solver bug: …" where the prices do not prove it. O(pairs),
 * memory O(rows + columns + tight pairs).
 */
export function* proveRows(
  rows: RowReader,
  capacity: Int32Array,
  columnOf: Int32Array,
  price: Float64Array,
): Steps<ProvedRows> {
  const pairs = createTightPairs(rows.n);
  const tight = createTight(rows.longest);
  const meter = createMeter();
  for (let row = 0; row < rows.n; row++) {
    const opened = rows.open(row);
    findTight(opened, price, tight);
    addRow(pairs, columnOf[row], scoreIn(opened, columnOf[row]), tight, price);
    if (isDue(meter, opened.to - opened.from)) yield { stage: "proving", done: (rows.n + row) >> 1, of: rows.n };
  }
  return closeProof(pairs, capacity, price);
}
