import type { Narrowed, Network } from "../network.ts";
import { copyNetwork, decide } from "../network.ts";
import type { Pairing } from "../pairing.ts";
import type { Orders } from "../solve.ts";

/**
 * An assignment as a circulation of integer flow: ground → row → column → ground, by way of the desk (ground → desk →
 * row) for rows that take one of the places. A slot carries 0 or 1, every hub arc between its bounds. Nodes are numbered
 * as in `residual.ts`: rows, columns, the ground, the desk.
 *
 * Arcs whose flow is decided are closed; what is open is listed by node, made slots first, so that a search looks at
 * those alone that it can go along. The lists stand in `order`, not in the order of indices.
 */
export interface Circulation {
  readonly n: number;
  readonly m: number;
  readonly row: Int32Array; // [slots]
  readonly column: Int32Array; // [slots]
  /** 1 = made, open or not. */
  readonly taken: Uint8Array; // [slots]
  readonly ofRow: SlotLists;
  readonly ofColumn: SlotLists;
  /** Hub arcs: row v gets its columns by arc v, column v hands on its load by arc v, the desk its places by arc n + m. */
  readonly low: Int32Array; // [n + m + 1] closed where low = high
  readonly high: Int32Array; // [n + m + 1]
  readonly flow: Int32Array; // [n + m + 1]
  readonly counted: Uint8Array; // [n]
  /** The slots that were open at first: by row, then by column, in the orders that settle ties. */
  readonly slots: Int32Array;
  readonly rowOrder: Int32Array;
  readonly columnOrder: Int32Array;
}

/** The open slots of each node: list[start[node]] on, `made[node]` of them made, `open[node]` in all. */
export interface SlotLists {
  readonly start: Int32Array;
  readonly list: Int32Array;
  readonly at: Int32Array; // [slots] where a slot stands in `list`
  readonly made: Int32Array;
  readonly open: Int32Array;
}

/** The circulation of a pairing that is within the bounds of a network; dead slots stay out of it. */
export function circulationOf(network: Network, pairing: Pairing, orders: Orders): Circulation {
  const { n, m, start, column, row, alive, counted } = network;
  const low = new Int32Array(n + m + 1);
  const high = new Int32Array(n + m + 1);
  const flow = new Int32Array(n + m + 1);
  low.set(network.rowLo);
  low.set(network.columnLo, n);
  high.set(network.rowHi);
  high.set(network.columnHi, n);
  flow.set(pairing.degree);
  flow.set(pairing.load, n);
  low[n + m] = network.placesLo;
  high[n + m] = network.placesHi;
  flow[n + m] = pairing.people;
  const { rowOrder, columnOrder } = orders;
  const byColumn = bucketed(column, alive, m, rowOrder, (i, visit) => {
    for (let slot = start[i]; slot < start[i + 1]; slot++) visit(slot);
  });
  const byRow = bucketed(row, alive, n, columnOrder, (j, visit) => {
    for (let at = byColumn.start[j]; at < byColumn.start[j + 1]; at++) visit(byColumn.list[at]);
  });
  const slots = new Int32Array(byRow.list.length);
  let slot = 0;
  for (const i of rowOrder) {
    slots.set(byRow.list.subarray(byRow.start[i], byRow.start[i + 1]), slot);
    slot += byRow.start[i + 1] - byRow.start[i];
  }
  const taken = pairing.taken.slice();
  return {
    n,
    m,
    row,
    column,
    taken,
    ofRow: madeFirst(byRow, taken),
    ofColumn: madeFirst(byColumn, taken),
    low,
    high,
    flow,
    counted,
    slots,
    rowOrder,
    columnOrder,
  };
}

