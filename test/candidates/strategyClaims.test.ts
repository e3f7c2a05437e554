import type { CohortInput, ProgrammeInput } from "pairwright";
import { cohortOfSeed } from "pairwright/testing";
import { describe, expect, it } from "vitest";
import { prepare } from "../../src/prepare.ts";
import { randomFrom } from "../oracle/random.ts";
import { share } from "../share.ts";
import { ORDER, pairOf, scored, TOPICS } from "./onePair.ts";

const SEEDS = Array.from({ length: share(400) }, (_, at) => at + 1);
const LEAD = {
  attribute: "years",
  curve: [
    [-5, 0.1],
    [0, 0.1],
    [10, 0.7],
    [60, 1],
  ],
};

/** One person's attributes with one changed. */
const withValue = <T extends { attributes?: object }>(person: T, name: string, value: unknown): T => ({
  ...person,
  attributes: { ...person.attributes, [name]: value },
});

describe("what the strategies claim of one pair", () => {
  it("ahead rises, and closeness falls, as the mentor goes further ahead", () => {
    const seen = { rises: 0, falls: 0 };
    for (const seed of SEEDS) {
      const { mentee, mentor } = pairOf(seed);
      const own = mentee.attributes!.years as number;
      const lead = randomFrom(seed).below(200) / 8;
      const [nearer, further] = [lead, lead + 3].map((years) => withValue(mentor, "years", own + years));
      const where = `seed ${seed}`;
      const [before, after] = [nearer, further].map((one) => scored("ahead", LEAD, mentee, one));
      expect(after, where).toBeGreaterThanOrEqual(before);
      if (after > before) seen.rises++;
      const close = { attribute: "years", scale: 20 };
      const [near, far] = [nearer, further].map((one) => scored("closeness", close, mentee, one));
      expect(far, where).toBeLessThanOrEqual(near);
      if (far < near) seen.falls++;
    }
    expect(seen.rises).toBeGreaterThan(share(300));
    expect(seen.falls).toBeGreaterThan(share(200));
  });

  it("collective never falls where expertise rises, and is the same for every mentee", () => {
    for (const seed of SEEDS.slice(0, 40)) {
      const { collective, ...cohort } = whole(seed);
      const lifted = cohort.mentors.map((mentor) => ({
        ...mentor,
        expertise: Object.fromEntries(
          Object.entries(mentor.expertise ?? {}).map(([t, e]) => [t, Math.min(1, e + 0.1)]),
        ),
      }));
      const criteria = [{ id: "c", strategy: "collective", weight: 1 }];
      const of = (mentors: CohortInput["mentors"]) => scoresOf({ ...cohort, collective, mentors }, criteria);
      const [before, after] = [of(cohort.mentors), of(lifted)];
      before.forEach((row, i) => {
        expect(row, `seed ${seed}`).toEqual(before[0]);
        for (const [j, [score]] of row.entries()) expect(after[i][j][0], `seed ${seed}`).toBeGreaterThanOrEqual(score);
      });
      expect(
        before.flat().some(([score], at) => after.flat()[at][0] > score),
        `seed ${seed}`,
      ).toBe(true);
    }
  });

  it("cosine: 1 for a narrow expert on what is asked for; less where more is offered that nobody asked for", () => {
    for (const seed of SEEDS) {
      const { mentee, mentor } = pairOf(seed);
      const narrow = { ...mentor, expertise: { ...mentee.objectives } };
      const wide = { ...mentor, expertise: { ...mentee.objectives, d: 0.4 } };
      expect(scored("cosine", {}, mentee, narrow), `seed ${seed}`).toBeCloseTo(1, 12);
      expect(scored("cosine", {}, mentee, narrow), `seed ${seed}`).toBeLessThanOrEqual(1);
      expect(scored("cosine", {}, mentee, wide), `seed ${seed}`).toBeLessThan(scored("cosine", {}, mentee, narrow));
    }
  });

  it("experience: 1 where the day is divided as the objectives are, never less for one more day", () => {
    let better = 0;
    for (const seed of SEEDS) {
      const { mentee, mentor } = pairOf(seed);
      const { day } = mentor.experiences!;
      const same = { ...mentor, experiences: { day: { ...mentee.objectives } } };
      expect(scored("experience", {}, mentee, same), `seed ${seed}`).toBeCloseTo(1, 12);
      const second = { ...mentor, experiences: { day, trip: { [TOPICS[seed % 3]]: 1, d: 0.1 } } };
      const [before, after] = [mentor, second].map((one) => scored("experience", {}, mentee, one));
      expect(after, `seed ${seed}`).toBeGreaterThanOrEqual(before);
      if (after > before) better++;
    }
    expect(better).toBeGreaterThanOrEqual(share(6));
  });

  it("same and different add up to 1; with an order they go by the steps", () => {
    const scores = new Set<number>();
    for (const seed of SEEDS) {
      const { mentee, mentor } = pairOf(seed);
      for (const options of [{ attribute: "values" }, { attribute: "stage" }, { attribute: "stage", order: ORDER }]) {
        const [like, unlike] = ["same", "different"].map((name) => scored(name, options, mentee, mentor));
        expect(like + unlike, `seed ${seed}`).toBe(1);
        scores.add(like);
      }
      const steps = Math.abs(
        ORDER.indexOf(mentee.attributes!.stage as string) - ORDER.indexOf(mentor.attributes!.stage as string),
      );
      const options = { attribute: "stage", order: ORDER };
      expect(scored("different", options, mentee, mentor), `seed ${seed}`).toBe(steps / 3);
    }
    expect(scores.size).toBeGreaterThan(3);
  });

  it("containment never falls where the mentor has more values, and is never below Jaccard", () => {
    let rises = 0;
    for (const seed of SEEDS) {
      const { mentee, mentor } = pairOf(seed);
      const options = { attribute: "values", measure: "containment" };
      const before = scored("overlap", options, mentee, mentor);
      const after = scored("overlap", options, mentee, withValue(mentor, "values", ["x", "y", "z"]));
      expect(after, `seed ${seed}`).toBe(1);
      if (after > before) rises++;
      const jaccard = scored("overlap", { attribute: "values" }, mentee, mentor);
      expect(before, `seed ${seed}`).toBeGreaterThanOrEqual(jaccard);
      const turned = scored("overlap", { ...options, measure: "mentor-containment" }, mentor as never, mentee as never);
      expect(turned, `seed ${seed}`).toBe(before);
    }
    expect(rises).toBeGreaterThan(share(50));
  });
});

