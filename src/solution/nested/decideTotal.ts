import type { Circulation } from "../profile/circulation.ts";
import { closeHub, closeSlot, isOpen } from "../profile/circulation.ts";
import type { Potentials } from "../profile/potentials.ts";

/**
 * As `decideBy`, for the total: a slot costs as much less than 0 as its score. Checks that potentials prove a
 * circulation to be best, and closes every arc that they decide. O(slots + nodes).
 */
export function decideTotal(circulation: Circulation, score: Float64Array, { node, potential }: Potentials): boolean {
  const { nodes, from, to, taken, slots, parent, down, low, high, flow } = circulation;
  const of = new Float64Array(nodes);
  for (let at = 0; at < node.length; at++) of[node[at]] = potential[at];
  for (let at = 0; at < slots.length; at++) {
    const slot = slots[at];
    if (!isOpen(circulation, slot)) continue;
    const reduced = of[from[slot]] - of[to[slot]] - score[slot];
    if (reduced === 0) continue;
    if (taken[slot] !== (reduced < 0 ? 1 : 0)) return false;
    closeSlot(circulation, slot);
  }
  for (let v = 0; v < nodes; v++) {
    if (parent[v] < 0 || low[v] === high[v]) continue;
    const difference = of[parent[v]] - of[v];
    const reduced = down[v] === 1 ? difference : -difference;
    if (reduced === 0) continue;
    if (flow[v] !== (reduced < 0 ? high[v] : low[v])) return false;
    closeHub(circulation, v);
  }
  return true;
}
