/** The solver alone: integers in, a proved assignment out. It loads no package. */

export { InvalidInputError, type Issue } from "./errors.ts";
export { FORBIDDEN } from "./points.ts";
export type {
  AssignmentProblem,
  Cardinality,
  CompressedRows,
  Limit,
  Objective,
  Preferences,
  ScoreRow,
  Scores,
} from "./problem/problem.ts";
export { assign, assignAsync } from "./solution/assign.ts";
export { type HallSet, hallSetOf } from "./solution/hallSet.ts";
export type { CaseProof, Decision, LevelSearch, LimitedCase, Multipliers } from "./solution/limited/limited.ts";
export type { LinearAnswer, LinearProgram, LinearSolver } from "./solution/linear/linearProgram.ts";
export { lossesOf, type RowLosses, valueOfPlace } from "./solution/losses.ts";
export { type LossesTable, lossesTable } from "./solution/lossesTable.ts";
export type { Correspondence } from "./solution/previous.ts";
export type { CountLevel, Counts, LeastLevel } from "./solution/profile/counts.ts";
export type { Potentials } from "./solution/profile/potentials.ts";
export type { AssignOptions, SolverOptions } from "./solution/readOptions.ts";
export type {
  Assignment,
  Conflict,
  FeasibleAssignment,
  InfeasibleAssignment,
  Leaf,
  Level,
  OptimalAssignment,
  PriceLevels,
  Prices,
  StableLevel,
} from "./solution/solution.ts";
export type { Change } from "./solution/ways.ts";
export type { AsyncOptions, Progress, StopSignal } from "./steps.ts";
