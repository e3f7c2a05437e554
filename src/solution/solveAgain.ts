import { finish } from "../steps.ts";
import { valueOf } from "./certify.ts";
import { limitedOf } from "./limited/limited.ts";
import { solveLimited } from "./limited/solveLimited.ts";
import type { Network } from "./network.ts";
import { goalOf } from "./networkOf.ts";
import { pairingOf } from "./pairing.ts";
import type { ReadProblem } from "./readProblem.ts";
import { search } from "./search.ts";

export interface SolvedAgain {
  readonly taken: Uint8Array; // [slots]
  /** People placed, level by level, then the total. */
  readonly values: readonly number[];
}

/**
 * The canonical optimum of a changed problem in its network; undefined where nothing is possible. Throws RangeError
 * where the steps run out.
 */
export function solveAgain(read: ReadProblem, network: Network): SolvedAgain | undefined {
  const impossible =
    network.rowHi.some((most) => most < 0) || network.columnHi.some((most) => most < 0) || network.placesHi < 0;
  if (impossible) return undefined;
  if (read.limits.length > 0) {
    const found = finish(solveLimited(limitedOf(read, network), false));
    if (found?.gap !== undefined)
      throw new RangeError(`the best of the changed problem was not found in ${read.steps} steps`);
    return found && { taken: found.best.taken, values: found.best.values };
  }
  const goal = goalOf(read);
  const found = finish(search(network, goal, read));
  if (found === undefined) return undefined;
  const pairing = pairingOf(network, found.taken);
  return { taken: found.taken, values: goal.levels.map((level) => valueOf(network, level, pairing)) };
}
