import type { Steps } from "../steps.ts";
import { bestOneEach } from "./bestOneEach.ts";
import { improve } from "./bestPlaced.ts";
import { bestSeveral } from "./bestSeveral.ts";
import type { Network } from "./network.ts";
import type { Pairing } from "./pairing.ts";
import type { Level, Prices } from "./solution.ts";

/**
 * Makes `pairing`, which is feasible in the network, a best one at a level. Returns prices that prove it, where the
 * way to it has found any.
 */
export function* bestAt(network: Network, level: Level, pairing: Pairing): Steps<Prices | undefined> {
  if (level.level === "total")
    return yield* network.rowHi.every((most) => most <= 1)
      ? bestOneEach(network, pairing)
      : bestSeveral(network, pairing);
  yield* improve(network, level, pairing);
  return undefined;
}
