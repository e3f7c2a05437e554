import type { Steps } from "../steps.ts";
import { createMeter, isDue } from "../steps.ts";
import { cap, raise, startPrices, UNSET } from "./correctPrices.ts";
import { lowestPrices } from "./lowestPrices.ts";
import type { Network } from "./network.ts";
import type { Pairing } from "./pairing.ts";
import { slotsOf } from "./pairing.ts";
import { prove } from "./prove.ts";
import type { Level, Prices } from "./solution.ts";

export interface Certified {
  readonly prices: Prices;
  readonly value: number;
  /** Exactly the assignments that are best at this level. */
  readonly narrowed: Network;
}

/**
 * Proves that `pairing` is best at a level and returns its prices; throws "solver bug: …" if it is not. The prices
 * depend on the problem alone, not on which optimum is given: the smallest ones that prove it (a column's price is
 * then what one more place there is worth at this level). Where nothing bounds a price from below it is the largest
 * instead, and a part of the network tied to nothing else is anchored at 0 at its first column in `columnOrder`.
 *
 * `proving`: prices that prove it already, if the solver has any; they only save time. Without them longest paths over
 * columns in the residual network, O(m · slots) worst case; with them O(slots · log m), where nothing is unbounded.
 * Source: Ahuja, Magnanti & Orlin, *Network Flows*, 9.3 (optimality conditions) and 5.4 (label correcting).
 */
export function* certify(
  network: Network,
  level: Level,
  pairing: Pairing,
  columnOrder: Int32Array,
  proving?: Prices,
): Steps<Certified> {
  const prices = yield* smallestPrices(network, level, pairing, columnOrder, proving);
  if (isDue(createMeter(), network.column.length)) yield { stage: "proving", done: 0, of: network.n };
  const { bound, narrowed } = yield* prove(network, level, prices);
  const value = valueOf(network, level, pairing);
  if (bound !== value)
    throw new Error(`solver bug: ${JSON.stringify(level)} reached ${value}, but the bound is ${bound}`);
  return { prices, value, narrowed };
}

/** What an assignment is worth at a level, decided pairs included. */
export function valueOf(network: Network, level: Level, pairing: Pairing): number {
  let value = level.level === "total" ? network.fixed : 0;
  if (level.level === "total") {
    for (const slot of slotsOf(pairing)) value += network.score[slot];
  } else {
    for (let row = 0; row < network.n; row++)
      if (network.tier[row] === level.priority && network.base[row] + pairing.degree[row] >= level.demand) value++;
  }
  return value;
}

function* smallestPrices(
  network: Network,
  level: Level,
  pairing: Pairing,
  columnOrder: Int32Array,
  proving: Prices | undefined,
): Steps<Prices> {
  const { m } = network;
  const price = startPrices(network, pairing);
  if (proving !== undefined && level.level === "total") yield* lowestPrices(network, pairing, price, proving);
  else yield* raise(network, level, pairing, price);
  for (;;) {
    const capped = yield* cap(network, level, pairing, price);
    if (capped === 0) {
      const anchor = columnOrder.find((column) => price[column] === UNSET) ?? (price[m] === UNSET ? m : -1);
      if (anchor < 0) break;
      price[anchor] = 0;
    }
    yield* raise(network, level, pairing, price);
  }
  return { column: price.slice(0, m), place: price[m] === 0 ? 0 : -price[m] };
}
