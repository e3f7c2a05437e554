import { expect, it } from "vitest";
import type { CohortInput } from "../../src/cohort/schema.ts";
import { explainRun } from "../../src/explainRun.ts";
import { match } from "../../src/match.ts";
import type { ProgrammeInput } from "../../src/programme/schema.ts";
import { loadsToCsv, pairsToCsv, unmatchedToCsv } from "../../src/resultsToCsv.ts";
import { documentsOf } from "../oracle/cohorts.ts";
import { issuesOf } from "./files.ts";
import { isFormula, strictCells } from "./rfc4180.ts";

const cohort: CohortInput = {
  version: 1,
  mentees: [
    { id: "r1", name: '=HYPERLINK("x")', objectives: { t: 1 } },
    { id: "r2", name: "Brook, Ana", objectives: { t: 1 } },
    { id: "r3", objectives: { u: 1 }, avoid: ["m1", "m2"] },
    { id: "r4", objectives: { u: 1 } },
  ],
  mentors: [
    { id: "m1", name: "@Kim\nLea", expertise: { t: 1, u: 0.5 } },
    { id: "m2", expertise: { t: 0.25 } },
  ],
};
const programme: ProgrammeInput = {
  version: 1,
  criteria: [
    { id: "learning", strategy: "coverage", weight: 3 },
    { id: "-wishes", strategy: "wishes", weight: 1 },
  ],
  rules: [{ rule: "lock", mentee: "r4", mentor: "m2", because: "goes on" }],
};

it("writes pairs, unmatched and loads, numbers as numbers and text guarded", () => {
  const explained = explainRun(match(cohort, programme));
  expect(strictCells(pairsToCsv(explained))).toEqual([
    ["mentee", "mentee name", "mentor", "mentor name", "points", "choice", "lock", "'-wishes", "learning"],
    ["r1", '\'=HYPERLINK("x")', "m1", "'@Kim\nLea", "875000", "1", "", "125000", "750000"],
    ["r4", "r4", "m2", "m2", "125000", "2", "lock:r4:m2", "125000", "0"],
  ]);
  expect(strictCells(unmatchedToCsv(explained))).toEqual([
    ["mentee", "mentee name", "status", "rules", "competing mentees", "their mentors", "places"],
    ["r2", "Brook, Ana", "no-room", "", "r1; r2; r4", "m1; m2", "2"],
    ["r3", "r3", "no-allowed-mentor", "avoided-by-mentee", "", "", ""],
  ]);
  expect(strictCells(loadsToCsv(explained, { delimiter: ";" }), ";")).toEqual([
    ["mentor", "mentor name", "load", "capacity", "minLoad"],
    ["m1", "'@Kim\nLea", "1", "1", "0"],
    ["m2", "m2", "1", "1", "0"],
  ]);
  expect(loadsToCsv(explained, { bom: true }).charCodeAt(0)).toBe(0xfeff);
});

it("says of random runs what the matching says", () => {
  const seen = { pairs: 0, unmatched: 0, infeasible: 0 };
  for (let seed = 0; seed < 120; seed++) {
    const documents = documentsOf(seed);
    const run = match(documents.cohort as CohortInput, documents.programme as ProgrammeInput);
    const explained = explainRun(run);
    if (run.status === "infeasible") {
      seen.infeasible += 1;
      expect(issuesOf(() => pairsToCsv(explained))).toEqual(["saved result.status conflict"]);
      continue;
    }
    const [, ...pairs] = strictCells(pairsToCsv(explained));
    expect(
      pairs.map(([mentee, , mentor, , points, choice]) => [mentee, mentor, Number(points), Number(choice)]),
    ).toEqual(run.matching.pairs.map(({ mentee, mentor, points, choice }) => [mentee, mentor, points, choice]));
    for (const [at, row] of pairs.entries())
      expect(row.slice(7).reduce((sum, points) => sum + Number(points), 0)).toBe(run.matching.pairs[at].points);
    const [, ...unmatched] = strictCells(unmatchedToCsv(explained));
    expect(unmatched.map(([mentee, , status]) => [mentee, status])).toEqual(
      run.matching.unmatched.map(({ mentee, status }) => [mentee, status]),
    );
    const [, ...loads] = strictCells(loadsToCsv(explained));
    expect(loads.map(([mentor, , load]) => [mentor, Number(load)])).toEqual(
      run.matching.loads.map(({ mentor, load }) => [mentor, load]),
    );
    for (const cell of [...pairs, ...unmatched, ...loads].flat()) expect(isFormula(cell)).toBe(false);
    seen.pairs += pairs.length;
    seen.unmatched += unmatched.length;
  }
  expect(seen.pairs).toBeGreaterThan(100);
  expect(seen.unmatched).toBeGreaterThan(30);
  expect(seen.infeasible).toBeGreaterThan(3);
});

it("takes what explainRun returns and nothing else", () => {
  const run = match(cohort, programme);
  expect(() => pairsToCsv(run as never)).toThrow("pairsToCsv: expected what explainRun returns, received a run");
  expect(() => loadsToCsv(undefined as never)).toThrow(
    "loadsToCsv: expected what explainRun returns, received nothing",
  );
  expect(() => unmatchedToCsv(null as never)).toThrow(TypeError);
});
