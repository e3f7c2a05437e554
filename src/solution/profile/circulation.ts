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
  /** COUNTED while the slot is of the class that is being decided; DEAD: it stays unmade, and is still listed. */
  readonly mark: Uint8Array; // [slots]
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

export const COUNTED = 1;
export const DEAD = 2;

/** The open slots of each node, and perhaps dead ones: list[start[node]] on, `made[node]` of them made, `open[node]` in all. */
export interface SlotLists {
  readonly start: Int32Array;
  readonly list: Int32Array;
  /** Beside each slot of `list`, the row or column at its other end. */
  readonly other: Int32Array;
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
  const byColumn = emptyLists(column, alive, m);
  const fillColumn = byColumn.start.slice();
  for (const i of rowOrder) {
    for (let slot = start[i]; slot < start[i + 1]; slot++) {
      if (alive[slot] === 0) continue;
      const at = fillColumn[column[slot]]++;
      byColumn.list[at] = slot;
      byColumn.other[at] = i;
    }
  }
  const byRow = emptyLists(row, alive, n);
  const fillRow = byRow.start.slice();
  for (const j of columnOrder) {
    for (let from = byColumn.start[j]; from < byColumn.start[j + 1]; from++) {
      const at = fillRow[byColumn.other[from]]++;
      byRow.list[at] = byColumn.list[from];
      byRow.other[at] = j;
    }
  }
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
    mark: new Uint8Array(taken.length),
    low,
    high,
    flow,
    counted,
    slots,
    rowOrder,
    columnOrder,
  };
}

type Lists = Pick<SlotLists, "start" | "list" | "other">;

/** Room for the slots that end at each node. */
function emptyLists(end: Int32Array, alive: Uint8Array, nodes: number): Lists {
  const start = new Int32Array(nodes + 1);
  for (let slot = 0; slot < end.length; slot++) if (alive[slot] === 1) start[end[slot] + 1]++;
  for (let node = 0; node < nodes; node++) start[node + 1] += start[node];
  return { start, list: new Int32Array(start[nodes]), other: new Int32Array(start[nodes]) };
}

function madeFirst({ start, list, other }: Lists, taken: Uint8Array): SlotLists {
  const nodes = start.length - 1;
  const at = new Int32Array(taken.length).fill(-1);
  const made = new Int32Array(nodes);
  const open = new Int32Array(nodes);
  for (let place = 0; place < list.length; place++) at[list[place]] = place;
  const lists = { start, list, other, at, made, open };
  for (let node = 0; node < nodes; node++) {
    open[node] = start[node + 1] - start[node];
    for (let place = start[node]; place < start[node + 1]; place++)
      if (taken[list[place]] === 1) exchange(lists, list[place], start[node] + made[node]++);
  }
  return lists;
}

function exchange({ list, other, at }: SlotLists, slot: number, to: number): void {
  const from = at[slot];
  if (from === to) return;
  const end = other[from];
  list[from] = list[to];
  other[from] = other[to];
  at[list[to]] = from;
  list[to] = slot;
  other[to] = end;
  at[slot] = to;
}

/** Whether the slot may still change. */
export function isOpen({ row, mark, ofRow: { start, at, open } }: Circulation, slot: number): boolean {
  return mark[slot] !== DEAD && at[slot] >= 0 && at[slot] < start[row[slot]] + open[row[slot]];
}

/** Makes an open pair that is not made, undoes one that is; the hub arcs are left to the caller. */
export function flipSlot({ taken, row, column, ofRow, ofColumn }: Circulation, slot: number): void {
  flipIn(ofRow, row[slot], slot, taken[slot]);
  flipIn(ofColumn, column[slot], slot, taken[slot]);
  taken[slot] = 1 - taken[slot];
}

function flipIn(lists: SlotLists, node: number, slot: number, taken: number): void {
  if (taken === 1) exchange(lists, slot, lists.start[node] + --lists.made[node]);
  else exchange(lists, slot, lists.start[node] + lists.made[node]++);
}

/** Whatever an open slot carries, it stays so. */
export function closeSlot({ taken, row, column, ofRow, ofColumn }: Circulation, slot: number): void {
  closeIn(ofRow, row[slot], slot, taken[slot]);
  closeIn(ofColumn, column[slot], slot, taken[slot]);
}

function closeIn(lists: SlotLists, node: number, slot: number, taken: number): void {
  if (taken === 1) exchange(lists, slot, lists.start[node] + --lists.made[node]);
  exchange(lists, slot, lists.start[node] + --lists.open[node]);
}

/** Takes the dead slot that stands there out of a node's list, for good. */
export function unlist({ start, list, other, at, open }: SlotLists, node: number, place: number): void {
  const last = start[node] + --open[node];
  list[place] = list[last];
  other[place] = other[last];
  at[list[place]] = place;
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
