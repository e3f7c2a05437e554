import { describe, expect, it } from "vitest";
import { evaluatePart } from "../../src/candidates/evaluatePart.ts";
import { FORBIDDEN } from "../../src/points.ts";
import { share } from "../share.ts";
import { affinities, cohortOf, prepare, programmeOf, random } from "./build.ts";
import { drawn } from "./drafts.ts";
import { naiveChoices, naiveTerms } from "./naive.ts";

const SEEDS = Array.from({ length: share(600) }, (_, at) => 7_000 + at);
const sumOf = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);

describe("affinity by hand", () => {
  // Scores: learning 0.25; values unknown for m1, 0.5 for m2; given 1.
  const cohort = cohortOf({
    topics: ["a", "b"],
    mentees: {
      r1: { objectives: { a: 0.5, b: 0.5 }, attributes: { values: ["x", "y"] } },
      r2: { objectives: { a: 1 }, attributes: { values: ["x"] }, weights: { values: 4 } },
    },
    mentors: {
      m1: { expertise: { a: 0.5 }, weights: { given: 3 } },
      m2: { expertise: { a: 0.5 }, attributes: { values: "x" } },
    },
  });
  const scores = { r1: { m1: 1, m2: 1 }, r2: { m1: 1, m2: 1 } };
  const programme = (unknown: number | "spread") =>
    programmeOf({
      criteria: [
        { id: "given", strategy: "table", options: { scores }, weight: 1, side: "mentor" },
        { id: "learning", strategy: "coverage", weight: 2, side: "mentee" },
        { id: "values", strategy: "overlap", options: { attribute: "values" }, weight: 1, side: "both", unknown },
      ],
    });
  const weightsAndPoints = (unknown: number | "spread", mentee: number, mentor: number) =>
    prepare(cohort, programme(unknown))
      .candidates.terms(mentee, mentor)
      .map(({ weight, points }) => [weight, points]);

  it("weights 1 : 2 : 1 of the programme", () => {
    expect(weightsAndPoints(0.5, 0, 1)).toEqual([
      [250_000, 250_000],
      [500_000, 125_000],
      [250_000, 125_000],
    ]);
  });

  it("the mentor's multiplier on a criterion that speaks for the mentor, and a stand-in for the unknown: 3 : 2 : 1", () => {
    expect(weightsAndPoints(0.2, 0, 0)).toEqual([
      [500_000, 500_000],
      [333_333, 83_333],
      [166_667, 33_333],
    ]);
  });

  it("spread gives an unknown criterion's weight to the others: 3 : 2", () => {
    expect(weightsAndPoints("spread", 0, 0)).toEqual([
      [600_000, 600_000],
      [400_000, 100_000],
      [0, 0],
    ]);
  });

  it("the mentee's multiplier: 1 : 2 : 4", () => {
    expect(weightsAndPoints("spread", 1, 1)).toEqual([
      [142_857, 142_857],
      [285_714, 142_857],
      [571_429, 571_429],
    ]);
  });

  it("where spread would leave nothing, everything stays in and 0.5 stands in", () => {
    const nobody = cohortOf({ mentees: { r1: {} }, mentors: { m1: {} } });
    const criteria = [
      { id: "coverage", weight: 3, unknown: "spread" as const },
      { id: "wishes", weight: 1, unknown: "spread" as const },
    ];
    const { candidates } = prepare(nobody, programmeOf({ criteria }));
    expect(affinities(candidates)).toEqual([[500_000]]);
    expect(candidates.terms(0, 0)).toMatchObject([
      { weight: 750_000, points: 375_000, unknown: true },
      { weight: 250_000, points: 125_000, unknown: true },
    ]);
  });

  it("a cohort without mentors, or without mentees, has no pairs", () => {
    const criteria = [{ id: "coverage" }];
    const noMentors = prepare(cohortOf({ mentees: { r1: {} }, mentors: {} }), programmeOf({ criteria })).candidates;
    expect(affinities(noMentors)).toEqual([[]]);
    expect([...noMentors.choices(0)]).toEqual([]);
    expect(
      affinities(prepare(cohortOf({ mentees: {}, mentors: { m1: {} } }), programmeOf({ criteria })).candidates),
    ).toEqual([]);
  });
});

