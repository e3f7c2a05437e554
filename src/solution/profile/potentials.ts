import type { Circulation } from "./circulation.ts";
import { COUNTED, closeHub, closeSlot, DEAD, isOpen, unlist } from "./circulation.ts";

/** Integer potentials of the nodes that have any: the proof of one count. */
export interface Potentials {
  /** Nodes, ascending: rows, then columns (n on), the ground (n + m), the desk (n + m + 1), then limits. */
  readonly node: Int32Array;
  readonly potential: Float64Array;
}

export const NO_POTENTIALS: Potentials = { node: new Int32Array(0), potential: new Float64Array(0) };

/** What one count is about: slots that cost 1 (as few as possible are made) or −1 (as many as possible). */
export interface Count {
  readonly cost: 1 | -1;
  /** Those slots. */
  readonly members: Int32Array;
}

/**
 * Checks that potentials prove a circulation to be best at a count, and closes every arc that they decide: an arc costs
 * what it costs itself, and the potential of the node that it leaves less that of the node that it enters. Where that
 * is above 0, what is best carries as little as the arc may; below 0, as much. False where an arc does not: then the
 * potentials prove nothing. What is left open is exactly what is best at this count.
 *
 * O(open arcs at nodes with a potential, and of the class).
 * Source: Ahuja, Magnanti & Orlin, *Network Flows*, 9.3 (reduced cost and complementary slackness optimality).
 */
export function decideBy(
  circulation: Circulation,
  { cost, members }: Count,
  { node, potential }: Potentials,
  potentialOf: Float64Array, // [nodes] 0; is 0 again afterwards
): boolean {
  const { from, to, taken, ofRow, ofColumn, mark, parent, down, firstChild, child, low, high, flow } = circulation;
  for (let at = 0; at < node.length; at++) potentialOf[node[at]] = potential[at];

  const decideSlot = (slot: number): boolean => {
    const reduced = (mark[slot] === COUNTED ? cost : 0) + potentialOf[from[slot]] - potentialOf[to[slot]];
    return reduced === 0 || settled(slot, reduced);
  };
  const settled = (slot: number, reduced: number): boolean => {
    if (taken[slot] !== (reduced < 0 ? 1 : 0)) return false;
    // Those that are not made are the most, and are taken out of the lists when they are next met there.
    if (taken[slot] === 0) mark[slot] = DEAD;
    else closeSlot(circulation, slot);
    return true;
  };
  const decideHub = (v: number): boolean => {
    const difference = potentialOf[parent[v]] - potentialOf[v];
    const reduced = down[v] === 1 ? difference : -difference;
    if (reduced === 0 || low[v] === high[v]) return true;
    if (flow[v] !== (reduced < 0 ? high[v] : low[v])) return false;
    closeHub(circulation, v);
    return true;
  };
  // From behind: what is closed is exchanged with what stands behind it and has been looked at already.
  const slotsOf = (lists: Circulation["ofRow"], at: number, sign: 1 | -1): boolean => {
    const { start, list, other, open } = lists;
    for (let place = start[at] + open[at] - 1; place >= start[at]; place--) {
      if (place >= start[at] + open[at]) continue;
      const slot = list[place];
      if (mark[slot] !== DEAD) {
        const reduced = (mark[slot] === COUNTED ? cost : 0) + sign * (potentialOf[at] - potentialOf[other[place]]);
        if (reduced === 0) continue;
        if (!settled(slot, reduced)) return false;
      }
      if (mark[slot] === DEAD) unlist(lists, at, place);
    }
    return true;
  };
  const nodeDecided = (v: number): boolean => {
    if (!slotsOf(ofRow, v, 1) || !slotsOf(ofColumn, v, -1)) return false;
    if (parent[v] >= 0 && !decideHub(v)) return false;
    for (let at = firstChild[v]; at < firstChild[v + 1]; at++) if (!decideHub(child[at])) return false;
    return true;
  };
  let proved = node.every(nodeDecided);
  for (let at = 0; at < members.length && proved; at++) {
    const slot = members[at];
    if (cost === 1 && taken[slot] === 0 && node.length === 0) mark[slot] = DEAD;
    else if (isOpen(circulation, slot)) proved = decideSlot(slot);
  }
  for (const v of node) potentialOf[v] = 0;
  return proved;
}
