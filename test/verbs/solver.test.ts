import type { CohortInput, MatchOptions, ProgrammeInput } from "pairwright";
import { check, match, verify } from "pairwright";
import { javascriptLpSolver } from "pairwright/lp";
import { expect, it } from "vitest";
import { documentsOf } from "../oracle/cohorts.ts";
import { share } from "../share.ts";

it("match gives the same bytes whichever solver proposes, and verify needs none", () => {
  const seen = { optimal: 0, feasible: 0, infeasible: 0, asked: 0 };
  const solver: MatchOptions["solver"] = {
    name: "counting",
    solve(program) {
      seen.asked++;
      return javascriptLpSolver.solve(program);
    },
  };
  for (let seed = 1; seed <= share(300); seed++) {
    const documents = documentsOf(seed);
    const cohort = documents.cohort as unknown as CohortInput;
    const programme = documents.programme as unknown as ProgrammeInput;
    const run = match(cohort, programme, { solver });
    expect(JSON.stringify(run) === JSON.stringify(match(cohort, programme)), `seed ${seed}`).toBe(true);
    seen[run.status]++;
    if (run.status === "optimal")
      expect(verify(cohort, programme, JSON.parse(JSON.stringify(run))).ok, `seed ${seed}`).toBe(true);
  }
  expect(seen.optimal).toBeGreaterThan(share(150));
  expect(seen.infeasible).toBeGreaterThan(share(10));
  expect(seen.asked).toBeGreaterThan(share(300));
});

const cohort: CohortInput = { version: 1, mentees: [{ id: "a" }], mentors: [{ id: "k" }] };
const programme: ProgrammeInput = { version: 1, criteria: [{ id: "wishes", strategy: "wishes", weight: 1 }] };

it("a solver that is wrong is named, and so is what is none", () => {
  const pessimist: MatchOptions["solver"] = { name: "pessimist", solve: () => ({ status: "infeasible" }) };
  expect(() => match(cohort, programme, { solver: pessimist })).toThrow(
    'solver "pessimist" said that nothing is feasible, but something is',
  );
  expect(() => match(cohort, programme, { solver: {} as never })).toThrow(
    new TypeError("options.solver.name: expected text, received undefined"),
  );
  expect(() => match(cohort, programme, { solvr: pessimist } as never)).toThrow(
    new TypeError('options: expected a known key (did you mean "solver"?), received "solvr"'),
  );
});

it("verbs that solve nothing take no solver", () => {
  const options = { solver: javascriptLpSolver } as never;
  const refused = new TypeError('options: expected a known key (one of "rules", "strategies"), received "solver"');
  expect(() => check(cohort, programme, options)).toThrow(refused);
  expect(() => verify(cohort, programme, {}, options)).toThrow(refused);
});
