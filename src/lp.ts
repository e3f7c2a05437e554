export type { LinearAnswer, LinearProgram, LinearSolver } from "./solution/linear/linearProgram.ts";
export { javascriptLpSolver } from "./solvers/javascriptLpSolver.ts";
