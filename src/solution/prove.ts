import type { Steps } from "../steps.ts";
import { createMeter, isDue } from "../steps.ts";
import type { Narrowed, Network } from "./network.ts";
import { copyNetwork, decide, unitReward } from "./network.ts";
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
export function* prove(network: Network, level: Level, prices: Prices): Steps<Proof> {
  const { n, m, start, column, alive, score } = network;
  const narrowed = copyNetwork(network);
  const sum = { bound: fixedValue(network, level), magnitude: Math.abs(fixedValue(network, level)) };
  const decided: number[] = [];
  const byScore = level.level === "total";
  let longest = 0;
  for (let row = 0; row < n; row++) longest = Math.max(longest, start[row + 1] - start[row]);
  const worth = new Float64Array(longest); // of the row's slots
  const sorted = new Float64Array(longest); // of those alive, ascending

  const meter = createMeter();
  for (let row = 0; row < n; row++) {
    const first = start[row];
    const length = start[row + 1] - first;
    if (isDue(meter, 2 * length)) yield { stage: "proving", done: row, of: n };
    let pairs = 0;
    let greatest = Number.NEGATIVE_INFINITY;
    for (let k = 0; k < length; k++) {
      const slot = first + k;
      if (alive[slot] === 0) continue;
      const one = (byScore ? score[slot] : 0) - prices.column[column[slot]];
      worth[k] = one;
      sorted[pairs++] = one;
      if (one > greatest) greatest = one;
    }
    const most = Math.min(network.rowHi[row], pairs);
    if (most > 1) sorted.subarray(0, pairs).sort();

    // The row's best value over the numbers of pairs it may make, and between which numbers it is indifferent.
    let value = 0;
    let best = Number.NEGATIVE_INFINITY;
    let fewest = 0;
    let mostBest = 0;
    for (let k = 0; k <= most; k++) {
      if (k > 0) {
        value += (most > 1 ? sorted[pairs - k] : greatest) + unitReward(network, level, row, k);
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
    narrowed.rowLo[row] = fewest;
    narrowed.rowHi[row] = mostBest;
    const last = mostBest > 1 ? sorted[pairs - mostBest] : mostBest === 1 ? greatest : Number.POSITIVE_INFINITY;
    narrowRow(narrowed, row, worth, last, fewest === mostBest ? mostBest : -1, decided);
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

/**
 * Leaves the row the pairs that it may make at its best: those worth at least `last`, the least of what it takes.
 * `exactly`: how many it takes, −1 if it has a choice.
 */
function narrowRow(
  network: Narrowed,
  row: number,
  worth: Float64Array,
  last: number,
  exactly: number,
  decided: number[],
): void {
  const { alive } = network;
  const first = network.start[row];
  const end = network.start[row + 1];
  let left = 0;
  let better = 0;
  for (let slot = first; slot < end; slot++) {
    if (alive[slot] === 0) continue;
    const one = worth[slot - first];
    if (one < last) alive[slot] = 0;
    else {
      left++;
      if (one > last) better++;
    }
  }
  // With a choice neither of number nor among equals, the best ones are all made.
  const settled = left === exactly;
  if (better === 0 && !settled) return;
  for (let slot = first; slot < end; slot++)
    if (alive[slot] === 1 && (settled || worth[slot - first] > last)) decided.push(slot);
}

function add(sum: { bound: number; magnitude: number }, term: number): void {
  sum.bound += term;
  sum.magnitude += Math.abs(term);
}
