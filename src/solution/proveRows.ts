import { FORBIDDEN } from "../points.ts";
import type { CompressedRows } from "../problem/problem.ts";
import type { Steps } from "../steps.ts";
import { createMeter, isDue } from "../steps.ts";
import { countAbove, fallenColumns, findAgain, gainOf } from "./fallen.ts";
import { createHeap, push } from "./kernel/heap.ts";
import type { RowReader } from "./kernel/rows.ts";
import { scoreIn } from "./kernel/rows.ts";
import { createTight, findTight } from "./kernel/tight.ts";
import type { Placed } from "./kernel/transport.ts";
import type { NearPairs } from "./nearPairs.ts";
import type { Previous } from "./previous.ts";
import { addArc, createArcs, groupByColumn, raisePrices } from "./raisePrices.ts";
import { createTightPairs, stillTight, tell } from "./tightPairs.ts";

/** An assignment in which every row has one column, and the proof that none is worth more. */
export interface ProvedRows {
  /** The pairs that are worth the most to their rows: best assignments use no others. */
  readonly best: CompressedRows & { readonly score: Float64Array };
  readonly total: number;
  /** The smallest prices that prove it: they depend on the problem alone, and are what `certify` finds. */
  readonly price: Float64Array; // [columns]
}

/** Looking pairs up costs this many times more than going through a row. */
const LOOK_UP = 8;

/**
 * Proves that an assignment in which every row has one column is worth the most, reading the rows one by one: what
 * `certify` does, where the pairs are too many to be held. Throws "solver bug: …" where it is not.
 *
 * Prices rise from 0 along the near pairs, so they never pass the smallest that prove it. Then every row is gone
 * through: a pair that is worth more to it than its own becomes one that prices rise along, until there is none left,
 * and a row is gone through again only when the price of its own column has risen. What then proves it are the
 * smallest prices. In rows that are as in a `previous` problem only those pairs are looked at that may have become
 * better than the row's own since.
 *
 * O(pairs) where the near pairs are well chosen, else up to rows × pairs; memory O(rows + columns + tight pairs).
 * Source: Ahuja, Magnanti & Orlin, *Network Flows*, 9.3; Dijkstra's algorithm on the dual's difference constraints.
 */
export function* proveRows(
  rows: RowReader,
  capacity: Int32Array,
  { columnOf, scoreOf, prices: proving }: Placed,
  near: NearPairs,
  previous?: Previous,
): Steps<ProvedRows> {
  const { n, m } = rows;
  const price = new Float64Array(m);
  const arcs = createArcs(n);
  const heap = createHeap(m + 16);
  const rowsOf = groupByColumn(columnOf, m);
  const ascent = { price, proving, scoreOf, rowsOf, near, arcs, heap };
  const pairs = createTightPairs(n);
  const paidThen = new Float64Array(n).fill(-1); // the price of its own column when a row was last gone through
  const tight = createTight(m);
  const meter = createMeter();
  for (let j = 0; j < m; j++) push(heap, proving[j], j);
  while (heap.size > 0) {
    yield* raisePrices(ascent, meter);
    const fallen = previous && fallenColumns(price, previous);
    for (let row = 0; row < n; row++) {
      const own = columnOf[row];
      if (paidThen[row] === price[own]) continue;
      const opened = rows.open(row);
      const worth = scoreOf[row] - price[own];
      const length = opened.to - opened.from;
      let doubtful = m;
      if (previous !== undefined && fallen !== undefined && previous.same[row] === 1) {
        const gain = gainOf(previous, row, worth);
        doubtful = countAbove(fallen, gain);
        if (doubtful * LOOK_UP <= length) findAgain(opened, price, worth, gain, fallen, doubtful, previous, row, tight);
      }
      if (doubtful * LOOK_UP > length) findTight(opened, price, tight);
      if (tight.worth === worth) {
        if (scoreIn(opened, own) !== scoreOf[row] || scoreOf[row] === FORBIDDEN)
          throw new Error(`solver bug: row ${row} has column ${own} at another score`);
        tell(pairs, row, tight, price);
        paidThen[row] = price[own];
      } else {
        for (let k = 0; k < tight.count; k++) addArc(arcs, row, tight.column[k], tight.worth + price[tight.column[k]]);
        push(heap, proving[own] - price[own], own);
      }
      if (isDue(meter, Math.min(doubtful * LOOK_UP, length))) yield { stage: "proving", done: row, of: n };
    }
  }
  return closed(pairs, capacity, columnOf, scoreOf, price);
}

/** All rows have been gone through: compares the total with the bound, and throws "solver bug: …" where they differ. */
function closed(
  pairs: ReturnType<typeof createTightPairs>,
  capacity: Int32Array,
  columnOf: Int32Array,
  scoreOf: Float64Array,
  price: Float64Array,
): ProvedRows {
  const n = columnOf.length;
  const m = capacity.length;
  const worth = new Float64Array(n);
  const load = new Int32Array(m);
  let total = 0;
  let bound = 0;
  let magnitude = 0;
  for (let row = 0; row < n; row++) {
    worth[row] = scoreOf[row] - price[columnOf[row]];
    load[columnOf[row]]++;
    total += scoreOf[row];
    bound += worth[row];
    magnitude += Math.abs(worth[row]) + Math.abs(scoreOf[row]);
  }
  for (let j = 0; j < m; j++) {
    if (!(price[j] >= 0) || load[j] > capacity[j])
      throw new Error(`solver bug: column ${j} has the price ${price[j]} and ${load[j]} of ${capacity[j]} rows`);
    bound += price[j] * capacity[j];
    magnitude += price[j] * capacity[j];
  }
  if (!(magnitude <= Number.MAX_SAFE_INTEGER))
    throw new RangeError(`sums of up to ${magnitude} cannot be added exactly: expected at most 2^53 − 1`);
  if (bound !== total) throw new Error(`solver bug: the total is ${total}, but the bound is ${bound}`);
  return { best: stillTight(pairs, worth, price), total, price };
}
