import type { Candidates } from "./candidates/candidates.ts";
import type { ExplainedConflict, ExplainedRepair } from "./explanation/conflict.ts";
import type { FeasibleMatching, Matching } from "./explanation/matching.ts";
import type { AssignmentProblem } from "./problem/problem.ts";
import type { FeasibleAssignment, InfeasibleAssignment, OptimalAssignment } from "./solution/solution.ts";

/** Inputs, every stage's product and the matching, together: what the explanations are made from. */
export type Run = OptimalRun | FeasibleRun | InfeasibleRun;

/** A matching that is proved to be best. */
export interface OptimalRun {
  readonly status: "optimal";
  /** Plain JSON: save this. */
  readonly matching: Matching;
  /** Not plain data; `JSON.stringify(run)` leaves it out. */
  readonly stages: Stages & { readonly answer: OptimalAssignment };
  toJSON(): { readonly version: 1; readonly status: "optimal"; readonly matching: Matching };
}

/** The search that quotas take was cut off by the programme's `steps`: a valid matching, perhaps not the best. */
export interface FeasibleRun {
  readonly status: "feasible";
  /** Plain JSON, with the gap in place of a certificate. */
  readonly matching: FeasibleMatching;
  readonly stages: Stages & { readonly answer: FeasibleAssignment };
  toJSON(): { readonly version: 1; readonly status: "feasible"; readonly matching: FeasibleMatching };
}

/** Not everything that is required can be: no matching, but what excludes what, and what would help. */
export interface InfeasibleRun {
  readonly status: "infeasible";
  /** Requirements and quotas that cannot all be met; without any one of them the others can. */
  readonly conflict: ExplainedConflict;
  /** Few changes that would do, the smallest first: at most ten. */
  readonly repairs: readonly ExplainedRepair[];
  readonly stages: Stages & { readonly answer: InfeasibleAssignment };
  toJSON(): {
    readonly version: 1;
    readonly status: "infeasible";
    readonly conflict: ExplainedConflict;
    readonly repairs: readonly ExplainedRepair[];
  };
}

/** What led to a run's answer: the pairs and their affinities, and the integer problem. Not plain data. */
export interface Stages {
  readonly candidates: Candidates;
  readonly problem: AssignmentProblem;
}
