import type { Steps } from "../../steps.ts";
import { createMeter, during, isDue } from "../../steps.ts";
import type { Auction, BidLimits } from "./auction.ts";
import { clearBids, createAuction, runBids } from "./auction.ts";
import type { CandidateLists } from "./lists.ts";
import { createLists } from "./lists.ts";
import type { RowReader } from "./rows.ts";
import { readRow, readRows } from "./rows.ts";
import type { ColumnSample } from "./sample.ts";
import { scalePrices, stepNear } from "./scaling.ts";

/** Prices to start the auction from, and how far they may be off. */
export interface Start {
  readonly price: Float64Array; // [m]
  readonly error: number; // a good first step
}

const RATIO = 4; // each sample has a quarter of the next one's rows and columns
const SMALLEST = 100; // rows or columns worth sampling
const STRUCTURED = 0.05; // below this share columns differ by chance, and a sample says nothing about the others
const FRONT = 8;
const WIDTH = 64;

/**
 * Start prices from samples of the problem, coarse to fine: an auction on some rows and columns gives what each of
 * these rows still gains, and so what every column is worth to them: the greatest score − gain prices the columns of
 * the next sample. Saves most row scans when scores have structure. Cost: about an eighth of a pass over the scores,
 * read twice.
 */
export function* startPrices(
  rows: RowReader,
  upper: Int32Array,
  sample: ColumnSample,
  limits: BidLimits,
): Steps<Start> {
  const { n, m } = rows;
  const { spread, share } = sample;
  let start: Start = { price: sample.mean, error: stepNear(spread / 256) };
  if (rows.form === "compressed" || share < STRUCTURED) return start;
  const cells = rows.form === "on demand" ? Math.max(1 << 22, n * 80) : n * m;
  const divisors: number[] = [];
  for (let d = RATIO; Math.min(n, m) >= d * SMALLEST; d *= RATIO) if ((n / d) * (m / d) <= cells) divisors.push(d);
  for (const divisor of divisors.reverse()) {
    const sampled = pricesFromSample(rows, upper, divisor, start, spread, limits);
    const price: Float64Array = yield* during({ stage: "searching", done: 0, of: n }, sampled);
    start = { price, error: stepNear(spread / 768) };
  }
  return start;
}

function* pricesFromSample(
  rows: RowReader,
  upper: Int32Array,
  divisor: number,
  start: Start,
  spread: number,
  limits: BidLimits,
): Steps<Float64Array> {
  const { n, m } = rows;
  const columns = Math.floor(m / divisor);
  const places = new Int32Array(columns);
  const price = new Float64Array(columns);
  const columnAt = new Int32Array(columns);
  let room = 0;
  for (let j = 0; j < columns; j++) {
    columnAt[j] = Math.floor((j * m) / columns);
    places[j] = Math.max(1, upper[columnAt[j]]);
    price[j] = start.price[columnAt[j]];
    room += places[j];
  }
  const count = Math.min(Math.floor(n / divisor), room);
  const scores = rows.wide ? new Float64Array(count * columns) : new Int32Array(count * columns);
  const buffer = new Float64Array(m);
  const meter = createMeter();
  for (let i = 0; i < count; i++) {
    if (isDue(meter, m)) yield { stage: "searching", done: 0, of: n };
    readRow(rows, Math.floor((i * n) / count), buffer);
    for (let j = 0; j < columns; j++) scores[i * columns + j] = buffer[columnAt[j]];
  }
  const reader = readRows(scores, count, columns);
  const auction = createAuction(count, price, new Int32Array(columns), places);
  const steps = { first: start.error, last: stepNear(spread / count) };
  yield* scalePrices(auction, createLists(reader, Math.min(WIDTH, columns), FRONT), room - count, steps, limits);
  const worth = new Float64Array(m).fill(Number.NEGATIVE_INFINITY);
  for (let i = 0; i < count; i++) {
    const j = auction.columnOf[i];
    if (j < 0) continue;
    if (isDue(meter, m)) yield { stage: "searching", done: 0, of: n };
    const gain = auction.scoreOf[i] - price[j];
    readRow(rows, Math.floor((i * n) / count), buffer);
    for (let c = 0; c < m; c++) if (buffer[c] - gain > worth[c]) worth[c] = buffer[c] - gain;
  }
  for (let c = 0; c < m; c++) worth[c] = worth[c] === Number.NEGATIVE_INFINITY ? start.price[c] : Math.round(worth[c]);
  return worth;
}

/**
 * A first round with every k-th row and every k-th place, where columns have k places or more on average: with rows on
 * demand it is cheaper to find good prices with a part of the rows than to read all of them twice.
 */
export function* bidThinly(
  auction: Auction,
  lists: CandidateLists,
  room: number,
  error: number,
  limits: BidLimits,
): Steps<number> {
  const { m, upper } = auction;
  const stride = Math.floor(room / m);
  if (stride < 2) return error;
  const few = new Int32Array(m);
  let passed = 0;
  for (let j = 0; j < m; j++) {
    const before = Math.floor(passed / stride);
    passed += upper[j];
    few[j] = Math.max(1, Math.floor(passed / stride) - before);
  }
  const thin: Auction = { ...auction, upper: few };
  for (const epsilon of [error, error / 4]) {
    clearBids(thin, stride);
    if (!(yield* runBids(thin, lists, epsilon, limits))) break;
  }
  return error / 4;
}
