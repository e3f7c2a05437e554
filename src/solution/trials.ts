import type { Steps } from "../steps.ts";
import { conflictOfRequired } from "./conflict.ts";
import type { Findings } from "./limited/findings.ts";
import { noFindings } from "./limited/findings.ts";
import { possibleWithin } from "./limited/possibleWithin.ts";
import { shownConflict } from "./limited/shownConflict.ts";
import type { Network } from "./network.ts";
import type { ReadProblem } from "./readProblem.ts";
import type { Change } from "./relief.ts";
import { relieved } from "./relief.ts";
import { possible } from "./search.ts";
import type { Conflict } from "./solution.ts";

/** Assignments looked for, at most: fewer where each is work. */
const MOST_TRIES = 400;
const FEWEST_TRIES = 60;
const PAIRS_LOOKED_AT = 20_000_000;

/** Relaxations solved for all of them, where there are limits. */
const MOST_RELAXED = 4000;
const FEWEST_RELAXED = 500;
const PAIRS_RELAXED = 3_000_000;

/** Changes of an impossible problem, tried. */
export interface Trials {
  /** Whether anything is possible after the changes; no, where tries run out. */
  works(changes: readonly Change[]): Steps<boolean>;
  /**
   * A conflict that changes which do not work leave, perhaps not minimal, locks as the problem has them; undefined
   * where tries run out.
   */
  conflictAfter(changes: readonly Change[]): Steps<Conflict | undefined>;
  /** Whether tries have run out. */
  isOver(): boolean;
}

export function trialsOf(problem: ReadProblem): Trials {
  const slots = problem.lengths.reduce((sum, length) => sum + length, 0) + 1;
  const findings = noFindings();
  let tries = Math.max(FEWEST_TRIES, Math.min(MOST_TRIES, Math.floor(PAIRS_LOOKED_AT / slots)));
  const relaxed = Math.max(FEWEST_RELAXED, Math.min(MOST_RELAXED, Math.floor(PAIRS_RELAXED / slots)));
  const isOver = () => tries <= 0 || findings.relaxed >= relaxed;
  return {
    isOver,
    *works(changes) {
      if (isOver()) return false;
      tries--;
      return (yield* unlessCutOff(isPossible(problem, changes, findings))) ?? false;
    },
    *conflictAfter(changes) {
      if (isOver()) return undefined;
      const { problem: after, excused, network } = relieved(problem, changes, () => 0);
      const conflict = yield* unlessCutOff(conflictOfRelieved(after, excused, network, findings));
      return conflict && { ...conflict, locks: conflict.locks.map((at) => problem.locked.indexOf(after.locked[at])) };
    },
  };
}

function* isPossible(problem: ReadProblem, changes: readonly Change[], findings: Findings): Steps<boolean> {
  yield { stage: "searching", done: 0, of: problem.rows };
  const after = relieved(problem, changes, () => 0);
  return problem.limits.length === 0
    ? possible(after.network)
    : yield* possibleWithin(after.problem, after.network, findings);
}

/**
 * One that is at hand, minimal or not, where there is such: no way out of a minimal one is missing in it. Undefined
 * where there is none: the try that did not work was cut off.
 */
function* conflictOfRelieved(
  after: ReadProblem,
  excused: ReadonlySet<number>,
  network: Network,
  findings: Findings,
): Steps<Conflict | undefined> {
  if (after.limits.length === 0) return yield* conflictOfRequired(after, excused, findings);
  if (!possible(network)) return yield* conflictOfRequired({ ...after, limits: [] }, excused, findings);
  const shown = yield* shownConflict(after, network, findings);
  if (shown !== undefined) return shown;
  if (yield* possibleWithin(after, network, findings)) return undefined;
  return yield* conflictOfRequired(after, excused, findings);
}

/** Undefined where the steps run out. */
function* unlessCutOff<Result>(steps: Steps<Result>): Steps<Result | undefined> {
  try {
    return yield* steps;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
