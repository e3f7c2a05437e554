import type { Circulation } from "../profile/circulation.ts";
import { stepHub } from "../profile/circulation.ts";
import type { Count } from "../profile/potentials.ts";
import { createSearch } from "../profile/ways.ts";

/** Nothing is counted: every step is free. */
export const NOTHING: Count = { cost: 1, members: new Int32Array(0) };

/**
 * Brings an empty circulation within its bounds, one unit at a time; false where nothing is. A way that raises a hub
 * lowers no other below its least. O(sum of the lower bounds · arcs).
 *
 * Source: Ahuja, Magnanti & Orlin, *Network Flows*, 6.7 (feasible circulations, Hoffman's theorem).
 */
export function makeFeasible(circulation: Circulation): boolean {
  const { nodes, parent, down, low, high, flow } = circulation;
  const search = createSearch(circulation);
  for (let v = 0; v < nodes; v++) if (high[v] < low[v] || (parent[v] < 0 && low[v] > 0)) return false;
  for (let v = 0; v < nodes; v++) {
    if (parent[v] < 0) continue;
    const [from, to] = down[v] === 1 ? [parent[v], v] : [v, parent[v]];
    while (flow[v] < low[v]) {
      if (!search.change(to, from, NOTHING)) return false;
      stepHub(circulation, from, to);
    }
  }
  return true;
}
