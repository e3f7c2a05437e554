import type { Candidates } from "./candidates/candidates.ts";
import type { CohortInput } from "./cohort/schema.ts";
import type { Issue } from "./errors.ts";
import { InvalidInputError } from "./errors.ts";
import { conflictOf } from "./explanation/conflictOf.ts";
import { matchingOf } from "./explanation/matchingOf.ts";
import { fingerprintOf } from "./fingerprint.ts";
import type { PluginOptions } from "./prepare.ts";
import { prepare } from "./prepare.ts";
import { problemOf } from "./problem/problemOf.ts";
import type { ProgrammeInput } from "./programme/schema.ts";
import type { OptimalRun, Run } from "./run.ts";
import { assign } from "./solution/assign.ts";
import { hallSetOf } from "./solution/hallSet.ts";
import type { SolverOptions } from "./solution/readOptions.ts";
import { readSolver } from "./solution/readOptions.ts";
import type { OptimalAssignment } from "./solution/solution.ts";

export interface MatchOptions extends PluginOptions, SolverOptions {}

/**
 * Matches a cohort under a programme: as many people as possible (higher tiers first), then the greatest total
 * affinity, proved, and of all best matchings the canonical one. The same cohort and programme give the same bytes of
 * `JSON.stringify(run)`, whatever the order of rows and keys.
 *
 * Requirements that cannot be met are an answer, `infeasible`. Throws InvalidInputError with every issue of both
 * documents; `Error("strategy \"x\" …")`, `Error("solver \"x\" …")` where a plug-in breaks its contract; RangeError after
 * 20,000 cases of who is placed, where many people want several mentors and compete for `places`. Neither document is
 * changed.
 */
export function match(cohort: CohortInput, programme: ProgrammeInput, options: MatchOptions = {}): Run {
  const issues: Issue[] = [];
  const candidates = prepare(cohort, programme, options, issues, ["solver"]);
  const solver = readSolver(options);
  if (candidates === undefined) throw new InvalidInputError(issues);
  const problem = problemOf(candidates);
  const answer = assign(problem, { solver });
  if (answer.status === "optimal") return optimalRun(candidates, problem, answer);
  if (answer.status === "feasible") throw new Error("solver bug: a problem without limits was not solved to its end");
  const conflict = conflictOf(candidates, answer);
  return {
    status: "infeasible",
    conflict,
    stages: { candidates, problem, answer },
    toJSON: () => ({ version: 1, status: "infeasible", conflict }),
  };
}

/** The run of a proved assignment. */
export function optimalRun(
  candidates: Candidates,
  problem: OptimalRun["stages"]["problem"],
  answer: OptimalAssignment,
): OptimalRun {
  const fingerprint = fingerprintOf(candidates.cohort, candidates.programme);
  const matching = matchingOf(candidates, answer, fingerprint, (mentee) => hallSetOf(answer, mentee));
  return {
    status: "optimal",
    matching,
    stages: { candidates, problem, answer },
    toJSON: () => ({ version: 1, status: "optimal", matching }),
  };
}
