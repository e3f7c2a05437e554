import { expect, it } from "vitest";
import { instanceOfCase, publishedCases } from "../oracle/assignment.ts";
import type { Cohort, Programme } from "../oracle/documents.ts";
import { hallFacts, hallFaults } from "../oracle/hall.ts";
import { scoreCohort } from "../oracle/score.ts";
import { pairwright } from "./compare.ts";

/** The published instances as cohorts: scores 0 … 1000 become a table of thousandths, 1,000 points each. */
const cases = publishedCases().filter((published) => {
  const scores = instanceOfCase(published).points.flat();
  return published.mentees <= 200 && scores.every((score) => score === null || (score >= 0 && score <= 1000));
});

it.each(cases.map((published) => [published.name, published] as const))("%s, with people", (_, published) => {
  const { points, capacity } = instanceOfCase(published);
  const mentee = (i: number) => `r${String(i).padStart(3, "0")}`;
  const mentor = (j: number) => `m${String(j).padStart(3, "0")}`;
  const scores: Record<string, Record<string, number>> = {};
  const rules: Programme["rules"] = [];
  points.forEach((row, i) => {
    scores[mentee(i)] = {};
    row.forEach((score, j) => {
      if (score === null) rules.push({ rule: "forbid", mentee: mentee(i), mentor: mentor(j) });
      else scores[mentee(i)][mentor(j)] = score / 1000;
    });
  });
  const cohort: Cohort = {
    version: 1,
    mentees: points.map((_, i) => ({ id: mentee(i) })),
    mentors: capacity.map((most, j) => ({ id: mentor(j), capacity: most })),
  };
  const programme: Programme = { version: 1, criteria: [{ id: "t", strategy: "table", weight: 1, scores }], rules };
  const { expected } = published;
  const run = pairwright.run({ cohort, programme });
  expect(run.status).toBe("optimal");
  const { matching } = run;
  expect([matching.placed, matching.total]).toEqual([expected.maxMatched, expected.maxTotal * 1000]);
  if (expected.maxTotalAssignmentUnique !== undefined)
    expect(matching.ties.unique).toBe(expected.maxTotalAssignmentUnique);

  const facts = hallFacts(scoreCohort(cohort, programme), programme);
  const placed = matching.pairs.map((pair) => pair.mentee);
  expect(matching.unmatched.length).toBe(published.mentees - expected.maxMatched);
  for (const entry of matching.unmatched) {
    const i = facts.mentees.indexOf(entry.mentee);
    expect(entry.status).toBe(facts.allowed[i].length === 0 ? "no-allowed-mentor" : "no-room");
    if (entry.status === "no-room") {
      expect(hallFaults(facts, entry.mentee, placed, entry.hallSet)).toEqual([]);
      const only = expected.infeasibility?.minimalViolator;
      if (only?.uniqueMinimal) expect(entry.hallSet.mentees).toEqual(only.mentees.map(mentee));
    }
  }
  const { feasibleForAll } = expected;
  const everyone = pairwright.run({ cohort, programme: { ...programme, everyone: true } });
  expect(everyone.status).toBe(feasibleForAll ? "optimal" : "infeasible");
  expect(pairwright.verify({ cohort, programme }, JSON.parse(JSON.stringify(matching))).ok).toBe(true);
});
