import type { Circulation } from "./circulation.ts";
import { COUNTED, DEAD } from "./circulation.ts";
import type { Count, Potentials } from "./potentials.ts";

const MOST = 2;

/**
 * How many slots of a class every circulation makes at least, as potentials prove it: each arc contributes the least
 * that its reduced cost makes of what it may carry. Arcs without potentials at either end contribute nothing.
 * `decided`: closed slots that are made; none of them is of the class. O(nodes + open arcs at nodes with a potential).
 */
export function leastBound(
  circulation: Circulation,
  { cost }: Count,
  { node, potential }: Potentials,
  potentialOf: Float64Array, // [nodes] 0; is 0 again afterwards
  decided: readonly number[] = [],
): number {
  const { nodes, from, to, ofRow, ofColumn, mark, parent, down, low, high } = circulation;
  if (potential.some((one) => Math.abs(one) > MOST)) return 0; // no more are ever needed, and sums stay exact
  for (let at = 0; at < node.length; at++) potentialOf[node[at]] = potential[at];
  let bound = 0;
  const addSlot = (slot: number) => {
    const difference = potentialOf[from[slot]] - potentialOf[to[slot]];
    if (mark[slot] !== DEAD) bound += Math.min(0, (mark[slot] === COUNTED ? cost : 0) + difference);
  };
  for (const v of node) {
    for (let at = ofRow.start[v]; at < ofRow.start[v] + ofRow.open[v]; at++) addSlot(ofRow.list[at]);
    // A slot between two such nodes is added where it begins.
    for (let at = ofColumn.start[v]; at < ofColumn.start[v] + ofColumn.open[v]; at++) {
      const slot = ofColumn.list[at];
      if (potentialOf[from[slot]] === 0) addSlot(slot);
    }
  }
  for (const slot of decided) bound += potentialOf[from[slot]] - potentialOf[to[slot]];
  for (let v = 0; v < nodes; v++) {
    if (parent[v] < 0) continue;
    const difference = potentialOf[parent[v]] - potentialOf[v];
    const reduced = down[v] === 1 ? difference : -difference;
    bound += reduced < 0 ? reduced * high[v] : reduced * low[v];
  }
  for (const v of node) potentialOf[v] = 0;
  return bound;
}
