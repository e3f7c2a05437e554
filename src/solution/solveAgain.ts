import { finish } from "../steps.ts";
import { valueOf } from "./certify.ts";
import { held } from "./checkedScores.ts";
import { checkRange } from "./checkRange.ts";
import { limitedOf } from "./limited/limited.ts";
import { solveLimited } from "./limited/solveLimited.ts";
import { solveNested } from "./nested/solveNested.ts";
import type { Network } from "./network.ts";
import { goalOf, levelsOf } from "./networkOf.ts";
import { pairingOf } from "./pairing.ts";
import type { ReadProblem } from "./readProblem.ts";
import { search } from "./search.ts";

export interface SolvedAgain {
  readonly taken: Uint8Array; // [slots]
  /** People placed, level by level, then the total. */
  readonly values: readonly number[];
  /** Whether it is, of all optima, one with the greatest sum of what was preferred. */
  readonly isPreferred: boolean;
}

/**
 * The canonical optimum of a changed problem in its network; undefined where nothing is possible. `preferred` [slots]:
 * of all optima those with the greatest sum of these come first, small integers; beside limits as far as the range of
 * exact sums allows, which is some 1,500 rows. Throws RangeError where the steps run out.
 */
export function solveAgain(read: ReadProblem, network: Network, preferred?: Float64Array): SolvedAgain | undefined {
  const impossible =
    network.rowHi.some((most) => most < 0) || network.columnHi.some((most) => most < 0) || network.placesHi < 0;
  if (impossible) return undefined;
  const plain = read.limits.length === 0 || read.counting !== undefined;
  const refined = plain || preferred === undefined ? undefined : refinedBy(read, preferred);
  const taken = takenAgain(read, network, preferred, refined);
  if (taken === undefined) return undefined;
  const pairing = pairingOf(network, taken);
  const values = levelsOf(read).map((level) => valueOf(network, level, pairing));
  return { taken, values, isPreferred: preferred !== undefined && (plain || refined !== undefined) };
}

function takenAgain(
  read: ReadProblem,
  network: Network,
  preferred: Float64Array | undefined,
  refined: ReadProblem | undefined,
): Uint8Array | undefined {
  if (read.limits.length === 0) return finish(search(network, { ...goalOf(read), preferred }, read))?.taken;
  if (read.counting !== undefined) return finish(solveNested(read, network, preferred))?.taken;
  const found = finish(solveLimited(refined === undefined ? limitedOf(read, network) : limitedOf(refined), false));
  if (found?.gap !== undefined)
    throw new RangeError(`the best of the changed problem was not found in ${read.steps} steps`);
  return found?.best.taken;
}

/** The same optima, those with the greatest sum of `preferred` the only ones; undefined where sums would be inexact. */
function refinedBy(read: ReadProblem, preferred: Float64Array): ReadProblem | undefined {
  const { start, column, score } = read.pairs();
  let most = 1;
  for (let row = 0; row < read.rows; row++) {
    let own = 0;
    for (let slot = start[row]; slot < start[row + 1]; slot++) own = Math.max(own, Math.abs(preferred[slot]));
    most += 2 * own * Math.min(read.demand[row], start[row + 1] - start[row]);
  }
  const refined = {
    ...read,
    ...held({ start, column, score: score.map((one, slot) => one * most + preferred[slot]) }),
  };
  let fits = true;
  checkRange(refined, () => {
    fits = false;
  });
  return fits ? refined : undefined;
}