describe("what the strategies claim of lists and of one another", () => {
  it("wishes never rise down a list; ties share their place; who is not listed has 0", () => {
    const seen = { falls: 0, ties: 0, unlisted: 0 };
    for (const seed of SEEDS.slice(0, share(200))) {
      const cohort = whole(seed);
      for (const scores of [undefined, [1, 0.6, 0.6, 0.2]]) {
        const criteria = [{ id: "w", strategy: "wishes", by: "mentee", weight: 1, ...(scores && { scores }) }];
        const rows = scoresOf(cohort, criteria);
        const mentors = [...cohort.mentors].map(({ id }) => id).sort();
        const mentees = [...cohort.mentees].sort((a, b) => (a.id < b.id ? -1 : 1));
        mentees.forEach(({ wishes }, i) => {
          if (wishes === undefined || wishes.length === 0) return;
          const of = (id: string) => rows[i][mentors.indexOf(id)][0];
          const listed = wishes.map((wish) => [wish].flat().map(of));
          for (const tied of listed) {
            expect(new Set(tied).size, `seed ${seed}`).toBe(1);
            if (tied.length > 1) seen.ties++;
          }
          for (let at = 1; at < listed.length; at++) {
            expect(listed[at][0], `seed ${seed}`).toBeLessThanOrEqual(listed[at - 1][0]);
            if (listed[at][0] < listed[at - 1][0]) seen.falls++;
          }
          for (const id of mentors.filter((one) => !wishes.flat().includes(one))) {
            expect(of(id), `seed ${seed}`).toBe(0);
            seen.unlisted++;
          }
        });
      }
    }
    for (const [what, met] of Object.entries(seen)) expect(met, what).toBeGreaterThan(share(50));
  });

  it("least is the smallest that is known; nested or in one list, it is the same", () => {
    const seen = { known: 0, passedOver: 0, unknown: 0 };
    const [coverage, cosine, wishes] = ["coverage", "cosine", "wishes"].map((strategy) => ({ strategy }));
    const criteria = [
      ...[coverage, cosine, wishes].map((one, at) => ({ id: `${at}`, weight: 1, ...one })),
      { id: "flat", strategy: "least", of: [coverage, cosine, wishes], weight: 1 },
      { id: "nested", strategy: "least", of: [{ strategy: "least", of: [wishes, coverage] }, cosine], weight: 1 },
    ];
    for (const seed of SEEDS.slice(0, share(100))) {
      for (const [first, second, third, flat, nested] of scoresOf(cohortOfSeed(seed), criteria).flat()) {
        const known = [first, second, third].filter((score) => !Number.isNaN(score));
        expect(flat, `seed ${seed}`).toBe(known.length === 0 ? Number.NaN : Math.min(...known));
        expect(nested, `seed ${seed}`).toBe(flat);
        seen[known.length === 0 ? "unknown" : known.length === 3 ? "known" : "passedOver"]++;
      }
    }
    for (const [what, met] of Object.entries(seen)) expect(met, what).toBeGreaterThan(share(100));
  });
});

/** A made cohort in which everybody has answered everything. */
function whole(seed: number): CohortInput {
  return cohortOfSeed(4 + 10 * seed);
}

/** By mentee, mentor and criterion, each in id order; NaN is unknown. */
function scoresOf(cohort: CohortInput, criteria: readonly object[]): number[][][] {
  const issues: never[] = [];
  const candidates = prepare(cohort, { version: 1, criteria } as ProgrammeInput, {}, issues);
  if (candidates === undefined) throw new Error(JSON.stringify(issues));
  const { mentees, mentors } = candidates.cohort;
  return mentees.map((_, i) => mentors.map((__, j) => candidates.terms(i, j).map(({ score }) => score)));
}
