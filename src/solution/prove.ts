import type { Narrowed, Network } from "./network.ts";
import { copyNetwork, decide, pairValue, unitReward } from "./network.ts";
import type { Level, Prices } from "./solution.ts";

export interface Proof {
  /** No assignment of the network is worth more at this level. */
  readonly bound: number;
  /** If the bound is reached: exactly the assignments that reach it. */
  readonly narrowed: Network;
}

/**
 * Reads prices as Lagrange multipliers: every row takes the best that it can get at these prices, every column sells
 * its places, and so do
 * `places`. Any integer prices give a true bound. What a best assignment can use is read off as well: pairs that a
 * row would rather not make at these prices are dropped, pairs that it must make are decided, and a column with a
 * positive price is full.
 *
 * Needs no assignment and no solver; the search for prices is `certify`. O(slots), times log of the row's slots where
 * rows take several.
 *
 * Range: throws a RangeError where a sum passes 2^53.
 * Source: Lagrangian duality and complementary slackness, Ahuja, Magnanti & Orlin, *Network Flows*, 9.4 and 16.4.
 */
export function prove(network: Network, level: Level, prices: Prices): Proof {
  const { n, m, start, column, alive } = network;
  const narrowed = copyNetwork(network);
  const sum = { bound: fixedValue(network, level), magnitude: Math.abs(fixedValue(network, level)) };
  const decided: number[] = [];
  const slots: number[] = [];

  for (let row = 0; row < n; row++) {
    slots.length = 0;
    for (let slot = start[row]; slot < start[row + 1]; slot++) if (alive[slot] === 1) slots.push(slot);
    const most = Math.min(network.rowHi[row], slots.length);
    const worth = (slot: number) => pairValue(network, level, slot) - prices.column[column[slot]];
    if (most > 1) slots.sort((a, b) => worth(b) - worth(a) || a - b);
    else if (most === 1) bringBestForward(slots, worth);

    // The row's best value over the numbers of pairs it may make, and between which numbers it is indifferent.
    let value = 0;
    let best = Number.NEGATIVE_INFINITY;
    let fewest = 0;
    let mostBest = 0;
    for (let k = 0; k <= most; k++) {
      if (k > 0) {
        value += worth(slots[k - 1]) + unitReward(network, level, row, k);
        if (k === 1 && network.counted[row] === 1) value -= prices.place;
      }
      if (k < network.rowLo[row]) continue;
      if (value > best) {
        best = value;
        fewest = k;
      }
      if (value === best) mostBest = k;
    }
    if (best === Number.NEGATIVE_INFINITY) return { bound: best, narrowed }; // the row's lower bound cannot be met
    add(sum, best);
    narrowRow(narrowed, row, slots, worth, fewest, mostBest, decided);
  }

  for (let j = 0; j < m; j++) {
    const price = prices.column[j];
    add(sum, price > 0 ? price * network.columnHi[j] : price * network.columnLo[j]);
    if (price > 0) narrowed.columnLo[j] = network.columnHi[j];
    if (price < 0) narrowed.columnHi[j] = network.columnLo[j];
  }
  add(sum, prices.place > 0 ? prices.place * network.placesHi : prices.place * network.placesLo);
  if (prices.place > 0) narrowed.placesLo = network.placesHi;
  if (prices.place < 0) narrowed.placesHi = network.placesLo;

  for (const slot of decided) decide(narrowed, slot);
  if (!(sum.magnitude <= Number.MAX_SAFE_INTEGER))
    throw new RangeError(`sums of up to ${sum.magnitude} cannot be added exactly: expected at most 2^53 − 1`);
  return { bound: sum.bound, narrowed };
}

/** What the decided pairs are worth at a level. */
function fixedValue(network: Network, level: Level): number {
  if (level.level === "total") return network.fixed;
  let count = 0;
  for (let row = 0; row < network.n; row++)
    if (network.tier[row] === level.priority && network.base[row] >= level.demand) count++;
  return count;
}

/** Moves a best slot to the front; the others only matter as "equal" or "worse". */
function bringBestForward(slots: number[], worth: (slot: number) => number): void {
  let best = 0;
  for (let k = 1; k < slots.length; k++) if (worth(slots[k]) > worth(slots[best])) best = k;
  const slot = slots[best];
  slots[best] = slots[0];
  slots[0] = slot;
}

/**
 * Leaves the row what it may do at its best: between `fewest` and `most` pairs, best ones first (`slots` is sorted as
 * far as `most`).
 */
function narrowRow(
  network: Narrowed,
  row: number,
  slots: number[],
  worth: (slot: number) => number,
  fewest: number,
  most: number,
  decided: number[],
): void {
  network.rowLo[row] = fewest;
  network.rowHi[row] = most;
  if (most === 0) {
    for (const slot of slots) network.alive[slot] = 0;
    return;
  }
  const last = worth(slots[most - 1]);
  let equal = 0;
  let better = 0;
  for (const slot of slots) {
    const value = worth(slot);
    if (value > last) better++;
    else if (value === last) equal++;
  }
  // With a choice neither of number nor among equals, the best ones are all made.
  const settled = fewest === most && better + equal === most;
  for (const slot of slots) {
    const value = worth(slot);
    if (value < last) network.alive[slot] = 0;
    else if (value > last || settled) decided.push(slot);
  }
}

function add(sum: { bound: number; magnitude: number }, term: number): void {
  sum.bound += term;
  sum.magnitude += Math.abs(term);
}
