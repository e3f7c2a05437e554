import type { Steps } from "../../steps.ts";
import type { Auction, BidLimits } from "./auction.ts";
import { clearBids, nextReserve, raiseReserve, runBids } from "./auction.ts";
import type { CandidateLists } from "./lists.ts";

/** The auction's step sizes: powers of 2, so that prices stay exact. Each is an eighth of the one before. */
export interface StepSizes {
  readonly first: number;
  readonly last: number;
}

const FACTOR = 8;

/** The power of 2 nearest to x (by ratio), from 2^-10 to 2^40; computed without logarithms, so the same everywhere. */
export function stepNear(x: number): number {
  let step = 1 / 1024;
  while (step < 2 ** 40 && step * 1.5 < x) step *= 2;
  return step;
}

/**
 * Epsilon scaling: auctions with finer and finer steps, each starting from the prices of the one before.
 * With spare room nobody bids too, after the rows of each auction. `run`: how rows bid.
 */
export function* scalePrices(
  auction: Auction,
  lists: CandidateLists,
  spare: number,
  steps: StepSizes,
  limits: BidLimits,
  run: typeof runBids = runBids,
): Steps<void> {
  for (let epsilon = Math.max(steps.first, steps.last); ; epsilon = Math.max(steps.last, epsilon / FACTOR)) {
    clearBids(auction);
    let done = yield* run(auction, lists, epsilon, limits);
    if (spare > 0 && done) {
      if (auction.reserve === Number.NEGATIVE_INFINITY) auction.reserve = leastPrice(auction.price);
      for (;;) {
        const reserve = nextReserve(auction, spare, epsilon);
        if (reserve === Number.NEGATIVE_INFINITY || reserve >= limits.ceiling) break;
        raiseReserve(auction, reserve);
        done = yield* run(auction, lists, epsilon, limits);
        if (!done) break;
      }
    }
    if (!done || epsilon <= steps.last) return;
  }
}

function leastPrice(price: Float64Array): number {
  let least = Number.POSITIVE_INFINITY;
  for (let j = 0; j < price.length; j++) if (price[j] < least) least = price[j];
  return least;
}
