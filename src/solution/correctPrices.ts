import type { Steps } from "../steps.ts";
import { createMeter, isDue } from "../steps.ts";
import type { Network } from "./network.ts";
import { pairValue, unitReward } from "./network.ts";
import type { Pairing } from "./pairing.ts";
import type { Level } from "./solution.ts";

/** A price that nothing bounds yet. */
export const UNSET = Number.NEGATIVE_INFINITY;

/**
 * Prices by node: columns, and minus the price of a place at index m. Those that the ground bounds from below are 0,
 * all others `UNSET`.
 */
export function startPrices(network: Network, pairing: Pairing): Float64Array {
  const { m } = network;
  const price = new Float64Array(m + 1).fill(UNSET);
  const limited = network.counted.includes(1);
  if (!limited) price[m] = 0;
  for (let column = 0; column < m; column++) {
    // Without a lower bound a negative price proves nothing that 0 does not.
    if (network.columnLo[column] === 0 || pairing.load[column] > network.columnLo[column]) price[column] = 0;
  }
  if (limited && pairing.people < network.placesHi) price[m] = 0;
  return price;
}

/** Raises every price to what the set ones ask for: whoever holds a pair must like it at least as well as any other. */
export function* raise(network: Network, level: Level, pairing: Pairing, price: Float64Array): Steps<void> {
  const { n, m, start, column, alive, score, counted, rowLo, rowHi } = network;
  const { taken, degree, head, next } = pairing;
  const byScore = level.level === "total";
  const meter = createMeter();
  const lowest = price.reduce((least, one) => Math.min(least, one));
  // What each row pays for the least of what it has: the most that anything else may be worth to it.
  const held = new Float64Array(n).fill(UNSET);
  const pending = new Uint8Array(n).fill(1);
  let queue: number[] = [];
  const push = (row: number) => {
    if (pending[row] === 1) return;
    pending[row] = 1;
    queue.push(row);
  };
  const wake = (node: number) => {
    if (node === m) {
      for (let row = 0; row < n; row++) if (counted[row] === 1) push(row);
      return;
    }
    for (let slot = head[node]; slot >= 0; slot = next[slot]) {
      const row = network.row[slot];
      const pays = price[node] - (byScore ? score[slot] : 0);
      if (pays <= held[row]) continue;
      held[row] = pays;
      push(row);
    }
  };
  for (let node = 0; node < m; node++) if (price[node] !== UNSET) wake(node);
  for (let row = 0; row < n; row++) if (rowHi[row] > 0) queue.push(row);

  for (let round = 0; queue.length > 0; round++) {
    if (round > m + 2) throw new Error(`solver bug: ${JSON.stringify(level)} has an improving cycle`);
    const current = queue;
    queue = [];
    for (const row of current) {
      pending[row] = 0;
      if (isDue(meter, start[row + 1] - start[row])) yield { stage: "proving", done: 0, of: n };
      if (counted[row] === 1 && degree[row] > rowLo[row] && held[row] !== UNSET) {
        const least = held[row] - unitReward(network, level, row, degree[row]);
        if (least > price[m]) {
          price[m] = least;
          wake(m);
        }
      }
      const source = counted[row] === 1 ? price[m] : 0;
      const free =
        degree[row] < rowHi[row] && source !== UNSET
          ? source + unitReward(network, level, row, degree[row] + 1)
          : UNSET;
      const pays = Math.max(held[row], free);
      if (pays === UNSET || (!byScore && pays <= lowest)) continue;
      for (let slot = start[row]; slot < start[row + 1]; slot++) {
        if (alive[slot] === 0 || taken[slot] === 1) continue;
        const least = byScore ? pays + score[slot] : pays;
        if (least > price[column[slot]]) {
          price[column[slot]] = least;
          wake(column[slot]);
        }
      }
    }
  }
}

/** Sets every unset price that a set one bounds from above to the largest it may be. Returns how many. */
export function* cap(network: Network, level: Level, pairing: Pairing, price: Float64Array): Steps<number> {
  const { n, m, start, column, alive } = network;
  const { taken, degree, load } = pairing;
  if (!price.includes(UNSET)) return 0;
  const most = new Float64Array(m + 1);
  const meter = createMeter();
  for (let node = 0; node <= m; node++) {
    most[node] = price[node] !== UNSET ? price[node] : Number.POSITIVE_INFINITY;
    if (price[node] === UNSET) {
      if (node < m ? load[node] < network.columnHi[node] : pairing.people > network.placesLo || network.placesLo === 0)
        most[node] = 0;
    }
  }
  for (let changed = true, round = 0; changed; round++) {
    if (round > m + 2) throw new Error(`solver bug: ${JSON.stringify(level)} has an improving cycle`);
    changed = false;
    for (let row = 0; row < n; row++) {
      if (network.rowHi[row] === 0) continue;
      if (isDue(meter, 2 * (start[row + 1] - start[row]))) yield { stage: "proving", done: 0, of: n };
      const source = network.counted[row] === 1 ? most[m] : 0;
      let other = Number.POSITIVE_INFINITY;
      for (let slot = start[row]; slot < start[row + 1]; slot++) {
        if (alive[slot] === 1 && taken[slot] === 0)
          other = Math.min(other, most[column[slot]] - pairValue(network, level, slot));
      }
      if (network.counted[row] === 1 && price[m] === UNSET && degree[row] < network.rowHi[row]) {
        const bound = other - unitReward(network, level, row, degree[row] + 1);
        if (bound < most[m]) {
          most[m] = bound;
          changed = true;
        }
      }
      if (degree[row] > network.rowLo[row])
        other = Math.min(other, source + unitReward(network, level, row, degree[row]));
      if (other === Number.POSITIVE_INFINITY) continue;
      for (let slot = start[row]; slot < start[row + 1]; slot++) {
        if (taken[slot] === 0 || price[column[slot]] !== UNSET) continue;
        const bound = other + pairValue(network, level, slot);
        if (bound < most[column[slot]]) {
          most[column[slot]] = bound;
          changed = true;
        }
      }
    }
  }
  let capped = 0;
  for (let node = 0; node <= m; node++) {
    if (price[node] !== UNSET || most[node] === Number.POSITIVE_INFINITY) continue;
    price[node] = most[node];
    capped++;
  }
  return capped;
}
