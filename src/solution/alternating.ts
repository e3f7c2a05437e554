import type { Network } from "./network.ts";
import { unitReward } from "./network.ts";
import type { Pairing } from "./pairing.ts";
import { flip } from "./pairing.ts";
import type { Level } from "./solution.ts";

/** Stands for any column that has fewer rows than it must have. */
export const ANY_SHORT_COLUMN = -1;

/**
 * Breadth-first searches for ways to change an assignment within the network's bounds, at a placement level or (no
 * level) on the way to one that keeps the lower bounds: a bound that is not kept yet may not get worse. Nodes as in
 * `residual.ts`: rows, columns, the ground, the desk.
 */
export interface Alternating {
  /**
   * Makes the change along a way that takes no reward from any row. False where there is none; what such a search has
   * seen no later one to the same target looks at, which is right as long as all changes are made here.
   */
  change(source: number, target: number): boolean;
  /**
   * Makes the change along a way that may take the reward from one row after it has given one to another. Only where
   * `change` fails for every row.
   */
  exchange(source: number, target: number): boolean;
}

export function alternating(network: Network, pairing: Pairing, level?: Level): Alternating {
  const { n, m, start, column, alive, counted, columnLo, columnHi, rowLo, rowHi } = network;
  const { taken, degree, load } = pairing;
  const ground = n + m;
  const desk = ground + 1;
  const nodes = desk + 1;
  // A state is a node, in the second layer with a reward in hand.
  const seen = new Int32Array(2 * nodes); // the search that saw the state last
  const from = new Int32Array(2 * nodes);
  const via = new Int32Array(2 * nodes); // the slot of the step that led there, −1 if none
  const queue = new Int32Array(2 * nodes);
  const closed = new Uint8Array(nodes); // 1: no way to the ground, 2: none to the desk
  let search = 0;
  let tail = 0;
  let barred = 0; // which closed nodes to leave alone

  const nodeOf = (state: number) => (state < nodes ? state : state - nodes);
  const rewards = (row: number, unit: number) => level !== undefined && unitReward(network, level, row, unit) === 1;
  const visit = (state: number, before: number, slot: number) => {
    if (seen[state] === search || (barred & closed[nodeOf(state)]) !== 0) return;
    seen[state] = search;
    from[state] = before;
    via[state] = slot;
    queue[tail++] = state;
  };
  /** Where the ways out of free room lead costs nothing to know, so that searches end early. */
  const visitColumn = (state: number, before: number, slot: number) => {
    if (seen[state] === search) return;
    visit(state, before, slot);
    const j = nodeOf(state) - n;
    if (load[j] >= columnHi[j] || seen[state] !== search) return;
    visit(state - n - j + ground, state, -1);
    if (pairing.people < network.placesHi) visit(state - n - j + desk, state - n - j + ground, -1);
  };
  const isTarget = (node: number, target: number) =>
    node === target || (target < 0 && node >= n && node < ground && load[node - n] < columnLo[node - n]);

  const fromRow = (row: number, state: number, rich: number, reached: () => boolean) => {
    for (let slot = start[row]; slot < start[row + 1]; slot++) {
      if (alive[slot] === 0 || taken[slot] === 1) continue;
      visitColumn(state - row + n + column[slot], state, slot);
      if (reached()) return;
    }
    if (degree[row] <= rowLo[row]) return;
    const hub = counted[row] === 1 ? desk : ground;
    if (!rewards(row, degree[row])) visit(rich + hub, state, -1);
    else if (rich > 0) visit(hub, state, -1);
  };
  const fromColumn = (j: number, state: number, rich: number) => {
    for (let slot = pairing.head[j]; slot >= 0; slot = pairing.next[slot]) visit(rich + network.row[slot], state, slot);
  };
  const fromHub = (hub: number, state: number, rich: number, layers: number) => {
    if (hub === ground) {
      for (let j = 0; j < m; j++) if (load[j] > columnLo[j]) visitColumn(rich + n + j, state, -1);
      if (pairing.people < network.placesHi) visit(rich + desk, state, -1);
    } else if (pairing.people > network.placesLo) visit(rich + ground, state, -1);
    const takes = hub === desk ? 1 : 0;
    for (let row = 0; row < n; row++) {
      if (counted[row] !== takes || degree[row] >= rowHi[row]) continue;
      visit((layers > 1 && rewards(row, degree[row] + 1) ? nodes : rich) + row, state, -1);
    }
  };

  const run = (source: number, target: number, layers: number): boolean => {
    search++;
    tail = 0;
    let found = -1;
    let checked = 0;
    const reached = () => {
      for (; checked < tail; checked++) {
        if (checked > 0 && isTarget(nodeOf(queue[checked]), target)) {
          found = queue[checked];
          return true;
        }
      }
      return false;
    };
    visit(source, -1, -1);
    for (let head = 0; head < tail; head++) {
      const state = queue[head];
      const node = nodeOf(state);
      const rich = state - node;
      if (node < n) fromRow(node, state, rich, reached);
      else if (node < ground) fromColumn(node - n, state, rich);
      else fromHub(node, state, rich, layers);
      if (reached()) break;
    }
    if (found < 0) return false;
    for (let state = found; state >= 0; state = from[state]) if (via[state] >= 0) flip(network, pairing, via[state]);
    return true;
  };

  return {
    change(source, target) {
      const bit = target === desk ? 2 : 1;
      if ((closed[source] & bit) !== 0) return false;
      barred = bit;
      if (run(source, target, 1)) return true;
      for (let at = 0; at < tail; at++) closed[queue[at]] |= bit;
      return false;
    },
    exchange(source, target) {
      barred = 0;
      return run(source, target, 2);
    },
  };
}
