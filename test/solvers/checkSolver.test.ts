import type { LinearAnswer, LinearProgram, LinearSolver } from "pairwright/assignment";
import { javascriptLpSolver } from "pairwright/lp";
import { assertConforms, checkSolver } from "pairwright/testing";
import { describe, expect, it } from "vitest";
import { loadSolver } from "../../examples/other-solver/highs.ts";

import { yalps } from "./yalps.ts";

const brokenOf = (solver: LinearSolver) => checkSolver(solver).checks.filter(({ ok }) => !ok);

/** The package's answers, spoilt. */
const spoilt = (spoil: (answer: LinearAnswer, program: LinearProgram) => unknown): LinearSolver => ({
  name: "spoilt",
  solve: (program) => spoil(javascriptLpSolver.solve(program), program) as LinearAnswer,
});

const optimal = (spoil: (values: number[], program: LinearProgram) => object) =>
  spoilt((answer, program) =>
    answer.status === "optimal" ? { ...answer, ...spoil(Array.from(answer.values), program) } : answer,
  );

describe("checkSolver", () => {
  it("finds every promise kept by javascript-lp-solver, yalps and HiGHS with its duals", async () => {
    for (const solver of [javascriptLpSolver, yalps, await loadSolver()]) {
      const conformance = checkSolver(solver);
      assertConforms(conformance);
      expect(conformance).toMatchObject({ subject: `solver "${solver.name}"`, ok: true });
      expect(conformance.checks.length).toBeGreaterThan(15);
      expect(conformance.checks.filter(({ cases }) => cases === 0)).toEqual([]);
    }
  });

  it.each<[string, LinearSolver, string]>([
    ["infeasible lies", spoilt(() => ({ status: "infeasible" })), "keeps upper bounds of rows"],
    [
      "a blind eye to infeasibility",
      spoilt((answer, { objective }) =>
        answer.status === "infeasible" ? { status: "optimal", values: objective } : answer,
      ),
      "says when nothing is feasible",
    ],
    [
      "unbounded taken for stopped",
      spoilt((answer) => (answer.status === "unbounded" ? { status: "stopped" } : answer)),
      "says when the objective has no bound",
    ],
    ["too little", optimal((values) => ({ values: values.map(() => 0) })), "keeps upper bounds of rows"],
    ["too much", optimal((values) => ({ values: values.map((value) => 2 * value) })), "finds the best assignments"],
    [
      "values below zero",
      optimal((values) => ({ values: values.map((value) => value - 1) })),
      "finds the best assignments",
    ],
    ["too few values", optimal((values) => ({ values: values.slice(1) })), "takes programs without rows"],
    ["NaN", optimal((values) => ({ values: values.map(() => NaN) })), "takes programs without rows"],
    [
      "points between vertices",
      optimal((values, { objective }) =>
        objective.every((worth) => worth === 1) ? { values: values.map(() => 1 / Math.sqrt(values.length)) } : {},
      ),
      "gives a vertex where many points are best",
    ],
    [
      "duals that prove something else",
      optimal((_, { rowLower }) => ({ duals: rowLower.map(() => 1) })),
      "finds the best assignments",
    ],
    [
      "a promise",
      { name: "spoilt", solve: (async () => ({ status: "infeasible" })) as never },
      "says when nothing is feasible",
    ],
    ["nothing", spoilt(() => null), "keeps equality rows"],
    [
      "an error",
      spoilt(() => {
        throw new Error("out of pivots");
      }),
      "keeps lower bounds of rows",
    ],
    [
      "scores rounded to thousands",
      {
        name: "rough",
        solve: (program) =>
          javascriptLpSolver.solve({
            ...program,
            objective: program.objective.map((worth) => 1000 * Math.floor(worth / 1000 + 0.5)),
          }),
      },
      "tells scores of a million apart by one",
    ],
    [
      "lower bounds of variables left out",
      {
        name: "from zero",
        solve: (program) => javascriptLpSolver.solve({ ...program, lower: program.lower.map(() => 0) }),
      },
      "keeps lower bounds of variables, negative ones too",
    ],
    ["no name", { ...javascriptLpSolver, name: "" }, "has a name and a method solve"],
  ])("names what is broken by %s", (_, solver, promise) => {
    const broken = brokenOf(solver);
    expect(broken.map((one) => one.promise)).toContain(promise);
    for (const { message } of broken) expect(message?.startsWith(`solver "${solver.name}"`)).toBe(true);
    expect(() => assertConforms(checkSolver(solver))).toThrow(`solver "${solver.name}" fails ${broken.length} of `);
  });

  it("names a memory: the second round of questions is answered otherwise", () => {
    let asked = 0;
    const forgetful: LinearSolver = {
      name: "forgetful",
      solve: (program) => (++asked > 70 ? { status: "stopped" } : javascriptLpSolver.solve(program)),
    };
    expect(brokenOf(forgetful).map(({ name }) => name)).toEqual(["repeatable"]);
  });

  it("says the same every time, as plain data", () => {
    const [one, two] = [1, 2].map(() => JSON.stringify(checkSolver(javascriptLpSolver)));
    expect(one).toBe(two);
    expect(JSON.parse(one)).toEqual(checkSolver(javascriptLpSolver));
  });
});
