import type { AssignmentProblem } from "../problem/problem.ts";
import type { AsyncOptions, Steps } from "../steps.ts";
import { finish, finishAsync } from "../steps.ts";
import { answerOf, columnsTaken } from "./answer.ts";
import { conflictOf } from "./conflict.ts";
import { everyRow } from "./everyRow.ts";
import type { Candidate } from "./limited/assignments.ts";
import type { Limited } from "./limited/limited.ts";
import { certificateOf, limitedOf } from "./limited/limited.ts";
import { solveLimited } from "./limited/solveLimited.ts";
import { solveNested } from "./nested/solveNested.ts";
import { goalOf, levelsOf, networkOf } from "./networkOf.ts";
import { plainBound } from "./plainBound.ts";
import type { Kept } from "./previous.ts";
import type { AssignOptions } from "./readOptions.ts";
import { readAsyncOptions, readOptions } from "./readOptions.ts";
import type { ReadProblem } from "./readProblem.ts";
import { readBeside } from "./readProblem.ts";
import { search } from "./search.ts";
import type { Assignment, FeasibleAssignment } from "./solution.ts";
import { assignStable } from "./stable/assignStable.ts";

/**
 * Gives rows columns: as many rows as possible (by tier, everyone's first column before anyone's second), then the
 * greatest total score. The answer is proved optimal before it is returned, and it is the canonical one of all
 * optima: rows take turns in `order.rows`, each taking its highest-scored columns that some optimum allows, equal
 * ones in `order.columns`.
 *
 * With `limits` that takes a search (branch and bound over assignments without them); an answer is proved optimal all
 * the same, or `feasible` with its gap where `steps` run out. Where the objective counts, limits are nested, and there
 * is no search.
 *
 * Throws InvalidInputError (all issues, with their places) for a malformed problem; requirements that cannot be met
 * are an answer, `infeasible`. Throws RangeError where it gives up: after 20,000 cases of who is placed (`places`
 * together with `demand` above 1), or beyond 10^9 pairs to be held. Ranges: integers; what could pass 2^53 is
 * refused. The problem is not changed.
 *
 * `options.solver` proposes the assignment at every level instead of the built-in way; the answer is the same, byte
 * for byte, and `from` then saves nothing. Error `solver "name" …` where it proposes anything but a best assignment;
 * TypeError for options that are none.
 */
export function assign(problem: AssignmentProblem, options: AssignOptions = {}): Assignment {
  return finish(assignSteps(problem, options));
}

/**
 * As `assign`, the same bytes, but it lets others run in between and can be stopped: portions of a few milliseconds.
 * The scores of dense and compressed problems are copied before it first waits; rows on demand are asked for all along.
 * Rejected with whatever `assign` throws, and with `signal.reason`.
 */
export async function assignAsync(
  problem: AssignmentProblem,
  options: AssignOptions & AsyncOptions = {},
): Promise<Assignment> {
  const [own, turns] = readAsyncOptions(options);
  return finishAsync(assignSteps(problem, own), turns);
}

/** As `assign`, portion by portion. */
export function* assignSteps(problem: AssignmentProblem, options: AssignOptions): Steps<Assignment> {
  const { from, fromRow, fromColumn, solver } = readOptions(options);
  const { read, previous } = yield* readBeside(problem, keptBy(from), { fromRow, fromColumn });
  yield { stage: "searching", done: 0, of: read.rows };
  if (read.preferences !== undefined) return yield* assignStable(read, read.preferences);
  if (read.limits.length > 0) return yield* read.counting === undefined ? assignLimited(read) : assignNested(read);
  const levels = levelsOf(read);
  const short = solver === undefined && read.counting === undefined;
  const plain = short ? yield* everyRow(read, levels, previous) : undefined;
  if (plain !== undefined) return answerOf(read, levels, plain);
  const network = networkOf(read);
  yield { stage: "searching", done: 0, of: read.rows };
  const found = yield* search(network, goalOf(read), read, solver);
  yield { stage: "settling", done: read.rows, of: read.rows };
  if (found === undefined) return { status: "infeasible", conflict: yield* conflictOf(read) };
  return answerOf(read, levels, { ...found, ...columnsTaken(read, found.taken) });
}

function* assignLimited(problem: ReadProblem): Steps<Assignment> {
  const limited = limitedOf(problem);
  const found = yield* solveLimited(limited);
  if (found === undefined) return { status: "infeasible", conflict: yield* conflictOf(problem) };
  const { best, searches, gap, tied } = found;
  const { levels } = limited;
  const columns = columnsTaken(problem, best.taken);
  if (tied === undefined || gap !== undefined) {
    return {
      status: "feasible",
      ...columns,
      matched: columns.columnOf.reduce((count, column) => count + (column >= 0 ? 1 : 0), 0),
      total: best.values[levels.length - 1],
      gap: gapOf(limited, best, gap as NonNullable<typeof gap>),
    };
  }
  return answerOf(problem, levels, {
    ...columns,
    certificate: certificateOf(limited, best.values, searches),
    searches,
    tied,
  });
}

function* assignNested(problem: ReadProblem): Steps<Assignment> {
  const found = yield* solveNested(problem);
  if (found === undefined) return { status: "infeasible", conflict: yield* conflictOf(problem) };
  return answerOf(problem, levelsOf(problem), { ...found, ...columnsTaken(problem, found.taken) });
}

/** The steps may run out before the search has any bound, or at a level that is plainly at its best. */
function gapOf(
  { levels, network }: Limited,
  { values }: Candidate,
  { level, bound }: { readonly level: number; readonly bound: number },
): FeasibleAssignment["gap"] {
  let at = level;
  let most = Math.min(bound, plainBound(network, levels[at]));
  while (most === values[at] && at + 1 < levels.length) most = plainBound(network, levels[++at]);
  return { ...levels[at], value: values[at], bound: most };
}

function keptBy(from: Assignment | undefined): Kept | undefined {
  return from?.status === "optimal" ? from.kept : undefined;
}
