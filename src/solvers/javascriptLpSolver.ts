import lpSolver from "javascript-lp-solver";
import type { LinearProgram, LinearSolver } from "../solution/linear/linearProgram.ts";

/**
 * The package javascript-lp-solver as a solver of linear programs: a dense tableau, in seconds for a few thousand
 * variables, so for small programs and for checking. No duals.
 *
 * Its presolve gives wrong optima where equality rows fix a variable, so it is off; names are made here, since some
 * (`result`, `feasible`, `bounded`) collide with its answer's.
 */
export const javascriptLpSolver: LinearSolver = {
  name: "javascript-lp-solver",
  solve(program) {
    const answer = lpSolver.Solve(modelOf(program)) as Readonly<Record<string, unknown>>;
    // An infeasible answer lists values all the same; an unbounded one calls itself feasible.
    if (answer.feasible !== true) return { status: "infeasible" };
    if (answer.bounded !== true) return { status: "unbounded" };
    const { lower } = program;
    // A variable that is 0 is left out.
    return { status: "optimal", values: Array.from(lower, (least, at) => least + Number(answer[`x${at}`] ?? 0)) };
  },
};

/** Variables are counted from their lower bounds, since the package has them from 0. */
function modelOf({ objective, lower, upper, rowLower, rowUpper, start, row, coefficient }: LinearProgram) {
  const atLower = new Float64Array(rowLower.length);
  const constraints: Record<string, { min?: number; max?: number } | { equal: number }> = {};
  const variables: Record<string, Record<string, number>> = {};
  for (let at = 0; at < objective.length; at++) {
    const variable: Record<string, number> = { objective: objective[at] };
    for (let entry = start[at]; entry < start[at + 1]; entry++) {
      variable[`r${row[entry]}`] = coefficient[entry];
      atLower[row[entry]] += coefficient[entry] * lower[at];
    }
    if (upper[at] !== Number.POSITIVE_INFINITY) {
      variable[`u${at}`] = 1;
      constraints[`u${at}`] = { max: upper[at] - lower[at] };
    }
    variables[`x${at}`] = variable;
  }
  for (let at = 0; at < rowLower.length; at++) {
    const least = rowLower[at] - atLower[at];
    const most = rowUpper[at] - atLower[at];
    if (least === most) constraints[`r${at}`] = { equal: least };
    else
      constraints[`r${at}`] = {
        ...(least === Number.NEGATIVE_INFINITY ? {} : { min: least }),
        ...(most === Number.POSITIVE_INFINITY ? {} : { max: most }),
      };
  }
  return { optimize: "objective", opType: "max", constraints, variables, options: { presolve: false } } as const;
}
