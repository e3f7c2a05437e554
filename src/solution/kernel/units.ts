import type { Scores } from "../../problem/problem.ts";
import type { Steps } from "../../steps.ts";
import { isDue } from "../../steps.ts";
import type { Auction, BidLimits } from "./auction.ts";
import { createAuction, merge } from "./auction.ts";
import type { CandidateLists } from "./lists.ts";
import { createLists, refresh, scan } from "./lists.ts";
import { readRows } from "./rows.ts";
import { sampleColumns } from "./sample.ts";
import { scalePrices, stepNear } from "./scaling.ts";

/** Rows that want several different columns: each is so many units. */
export interface UnitsProblem {
  readonly rows: number;
  readonly columns: number;
  readonly scores: Scores;
  readonly units: Int32Array; // [rows]
  /** From this column on a row may have a column several times. */
  readonly repeatable: number;
  readonly lower: Int32Array; // [columns]
  readonly upper: Int32Array; // [columns]
}

export interface Bids {
  readonly price: Float64Array; // [columns]
  /** The column of each unit, −1 = none; those of row i follow those of row i − 1. */
  readonly columnOf: Int32Array; // [units]
}

/**
 * Prices that are nearly right, and who bid what: the auction of `transport`, with units as bidders, none of which bids
 * for what another of its row holds. For an exact search to start from; nothing here is exact, and no bound is sure to
 * be kept but `upper`.
 */
export function* bidForUnits(problem: UnitsProblem): Steps<Bids> {
  const { rows: n, columns: m, units, lower, upper } = problem;
  const first = new Int32Array(n + 1);
  for (let row = 0; row < n; row++) first[row + 1] = first[row] + units[row];
  const count = first[n];
  const rowOf = new Int32Array(count);
  for (let row = 0; row < n; row++) rowOf.fill(row, first[row], first[row + 1]);
  const rows = readRows(problem.scores, n, m);
  const price = new Float64Array(m);
  for (let j = 0; j < m; j++) if (upper[j] === 0) price[j] = Number.POSITIVE_INFINITY;
  const auction = createAuction(count, price, lower, upper);
  const room = upper.reduce((sum, places) => sum + places, 0);
  if (count === 0 || room < count) return { price, columnOf: auction.columnOf };
  const most = units.reduce((largest, own) => Math.max(largest, own));
  const front = FRONT + most;
  const lists = createLists(rows, Math.min(rows.longest, WIDTH + front), front);
  const { spread, magnitude } = sampleColumns(rows, 64);
  const limits = { bids: 200 * count + 1000, ceiling: Math.min(2 ** 50, magnitude + 1000 * spread), raise: 2 * spread };
  const steps = { first: stepNear(spread / 256), last: stepNear(spread / (2 * count)) };
  const held = new Int32Array(m); // the bid before which a unit of the same row was found to hold the column
  yield* scalePrices(auction, lists, room - count, steps, limits, (...bidding) =>
    runUnitBids(...bidding, problem, first, rowOf, held),
  );
  return { price, columnOf: auction.columnOf };
}

const FRONT = 8;
const WIDTH = 56;

/** `runBids` for units. */
function* runUnitBids(
  auction: Auction,
  lists: CandidateLists,
  epsilon: number,
  limits: BidLimits,
  { repeatable }: UnitsProblem,
  first: Int32Array,
  rowOf: Int32Array,
  held: Int32Array,
): Steps<boolean> {
  const { price, columnOf, scoreOf, bid, load, root, left, right, queue, upper } = auction;
  const { column, score, width, front, frontBound, length } = lists;
  let { looked } = lists;
  let within = auction.bids < limits.bids;
  while (auction.queued > 0 && within) {
    if (isDue(auction.meter, front + lists.looked - looked))
      yield { stage: "searching", done: auction.n - auction.queued, of: auction.n };
    looked = lists.looked;
    const unit = queue[--auction.queued];
    const row = rowOf[unit];
    const offset = row * width;
    within = ++auction.bids < limits.bids;
    for (let other = first[row]; other < first[row + 1]; other++) {
      const own = columnOf[other];
      if (other !== unit && own >= 0 && own < repeatable) held[own] = auction.bids;
    }
    let best = Number.NEGATIVE_INFINITY;
    let second = Number.NEGATIVE_INFINITY;
    let at = -1;
    for (let looks = 0; ; looks++) {
      const end = offset + Math.min(length[row], front);
      for (let k = offset; k < end; k++) {
        if (held[column[k]] === auction.bids) continue;
        const worth = score[k] - price[column[k]];
        if (worth > best) {
          second = best;
          best = worth;
          at = k;
        } else if (worth > second) second = worth;
      }
      if (best >= frontBound[row] || looks > 1) break;
      if (looks === 0) refresh(lists, row, price);
      else scan(lists, row, price, Number.NEGATIVE_INFINITY); // others of the row hold what was listed
      best = Number.NEGATIVE_INFINITY;
      second = Number.NEGATIVE_INFINITY;
      at = -1;
    }
    if (at < 0) continue;
    second = Math.max(second, frontBound[row]);
    const j = column[at];
    bid[unit] = price[j] + Math.min(best - second, limits.raise) + epsilon;
    within &&= bid[unit] < limits.ceiling;
    columnOf[unit] = j;
    scoreOf[unit] = score[at];
    left[unit] = -1;
    right[unit] = -1;
    if (load[j] < upper[j]) {
      root[j] = merge(bid, left, right, root[j], unit);
      if (++load[j] === upper[j]) price[j] = bid[root[j]];
    } else {
      const loser = root[j];
      root[j] = merge(bid, left, right, merge(bid, left, right, left[loser], right[loser]), unit);
      columnOf[loser] = -1;
      queue[auction.queued++] = loser;
      price[j] = bid[root[j]];
    }
  }
  return within && auction.queued === 0;
}