describe("any cohort and programme", () => {
  it("every number is the model's: terms, affinities, choice numbers", () => {
    const seen = { pairs: 0, forbidden: 0, unknown: 0, spread: 0, allSpread: 0, own: 0, tied: 0, noSide: 0 };
    for (const seed of SEEDS) {
      const { cohort, programme } = drawn(seed);
      const { candidates, issues } = prepare(cohort, programme);
      const rows = affinities(candidates);
      expect(
        issues.filter(({ code }) => code !== "unknown-id"),
        `seed ${seed}`,
      ).toEqual([]);
      cohort.mentees.forEach((mentee, i) => {
        cohort.mentors.forEach((mentor, j) => {
          const terms = candidates.terms(i, j);
          const expected = naiveTerms(cohort, programme, mentee, mentor);
          expect(
            terms.map(({ weight, points, score }) => ({ weight, points, score })),
            `seed ${seed}`,
          ).toEqual(expected);
          expect(sumOf(terms.map(({ weight }) => weight)), `seed ${seed}`).toBe(1_000_000);
          for (const { points, weight, score, unknown, part } of terms) {
            expect(points).toBeGreaterThanOrEqual(0);
            expect(points).toBeLessThanOrEqual(weight);
            expect(evaluatePart(part), `seed ${seed}`).toBe(score);
            expect(unknown).toBe(Number.isNaN(score));
          }
          const forbidden = candidates.rulesAgainst(i, j).length > 0;
          expect(rows[i][j], `seed ${seed}`).toBe(forbidden ? FORBIDDEN : sumOf(terms.map(({ points }) => points)));
          seen.pairs++;
          if (forbidden) seen.forbidden++;
          if (terms.some(({ unknown, weight }) => unknown && weight > 0)) seen.unknown++;
          if (terms.some(({ weight }) => weight === 0)) seen.spread++;
          if (terms.every(({ unknown, criterion }) => unknown && criterion.unknown === "spread")) seen.allSpread++;
          if (Object.keys(mentee.weights).length + Object.keys(mentor.weights).length > 0) seen.own++;
          if (terms.every(({ criterion, weight }) => criterion.side === "mentor" || weight === 0)) seen.noSide++;
        });
        const choices = [...candidates.choices(i)];
        expect(choices, `seed ${seed}`).toEqual(naiveChoices(cohort, programme, mentee, [...candidates.allowed(i)]));
        if (new Set(choices).size < choices.length) seen.tied++;
      });
    }
    expect(seen.pairs).toBeGreaterThan(share(8_000));
    expect(seen.forbidden).toBeGreaterThan(share(2_000));
    expect(seen.unknown).toBeGreaterThan(share(2_000));
    expect(seen.spread).toBeGreaterThan(share(2_000));
    expect(seen.allSpread).toBeGreaterThan(share(50));
    expect(seen.own).toBeGreaterThan(share(2_000));
    expect(seen.tied).toBeGreaterThan(share(500));
    expect(seen.noSide).toBeGreaterThan(share(500));
  });

  it("the choice number of one pair is the one among all, in whatever order pairs are asked for", () => {
    const seen = { pairs: 0, forbidden: 0, listed: 0, tied: 0 };
    for (const seed of SEEDS) {
      const { cohort, programme } = drawn(seed);
      const { candidates } = prepare(cohort, programme);
      const expected = cohort.mentees.map((_, i) => [...candidates.choices(i)]);
      // Column by column, so that every question is about another mentee than the one before.
      cohort.mentors.forEach(({ id }, j) => {
        cohort.mentees.forEach(({ wishes }, i) => {
          expect(candidates.choice(i, j), `seed ${seed}`).toBe(expected[i][j]);
          seen.pairs++;
          if (expected[i][j] === 0) seen.forbidden++;
          else if (wishes.flat().includes(id)) seen.listed++;
          if (expected[i][j] > 0 && expected[i].filter((choice) => choice === expected[i][j]).length > 1) seen.tied++;
        });
      });
    }
    expect(seen.pairs).toBeGreaterThan(share(8_000));
    expect(seen.forbidden).toBeGreaterThan(share(2_000));
    expect(seen.listed).toBeGreaterThan(share(500));
    expect(seen.tied).toBeGreaterThan(share(500));
  });

  it("permuting people permutes everything: ids decide nothing", () => {
    let moved = 0;
    for (const seed of SEEDS.slice(0, share(400))) {
      const draw = random(seed);
      const newId = new Map<string, string>();
      const rename = (id: string) => {
        if (!newId.has(id)) newId.set(id, `${Math.floor(draw() * 1e9)}-${newId.size}`);
        return newId.get(id) as string;
      };
      const [before, after] = [drawn(seed), drawn(seed, rename)];
      const [a, b] = [before, after].map(({ cohort, programme }) => prepare(cohort, programme).candidates);
      const [rowsA, rowsB] = [affinities(a), affinities(b)];
      const menteeAt = a.cohort.mentees.map(({ id }) => b.cohort.mentees.findIndex((one) => one.id === rename(id)));
      const mentorAt = a.cohort.mentors.map(({ id }) => b.cohort.mentors.findIndex((one) => one.id === rename(id)));
      if (mentorAt.some((to, from) => to !== from)) moved++;
      menteeAt.forEach((to, i) => {
        expect(
          mentorAt.map((j) => rowsB[to][j]),
          `seed ${seed}`,
        ).toEqual(rowsA[i]);
        expect(
          mentorAt.map((j) => b.choices(to)[j]),
          `seed ${seed}`,
        ).toEqual([...a.choices(i)]);
        mentorAt.forEach((j, was) => {
          expect(b.rulesAgainst(to, j)).toEqual(a.rulesAgainst(i, was));
        });
      });
    }
    expect(moved).toBeGreaterThan(share(250));
  });

  it("what is asked first changes no answer, and no answer can be changed from outside", () => {
    for (const seed of SEEDS.slice(0, share(200))) {
      const { cohort, programme } = drawn(seed);
      const expected = affinities(prepare(cohort, programme).candidates);
      const { candidates } = prepare(cohort, programme);
      const last = cohort.mentees.length - 1;
      candidates.choices(last).fill(3);
      candidates.allowed(last).fill(-1);
      candidates.side("mentor", 0, new Int32Array(cohort.mentors.length), new Int32Array(cohort.mentors.length));
      candidates.range(last, 0);
      candidates.terms(0, 0);
      candidates.rulesAgainst(0, 0);
      const out = new Int32Array(cohort.mentors.length).fill(123);
      for (let mentee = last; mentee >= 0; mentee--) {
        candidates.row(mentee, out);
        expect([...out], `seed ${seed}`).toEqual(expected[mentee]);
      }
      expect([...candidates.choices(last)]).toEqual([...prepare(cohort, programme).candidates.choices(last)]);
    }
  });
});
