import type { Candidates } from "./candidates/candidates.ts";
import type { CohortInput } from "./cohort/schema.ts";
import type { Issue } from "./errors.ts";
import { InvalidInputError } from "./errors.ts";
import { conflictOf } from "./explanation/conflictOf.ts";
import { countingRules, feasibleMatchingOf, matchingOf } from "./explanation/matchingOf.ts";
import { explainedRepairs, reconsidered } from "./explanation/repairsOf.ts";
import { fingerprintSteps } from "./fingerprint.ts";
import type { PluginOptions } from "./prepare.ts";
import { prepareSteps } from "./prepare.ts";
import { problemOf } from "./problem/problemOf.ts";
import type { ProgrammeInput } from "./programme/schema.ts";
import { IssueLog } from "./reading/issueLog.ts";
import { plainData } from "./reading/plainData.ts";
import { ruleRepairs, withRuleRepairs } from "./ruleRepairs.ts";
import type { FeasibleRun, OptimalRun, Run } from "./run.ts";
import { assignSteps } from "./solution/assign.ts";
import { bindingLimits } from "./solution/bindingLimits.ts";
import type { Pairing } from "./solution/pairing.ts";
import type { SolverOptions } from "./solution/readOptions.ts";
import { readSolver, withoutTurns } from "./solution/readOptions.ts";
import { validPairs } from "./solution/recheck.ts";
import { repairsOf } from "./solution/repairs.ts";
import type { FeasibleAssignment, OptimalAssignment } from "./solution/solution.ts";
import type { WhyUnmatched } from "./solution/whyUnmatched.ts";
import { whyUnmatched } from "./solution/whyUnmatched.ts";
import type { AsyncOptions, Steps } from "./steps.ts";
import { finish, finishAsync } from "./steps.ts";

/**
 * What `match` takes besides the documents: plug-ins that the programme names, and a solver. None changes what is best.
 */
export interface MatchOptions extends PluginOptions, SolverOptions {}

/**
 * Matches a cohort under a programme: as many people as possible (higher tiers first), then the greatest total
 * affinity, proved, and of all best matchings the canonical one. The same cohort and programme give the same bytes of
 * `JSON.stringify(run)`, whatever the order of rows and keys.
 *
 * The aim `stable` is another: no mentee and mentor who are no pair would both rather have each other, and of all such
 * matchings it is the best for the side that the programme favours; who is placed follows from that.
 *
 * Quotas take a search. Where the programme's `steps` cut it off, the answer is the best matching found, `feasible`,
 * with how much better another may be.
 *
 * Requirements that cannot be met are an answer, `infeasible`. Throws InvalidInputError with every issue of both
 * documents; `Error("strategy \"x\" …")`, `Error("solver \"x\" …")` where a plug-in breaks its contract; RangeError
 * after 20,000 cases of who is placed, where many people want several mentors and compete for `places`, and where the
 * steps run out before the search has found anything, a conflict, or whom a tie touches. Neither document is changed.
 */
export function match(cohort: CohortInput, programme: ProgrammeInput, options: MatchOptions = {}): Run {
  return finish(matchSteps(cohort, programme, options));
}

/**
 * As `match`, the same bytes, but it lets others run in between and can be stopped. Both documents are copied before it
 * first waits; a plug-in is asked all along. Rejected with whatever `match` throws, and with `signal.reason`.
 */
export async function matchAsync(
  cohort: CohortInput,
  programme: ProgrammeInput,
  options: MatchOptions & AsyncOptions = {},
): Promise<Run> {
  const [own, turns] = withoutTurns(options);
  return finishAsync(matchSteps(cohort, ownCopy(programme), own), turns);
}

/** A document that nobody changes while it waits to be read; one that is no plain data will be refused as it is. */
function ownCopy(document: ProgrammeInput): ProgrammeInput {
  const log = new IssueLog("programme", []);
  const copy = plainData(document, log);
  return copy !== undefined && log.count === 0 ? (copy.value as ProgrammeInput) : document;
}

