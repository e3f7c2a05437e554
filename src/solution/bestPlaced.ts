import type { Steps } from "../steps.ts";
import { createMeter, isDue } from "../steps.ts";
import { ANY_SHORT_COLUMN, alternating } from "./alternating.ts";
import type { Network } from "./network.ts";
import { unitReward } from "./network.ts";
import type { Pairing } from "./pairing.ts";
import { make, pairingOf } from "./pairing.ts";
import type { Level } from "./solution.ts";

/**
 * Improves an assignment that is feasible in the network to a best one at a placement level: one breadth-first search
 * a row that lacks its reward, and what a failed one has seen is not looked at again. Usually about O(slots); O(rows ·
 * slots) worst case.
 *
 * What the rows gain is concave in their pairs (who has no q-th column after the levels of q may not have one more),
 * so that it is a flow with unit rewards, best when no cycle gains. A cycle passes the ground and the desk at most
 * once each: it either takes no reward from anybody, or gives one at each and takes one in between.
 *
 * Source: Ahuja, Magnanti & Orlin, *Network Flows*, 9.6 (cycle canceling) and 12.3 (alternating paths).
 */
export function* improve(network: Network, level: Level, pairing: Pairing): Steps<void> {
  const { n, m, rowHi, counted } = network;
  const { degree } = pairing;
  const hubOf = (row: number) => n + m + counted[row];
  const lacks = (row: number) => degree[row] < rowHi[row] && unitReward(network, level, row, degree[row] + 1) === 1;
  const meter = createMeter();
  for (let exchanged = true; exchanged; ) {
    const search = alternating(network, pairing, level);
    const lacking: number[] = [];
    for (let row = 0; row < n; row++) {
      if (!lacks(row)) continue;
      if (!search.change(row, hubOf(row))) lacking.push(row);
      if (isDue(meter, LOOKED)) yield { stage: "searching", done: row, of: n };
    }
    const mixed = lacking.some((row) => counted[row] === 1) && lacking.some((row) => counted[row] === 0);
    exchanged = mixed && lacking.some((row) => search.exchange(row, hubOf(row)));
  }
}

/** Pairs that a search looks at, as a rule. */
const LOOKED = 16_384;

/** Some pairing within the network's lower and upper bounds, or undefined; nothing asks for places to be taken. */
export function withinBounds(network: Network): Pairing | undefined {
  const { n, m, rowLo, rowHi, columnLo, columnHi, counted } = network;
  if (network.placesHi < 0 || exceeds(rowLo, rowHi) || exceeds(columnLo, columnHi)) return undefined;
  const pairing = pairingOf(network, new Uint8Array(network.column.length));
  fillShortColumns(network, pairing);
  const search = alternating(network, pairing);
  for (let row = 0; row < n; row++)
    while (pairing.degree[row] < rowLo[row]) if (!search.change(row, n + m + counted[row])) return undefined;
  for (let column = 0; column < m; column++)
    while (pairing.load[column] < columnLo[column]) if (!search.change(n + m, ANY_SHORT_COLUMN)) return undefined;
  return pairing;
}

/** Rows that need a column first: each takes what columns need. */
function fillShortColumns(network: Network, pairing: Pairing): void {
  const { n, start, column, alive, rowLo, rowHi, columnLo, counted } = network;
  let short = columnLo.reduce((sum, least) => sum + least, 0);
  for (const needy of [true, false]) {
    for (let row = 0; row < n && short > 0; row++) {
      if (rowLo[row] > 0 !== needy) continue;
      for (let slot = start[row]; slot < start[row + 1] && pairing.degree[row] < rowHi[row]; slot++) {
        if (counted[row] === 1 && pairing.degree[row] === 0 && pairing.people >= network.placesHi) break;
        if (alive[slot] === 0 || pairing.load[column[slot]] >= columnLo[column[slot]]) continue;
        make(network, pairing, slot);
        short--;
      }
    }
  }
}

function exceeds(some: Int32Array, others: Int32Array): boolean {
  return some.some((value, at) => value > others[at]);
}
