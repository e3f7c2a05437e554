import type { Narrowed, Network } from "./network.ts";
import { copyNetwork, decide } from "./network.ts";
import type { Pairing } from "./pairing.ts";
import { pairingOf } from "./pairing.ts";
import { flip, residualOf } from "./residual.ts";

/**
 * The canonical one among all assignments that are feasible in the network (after the last level: among all best ones). Rows take turns in
 * `rowOrder`; each goes through its columns from the highest score down, equal ones in `columnOrder`, and takes every one
 * that some feasible assignment allows together with all turns so far. Returns [slots], decided pairs not included.
 *
 * O(rows · slots) worst case: one breadth-first search a row and swap.
 */
export function settle(network: Network, pairing: Pairing, rowOrder: Int32Array, columnOrder: Int32Array): Uint8Array {
  const left = copyNetwork(network);
  const current = pairingOf(left, pairing.taken);
  const result = new Uint8Array(current.taken.length);
  const residual = residualOf(left, current);
  const rank = new Int32Array(network.m);
  columnOrder.forEach((column, place) => {
    rank[column] = place;
  });

  for (const row of rowOrder) {
    const slots: number[] = [];
    for (let slot = left.start[row]; slot < left.start[row + 1]; slot++) if (left.alive[slot] === 1) slots.push(slot);
    slots.sort((a, b) => left.score[b] - left.score[a] || rank[left.column[a]] - rank[left.column[b]]);
    residual.startTurn();
    for (const slot of slots) {
      if (left.rowHi[row] === 0) break; // it has all it can
      if (current.taken[slot] === 0) {
        const path = residual.path(left.column[slot], row);
        if (path === undefined) {
          left.alive[slot] = 0;
          continue;
        }
        flip(left, current, [...path, slot]);
        residual.startTurn();
      }
      result[slot] = 1;
      retire(left, current, slot);
    }
  }
  return result;
}

/** Takes a made pair out of what may still change; its row then no longer takes one of the places that are left. */
function retire(left: Narrowed, current: Pairing, slot: number): void {
  const row = left.row[slot];
  flip(left, current, [slot]);
  if (left.counted[row] === 1 && current.degree[row] > 0) current.people--;
  decide(left, slot);
}
