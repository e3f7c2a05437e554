import type { Steps } from "../steps.ts";
import { createMeter, isDue } from "../steps.ts";
import type { Narrowed, Network } from "./network.ts";
import { copyNetwork, decide } from "./network.ts";
import type { Pairing } from "./pairing.ts";
import { flip, pairingOf } from "./pairing.ts";
import { ranksOf } from "./ranksOf.ts";
import { residualOf } from "./residual.ts";
import type { Orders } from "./solve.ts";
import { isTied } from "./ties.ts";

/**
 * The canonical one among all assignments that are feasible in the network (after the last level: among all best
 * ones). Rows take turns in
 * `rowOrder`; each goes through its columns from the highest score down, equal ones in `columnOrder`, and takes every
 * one that some feasible assignment allows together with all turns so far. Returns [slots], decided pairs not
 * included.
 *
 * Rows that nothing ties keep what they have. The others: one breadth-first search a swap, inside the tie; O(rows ·
 * slots) worst case.
 */
export function* settle(network: Network, pairing: Pairing, component: Int32Array, orders: Orders): Steps<Uint8Array> {
  const left = copyNetwork(network);
  const current = pairingOf(left, pairing.taken);
  const result = pairing.taken.slice();
  const residual = residualOf(left, current, component);
  const rank = ranksOf(orders.columnOrder);

  const meter = createMeter();
  let turns = 0;
  for (const row of orders.rowOrder) {
    turns++;
    if (isDue(meter, STEP * residual.takeVisited() + left.start[row + 1] - left.start[row]))
      yield { stage: "settling", done: turns, of: network.n };
    if (!isTied(network, component, row)) continue;
    const slots: number[] = [];
    for (let slot = left.start[row]; slot < left.start[row + 1]; slot++) {
      if (left.alive[slot] === 1) slots.push(slot);
      result[slot] = 0;
    }
    slots.sort((a, b) => left.score[b] - left.score[a] || rank[left.column[a]] - rank[left.column[b]]);
    residual.startTurn(row);
    for (const slot of slots) {
      if (left.rowHi[row] === 0) break; // it has all it can
      if (current.taken[slot] === 0) {
        const tied = component[row] === component[left.n + left.column[slot]];
        if (!tied || !residual.change(left.column[slot], row)) {
          left.alive[slot] = 0;
          continue;
        }
        flip(left, current, slot);
        residual.startTurn(row);
      }
      result[slot] = 1;
      retire(left, current, slot);
    }
  }
  return result;
}

/** A visit to a node costs about as much as looking at so many pairs. */
const STEP = 8;

/** Takes a made pair out of what may still change; its row then no longer takes one of the places that are left. */
function retire(left: Narrowed, current: Pairing, slot: number): void {
  const row = left.row[slot];
  flip(left, current, slot);
  if (left.counted[row] === 1 && current.degree[row] > 0) current.people--;
  decide(left, slot);
}
