import type { CohortInput } from "./cohort/schema.ts";
import type { Issue } from "./errors.ts";
import { InvalidInputError } from "./errors.ts";
import type { Fault } from "./explanation/fault.ts";
import { differences, faultOf } from "./explanation/fault.ts";
import { readSaved } from "./explanation/savedResult.ts";
import { fingerprintOf } from "./fingerprint.ts";
import { feasibleRun, optimalRun } from "./match.ts";
import { isRun } from "./people.ts";
import type { PluginOptions } from "./prepare.ts";
import { prepare } from "./prepare.ts";
import { problemOf } from "./problem/problemOf.ts";
import type { ProgrammeInput } from "./programme/schema.ts";
import { IssueLog } from "./reading/issueLog.ts";
import { plainData } from "./reading/plainData.ts";
import type { FeasibleRun, OptimalRun } from "./run.ts";
import { recheck, recheckFeasible } from "./solution/recheck.ts";

/** Whether a saved result holds: with the run made again, or with everything that is wrong. */
export type Verification =
  | { readonly ok: true; readonly run: OptimalRun | FeasibleRun }
  | { readonly ok: false; readonly faults: readonly Fault[] };

const NOT_SAVED = "expected run.matching, or what JSON.stringify(run) made, parsed; received the run itself";

/**
 * Re-checks a saved result from the raw data, without any solver: that every pair is valid, that the certificate
 * proves it optimal, that it is the canonical one, and that every derived number is right. `saved` is `run.matching`,
 * or what `JSON.stringify(run)` made, parsed. If all is well the run can be explained again.
 *
 * A result that says of itself that it is `feasible` has no certificate. That it is valid is checked, and every derived
 * number; that no other is better cannot be, nor that nothing passes the bound of its gap. So `run.status` says which
 * of the two was accepted.
 *
 * With quotas, who could be placed without them, and whom a tie touches, are found again by searching.
 *
 * Throws InvalidInputError for an invalid cohort or programme; anything at all may be wrong with `saved`.
 */
export function verify(
  cohort: CohortInput,
  programme: ProgrammeInput,
  saved: unknown,
  options: PluginOptions = {},
): Verification {
  const issues: Issue[] = [];
  const candidates = prepare(cohort, programme, options, issues);
  if (candidates === undefined) throw new InvalidInputError(issues);
  const log = new IssueLog("saved", issues);
  const copy = plainData(saved, log);
  log.close();
  if (copy === undefined || issues.length > 0) {
    if (isRun(saved)) return { ok: false, faults: [{ code: "shape", path: "", message: NOT_SAVED }] };
    return { ok: false, faults: issues.map(({ path, message }) => ({ code: "shape", path, message })) };
  }
  const read = readSaved(copy.value, candidates);
  const changed = differences(
    { fingerprint: read.fingerprint },
    { fingerprint: fingerprintOf(candidates.cohort, candidates.programme) },
  );
  // Where there is no matching at all, it is not its fingerprint that is missing.
  if (read.matching === undefined) return { ok: false, faults: read.faults };
  if (read.faults.length > 0) return { ok: false, faults: [...changed, ...read.faults] };
  const problem = problemOf(candidates);
  const { gap, mentorsOf, levels, cases, searches, counts, others } = read;
  const answer =
    gap === undefined
      ? recheck(problem, mentorsOf, { levels, cases, counts, searches, others })
      : recheckFeasible(problem, mentorsOf, gap);
  if (!("status" in answer))
    return { ok: false, faults: [...changed, ...answer.map((fault) => faultOf(fault, candidates))] };
  const run =
    answer.status === "optimal" ? optimalRun(candidates, problem, answer) : feasibleRun(candidates, problem, answer);
  const faults = differences(read.matching, run.matching);
  return faults.length > 0 ? { ok: false, faults } : { ok: true, run };
}
