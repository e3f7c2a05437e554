import type { LinearSolver } from "../solution/linear/linearProgram.ts";
import type { SolverCase } from "./solverCases.ts";
import { solverCases } from "./solverCases.ts";

export interface SolverCheck {
  /** What is promised. */
  readonly check: string;
  readonly ok: boolean;
  /** What is wrong; absent where nothing is. */
  readonly fault?: string;
}

/** How far an optimum, a bound or a proof by duals may be off, as a share of what it is about (at least of 1). */
const SHARE = 1e-6;

/** As in `assign`: how far a value may be from the integer that it stands for. */
const NEAR = 0.001;

/**
 * Whether a solver keeps the contract that `assign` and `match` rely on: every promise by name, in the same order every
 * time, kept or broken. Small programs with known optima, with every kind of bound, without an answer, with many equal
 * optima, and assignments checked against trying everything; all of it twice, since a solver must not remember. What
 * the solver throws is a fault, not an error. Takes about a hundred times as long as a tiny program.
 */
export function checkSolver(solver: LinearSolver): readonly SolverCheck[] {
  const named = typeof solver?.name === "string" && solver.name !== "" && typeof solver.solve === "function";
  const shape: SolverCheck = { check: "has a name and a method solve", ok: named };
  if (!named) return [{ ...shape, fault: "expected { name: text, solve: function }" }];
  const cases = solverCases();
  const first = cases.map((one) => faultOf(solver, one));
  const again = cases.map((one) => faultOf(solver, one));
  const changed = cases.findIndex((_, at) => first[at] !== again[at]);
  return [
    shape,
    ...cases.map(({ check }, at) => outcome(check, first[at])),
    outcome(
      "says the same when it is asked again",
      changed < 0 ? undefined : `${cases[changed].check}: ${first[changed] ?? "ok"}, then ${again[changed] ?? "ok"}`,
    ),
  ];
}

function outcome(check: string, fault: string | undefined): SolverCheck {
  return fault === undefined ? { check, ok: true } : { check, ok: false, fault };
}

/** The first fault of the programs of a case. */
function faultOf(solver: LinearSolver, { programs }: SolverCase): string | undefined {
  for (const { program, expected, integral } of programs()) {
    let answer: { readonly status?: unknown; readonly values?: unknown; readonly duals?: unknown };
    try {
      answer = solver.solve(program()) as typeof answer;
    } catch (error) {
      return `threw: ${error instanceof Error ? error.message : String(error)}`;
    }
    if (typeof answer !== "object" || answer === null) return `expected an answer, received ${String(answer)}`;
    if ("then" in answer) return "expected an answer, received a promise";
    const status = typeof expected === "number" ? "optimal" : expected;
    if (answer.status !== status) return `expected the status ${status}, received ${String(answer.status)}`;
    if (typeof expected !== "number") continue;
    const fault =
      valuesFault(program(), answer.values, expected, integral) ?? dualsFault(program(), answer.duals, expected);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

type Program = ReturnType<ReturnType<SolverCase["programs"]>[number]["program"]>;

function valuesFault(program: Program, given: unknown, optimum: number, integral: boolean): string | undefined {
  const { objective, lower, upper, rowLower, rowUpper, start, row, coefficient } = program;
  const values = numbersOf(given, objective.length);
  if (values === undefined) return `expected values: ${objective.length} finite numbers`;
  let reached = 0;
  const sums = new Float64Array(rowLower.length);
  for (let variable = 0; variable < values.length; variable++) {
    const value = values[variable];
    const slack = SHARE * Math.max(1, Math.abs(value));
    if (value < lower[variable] - slack || value > upper[variable] + slack)
      return `variable ${variable}: expected ${lower[variable]} to ${upper[variable]}, received ${value}`;
    if (integral && Math.abs(value - Math.floor(value + 0.5)) > NEAR)
      return `variable ${variable}: expected a vertex, whose values are integers, received ${value}`;
    const meant = integral ? Math.floor(value + 0.5) : value;
    reached += objective[variable] * meant;
    for (let at = start[variable]; at < start[variable + 1]; at++) sums[row[at]] += coefficient[at] * meant;
  }
  for (let at = 0; at < sums.length; at++) {
    const slack = SHARE * Math.max(1, Math.abs(sums[at]));
    if (sums[at] < rowLower[at] - slack || sums[at] > rowUpper[at] + slack)
      return `row ${at}: expected ${rowLower[at]} to ${rowUpper[at]}, received ${sums[at]}`;
  }
  const best = integral ? reached === optimum : near(reached, optimum);
  return best ? undefined : `expected the optimum ${optimum}, received ${reached}`;
}

/** Duals, where they are given, bound the objective from above; best ones by the optimum itself. */
function dualsFault(program: Program, given: unknown, optimum: number): string | undefined {
  if (given === undefined) return undefined;
  const { objective, lower, upper, rowLower, rowUpper, start, row, coefficient } = program;
  const duals = numbersOf(given, rowLower.length);
  if (duals === undefined) return `expected duals: ${rowLower.length} finite numbers`;
  let bound = 0;
  const add = (rate: number, least: number, most: number) => {
    if (Math.abs(rate) > SHARE) bound += rate * (rate > 0 ? most : least);
  };
  for (let at = 0; at < duals.length; at++) add(duals[at], rowLower[at], rowUpper[at]);
  for (let variable = 0; variable < objective.length; variable++) {
    let reduced = objective[variable];
    for (let at = start[variable]; at < start[variable + 1]; at++) reduced -= coefficient[at] * duals[row[at]];
    add(reduced, lower[variable], upper[variable]);
  }
  return near(bound, optimum) ? undefined : `expected duals that prove ${optimum}, received ones that prove ${bound}`;
}

function near(a: number, b: number): boolean {
  return Math.abs(a - b) <= SHARE * Math.max(1, Math.abs(b));
}

function numbersOf(given: unknown, length: number): ArrayLike<number> | undefined {
  const isList = Array.isArray(given) || (ArrayBuffer.isView(given) && !(given instanceof DataView));
  const list = given as ArrayLike<unknown>;
  if (!isList || list.length !== length) return undefined;
  for (let at = 0; at < length; at++) if (!Number.isFinite(list[at])) return undefined;
  return list as ArrayLike<number>;
}
