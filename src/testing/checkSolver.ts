import { shown } from "../reading/issueText.ts";
import type { LinearSolver } from "../solution/linear/linearProgram.ts";
import { Breaches } from "./breach.ts";
import type { Conformance } from "./conformance.ts";
import type { SolverCase } from "./solverCases.ts";
import { solverCases } from "./solverCases.ts";

/** How far an optimum, a bound or a proof by duals may be off, as a share of what it is about (at least of 1). */
const SHARE = 1e-6;

/** As in `assign`: how far a value may be from the integer that it stands for. */
const NEAR = 0.001;

/**
 * Whether a solver keeps the contract that `assign` and `match` rely on, promise by promise. Small programs with known
 * optima, with every kind of bound, without an answer, with many equal optima, and assignments checked against trying
 * everything; all of it twice, since a solver must not remember. What the solver throws is a fault, not an error.
 * Takes about a hundred times as long as a tiny program.
 */
export function checkSolver(solver: LinearSolver): Conformance {
  const subject = `solver ${shown(solver?.name)}`;
  const cases = solverCases();
  const breaches = new Breaches<string>(subject, {
    form: "has a name and a method solve",
    ...Object.fromEntries(cases.map(({ name, promise }) => [name, promise])),
    repeatable: "says the same when it is asked again",
  });
  breaches.looked("form");
  if (typeof solver?.name !== "string" || solver.name === "" || typeof solver.solve !== "function") {
    breaches.add("form", `${subject}: expected { name: text, solve: function }`);
    return breaches.report();
  }
  const first = cases.map((one) => {
    const programs = one.programs();
    const fault = faultOf(solver, programs);
    breaches.looked(one.name, programs.length);
    if (fault !== undefined) breaches.add(one.name, `${subject} ${fault}`);
    return fault;
  });
  cases.forEach(({ name, programs }, at) => {
    const again = faultOf(solver, programs());
    breaches.looked("repeatable");
    if (again === first[at]) return;
    breaches.add("repeatable", `${subject} on "${name}" ${first[at] ?? "was right"}, then ${again ?? "was right"}`);
  });
  return breaches.report();
}

/** The first fault of the programs of a case. */
function faultOf(solver: LinearSolver, programs: Programs): string | undefined {
  for (const { program, expected, integral } of programs) {
    let answer: { readonly status?: unknown; readonly values?: unknown; readonly duals?: unknown };
    try {
      answer = solver.solve(program()) as typeof answer;
    } catch (error) {
      return `threw: ${error instanceof Error ? error.message : String(error)}`;
    }
    if (typeof answer !== "object" || answer === null) return `answered ${String(answer)}: expected an object`;
    if ("then" in answer) return "answered with a promise: expected it to be synchronous";
    const status = typeof expected === "number" ? "optimal" : expected;
    if (answer.status !== status) return `answered ${shown(answer.status)}: expected the status ${shown(status)}`;
    if (typeof expected !== "number") continue;
    const fault =
      valuesFault(program(), answer.values, expected, integral) ?? dualsFault(program(), answer.duals, expected);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

type Programs = ReturnType<SolverCase["programs"]>;
type Program = ReturnType<Programs[number]["program"]>;

function valuesFault(program: Program, given: unknown, optimum: number, integral: boolean): string | undefined {
  const { objective, lower, upper, rowLower, rowUpper, start, row, coefficient } = program;
  const values = numbersOf(given, objective.length);
  if (values === undefined) return `gave values that are none: expected ${objective.length} finite numbers`;
  let reached = 0;
  const sums = new Float64Array(rowLower.length);
  for (let variable = 0; variable < values.length; variable++) {
    const value = values[variable];
    const slack = SHARE * Math.max(1, Math.abs(value));
    if (value < lower[variable] - slack || value > upper[variable] + slack)
      return `gave variable ${variable} ${value}: expected ${lower[variable]} to ${upper[variable]}`;
    if (integral && Math.abs(value - Math.floor(value + 0.5)) > NEAR)
      return `gave variable ${variable} ${value}: expected a vertex, whose values are integers`;
    const meant = integral ? Math.floor(value + 0.5) : value;
    reached += objective[variable] * meant;
    for (let at = start[variable]; at < start[variable + 1]; at++) sums[row[at]] += coefficient[at] * meant;
  }
  for (let at = 0; at < sums.length; at++) {
    const slack = SHARE * Math.max(1, Math.abs(sums[at]));
    if (sums[at] < rowLower[at] - slack || sums[at] > rowUpper[at] + slack)
      return `gave row ${at} ${sums[at]}: expected ${rowLower[at]} to ${rowUpper[at]}`;
  }
  const best = integral ? reached === optimum : near(reached, optimum);
  return best ? undefined : `reached ${reached}: expected the optimum ${optimum}`;
}

/** Duals, where they are given, bound the objective from above; best ones by the optimum itself. */
function dualsFault(program: Program, given: unknown, optimum: number): string | undefined {
  if (given === undefined) return undefined;
  const { objective, lower, upper, rowLower, rowUpper, start, row, coefficient } = program;
  const duals = numbersOf(given, rowLower.length);
  if (duals === undefined) return `gave duals that are none: expected ${rowLower.length} finite numbers`;
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
  return near(bound, optimum) ? undefined : `gave duals that prove ${bound}: expected ${optimum}`;
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
