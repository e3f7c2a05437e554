import type { Steps } from "../steps.ts";
import type { Network } from "./network.ts";
import { pairingOf } from "./pairing.ts";
import type { ProvedRows } from "./proveRows.ts";
import { settle } from "./settle.ts";
import type { Orders } from "./solve.ts";
import { componentsOf, tiedRows } from "./ties.ts";

export interface SettledRows {
  readonly columnOf: Int32Array; // [rows]
  readonly scoreOf: Float64Array; // [rows] at columnOf
  /** Rows that another best assignment gives another column, ascending. */
  readonly tied: Int32Array;
}

/**
 * The canonical one of all best assignments, from any one of them (`columnOf`). A row that is worth the most with one
 * pair only has that in all of them, so that there is nothing to settle but what the others may swap. O(rows +
 * columns) and what `settle` takes for the others.
 */
export function* settleRows(
  proved: ProvedRows,
  capacity: Int32Array,
  columnOf: Int32Array,
  scoreOf: Float64Array,
  orders: Orders,
): Steps<SettledRows> {
  const { start } = proved.best;
  const open: number[] = [];
  for (let row = 0; row < columnOf.length; row++) if (start[row + 1] - start[row] > 1) open.push(row);
  if (open.length === 0) return { columnOf: columnOf.slice(), scoreOf: scoreOf.slice(), tied: new Int32Array(0) };

  const network = networkOf(open, proved, capacity, columnOf);
  const taken = new Uint8Array(network.column.length);
  for (let slot = 0; slot < taken.length; slot++)
    if (network.column[slot] === columnOf[open[network.row[slot]]]) taken[slot] = 1;
  const pairing = pairingOf(network, taken);
  const component = componentsOf(network, pairing);
  const place = new Int32Array(columnOf.length).fill(-1); // of a row among the open ones
  for (let at = 0; at < open.length; at++) place[open[at]] = at;
  const rowOrder = orders.rowOrder.filter((row) => place[row] >= 0).map((row) => place[row]);
  const settled = yield* settle(network, pairing, component, { ...orders, rowOrder });
  const chosen = { columnOf: columnOf.slice(), scoreOf: scoreOf.slice() };
  for (let slot = 0; slot < taken.length; slot++) {
    if (settled[slot] === 0) continue;
    chosen.columnOf[open[network.row[slot]]] = network.column[slot];
    chosen.scoreOf[open[network.row[slot]]] = network.score[slot];
  }
  return { ...chosen, tied: tiedRows(network, component).map((at) => open[at]) };
}

/** The best pairs of the open rows; the others hold some of the places, and columns that cost something are full. */
function networkOf(
  open: readonly number[],
  { best, price }: ProvedRows,
  capacity: Int32Array,
  columnOf: Int32Array,
): Network {
  const n = open.length;
  const start = new Int32Array(n + 1);
  for (let at = 0; at < n; at++) start[at + 1] = start[at] + best.start[open[at] + 1] - best.start[open[at]];
  const slots = start[n];
  const network = { row: new Int32Array(slots), column: new Int32Array(slots), score: new Float64Array(slots) };
  const columnHi = capacity.slice();
  for (const column of columnOf) columnHi[column]--;
  for (let at = 0; at < n; at++) {
    columnHi[columnOf[open[at]]]++;
    for (let slot = start[at], from = best.start[open[at]]; slot < start[at + 1]; slot++, from++) {
      network.row[slot] = at;
      network.column[slot] = best.column[from];
      network.score[slot] = best.score[from];
    }
  }
  return {
    ...network,
    n,
    m: capacity.length,
    start,
    alive: new Uint8Array(slots).fill(1),
    tier: new Int32Array(n),
    base: new Int32Array(n),
    rowLo: new Int32Array(n).fill(1),
    rowHi: new Int32Array(n).fill(1),
    columnLo: columnHi.map((most, j) => (price[j] > 0 ? most : 0)),
    columnHi,
    counted: new Uint8Array(n),
    placesLo: 0,
    placesHi: n,
    fixed: 0,
  };
}
