import { finish } from "../steps.ts";
import { limitedOf } from "./limited/limited.ts";
import { solveLimited } from "./limited/solveLimited.ts";
import type { Network } from "./network.ts";
import type { ReadProblem } from "./readProblem.ts";
import { search } from "./search.ts";
import type { Level } from "./solution.ts";

export interface SolvedAgain {
  readonly taken: Uint8Array; // [slots]
  readonly values: readonly number[]; // [levels]
}

/**
 * The canonical optimum of a changed problem in its network; undefined where nothing is possible. Throws RangeError
 * where the steps run out.
 */
export function solveAgain(levels: readonly Level[], read: ReadProblem, network: Network): SolvedAgain | undefined {
  const impossible =
    network.rowHi.some((most) => most < 0) || network.columnHi.some((most) => most < 0) || network.placesHi < 0;
  if (impossible) return undefined;
  if (read.limits.length > 0) {
    const found = finish(solveLimited(limitedOf(read, network), false));
    if (found?.gap !== undefined)
      throw new RangeError(`the best of the changed problem was not found in ${read.steps} steps`);
    return found && { taken: found.best.taken, values: found.best.values };
  }
  const found = finish(search(network, levels, read));
  return found && { taken: found.taken, values: found.certificate.map(({ value }) => value) };
}
