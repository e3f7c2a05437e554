/**
 * Two strategies of one's own: checked against the contract, then used in a programme.
 *
 *     tsx examples/custom-strategies/run.ts
 */
import type { CohortInput, ProgrammeInput } from "pairwright";
import { explainRun, match, renderText } from "pairwright";
import { assertConforms, checkStrategy } from "pairwright/testing";
import { breadth } from "./breadth.ts";
import { seniority } from "./seniority.ts";

const checked = [
  checkStrategy(seniority, { needs: { mentee: ["attributes.years"], mentor: ["attributes.years"] } }),
  checkStrategy(breadth, { options: { atLeast: 0.5 }, needs: { mentee: ["objectives"], mentor: ["expertise"] } }),
];
for (const conformance of checked) {
  assertConforms(conformance);
  console.log(`${conformance.subject} keeps all ${conformance.checks.length} promises`);
}

const cohort: CohortInput = {
  version: 1,
  mentees: [
    { id: "ana", objectives: ["strategy", "policy"], attributes: { years: 4 } },
    { id: "ben", objectives: ["conflict"], attributes: { years: 9 } },
    { id: "cem", objectives: ["policy"] },
  ],
  mentors: [
    { id: "kim", expertise: { strategy: 0.9, policy: 0.4 }, attributes: { years: 15 } },
    { id: "lea", expertise: { policy: 0.8, conflict: 0.6 }, attributes: { years: 30 }, capacity: 2 },
  ],
};
const programme: ProgrammeInput = {
  version: 1,
  criteria: [
    { id: "breadth", strategy: "breadth", atLeast: 0.5, weight: 2 },
    { id: "seniority", strategy: "seniority", weight: 1, unknown: "spread" },
  ],
};

const run = match(cohort, programme, { strategies: [breadth, seniority] });
console.log(renderText(explainRun(run)));
