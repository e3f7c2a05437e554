import { FORBIDDEN } from "../points.ts";
import type { Steps } from "../steps.ts";
import { createMeter, isDue } from "../steps.ts";
import type { Arcs } from "./arcs.ts";
import { addArc, raiseAlong, tightBefore } from "./arcs.ts";
import { createHeap, push } from "./kernel/heap.ts";
import type { OpenRow, RowReader } from "./kernel/rows.ts";
import { scoreIn } from "./kernel/rows.ts";
import type { Tight } from "./kernel/tight.ts";
import { createTight, findTight, see } from "./kernel/tight.ts";
import type { Placed } from "./kernel/transport.ts";
import type { Previous } from "./previous.ts";
import { groupByColumn } from "./smallestPrices.ts";
import type { ProvedRows } from "./tightPairs.ts";
import { addRow, closeProof, createTightPairs } from "./tightPairs.ts";

/** Where more than this share of all pairs would be looked at again, looking at each of them once is cheaper. */
const MOST_WORK = 1 / 4;

/** Looking pairs up costs this many times more than going through a row. */
const LOOK_UP = 8;

/**
 * The smallest prices and their proof, as `smallestPrices` and `proveRows` find them, from those of a previous
 * problem. In a row that is as before, no pair was worth more than the row's own then; so a pair can be worth more now
 * only if its price fell by more than the row's worth rose: no other is looked at. Prices are raised along the pairs
 * that were tight, then along every pair that is found to be worth more than the row's own, until there is none. They
 * never pass the smallest that prove it, so these they are. Undefined where so much has changed that it would not pay.
 * Cost: in practice rows + columns + what changed.
 */
export function* proveAgain(
  rows: RowReader,
  capacity: Int32Array,
  { columnOf, scoreOf, prices: proving }: Placed,
  previous: Previous,
): Steps<ProvedRows | undefined> {
  const { n, m } = rows;
  const { kept, rowOf, same } = previous;
  const price = new Float64Array(m);
  const arcs = tightBefore(n, previous);
  const rowsOf = groupByColumn(columnOf, m);
  const heap = createHeap(m + 16);
  const tight = createTight(m);
  for (let j = 0; j < m; j++) push(heap, proving[j], j);
  const most = MOST_WORK * kept.problem.lengths.reduce((sum, length) => sum + length, 0);
  const meter = createMeter();
  let work = 0;
  for (;;) {
    raiseAlong(arcs, heap, price, proving, scoreOf, rowsOf);
    const fallen = fallenColumns(price, previous);
    const pairs = createTightPairs(n);
    let proved = true;
    for (let row = 0; row < n; row++) {
      const opened = rows.open(row);
      const worth = scoreOf[row] - price[columnOf[row]];
      const old = rowOf[row];
      const gain = same[row] === 1 ? worth - (kept.scoreOf[old] - kept.price[kept.columnOf[old]]) : Number.NaN;
      const doubtful = same[row] === 1 ? countAbove(fallen, gain) : m;
      const length = opened.to - opened.from;
      const cost = Math.min(doubtful * LOOK_UP, length);
      work += cost;
      if (work > most) return undefined;
      if (isDue(meter, cost)) yield { stage: "proving", done: row >> 1, of: n };
      if (doubtful * LOOK_UP > length) findTight(opened, price, tight);
      else findAgain(opened, price, worth, gain, fallen, doubtful, arcs, row, tight);
      if (tight.worth > worth) {
        proved = false;
        for (let k = 0; k < tight.count; k++) addArc(arcs, row, tight.column[k], tight.worth + price[tight.column[k]]);
        push(heap, proving[columnOf[row]] - price[columnOf[row]], columnOf[row]);
      } else if (proved) addRow(pairs, columnOf[row], scoreIn(opened, columnOf[row]), tight, price);
    }
    if (proved) return closeProof(pairs, capacity, price);
  }
}

/** Columns by how far their prices have fallen since, the furthest first; new ones before all others. */
interface Fallen {
  readonly fall: Float64Array; // [columns]
  readonly column: Int32Array; // [columns]
}

function fallenColumns(price: Float64Array, { kept, columnOf }: Previous): Fallen {
  const fall = Float64Array.from(price, (now, j) =>
    columnOf[j] < 0 ? Number.POSITIVE_INFINITY : kept.price[columnOf[j]] - now,
  );
  const column = Int32Array.from(price, (_, j) => j);
  return { fall, column: column.sort((a, b) => (fall[a] === fall[b] ? a - b : fall[b] - fall[a])) };
}

/** How many columns have fallen by more than `gain`. */
function countAbove({ fall, column }: Fallen, gain: number): number {
  let from = 0;
  let to = column.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (fall[column[middle]] > gain) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** What `findTight` finds, by looking at the `doubtful` columns and at the row's arcs only. */
function findAgain(
  opened: OpenRow,
  price: Float64Array,
  worth: number,
  gain: number,
  { fall, column }: Fallen,
  doubtful: number,
  arcs: Arcs,
  row: number,
  into: Tight,
): void {
  into.worth = worth;
  into.count = 0;
  for (let arc = arcs.first[row]; arc >= 0; arc = arcs.next[arc]) {
    const j = arcs.column[arc];
    if (fall[j] <= gain && arcs.score[arc] - price[j] === worth) into.column[into.count++] = j;
  }
  for (let k = 0; k < doubtful; k++) {
    const j = column[k];
    const score = scoreIn(opened, j);
    if (score !== FORBIDDEN) see(into, j, score - price[j]);
  }
  into.column.subarray(0, into.count).sort();
}
