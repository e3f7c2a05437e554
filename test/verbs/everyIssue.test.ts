import type { CohortInput, ProgrammeInput } from "pairwright";
import { check, InvalidInputError, match } from "pairwright";
import { expect, it } from "vitest";

const cohort = {
  version: 1,
  mentees: [
    { id: "a", naem: "A", objectives: { t: 1 }, attributes: { organisation: "x" }, weights: { lerning: 2 } },
    { id: "b", objectives: { t: 1 }, attributes: {}, wishes: ["m", "nobody"], wants: "2" },
  ],
  mentors: [{ id: "m", expertise: { t: 2 }, attributes: { organisation: "y" } }],
};
const programme = {
  version: 1,
  criteria: [
    { id: "learning", strategy: "coverage", weight: 1 },
    { id: "values", strategy: "overlap", attribute: "valeus", weight: 1 },
    { id: "given", strategy: "table", scores: { z: { m: 1 } }, weight: 1 },
    { id: "odd", strategy: "coverge", weight: 1 },
  ],
  rules: [
    { rule: "lock", mentee: "r98", mentor: "m" },
    { rule: "forbid", mentee: "r99", mentor: "m" },
    { rule: "differ", attribute: "organisation" },
    { rule: "differ", attribute: "organisaton" },
  ],
};

it("one mistake of every kind: all of them are said at once, each once", () => {
  const result = check(cohort, programme);
  const places = result.ok ? [] : result.issues.map(({ document, path, code }) => `${document} ${path} ${code}`);
  expect(places.sort()).toEqual(
    [
      "cohort mentees[0].naem unknown-key",
      "cohort mentees[0].weights.lerning unknown-id",
      "cohort mentees[1].wants type",
      "cohort mentees[1].wishes[1] unknown-id",
      "cohort mentors[0].expertise.t range",
      "cohort mentees[1].attributes.organisation missing",
      "programme criteria[1].attribute unknown-id",
      "programme criteria[2].scores.z unknown-id",
      "programme criteria[3].strategy unknown-id",
      "programme rules[0].mentee unknown-id",
      "programme rules[1].mentee unknown-id",
      "programme rules[3].attribute unknown-id",
    ].sort(),
  );
  expect(() => match(cohort as unknown as CohortInput, programme as unknown as ProgrammeInput)).toThrow(
    InvalidInputError,
  );
});

it("what only follows from a mistake is not said: the capacity that was malformed holds no lock back", () => {
  const result = check(
    {
      version: 1,
      mentees: [{ id: "a" }, { id: "b" }],
      mentors: [{ id: "m", capacity: "2" }],
    },
    {
      version: 1,
      criteria: [{ id: "c", strategy: "coverage", weight: 1 }],
      rules: [
        { rule: "lock", mentee: "a", mentor: "m" },
        { rule: "lock", mentee: "b", mentor: "m" },
      ],
    },
  );
  expect(result.ok ? [] : result.issues.map(({ path }) => path)).toEqual(["mentors[0].capacity"]);
});
