import type { CohortInput, CoveredTopic, ProgrammeInput } from "pairwright";
import { explain, match } from "pairwright";
import { cohortOfSeed } from "pairwright/testing";
import { expect, it } from "vitest";
import { documentsWith } from "../oracle/aimedDocuments.ts";
import { AIMS } from "../oracle/aims.ts";
import { ruledOf } from "../oracle/ruled.ts";
import { scoreCohort } from "../oracle/score.ts";
import { share } from "../share.ts";

/** No criterion is about topics. */
const programme: ProgrammeInput = { version: 1, criteria: [{ id: "wishes", strategy: "wishes", weight: 1 }] };

function coverageOf(cohort: CohortInput) {
  const run = match(cohort, programme);
  return explain(run, cohort.mentees[0].id).pairs[0].coverage;
}

it("says of every objective what the mentor knows and offers, the weightiest first, whatever the criteria are", () => {
  const cohort: CohortInput = {
    version: 1,
    collective: { safety: 1, policy: 1 },
    mentees: [{ id: "a", objectives: { strategy: 2, policy: 1, finance: 1 } }],
    mentors: [
      {
        id: "k",
        expertise: { strategy: 0.9, policy: 0 },
        experiences: [
          { id: "trip", topics: { strategy: 1, safety: 0.5 } },
          { id: "day", topics: { strategy: 1, policy: 1 } },
          { id: "talk" },
        ],
      },
    ],
  };
  expect(coverageOf(cohort)).toEqual({
    personal: [
      { topic: "strategy", weight: 0.5, expertise: 0.9, experiences: ["day", "trip"] },
      { topic: "finance", weight: 0.25, expertise: 0, experiences: [] },
      { topic: "policy", weight: 0.25, expertise: 0, experiences: ["day"] },
    ],
    collective: [
      { topic: "policy", weight: 0.5, expertise: 0, experiences: ["day"] },
      { topic: "safety", weight: 0.5, expertise: 0, experiences: ["trip"] },
    ],
  });
});

it("what nobody said is null, not nothing", () => {
  const people = { version: 1 as const, mentees: [{ id: "a", objectives: { t: 1 } }] };
  expect(coverageOf({ ...people, mentors: [{ id: "k" }] })).toEqual({
    personal: [{ topic: "t", weight: 1, expertise: null, experiences: null }],
    collective: null,
  });
  expect(coverageOf({ version: 1, mentees: [{ id: "a" }], mentors: [{ id: "k", experiences: [] }] })).toEqual({
    personal: null,
    collective: null,
  });
  const empty = { id: "k", expertise: {}, experiences: [] };
  expect(coverageOf({ ...people, topics: { t: {} }, mentors: [empty] }).personal).toEqual([
    { topic: "t", weight: 1, expertise: 0, experiences: [] },
  ]);
});

it("adds up to what the strategies coverage and collective score, in random cohorts", () => {
  const met = { personal: 0, collective: 0, unknown: 0, pairs: 0 };
  const scored = { ...programme, criteria: [...programme.criteria] } as ProgrammeInput;
  for (let seed = 1; seed <= share(60); seed++) {
    const cohort = cohortOfSeed(seed);
    const criteria: ProgrammeInput["criteria"] = [
      { id: "own", strategy: "coverage", weight: 1 },
      ...(cohort.collective === undefined ? [] : [{ id: "all", strategy: "collective" as const, weight: 1 }]),
    ];
    const run = match(cohort, { ...scored, criteria });
    for (const { id } of cohort.mentees.slice(0, 4)) {
      for (const { coverage, explained } of explain(run, id).pairs) {
        met.pairs++;
        for (const [criterion, list] of [
          ["own", coverage.personal],
          ["all", coverage.collective],
        ] as const) {
          const term = explained.find((one) => one.criterion === criterion);
          if (term === undefined) continue;
          const sum = sumOf(list);
          if (sum === null) {
            expect(term.score, `seed ${seed}, ${id}`).toBe(null);
            met.unknown++;
            continue;
          }
          expect(term.score, `seed ${seed}, ${id}`).toBeCloseTo(sum, 9);
          met[criterion === "own" ? "personal" : "collective"]++;
          const order = list?.map(({ weight }) => weight);
          expect(order).toEqual([...(order ?? [])].sort((a, b) => b - a));
        }
      }
    }
  }
  for (const count of Object.values(met)) expect(count).toBeGreaterThan(share(10));
});

function sumOf(list: readonly CoveredTopic[] | null): number | null {
  if (list === null || list.some(({ expertise }) => expertise === null)) return null;
  return list.reduce((sum, { weight, expertise }) => sum + weight * (expertise as number), 0);
}

it("rules mattered where the mentee would rather have whom they forbid, by the choice numbers without any rule", () => {
  const met = { preferred: 0, not: 0, unmatched: 0, "has fewer than wanted": 0, avoided: 0, oneself: 0 };
  for (let seed = 1; seed <= share(120); seed++) {
    const { cohort, programme } = seed % 2 === 0 ? ruledOf(seed) : documentsWith(AIMS[seed % AIMS.length], seed);
    let run: ReturnType<typeof match>;
    try {
      run = match(cohort as CohortInput, programme as ProgrammeInput);
    } catch {
      continue; // a lock beyond a quota
    }
    if (run.status !== "optimal") continue;
    const open = (people: typeof cohort.mentees) => people.map((one) => ({ ...one, avoid: [] }));
    const free = { ...cohort, mentees: open(cohort.mentees), mentors: open(cohort.mentors) };
    const { mentees, mentors, pairs } = scoreCohort(free as typeof cohort, { ...programme, rules: [] });
    mentees.forEach(({ id, wants = 1 }, i) => {
      const avoid = cohort.mentees.find((one) => one.id === id)?.avoid ?? [];
      const { pairs: own, forbidden } = explain(run, id);
      const choiceOf = (mentor: string) => pairs[i][mentors.findIndex((one) => one.id === mentor)].choice;
      const worst =
        own.length < wants ? Number.POSITIVE_INFINITY : Math.max(...own.map(({ mentor }) => choiceOf(mentor)));
      for (const { mentor, preferred } of forbidden) {
        const refused = avoid.includes(mentor) || mentor === id;
        const expected = !refused && choiceOf(mentor) < worst;
        expect(preferred, `seed ${seed}, ${id} ${mentor}`).toBe(expected ? true : undefined);
        met[expected ? "preferred" : "not"]++;
        if (expected && own.length === 0) met.unmatched++;
        if (expected && own.length > 0 && own.length < wants) met["has fewer than wanted"]++;
        if (avoid.includes(mentor)) met.avoided++;
        if (mentor === id) met.oneself++;
      }
    });
  }
  expect(Object.entries(met).filter(([, count]) => count < 3)).toEqual([]);
});
