import type { Steps } from "../../steps.ts";
import type { Network } from "../network.ts";
import type { ReadProblem } from "../readProblem.ts";
import type { Level } from "../solution.ts";
import { limitedOf } from "./limited.ts";
import { searchLevel } from "./searchLevel.ts";

/** A level at which everything is worth nothing: no row is of this tier. */
const NOTHING: Level = { level: "placed", priority: Number.POSITIVE_INFINITY, demand: 1 };

/**
 * Whether anything keeps the limits and the network's bounds: the search, without an aim. Throws RangeError where the
 * steps run out.
 */
export function* possibleWithin(problem: ReadProblem, network: Network): Steps<boolean> {
  const { best, bound } = yield* searchLevel({
    limited: { ...limitedOf(problem, network), levels: [NOTHING] },
    level: 0,
    values: [],
    known: undefined,
    budget: { left: problem.steps },
    open: new Uint8Array(network.column.length).fill(1),
    decisions: [],
    wanted: "any",
    patience: Number.POSITIVE_INFINITY,
  });
  if (best === undefined && bound !== undefined)
    throw new RangeError(`whether the limits can be kept was not found in ${problem.steps} steps`);
  return best !== undefined;
}