/** As `match`, in portions of a few milliseconds, as a rule. */
function* matchSteps(cohort: CohortInput, programme: ProgrammeInput, options: MatchOptions): Steps<Run> {
  const issues: Issue[] = [];
  const prepared = yield* prepareSteps(cohort, programme, options, issues, ["solver"]);
  const solver = readSolver(options);
  if (prepared === undefined) throw new InvalidInputError(issues);
  const { candidates } = prepared;
  const rows = candidates.cohort.mentees.length;
  yield { stage: "reading", done: 0, of: rows };
  const problem = problemOf(candidates);
  yield { stage: "reading", done: 0, of: rows };
  const answer = yield* assignSteps(problem, { solver });
  if (answer.status === "optimal") return yield* optimalRunSteps(candidates, problem, answer);
  if (answer.status === "feasible") return yield* feasibleRunSteps(candidates, problem, answer);
  const conflict = conflictOf(candidates, answer);
  const absent = reconsidered(candidates);
  const ofRules = yield* ruleRepairs(candidates, conflict);
  const ofLimits = yield* repairsOf(problem, answer.conflict, absent, ofRules.length > 0);
  const repairs = withRuleRepairs(explainedRepairs(candidates, ofLimits), ofRules);
  return {
    status: "infeasible",
    conflict,
    repairs,
    stages: { candidates, problem, answer },
    toJSON: () => ({ version: 1, status: "infeasible", conflict, repairs }),
  };
}

/** The run of a proved assignment. */
export function optimalRun(
  candidates: Candidates,
  problem: OptimalRun["stages"]["problem"],
  answer: OptimalAssignment,
): OptimalRun {
  return finish(optimalRunSteps(candidates, problem, answer));
}

function* optimalRunSteps(
  candidates: Candidates,
  problem: OptimalRun["stages"]["problem"],
  answer: OptimalAssignment,
): Steps<OptimalRun> {
  yield { stage: "reporting", done: 0, of: candidates.cohort.mentees.length };
  const fingerprint = yield* fingerprintSteps(candidates.cohort, candidates.programme);
  const groups = countingRules(candidates).map(({ counts }) => counts);
  if (answer.stable === undefined && answer.columnsOf.some(({ length }) => length === 0)) yield* solvedSteps(answer);
  const matching = yield* matchingOf(candidates, answer, fingerprint, {
    whyUnmatched: (mentee) =>
      answer.stable === undefined ? whyUnmatched(answer.solved, mentee, groups, true) : notChosen(candidates, mentee),
    // Where quotas are part of the network there are no multipliers that would say so.
    binding: answer.searches === undefined ? undefined : bindingLimits(answer),
  });
  return {
    status: "optimal",
    matching,
    stages: { candidates, problem, answer },
    toJSON: () => ({ version: 1, status: "optimal", matching }),
  };
}

/** Makes what `whyUnmatched` looks at, which is made when it is first asked for, in two portions. */
function* solvedSteps({ solved, columnsOf }: OptimalAssignment): Steps<Pairing> {
  const of = columnsOf.length;
  yield { stage: "reporting", done: 0, of };
  const { pairing } = solved;
  yield { stage: "reporting", done: 0, of };
  return pairing;
}

/** A stable matching leaves somebody out only where all the mentors that they may have have others. */
function notChosen(candidates: Candidates, mentee: number): WhyUnmatched | undefined {
  const columns = candidates.allowed(mentee);
  return columns.length === 0 ? undefined : { why: "not-chosen", columns };
}

/** The run of an assignment that the search had found when its steps ran out. */
export function feasibleRun(
  candidates: Candidates,
  problem: FeasibleRun["stages"]["problem"],
  answer: FeasibleAssignment,
): FeasibleRun {
  return finish(feasibleRunSteps(candidates, problem, answer));
}

function* feasibleRunSteps(
  candidates: Candidates,
  problem: FeasibleRun["stages"]["problem"],
  answer: FeasibleAssignment,
): Steps<FeasibleRun> {
  yield { stage: "reporting", done: 0, of: candidates.cohort.mentees.length };
  const placed = validPairs(problem, answer.columnsOf);
  if ("faults" in placed) throw new Error("solver bug: the assignment found is not valid");
  const groups = countingRules(candidates).map(({ counts }) => counts);
  const fingerprint = yield* fingerprintSteps(candidates.cohort, candidates.programme);
  const matching = yield* feasibleMatchingOf(candidates, answer, fingerprint, {
    whyUnmatched: (mentee) => whyUnmatched(placed, mentee, groups, false),
    binding: undefined,
  });
  return {
    status: "feasible",
    matching,
    stages: { candidates, problem, answer },
    toJSON: () => ({ version: 1, status: "feasible", matching }),
  };
}
