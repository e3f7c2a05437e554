import type { AssignmentProblem, LinearAnswer, LinearProgram, LinearSolver } from "pairwright/assignment";
import { assign } from "pairwright/assignment";
import { javascriptLpSolver } from "pairwright/lp";
import { describe, expect, it } from "vitest";

/** Row 0 would rather have column 0, row 1 too; total 9 + 6 against 4 + 8. */
const problem: AssignmentProblem = { rows: 2, columns: 2, scores: Int32Array.of(9, 4, 8, 6) };

// biome-ignore lint/suspicious/noExplicitAny: solvers that break their contract
type Anything = any;

/** A solver that is right at the level of people placed, and spoils the answer of the level of the total. */
const spoilt = (spoil: (answer: { values: number[] }, program: LinearProgram) => Anything): LinearSolver => ({
  name: "spoilt",
  solve(program) {
    const answer = javascriptLpSolver.solve(program);
    if (answer.status !== "optimal") throw new Error("these programs have an optimum");
    return program.objective.includes(9) ? spoil({ values: [...Array.from(answer.values)] }, program) : answer;
  },
});

const AT = "(level total)";

describe("a solver that breaks its contract is refused by name, and nothing is repaired", () => {
  it("while one that keeps it is believed", () => {
    const answer = assign(problem, { solver: spoilt((right) => ({ status: "optimal", ...right })) });
    expect(answer).toEqual(assign(problem));
    expect(answer).toMatchObject({ status: "optimal", total: 15 });
  });

  it.each<[string, Parameters<typeof spoilt>[0], string]>([
    [
      "the second best",
      () => ({ status: "optimal", values: [0, 1, 1, 0] }),
      `solver "spoilt" proposed 12 as the most, but 15 can be had ${AT}`,
    ],
    [
      "a point between vertices, though its objective is the best",
      ({ values }) => ({ status: "optimal", values: values.map((value) => (value === 1 ? 0.75 : 0.25)) }),
      `solver "spoilt" gave variable 0 the value 0.75, which no vertex has: expected integers, as of a simplex ` +
        `method or after crossover from the interior ${AT}`,
    ],
    [
      "a sum above a row's bound",
      () => ({ status: "optimal", values: [1, 0, 1, 0] }),
      `solver "spoilt" gave row 2 the sum 2: expected at most 1 ${AT}`,
    ],
    [
      "a sum below a row's bound",
      () => ({ status: "optimal", values: [0, 0, 0, 1] }),
      `solver "spoilt" gave row 0 the sum 0: expected 1 to 1 ${AT}`,
    ],
    [
      "a value below a variable's bound",
      () => ({ status: "optimal", values: [2, -1, 0, 1] }),
      `solver "spoilt" gave variable 1 the value -1: expected at least 0 ${AT}`,
    ],
    [
      "a lie about what is feasible",
      () => ({ status: "infeasible", values: [1, 0, 0, 1] }),
      `solver "spoilt" said that nothing is feasible, but something is ${AT}`,
    ],
    [
      "a lie about the objective",
      () => ({ status: "unbounded" }),
      `solver "spoilt" said that the objective has no bound, but it has one ${AT}`,
    ],
    [
      "nothing before its limit",
      () => ({ status: "stopped" }),
      `solver "spoilt" stopped before it had an answer ${AT}`,
    ],
    [
      "another status",
      () => ({ status: "Optimal", values: [1, 0, 0, 1] }),
      `solver "spoilt" answered the status "Optimal": expected one of optimal, infeasible, unbounded, stopped ${AT}`,
    ],
    [
      "NaN",
      () => ({ status: "optimal", values: [1, 0, NaN, 1] }),
      `solver "spoilt" gave variable 2 the value NaN: expected a number ${AT}`,
    ],
    [
      "Infinity",
      () => ({ status: "optimal", values: [Number.POSITIVE_INFINITY, 0, 0, 1] }),
      `solver "spoilt" gave variable 0 the value Infinity: expected a number ${AT}`,
    ],
    [
      "text for a number",
      () => ({ status: "optimal", values: ["1", 0, 0, 1] }),
      `solver "spoilt" gave variable 0 the value "1": expected a number ${AT}`,
    ],
    [
      "too few values",
      () => ({ status: "optimal", values: [1, 0] }),
      `solver "spoilt" answered 2 values: expected 4 ${AT}`,
    ],
    [
      "no values",
      () => ({ status: "optimal" }),
      `solver "spoilt" answered the values undefined: expected 4 numbers ${AT}`,
    ],
    [
      "values by name",
      () => ({ status: "optimal", values: { x0: 1, x3: 1 } }),
      `solver "spoilt" answered the values an object: expected 4 numbers ${AT}`,
    ],
    [
      "a promise",
      async (right) => ({ status: "optimal", ...right }),
      `solver "spoilt" answered a promise: expected it to be synchronous ${AT}`,
    ],
    ["nothing at all", () => undefined, `solver "spoilt" answered undefined: expected an object ${AT}`],
    [
      "an error",
      () => {
        throw new Error("out of pivots");
      },
      `solver "spoilt" threw: out of pivots ${AT}`,
    ],
  ])("%s", (_, spoil, message) => {
    expect(() => assign(problem, { solver: spoilt(spoil) })).toThrow(new Error(message));
  });

  it("too few people placed", () => {
    const solver: LinearSolver = {
      name: "nobody",
      solve: ({ objective }) => ({ status: "optimal", values: objective.map(() => 0) }),
    };
    expect(() => assign(problem, { solver })).toThrow(
      new Error('solver "nobody" proposed 0 as the most, but 2 can be had (level placed, priority 0, demand 1)'),
    );
  });
});

