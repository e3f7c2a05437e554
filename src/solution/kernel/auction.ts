import type { Meter, Steps } from "../../steps.ts";
import { createMeter, isDue } from "../../steps.ts";
import type { CandidateLists } from "./lists.ts";
import { refresh } from "./lists.ts";

/**
 * The bids that stand. A column's rows are a skew heap by bid, least first: the row that leaves when a better bid
 * comes.
 */
export interface Auction {
  readonly n: number;
  readonly m: number;
  readonly lower: Int32Array;
  readonly upper: Int32Array;
  readonly price: Float64Array; // [m] a full column: its least bid
  readonly columnOf: Int32Array; // [n]
  readonly scoreOf: Float64Array; // [n]
  readonly bid: Float64Array; // [n] the price at which the row would rather go elsewhere
  readonly load: Int32Array; // [m]
  readonly root: Int32Array; // [m]
  readonly left: Int32Array; // [n]
  readonly right: Int32Array; // [n]
  readonly queue: Int32Array; // [n] rows that must bid
  queued: number;
  reserve: number; // nobody's price: no column that could lose a row is cheaper
  bids: number;
  readonly meter: Meter; // of all its runs: many are short
}

export function createAuction(n: number, price: Float64Array, lower: Int32Array, upper: Int32Array): Auction {
  const m = price.length;
  return {
    n,
    m,
    lower,
    upper,
    price,
    columnOf: new Int32Array(n).fill(-1),
    scoreOf: new Float64Array(n),
    bid: new Float64Array(n),
    load: new Int32Array(m),
    root: new Int32Array(m).fill(-1),
    left: new Int32Array(n),
    right: new Int32Array(n),
    queue: new Int32Array(n),
    queued: 0,
    reserve: Number.NEGATIVE_INFINITY,
    bids: 0,
    meter: createMeter(),
  };
}

/** Forgets who is where, keeps the prices, and queues every `stride`-th row. */
export function clearBids(auction: Auction, stride = 1): void {
  auction.columnOf.fill(-1);
  auction.load.fill(0);
  auction.root.fill(-1);
  auction.queued = Math.ceil(auction.n / stride);
  for (let k = 0; k < auction.queued; k++) auction.queue[k] = (auction.queued - 1 - k) * stride;
}

/**
 * When to stop: all in all so many bids, and no price above the ceiling. Beyond lies a price war, or a problem
 * without answer.
 */
export interface BidLimits {
  readonly bids: number;
  readonly ceiling: number;
  readonly raise: number; // the most that one bid may add
}

/** Lets queued rows bid until none is left; false when a limit stopped it. */
export function* runBids(auction: Auction, lists: CandidateLists, epsilon: number, limits: BidLimits): Steps<boolean> {
  while (auction.queued > 0) {
    const { bids } = auction;
    const { looked } = lists;
    if (!bidForAWhile(auction, lists, epsilon, limits)) return false;
    if (isDue(auction.meter, (auction.bids - bids) * lists.front + lists.looked - looked))
      yield { stage: "searching", done: auction.n - auction.queued, of: auction.n };
  }
  return true;
}

/** Bids, or pairs looked at, after which `bidForAWhile` comes up for air. */
const WHILE = { bids: 4096, looked: 1 << 19 };

/**
 * Lets queued rows bid, for a while at most; false when a limit stopped it, which does no harm: the exact search does
 * the rest. A row bids for its best column what makes it as good as its second best, plus epsilon. So at the end no
 * row could do better elsewhere by more than epsilon. Ties: the first listed. Range: prices are multiples of epsilon,
 * a power of 2, below 2^50: exact in doubles. Cost: `front` pairs a bid, and now and then a refresh. Source:
 * Bertsekas 1988, 1992. Deviations: one price a column, the least bid in it, instead of one for each place; the last
 * row that was outbid bids next.
 */
