import type { Candidates } from "./candidates/candidates.ts";
import type { ExplainedConflict } from "./explanation/explanation.ts";
import type { Matching } from "./explanation/matching.ts";
import type { AssignmentProblem } from "./problem/problem.ts";
import type { InfeasibleAssignment, OptimalAssignment } from "./solution/solution.ts";

/** Inputs, every stage's product and the matching, together: what the explanations are made from. */
export type Run = OptimalRun | InfeasibleRun;

export interface OptimalRun {
  readonly status: "optimal";
  /** Plain JSON: save this. */
  readonly matching: Matching;
  /** Not plain data; `JSON.stringify(run)` leaves it out. */
  readonly stages: Stages & { readonly answer: OptimalAssignment };
  toJSON(): { readonly version: 1; readonly status: "optimal"; readonly matching: Matching };
}

export interface InfeasibleRun {
  readonly status: "infeasible";
  /** Requirements that cannot all be met; without any one of them the others can. */
  readonly conflict: ExplainedConflict;
  readonly stages: Stages & { readonly answer: InfeasibleAssignment };
  toJSON(): { readonly version: 1; readonly status: "infeasible"; readonly conflict: ExplainedConflict };
}

export interface Stages {
  readonly candidates: Candidates;
  readonly problem: AssignmentProblem;
}
