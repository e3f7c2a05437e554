import type { Network } from "./network.ts";
import { pairValue, unitReward } from "./network.ts";
import type { Pairing } from "./pairing.ts";
import { prove } from "./prove.ts";
import type { Level, Prices } from "./solution.ts";

export interface Certified {
  readonly prices: Prices;
  readonly value: number;
  /** Exactly the assignments that are best at this level. */
  readonly narrowed: Network;
}

const UNSET = Number.NEGATIVE_INFINITY;

/**
 * Proves that `pairing` is best at a level and returns its prices; throws "solver bug: …" if it is not. The prices
 * depend on the problem alone, not on which optimum is given: the smallest ones that prove it (a column's price is
 * then what one more place there is worth at this level). Where nothing bounds a price from below it is the largest
 * instead, and a part of the network tied to nothing else is anchored at 0 at its first column in `columnOrder`.
 *
 * Longest paths over columns in the residual network, queue of rows. O(m · slots) worst case.
 * Source: Ahuja, Magnanti & Orlin, *Network Flows*, 9.3 (optimality conditions) and 5.4 (label correcting).
 */
export function certify(network: Network, level: Level, pairing: Pairing, columnOrder: Int32Array): Certified {
  const prices = smallestPrices(network, level, pairing, columnOrder);
  const { bound, narrowed } = prove(network, level, prices);
  const value = valueOf(network, level, pairing);
  if (bound !== value)
    throw new Error(`solver bug: ${JSON.stringify(level)} reached ${value}, but the bound is ${bound}`);
  return { prices, value, narrowed };
}

/** What an assignment is worth at a level, decided pairs included. */
export function valueOf(network: Network, level: Level, pairing: Pairing): number {
  let value = level.level === "total" ? network.fixed : 0;
  if (level.level === "total") {
    for (let slot = 0; slot < network.column.length; slot++)
      if (pairing.taken[slot] === 1) value += network.score[slot];
  } else {
    for (let row = 0; row < network.n; row++)
      if (network.tier[row] === level.priority && network.base[row] + pairing.degree[row] >= level.demand) value++;
  }
  return value;
}

/** Prices by node: columns, and minus the price of a place at index m. A node is `UNSET` until something bounds it. */
function smallestPrices(network: Network, level: Level, pairing: Pairing, columnOrder: Int32Array): Prices {
  const { m } = network;
  const price = new Float64Array(m + 1).fill(UNSET);
  const limited = network.counted.includes(1);
  if (!limited) price[m] = 0;
  for (let column = 0; column < m; column++) {
    // Without a lower bound a negative price proves nothing that 0 does not.
    if (network.columnLo[column] === 0 || pairing.load[column] > network.columnLo[column]) price[column] = 0;
  }
  if (limited && pairing.people < network.placesHi) price[m] = 0;
  raise(network, level, pairing, price);
  for (;;) {
    const capped = cap(network, level, pairing, price);
    if (capped === 0) {
      const anchor = columnOrder.find((column) => price[column] === UNSET) ?? (price[m] === UNSET ? m : -1);
      if (anchor < 0) break;
      price[anchor] = 0;
    }
    raise(network, level, pairing, price);
  }
  return { column: price.slice(0, m), place: price[m] === 0 ? 0 : -price[m] };
}

/** Raises every price to what the set ones ask for: whoever holds a pair must like it at least as well as any other. */
function raise(network: Network, level: Level, pairing: Pairing, price: Float64Array): void {
  const { n, m, start, column, alive } = network;
  const { taken, degree } = pairing;
  const pending = new Uint8Array(n).fill(1);
  let queue: number[] = Array.from({ length: n }, (_, row) => row);
  const wake = (node: number) => {
    if (node === m) {
      for (let row = 0; row < n; row++) if (network.counted[row] === 1 && pending[row] === 0) push(row);
    } else {
      for (let slot = pairing.head[node]; slot >= 0; slot = pairing.next[slot])
        if (pending[network.row[slot]] === 0) push(network.row[slot]);
    }
  };
  const push = (row: number) => {
    pending[row] = 1;
    queue.push(row);
  };
  for (let round = 0; queue.length > 0; round++) {
    if (round > m + 2) throw new Error(`solver bug: ${JSON.stringify(level)} has an improving cycle`);
    const current = queue;
    queue = [];
    for (const row of current) {
      pending[row] = 0;
      if (network.rowHi[row] === 0) continue;
      // What the row pays for the least of what it has: the most that anything else may be worth to it.
      const source = network.counted[row] === 1 ? price[m] : 0;
      let held = UNSET;
      for (let slot = start[row]; slot < start[row + 1]; slot++) {
        if (taken[slot] === 1) held = Math.max(held, price[column[slot]] - pairValue(network, level, slot));
      }
      if (network.counted[row] === 1 && degree[row] > network.rowLo[row] && held !== UNSET) {
        const least = held - unitReward(network, level, row, degree[row]);
        if (least > price[m]) {
          price[m] = least;
          wake(m);
        }
      }
      const free =
        degree[row] < network.rowHi[row] && source !== UNSET
          ? source + unitReward(network, level, row, degree[row] + 1)
          : UNSET;
      const pays = Math.max(held, free);
      if (pays === UNSET) continue;
      for (let slot = start[row]; slot < start[row + 1]; slot++) {
        if (alive[slot] === 0 || taken[slot] === 1) continue;
        const least = pays + pairValue(network, level, slot);
        if (least > price[column[slot]]) {
          price[column[slot]] = least;
          wake(column[slot]);
        }
      }
    }
  }
}

/** Sets every unset price that a set one bounds from above to the largest it may be. Returns how many. */
function cap(network: Network, level: Level, pairing: Pairing, price: Float64Array): number {
  const { n, m, start, column, alive } = network;
  const { taken, degree, load } = pairing;
  if (!price.includes(UNSET)) return 0;
  const most = new Float64Array(m + 1);
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
