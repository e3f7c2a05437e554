import { show } from "../problemIssues.ts";
import type { LinearProgram, LinearSolver } from "./linearProgram.ts";

/**
 * How far a value may be from the integer that it stands for. It decides what is read, not what is proved: the
 * integers are checked exactly. Wide enough for first-order solvers; far from the halves and thirds of a point between
 * vertices.
 */
const NEAR = 0.001;

const STATUSES = ["optimal", "infeasible", "unbounded", "stopped"];

/**
 * Asks a solver for the best vertex of a program whose vertices are integral, that has one and is bounded. The values
 * are checked exactly against every bound; whatever is wrong with the answer is an Error that says so after
 * `solver "name"`, and `where`. Nothing is repaired. O(entries), besides the solver's own time.
 */
export function integralVertex(solver: LinearSolver, program: LinearProgram, where: string): Float64Array {
  const refuse = (what: string, cause?: unknown) =>
    new Error(`solver ${JSON.stringify(solver.name)} ${what} (${where})`, cause === undefined ? undefined : { cause });
  let answer: unknown;
  try {
    answer = solver.solve(copyOf(program));
  } catch (error) {
    throw refuse(`threw: ${error instanceof Error ? error.message : show(error)}`, error);
  }
  if (typeof answer !== "object" || answer === null) throw refuse(`answered ${show(answer)}: expected an object`);
  if ("then" in answer) throw refuse("answered a promise: expected it to be synchronous");
  const { status, values } = answer as { readonly status?: unknown; readonly values?: unknown };
  if (!STATUSES.includes(status as string))
    throw refuse(`answered the status ${show(status)}: expected one of ${STATUSES.join(", ")}`);
  if (status === "infeasible") throw refuse("said that nothing is feasible, but something is");
  if (status === "unbounded") throw refuse("said that the objective has no bound, but it has one");
  if (status === "stopped") throw refuse("stopped before it had an answer");
  return integersOf(program, values, refuse);
}

function integersOf(program: LinearProgram, values: unknown, refuse: (what: string) => Error): Float64Array {
  const variables = program.objective.length;
  if (!isList(values)) throw refuse(`answered the values ${show(values)}: expected ${variables} numbers`);
  if (values.length !== variables) throw refuse(`answered ${values.length} values: expected ${variables}`);
  const integers = new Float64Array(variables);
  const sums = new Float64Array(program.rowLower.length);
  for (let variable = 0; variable < variables; variable++) {
    const value = values[variable];
    if (typeof value !== "number" || !Number.isFinite(value))
      throw refuse(`gave variable ${variable} the value ${show(value)}: expected a number`);
    const integer = Math.floor(value + 0.5);
    if (Math.abs(value - integer) > NEAR)
      throw refuse(
        `gave variable ${variable} the value ${value}, which no vertex has: expected integers, as of a simplex method ` +
          "or after crossover from the interior",
      );
    if (integer < program.lower[variable] || integer > program.upper[variable])
      throw refuse(
        `gave variable ${variable} the value ${integer}: expected ${range(program.lower, program.upper, variable)}`,
      );
    integers[variable] = integer + 0; // −0 becomes 0
    for (let at = program.start[variable]; at < program.start[variable + 1]; at++)
      sums[program.row[at]] += program.coefficient[at] * integer;
  }
  for (let row = 0; row < sums.length; row++) {
    if (sums[row] < program.rowLower[row] || sums[row] > program.rowUpper[row])
      throw refuse(`gave row ${row} the sum ${sums[row]}: expected ${range(program.rowLower, program.rowUpper, row)}`);
  }
  return integers;
}

function isList(values: unknown): values is ArrayLike<unknown> {
  return Array.isArray(values) || (ArrayBuffer.isView(values) && !(values instanceof DataView));
}

function range(lower: Float64Array, upper: Float64Array, at: number): string {
  if (lower[at] === Number.NEGATIVE_INFINITY) return `at most ${upper[at]}`;
  return upper[at] === Number.POSITIVE_INFINITY ? `at least ${lower[at]}` : `${lower[at]} to ${upper[at]}`;
}

/** What the solver does with its program is no matter of ours. */
function copyOf(program: LinearProgram): LinearProgram {
  return {
    objective: program.objective.slice(),
    lower: program.lower.slice(),
    upper: program.upper.slice(),
    rowLower: program.rowLower.slice(),
    rowUpper: program.rowUpper.slice(),
    start: program.start.slice(),
    row: program.row.slice(),
    coefficient: program.coefficient.slice(),
  };
}
