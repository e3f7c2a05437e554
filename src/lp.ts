/** A solver of linear programs that can propose assignments: javascript-lp-solver. */

export type { LinearAnswer, LinearProgram, LinearSolver } from "./solution/linear/linearProgram.ts";
export { javascriptLpSolver } from "./solvers/javascriptLpSolver.ts";
