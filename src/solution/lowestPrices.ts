import type { Steps } from "../steps.ts";
import { createMeter, isDue } from "../steps.ts";
import { createHeap, push, removeLeast } from "./kernel/heap.ts";
import type { Network } from "./network.ts";
import type { Pairing } from "./pairing.ts";
import type { Prices } from "./solution.ts";

/** What raising the price of a pair counts as, in pairs looked at. */
const RAISED = 2;

/**
 * What `raise` does at the level of the total, from prices that prove the assignment best: raises every price to what
 * the set ones ask for, in one pass, since how far a price can fall below the proving one is a shortest path with
 * steps ≥ 0. `price` by node, as in `startPrices`. O(slots · log m); a row is read once for each of its columns.
 *
 * Source: Ahuja, Magnanti & Orlin, *Network Flows*, 9.3; Dijkstra's algorithm on the dual's difference constraints.
 */
export function* lowestPrices(network: Network, pairing: Pairing, price: Float64Array, proving: Prices): Steps<void> {
  const { n, m, start, column, alive, score, row, counted, rowLo, rowHi } = network;
  const { taken, degree, head, next } = pairing;
  const ceiling = new Float64Array(m + 1);
  ceiling.set(proving.column);
  ceiling[m] = 0 - proving.place;
  const heap = createHeap(m + 2); // nodes by how far their prices can fall
  const done = new Uint8Array(m + 1);
  const meter = createMeter();
  let looked = 0; // rows
  let most = 0;
  for (let node = 0; node <= m; node++) {
    const far = ceiling[node] - price[node]; // Infinity where nothing bounds the price yet
    if (far > most) most = far;
    if (far < Number.POSITIVE_INFINITY) push(heap, far, node);
  }
  const raiseRow = (own: number, pays: number) => {
    for (let slot = start[own]; slot < start[own + 1]; slot++) {
      const j = column[slot];
      if (score[slot] + pays <= price[j] || alive[slot] === 0 || taken[slot] === 1) continue;
      price[j] = score[slot] + pays;
      push(heap, ceiling[j] - price[j], j);
    }
  };
  for (let own = 0; own < n; own++) if (counted[own] === 0 && degree[own] < rowHi[own]) raiseRow(own, 0);
  while (heap.size > 0 && heap.key[0] < most) {
    const node = heap.item[0];
    removeLeast(heap);
    if (done[node] === 1) continue;
    done[node] = 1;
    if (node === m) {
      for (let own = 0; own < n; own++) if (counted[own] === 1 && degree[own] < rowHi[own]) raiseRow(own, price[m]);
      continue;
    }
    for (let slot = head[node]; slot >= 0; slot = next[slot]) {
      const own = row[slot];
      if (isDue(meter, RAISED * (start[own + 1] - start[own])))
        yield { stage: "proving", done: Math.min(looked, n), of: n };
      looked++;
      const pays = price[node] - score[slot];
      raiseRow(own, pays);
      if (counted[own] === 1 && degree[own] > rowLo[own] && pays > price[m]) {
        price[m] = pays;
        push(heap, ceiling[m] - pays, m);
      }
    }
  }
}
