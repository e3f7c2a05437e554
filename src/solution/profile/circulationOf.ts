import type { Network } from "../network.ts";
import type { Pairing } from "../pairing.ts";
import { ranksOf } from "../ranksOf.ts";
import type { Orders } from "../solve.ts";
import type { Circulation, SlotLists } from "./circulation.ts";
import { exchange } from "./circulation.ts";
import type { Groups } from "./groups.ts";

/** The circulation of a pairing that is within the bounds of a network; dead slots stay out of it. */
export function circulationOf(network: Network, pairing: Pairing, orders: Orders, groups?: Groups): Circulation {
  const { n, m, column, row, counted } = network;
  const ground = n + m;
  const desk = ground + 1;
  const nodes = desk + 1 + (groups?.low.length ?? 0);
  const taken = pairing.taken.slice();
  const from = groups?.from ?? row;
  const to = groups?.to ?? column.map((j) => n + j);
  const { byRow, byColumn } = listsOf(network, from, to, nodes, orders);
  const slots = new Int32Array(byRow.list.length);
  let slot = 0;
  for (const v of inOrder(orders.rowOrder, 0, nodes)) {
    slots.set(byRow.list.subarray(byRow.start[v], byRow.start[v + 1]), slot);
    slot += byRow.start[v + 1] - byRow.start[v];
  }
  const made = slots.filter((one) => taken[one] === 1);

  const parent = new Int32Array(nodes).fill(ground);
  const down = new Uint8Array(nodes);
  const low = new Int32Array(nodes);
  const high = new Int32Array(nodes);
  const flow = new Int32Array(nodes);
  for (let i = 0; i < n; i++) parent[i] = counted[i] === 1 ? desk : ground;
  down.fill(1, 0, n);
  down[desk] = 1;
  parent[ground] = -1;
  low.set(network.rowLo);
  low.set(network.columnLo, n);
  high.set(network.rowHi);
  high.set(network.columnHi, n);
  flow.set(pairing.degree);
  flow.set(pairing.load, n);
  low[desk] = network.placesLo;
  high[desk] = network.placesHi;
  flow[desk] = pairing.people;
  if (groups !== undefined) {
    parent.set(groups.parent);
    down.set(groups.down);
    low.set(groups.low, desk + 1);
    high.set(groups.high, desk + 1);
    for (const own of made)
      for (const end of [from[own], to[own]]) for (let v = end; v !== ground; v = parent[v]) if (v > desk) flow[v]++;
  }
  return {
    n,
    m,
    nodes,
    from,
    to,
    taken,
    ofRow: madeFirst(byRow, from, made),
    ofColumn: madeFirst(byColumn, to, made),
    mark: new Uint8Array(taken.length),
    parent,
    down,
    ...childrenOf(parent, n, m, orders),
    low,
    high,
    flow,
    slots,
  };
}

/** Rows that are filled together, so that where they are written stays near at hand. */
const ROWS_AT_ONCE = 256;

/** The slots of each node in the orders that settle ties, none made yet. */
function listsOf(
  { n, start, row, alive }: Network,
  from: Int32Array,
  to: Int32Array,
  nodes: number,
  { rowOrder, columnOrder }: Orders,
): { readonly byRow: SlotLists; readonly byColumn: SlotLists } {
  const byColumn = emptyLists(to, alive, nodes);
  const fillColumn = byColumn.start.slice();
  for (const i of rowOrder) {
    for (let slot = start[i]; slot < start[i + 1]; slot++) {
      if (alive[slot] === 0) continue;
      const at = fillColumn[to[slot]]++;
      byColumn.list[at] = slot;
      byColumn.other[at] = from[slot];
      byColumn.at[slot] = at;
    }
  }
  const byRow = emptyLists(from, alive, nodes);
  const fillRow = byRow.start.slice();
  const read = byColumn.start.slice();
  const ends = Int32Array.from(inOrder(columnOrder, n, nodes));
  const rank = ranksOf(rowOrder);
  for (let next = ROWS_AT_ONCE; next < n + ROWS_AT_ONCE; next += ROWS_AT_ONCE)
    for (let k = 0; k < ends.length; k++) {
      const v = ends[k];
      for (; read[v] < byColumn.start[v + 1]; read[v]++) {
        const slot = byColumn.list[read[v]];
        if (rank[row[slot]] >= next) break;
        const at = fillRow[byColumn.other[read[v]]]++;
        byRow.list[at] = slot;
        byRow.other[at] = v;
        byRow.at[slot] = at;
      }
    }
  return { byRow, byColumn };
}

/** People in the order that settles ties, then all the nodes beyond them. */
function* inOrder(order: Int32Array, first: number, nodes: number): Generator<number> {
  for (const one of order) yield first + one;
  for (let v = first + order.length; v < nodes; v++) yield v;
}

/** The children of each node: columns, then the desk, then rows, each in the order that settles ties; then groups. */
function childrenOf(
  parent: Int32Array,
  n: number,
  m: number,
  { rowOrder, columnOrder }: Orders,
): Pick<Circulation, "firstChild" | "child"> {
  const nodes = parent.length;
  const desk = n + m + 1;
  const firstChild = new Int32Array(nodes + 1);
  for (const own of parent) if (own >= 0) firstChild[own + 1]++;
  for (let v = 0; v < nodes; v++) firstChild[v + 1] += firstChild[v];
  const child = new Int32Array(firstChild[nodes]);
  const next = firstChild.slice();
  const add = (v: number) => {
    if (parent[v] >= 0) child[next[parent[v]]++] = v;
  };
  for (const j of columnOrder) add(n + j);
  add(desk);
  for (const i of rowOrder) add(i);
  for (let v = desk + 1; v < nodes; v++) add(v);
  return { firstChild, child };
}

/** Room for the slots that end at each node. */
function emptyLists(end: Int32Array, alive: Uint8Array, nodes: number): SlotLists {
  const start = new Int32Array(nodes + 1);
  for (let slot = 0; slot < end.length; slot++) if (alive[slot] === 1) start[end[slot] + 1]++;
  for (let node = 0; node < nodes; node++) start[node + 1] += start[node];
  const room = () => new Int32Array(start[nodes]);
  const at = new Int32Array(end.length).fill(-1);
  const open = Int32Array.from({ length: nodes }, (_, node) => start[node + 1] - start[node]);
  return { start, list: room(), other: room(), at, made: new Int32Array(nodes), open };
}

/** The made slots, in the order of the lists, are put in front. */
function madeFirst(lists: SlotLists, end: Int32Array, made: Int32Array): SlotLists {
  for (const slot of made) exchange(lists, slot, lists.start[end[slot]] + lists.made[end[slot]]++);
  return lists;
}
