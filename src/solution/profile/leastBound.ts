import type { Circulation } from "./circulation.ts";
import { COUNTED, DEAD } from "./circulation.ts";
import type { Count, Potentials } from "./potentials.ts";

const MOST = 2;

/**
 * How many slots of a class every circulation makes at least, as potentials prove it: each arc contributes the least
 * that its reduced cost makes of what it may carry. Arcs without potentials at either end contribute nothing.
 * No slot may have been decided to be made. O(open arcs at nodes with a potential).
 */
export function leastBound(
  circulation: Circulation,
  { cost }: Count,
  { node, potential }: Potentials,
  potentialOf: Float64Array, // [nodes] 0; is 0 again afterwards
): number {
  const { n, m, row, column, ofRow, ofColumn, mark, low, high, counted } = circulation;
  const ground = n + m;
  const desk = ground + 1;
  if (potential.some((one) => Math.abs(one) > MOST)) return 0; // no more are ever needed, and sums stay exact
  for (let at = 0; at < node.length; at++) potentialOf[node[at]] = potential[at];
  let bound = 0;
  const addSlot = (slot: number) => {
    const difference = potentialOf[row[slot]] - potentialOf[n + column[slot]];
    if (mark[slot] !== DEAD) bound += Math.min(0, (mark[slot] === COUNTED ? cost : 0) + difference);
  };
  const addHub = (hub: number, reduced: number) => {
    bound += reduced < 0 ? reduced * high[hub] : reduced * low[hub];
  };
  for (const v of node) {
    // A slot between two such nodes is added at its row.
    if (v < n) for (let at = ofRow.start[v]; at < ofRow.start[v] + ofRow.open[v]; at++) addSlot(ofRow.list[at]);
    else if (v < ground)
      for (let at = ofColumn.start[v - n]; at < ofColumn.start[v - n] + ofColumn.open[v - n]; at++) {
        const slot = ofColumn.list[at];
        if (potentialOf[row[slot]] === 0) addSlot(slot);
      }
  }
  for (let i = 0; i < n; i++) addHub(i, (counted[i] === 1 ? potentialOf[desk] : potentialOf[ground]) - potentialOf[i]);
  for (let j = 0; j < m; j++) addHub(n + j, potentialOf[n + j] - potentialOf[ground]);
  addHub(ground, potentialOf[ground] - potentialOf[desk]);
  for (const v of node) potentialOf[v] = 0;
  return bound;
}