function bidForAWhile(auction: Auction, lists: CandidateLists, epsilon: number, limits: BidLimits): boolean {
  const { price, columnOf, scoreOf, bid, load, root, left, right, queue, upper } = auction;
  const { column, score, width, front, frontBound, length } = lists;
  let queued = auction.queued;
  let bids = auction.bids;
  let within = bids < limits.bids;
  const lastBid = bids + WHILE.bids;
  const lastLook = lists.looked + WHILE.looked;
  while (queued > 0 && within && bids < lastBid && lists.looked < lastLook) {
    const row = queue[--queued];
    const offset = row * width;
    let best = Number.NEGATIVE_INFINITY;
    let second = Number.NEGATIVE_INFINITY;
    let at = -1;
    for (;;) {
      const size = length[row];
      const end = offset + (size < front ? size : front);
      for (let k = offset; k < end; k++) {
        const worth = score[k] - price[column[k]];
        if (worth > second) {
          if (worth > best) {
            second = best;
            best = worth;
            at = k;
          } else second = worth;
        }
      }
      if (best >= frontBound[row]) break;
      refresh(lists, row, price);
      best = Number.NEGATIVE_INFINITY;
      second = Number.NEGATIVE_INFINITY;
    }
    if (at < 0) continue; // no pair at all: the exact search will say so
    if (second < frontBound[row]) second = frontBound[row];
    let raise = best - second;
    if (raise > limits.raise) raise = limits.raise;
    const j = column[at];
    bid[row] = price[j] + raise + epsilon;
    within = ++bids < limits.bids && bid[row] < limits.ceiling;
    columnOf[row] = j;
    scoreOf[row] = score[at];
    left[row] = -1;
    right[row] = -1;
    const places = upper[j];
    if (load[j] < places) {
      root[j] = merge(bid, left, right, root[j], row);
      if (++load[j] === places) price[j] = bid[root[j]];
    } else {
      const loser = root[j];
      root[j] = merge(bid, left, right, merge(bid, left, right, left[loser], right[loser]), row);
      columnOf[loser] = -1;
      queue[queued++] = loser;
      price[j] = bid[root[j]];
    }
  }
  auction.queued = queued;
  auction.bids = bids;
  return within;
}

/**
 * Nobody's turn: it must fill all free room, at one price. Raises its price to `reserve`, which every column costs at
 * least that could lose a row; rows that bid less must bid again.
 */
export function raiseReserve(auction: Auction, reserve: number): void {
  const { m, price, columnOf, bid, load, root, left, right, queue, lower, upper } = auction;
  auction.reserve = reserve;
  for (let j = 0; j < m; j++) {
    if (price[j] >= reserve || (load[j] <= lower[j] && load[j] === upper[j])) continue;
    while (load[j] > lower[j] && bid[root[j]] < reserve) {
      const loser = root[j];
      root[j] = merge(bid, left, right, left[loser], right[loser]);
      columnOf[loser] = -1;
      load[j]--;
      queue[auction.queued++] = loser;
    }
    if (load[j] > lower[j] || lower[j] === 0) price[j] = reserve;
  }
}

/**
 * Columns too dear for nobody that may be left to the exact search; and how far up the list of their prices nobody
 * goes at once.
 */
const LEFT_OPEN = 0.02;
const STEP = 0.3;

/** What nobody must bid next to fill all free room; −Infinity when it has all it needs. */
export function nextReserve(auction: Auction, spare: number, epsilon: number): number {
  const { m, price, bid, load, root, lower, upper } = auction;
  let short = spare;
  const open: number[] = [];
  for (let j = 0; j < m; j++) {
    if (lower[j] === upper[j]) continue;
    short -= Math.min(upper[j] - load[j], upper[j] - lower[j]);
    if (load[j] < upper[j] && load[j] >= lower[j] && price[j] > auction.reserve) open.push(price[j]);
  }
  if (open.length > m * LEFT_OPEN) {
    open.sort((a, b) => a - b);
    return open[Math.floor((open.length - 1) * STEP)];
  }
  if (short <= 0) return Number.NEGATIVE_INFINITY;
  const bids: number[] = [];
  for (let j = 0; j < m; j++) if (load[j] > lower[j]) bids.push(bid[root[j]]);
  if (bids.length === 0) return Number.NEGATIVE_INFINITY;
  bids.sort((a, b) => a - b);
  return Math.max(auction.reserve, bids[Math.min(short, bids.length) - 1]) + epsilon;
}

/** Joins two skew heaps (Sleator & Tarjan 1986), without recursion. */
export function merge(bid: Float64Array, left: Int32Array, right: Int32Array, a: number, b: number): number {
  if (a < 0) return b;
  if (b < 0) return a;
  let at = a;
  let other = b;
  if (bid[b] < bid[a]) {
    at = b;
    other = a;
  }
  const top = at;
  for (;;) {
    const next = right[at];
    right[at] = left[at];
    if (next < 0) {
      left[at] = other;
      return top;
    }
    if (bid[next] <= bid[other]) {
      left[at] = next;
      at = next;
    } else {
      left[at] = other;
      at = other;
      other = next;
    }
  }
}
