import type { Steps } from "../steps.ts";
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
 * exact sums allows, which is some 850 rows. Throws RangeError where the steps run out.
 */
export function solveAgain(read: ReadProblem, network: Network, preferred?: Float64Array): SolvedAgain | undefined {
  return finish(solveAgainSteps(read, network, preferred));
}

/** As `solveAgain`, portion by portion. */
export function* solveAgainSteps(
  read: ReadProblem,
  network: Network,
  preferred?: Float64Array,
): Steps<SolvedAgain | undefined> {
  const impossible =
    network.rowHi.some((most) => most < 0) || network.columnHi.some((most) => most < 0) || network.placesHi < 0;
  if (impossible) return undefined;
  const again = yield* takenAgain(read, network, preferred);
  if (again === undefined) return undefined;
  const pairing = pairingOf(network, again.taken);
  return { ...again, values: levelsOf(read).map((level) => valueOf(network, level, pairing)) };
}

function* takenAgain(read: ReadProblem, network: Network, preferred: Float64Array | undefined) {
  const found = (taken: Uint8Array | undefined, isPreferred: boolean) => taken && { taken, isPreferred };
  const isPreferred = preferred !== undefined;
  if (read.limits.length === 0)
    return found((yield* search(network, { ...goalOf(read), preferred }, read))?.taken, isPreferred);
  if (read.counting !== undefined) return found((yield* solveNested(read, network, preferred))?.taken, isPreferred);
  const refined = preferred === undefined ? undefined : refinedBy(read, preferred);
  const given = refined === undefined ? limitedOf(read, network) : limitedOf(refined);
  const limited = yield* solveLimited(given, false);
  if (limited?.gap !== undefined)
    throw new RangeError(`the best of the changed problem was not found in ${read.steps} steps`);
  return found(limited?.best.taken, refined !== undefined);
}

/** Of what limits ask of multipliers, beside what is allowed at first: who wants several columns needs more. */
const HEADROOM = 4;

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
  const refuse = () => {
    fits = false;
  };
  checkRange(refined, refuse, HEADROOM);
  return fits ? refined : undefined;
}