/** Slots by the node they end at, in the order in which the nodes at their other ends are gone through. */
function bucketed(
  end: Int32Array,
  alive: Uint8Array,
  nodes: number,
  order: Int32Array,
  slotsOf: (node: number, visit: (slot: number) => void) => void,
): { start: Int32Array; list: Int32Array } {
  const start = new Int32Array(nodes + 1);
  for (let slot = 0; slot < end.length; slot++) if (alive[slot] === 1) start[end[slot] + 1]++;
  for (let node = 0; node < nodes; node++) start[node + 1] += start[node];
  const fill = start.slice();
  const list = new Int32Array(start[nodes]);
  for (const node of order)
    slotsOf(node, (slot) => {
      if (alive[slot] === 1) list[fill[end[slot]]++] = slot;
    });
  return { start, list };
}

function madeFirst({ start, list }: { start: Int32Array; list: Int32Array }, taken: Uint8Array): SlotLists {
  const nodes = start.length - 1;
  const at = new Int32Array(taken.length).fill(-1);
  const made = new Int32Array(nodes);
  const open = new Int32Array(nodes);
  list.forEach((slot, place) => {
    at[slot] = place;
  });
  const lists = { start, list, at, made, open };
  for (let node = 0; node < nodes; node++) {
    open[node] = start[node + 1] - start[node];
    for (let place = start[node]; place < start[node + 1]; place++)
      if (taken[list[place]] === 1) exchange(lists, list[place], start[node] + made[node]++);
  }
  return lists;
}

function exchange({ list, at }: SlotLists, slot: number, to: number): void {
  const other = list[to];
  const from = at[slot];
  list[from] = other;
  at[other] = from;
  list[to] = slot;
  at[slot] = to;
}

/** Whether the slot may still change. */
export function isOpen({ row, ofRow: { start, at, open } }: Circulation, slot: number): boolean {
  return at[slot] >= 0 && at[slot] < start[row[slot]] + open[row[slot]];
}

/** Makes an open pair that is not made, undoes one that is; the hub arcs are left to the caller. */
export function flipSlot(circulation: Circulation, slot: number): void {
  const { taken, row, column, ofRow, ofColumn } = circulation;
  for (const [lists, node] of [
    [ofRow, row[slot]],
    [ofColumn, column[slot]],
  ] as const) {
    if (taken[slot] === 1) exchange(lists, slot, lists.start[node] + --lists.made[node]);
    else exchange(lists, slot, lists.start[node] + lists.made[node]++);
  }
  taken[slot] = taken[slot] === 1 ? 0 : 1;
}

/** Whatever an open slot carries, it stays so. */
export function closeSlot(circulation: Circulation, slot: number): void {
  const { taken, row, column, ofRow, ofColumn } = circulation;
  for (const [lists, node] of [
    [ofRow, row[slot]],
    [ofColumn, column[slot]],
  ] as const) {
    if (taken[slot] === 1) exchange(lists, slot, lists.start[node] + --lists.made[node]);
    exchange(lists, slot, lists.start[node] + --lists.open[node]);
  }
}

/** Whatever a hub arc carries, it stays so. */
export function closeHub({ low, high, flow }: Circulation, hub: number): void {
  low[hub] = high[hub] = flow[hub];
}

/** The network of what is still open. */
export function openNetwork(network: Network, circulation: Circulation): Network {
  const { n, m, low, high, taken } = circulation;
  const narrowed: Narrowed = copyNetwork(network);
  for (let i = 0; i < n; i++) {
    narrowed.rowLo[i] = low[i];
    narrowed.rowHi[i] = high[i];
  }
  for (let j = 0; j < m; j++) {
    narrowed.columnLo[j] = low[n + j];
    narrowed.columnHi[j] = high[n + j];
  }
  narrowed.placesLo = low[n + m];
  narrowed.placesHi = high[n + m];
  for (const slot of circulation.slots) {
    if (isOpen(circulation, slot)) continue;
    if (taken[slot] === 1) decide(narrowed, slot);
    else narrowed.alive[slot] = 0;
  }
  return narrowed;
}
