import type { Steps } from "../../steps.ts";
import { createMeter, isDue } from "../../steps.ts";
import type { Auction } from "./auction.ts";
import { createAuction } from "./auction.ts";
import { augment } from "./augment.ts";
import type { Flow } from "./flow.ts";
import { createFlow, place } from "./flow.ts";
import type { CandidateLists } from "./lists.ts";
import { createLists, refresh } from "./lists.ts";
import type { RowReader } from "./rows.ts";
import { sampleColumns } from "./sample.ts";
import { scalePrices, stepNear } from "./scaling.ts";
import { bidThinly, startPrices } from "./start.ts";

export interface TransportProblem {
  readonly rows: RowReader;
  readonly lower: Int32Array; // [columns] at least so many rows
  readonly upper: Int32Array; // [columns] at most so many
}

/** What to start from instead of an auction. */
export interface WarmStart {
  readonly prices: Float64Array; // [columns] integers
  /** −1 = not placed. At the prices no pair of a placed row is worth more than its own; no column is overfull. */
  readonly columnOf: Int32Array; // [rows]
  readonly scoreOf: Float64Array; // [rows] at columnOf
  /** What is listed of each row at these prices. */
  readonly lists: CandidateLists;
}

/** Undefined where no assignment keeps all bounds. */
export type TransportAnswer = Placed | undefined;

export interface Placed {
  readonly columnOf: Int32Array; // [rows]
  readonly scoreOf: Float64Array; // [rows] at columnOf
  readonly prices: Float64Array; // [columns]
  /** What was listed of each row; bounds hold at the prices, but for columns without places. */
  readonly lists: CandidateLists;
}

/** The price of a column without places: above every score. */
const CLOSED = 2 ** 50;

/**
 * Gives every row one column, within every column's bounds, at the greatest total score; undefined where that cannot
 * be. The prices are integers that prove it: with u = each row's greatest score − price, every row's own pair is
 * worth u, prices are ≥ 0 where a column has more rows than `lower` and ≤ 0 where it has fewer than `upper`. A column
 * of `upper` 0 has the price 2^50.
 *
 * An auction on short lists finds prices that are nearly right; shortest augmenting paths make them exact.
 * Which optimum is found depends on the order of rows and columns, on nothing else.
 * *Range*: integers as `readProblem` admits them; throws RangeError should a price pass 2^52, which takes more than
 * 2^52 / (largest difference of scores) rows and columns. Memory: (n + m) · constant + n · (64 to 128 listed pairs).
 * Cost: in practice 1 to 3 passes over the scores; worst case that of n shortest-path searches.
 */
export function* transport({ rows, lower, ...problem }: TransportProblem, from?: WarmStart): Steps<TransportAnswer> {
  const { n, m } = rows;
  const upper = new Int32Array(m);
  let room = 0;
  for (let j = 0; j < m; j++) {
    upper[j] = Math.min(problem.upper[j], Math.max(n + 1, lower[j])); // n + 1 is as good as no bound
    room += upper[j];
  }
  const flow = createFlow(n, m, lower, upper);
  flow.unheld = room - n;
  for (let j = 0; j < m; j++) if (upper[j] === 0) flow.price[j] = Number.POSITIVE_INFINITY; // so it is never listed
  const lists = from?.lists ?? createLists(rows, Math.min(listWidth(rows), rows.longest), 8);
  if (from !== undefined) takeUp(flow, from);
  else if (n > 0 && room >= n) {
    const auction = yield* bid(rows, flow, lists, room);
    yield* takeOver(flow, auction, lists);
  }
  if (!(yield* augment(flow, lists))) return undefined;
  normalise(flow, lists, room > n);
  return { columnOf: flow.columnOf, scoreOf: flow.scoreOf, prices: flow.price, lists };
}

/** Longer lists save scans and cost time in each: long where a scan is dear. */
function listWidth(rows: RowReader): number {
  if (rows.form === "on demand") return 128;
  return rows.m <= 1000 ? 48 : 64;
}

function* bid(rows: RowReader, flow: Flow, lists: CandidateLists, room: number): Steps<Auction> {
  const { n, m, price, lower, upper } = flow;
  const sample = sampleColumns(rows, 64);
  const { spread, magnitude } = sample;
  // Where all pairs are allowed, best prices differ by at most the spread. A war beyond this ceiling is for the exact
  // search.
  const limits = { bids: 200 * n + 1000, ceiling: Math.min(2 ** 50, magnitude + 1000 * spread), raise: 2 * spread };
  const last = stepNear(spread / (2 * n));
  const auction = createAuction(n, price, lower, upper);
  if (room > n) {
    // With spare room, columns that nobody wants must cost the same: start from equal prices.
    yield* scalePrices(auction, lists, room - n, { first: stepNear(spread / 256), last }, limits);
    return auction;
  }
  const start = yield* startPrices(rows, upper, sample, limits);
  for (let j = 0; j < m; j++) if (upper[j] > 0) price[j] = start.price[j];
  const first = rows.form === "on demand" ? yield* bidThinly(auction, lists, room, start.error, limits) : start.error;
  yield* scalePrices(auction, lists, 0, { first, last }, limits);
  return auction;
}

/** Places what a warm start places. */
function takeUp(flow: Flow, { prices, columnOf, scoreOf }: WarmStart): void {
  for (let j = 0; j < flow.m; j++) if (flow.upper[j] > 0) flow.price[j] = prices[j];
  for (let row = 0; row < flow.n; row++) if (columnOf[row] >= 0) place(flow, row, columnOf[row], scoreOf[row]);
}

/** Makes prices and bounds integers and keeps what is tight; the rest is for the exact search. */
function* takeOver(flow: Flow, auction: Auction, lists: CandidateLists): Steps<void> {
  const { n, m, price } = flow;
  const { column, score, width, front, frontBound, bound, length } = lists;
  for (let j = 0; j < m; j++) price[j] = Math.floor(price[j]);
  const meter = createMeter();
  for (let row = 0; row < n; row++) {
    const { looked } = lists;
    frontBound[row] = Math.ceil(frontBound[row]);
    bound[row] = Math.ceil(bound[row]);
    const own = auction.columnOf[row];
    if (own < 0) continue;
    const worth = auction.scoreOf[row] - price[own];
    const offset = row * width;
    for (;;) {
      const end = offset + Math.min(front, length[row]);
      let best = Number.NEGATIVE_INFINITY;
      for (let k = offset; k < end; k++) best = Math.max(best, score[k] - price[column[k]]);
      if (worth < best) break;
      if (worth >= frontBound[row]) {
        place(flow, row, own, auction.scoreOf[row]);
        break;
      }
      refresh(lists, row, price);
    }
    if (isDue(meter, lists.looked - looked)) yield { stage: "searching", done: row, of: n };
  }
}

/**
 * Shifts the prices so that nobody's places cost 0; without spare room, so that no column that may lose a row costs
 * less.
 */
function normalise(flow: Flow, { bound }: CandidateLists, spare: boolean): void {
  const { m, price, lower, upper } = flow;
  let least = Number.POSITIVE_INFINITY;
  if (spare) least = -flow.worthOfNobody;
  else for (let j = 0; j < m; j++) if (lower[j] < upper[j] && price[j] < least) least = price[j];
  if (least === Number.POSITIVE_INFINITY) least = 0;
  for (let j = 0; j < m; j++) price[j] = price[j] === Number.POSITIVE_INFINITY ? CLOSED : price[j] - least;
  for (let row = 0; row < bound.length; row++) bound[row] += least;
}
