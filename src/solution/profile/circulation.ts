import type { Narrowed, Network } from "../network.ts";
import { copyNetwork, decide } from "../network.ts";

/**
 * An assignment as a circulation of integer flow: ground → row → column → ground, by way of the desk (ground → desk →
 * row) for rows that take one of the places, and of the groups that nested limits make (`groups.ts`). A slot carries 0
 * or 1, every hub arc between its bounds. Nodes are numbered as in `residual.ts`: rows, columns, the ground, the desk;
 * then one for each limit.
 *
 * Hub arcs are a tree with the ground as its root: the hub of a node is the arc between it and its parent.
 *
 * Arcs whose flow is decided are closed; what is open is listed by node, made slots first, so that a search looks at
 * those alone that it can go along. The lists stand in `order`, not in the order of indices.
 */
export interface Circulation {
  readonly n: number;
  readonly m: number;
  readonly nodes: number;
  /** The nodes that a slot leaves, on the side of rows, and enters, on that of columns. */
  readonly from: Int32Array; // [slots]
  readonly to: Int32Array; // [slots]
  /** 1 = made, open or not. */
  readonly taken: Uint8Array; // [slots]
  /** The slots that leave each node. */
  readonly ofRow: SlotLists;
  /** The slots that enter each node. */
  readonly ofColumn: SlotLists;
  /** COUNTED while the slot is of the class that is being decided; DEAD: it stays unmade, and is still listed. */
  readonly mark: Uint8Array; // [slots]
  /** −1 = none: the ground, and limits that count no pair. */
  readonly parent: Int32Array; // [nodes]
  /** 1 = on the side of rows: the hub leads from the parent to the node. 0 = from the node to its parent. */
  readonly down: Uint8Array; // [nodes]
  /** Nodes with the parent v: child[firstChild[v]] … child[firstChild[v + 1] − 1]. */
  readonly firstChild: Int32Array; // [nodes + 1]
  readonly child: Int32Array;
  /** Of the hub of each node. */
  readonly low: Int32Array; // [nodes] closed where low = high
  readonly high: Int32Array; // [nodes]
  readonly flow: Int32Array; // [nodes]
  /** The slots that were open at first: by row, then by column, in the orders that settle ties. */
  readonly slots: Int32Array;
}

export const COUNTED = 1;
export const DEAD = 2;

/**
 * The open slots of each node, and perhaps dead ones: list[start[node]] on, `made[node]` of them made, `open[node]` in
 * all.
 */
export interface SlotLists {
  readonly start: Int32Array;
  readonly list: Int32Array;
  /** Beside each slot of `list`, the node at its other end. */
  readonly other: Int32Array;
  readonly at: Int32Array; // [slots] where a slot stands in `list`
  readonly made: Int32Array;
  readonly open: Int32Array;
}

/** Lets a listed slot change places with the one at `to`. */
export function exchange({ list, other, at }: SlotLists, slot: number, to: number): void {
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
export function isOpen({ from, mark, ofRow: { start, at, open } }: Circulation, slot: number): boolean {
  return mark[slot] !== DEAD && at[slot] >= 0 && at[slot] < start[from[slot]] + open[from[slot]];
}

/** Makes an open pair that is not made, undoes one that is; the hub arcs are left to the caller. */
export function flipSlot({ taken, from, to, ofRow, ofColumn }: Circulation, slot: number): void {
  flipIn(ofRow, from[slot], slot, taken[slot]);
  flipIn(ofColumn, to[slot], slot, taken[slot]);
  taken[slot] = 1 - taken[slot];
}

function flipIn(lists: SlotLists, node: number, slot: number, taken: number): void {
  if (taken === 1) exchange(lists, slot, lists.start[node] + --lists.made[node]);
  else exchange(lists, slot, lists.start[node] + lists.made[node]++);
}

/** Whatever an open slot carries, it stays so. */
export function closeSlot({ taken, from, to, ofRow, ofColumn }: Circulation, slot: number): void {
  closeIn(ofRow, from[slot], slot, taken[slot]);
  closeIn(ofColumn, to[slot], slot, taken[slot]);
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

/** Whatever the hub of a node carries, it stays so. */
export function closeHub({ low, high, flow }: Circulation, node: number): void {
  low[node] = high[node] = flow[node];
}

/** Every step by which the circulation can change at a node. `visit` gets the next node and the slot, −1 = a hub. */
export function stepsOf(circulation: Circulation, v: number, visit: (next: number, slot: number) => void): void {
  const { ofRow, ofColumn, mark, parent, down, firstChild, child, low, high, flow } = circulation;
  for (let at = ofRow.start[v] + ofRow.made[v]; at < ofRow.start[v] + ofRow.open[v]; at++)
    if (mark[ofRow.list[at]] !== DEAD) visit(ofRow.other[at], ofRow.list[at]);
  for (let at = ofColumn.start[v]; at < ofColumn.start[v] + ofColumn.made[v]; at++)
    visit(ofColumn.other[at], ofColumn.list[at]);
  if (parent[v] >= 0 && (down[v] === 1 ? flow[v] > low[v] : flow[v] < high[v])) visit(parent[v], -1);
  for (let at = firstChild[v]; at < firstChild[v + 1]; at++) {
    const w = child[at];
    if (down[w] === 1 ? flow[w] < high[w] : flow[w] > low[w]) visit(w, -1);
  }
}

/** What the step along a hub, from a node to its parent or back, changes. */
export function stepHub({ parent, down, flow }: Circulation, from: number, to: number): void {
  if (parent[to] === from) flow[to] += down[to] === 1 ? 1 : -1;
  else flow[from] += down[from] === 1 ? -1 : 1;
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
  narrowed.placesLo = low[n + m + 1];
  narrowed.placesHi = high[n + m + 1];
  for (let slot = 0; slot < taken.length; slot++) {
    if (isOpen(circulation, slot)) continue;
    if (taken[slot] === 1) decide(narrowed, slot);
    else narrowed.alive[slot] = 0;
  }
  return narrowed;
}