it("floating-point noise around integers is read as the integers", () => {
  const noisy = spoilt(({ values }) => ({
    status: "optimal",
    values: values.map((value, at) => value + (at - 1) * 1e-7),
  }));
  expect(assign(problem, { solver: noisy })).toEqual(assign(problem));
});

it("a solver may do with its program what it likes", () => {
  const destructive: LinearSolver = {
    name: "destructive",
    solve(program) {
      const answer = javascriptLpSolver.solve(program);
      for (const part of Object.values(program) as Float64Array[]) part.fill(7);
      return answer;
    },
  };
  expect(assign(problem, { solver: destructive })).toEqual(assign(problem));
});

it("whether anything is feasible is never the solver's to say", () => {
  const believer: LinearSolver = { name: "believer", solve: (): LinearAnswer => ({ status: "infeasible" }) };
  const narrow: AssignmentProblem = { ...problem, capacity: Int32Array.of(1, 0), cardinality: "all" };
  expect(assign(narrow, { solver: believer })).toEqual(assign(narrow));
  expect(assign(narrow).status).toBe("infeasible");
});

it("a solver is asked for nothing where no pair is open", () => {
  const silent: LinearSolver = {
    name: "silent",
    solve() {
      throw new Error("asked");
    },
  };
  const locked: AssignmentProblem = { rows: 1, columns: 1, scores: Int32Array.of(5), locked: [[0, 0]] };
  expect(assign(locked, { solver: silent })).toEqual(assign(locked));
});

it.each<[string, Anything, string]>([
  ["null", null, "options: expected an object, received null"],
  ["an unknown key", { solvr: 1 }, 'options: expected one of from, fromRow, fromColumn, solver, received "solvr"'],
  ["a name", { solver: "highs" }, 'options.solver: expected an object, received "highs"'],
  ["a solver without a name", { solver: { solve() {} } }, "options.solver.name: expected text, received undefined"],
  [
    "a solver without solve",
    { solver: { name: "x" } },
    "options.solver.solve: expected a function, received undefined",
  ],
  [
    "a promise of a solver",
    { solver: Promise.resolve(javascriptLpSolver) },
    "options.solver.name: expected text, received undefined",
  ],
])("options that are %s are a TypeError that says where", (_, options, message) => {
  expect(() => assign(problem, options)).toThrow(new TypeError(message));
});
