import type { CohortInput, Part, ProgrammeInput } from "pairwright";
import { match } from "pairwright";
import { describe, expect, it } from "vitest";
import { accounted } from "../oracle/accounts.ts";
import type { Criterion } from "../oracle/documents.ts";
import { furnishedOf } from "../oracle/furnished.ts";
import { scoreCohort } from "../oracle/score.ts";
import { differences } from "./compare.ts";
import { Seen } from "./seen.ts";

const COHORTS = Math.ceil(Number(process.env.PAIRWRIGHT_COHORTS ?? 2000) / 4);
const FIRST_SEED = Number(process.env.PAIRWRIGHT_SEED ?? 1);
const seeds = Array.from({ length: COHORTS }, (_, at) => FIRST_SEED + at);

/** Bounds are about half of what the first 800 seeds give. */
function expectMet(seen: Seen, least: Record<string, number>): void {
  if (process.env.PAIRWRIGHT_COUNTS) console.log(Object.fromEntries([...seen.counts].sort()));
  expect(seen.short(least, COHORTS / 800)).toEqual([]);
}

function operatorsOf(part: Part): string[] {
  const inner: Part[] = [];
  if (part.operator === "rest" || part.operator === "diminishing") inner.push(part.of);
  if (part.operator === "mean" || part.operator === "least" || part.operator === "most") {
    inner.push(...part.of.map((one) => one.part));
  }
  if (part.operator === "sum") for (const { part: of } of part.of) if (of !== undefined) inner.push(of);
  return [part.operator, ...inner.flatMap(operatorsOf)];
}

const SCORES_AND_OPERATORS = {
  "ahead: 0": 75,
  "ahead: 1": 80,
  "ahead: between": 280,
  "ahead: unknown": 210,
  any: 535,
  "closeness: 0": 180,
  "closeness: 1": 90,
  "closeness: between": 420,
  "closeness: unknown": 485,
  common: 510,
  cosine: 385,
  "cosine: 0": 165,
  "cosine: 1": 80,
  "cosine: between": 135,
  "cosine: unknown": 80,
  "coverage: 0": 325,
  "coverage: 1": 120,
  "coverage: between": 325,
  "coverage: unknown": 210,
  curve: 2505,
  "dates: 0": 90,
  "dates: 1": 35,
  "dates: between": 185,
  "dates: unknown": 255,
  "different: 0": 190,
  "different: 1": 120,
  "different: between": 45,
  "different: unknown": 190,
  diminishing: 435,
  "experience: 0": 135,
  "experience: 1": 115,
  "experience: between": 120,
  "experience: unknown": 210,
  "gap: 0": 120,
  "gap: 1": 5,
  "gap: between": 210,
  "gap: unknown": 300,
  mean: 200,
  most: 285,
  "overlap: 0": 150,
  "overlap: 1": 90,
  "overlap: between": 130,
  "overlap: unknown": 300,
  rank: 385,
  rest: 410,
  "same: 0": 105,
  "same: 1": 185,
  "same: between": 75,
  "same: unknown": 195,
  share: 990,
  sum: 1160,
  unknown: 3185,
  value: 225,
  "wishes: 0": 115,
  "wishes: 1": 90,
  "wishes: between": 125,
  "wishes: unknown": 385,
};

/** The criterion with its options left out, or where they are required, with others. */
function withoutOptions({ target, half, curve, measure, order, every, days, scores, ...rest }: Criterion): Criterion {
  const others =
    curve === undefined || rest.strategy === "gap"
      ? {}
      : { curve: curve.map(([at, y]): [number, number] => [at + 1, y]) };
  const table = rest.strategy === "table" ? { scores } : {};
  const scale = rest.scale === undefined ? {} : { scale: 2 * rest.scale };
  return { ...rest, ...others, ...table, ...scale };
}

describe("every strategy, with every option", () => {
  it("gives the answer that trying every matching gives", () => {
    const seen = new Seen();
    for (const seed of seeds) {
      const documents = furnishedOf(seed);
      const found = differences(documents, seed, seen);
      expect(found, `seed ${seed}: ${JSON.stringify(documents)}`).toEqual([]);
    }
    expectMet(seen, {
      optimal: 350,
      tied: 60,
      "unknown term": 300,
      "spread term": 45,
      "whyNot possible": 650,
      "floor: criterion": 60,
      "floor: facet": 25,
      "floor: side": 55,
      locks: 95,
    });
  });

  it("scores every pair as its account says, and as the model says: weights, facets and points add up exactly", () => {
    const seen = new Seen();
    for (const seed of seeds) {
      const { cohort, programme } = furnishedOf(seed);
      const scored = scoreCohort(cohort, programme);
      const { candidates } = match(cohort as CohortInput, programme as ProgrammeInput).stages;
      scored.pairs.forEach((row, mentee) => {
        row.forEach((pair, mentor) => {
          const terms = candidates.terms(mentee, mentor);
          const sum = (of: (term: (typeof terms)[number]) => number) => terms.reduce((all, term) => all + of(term), 0);
          const where = `seed ${seed}, ${scored.mentees[mentee].id} with ${scored.mentors[mentor].id}`;
          expect(
            sum(({ weight }) => weight),
            where,
          ).toBe(1_000_000);
          expect(
            sum(({ points }) => points),
            where,
          ).toBe(pair.points);
          terms.forEach(({ criterion, weight, points, score, unknown, part }, at) => {
            const of = `${where}, ${criterion.strategy} ${JSON.stringify(part)}`;
            expect(accounted(part), of).toBe(score);
            expect(pair.terms[at], of).toMatchObject({ criterion: criterion.id, weight, points, unknown });
            expect(points, of).toBeLessThanOrEqual(weight);
            seen.add(`${criterion.strategy}: ${unknown ? "unknown" : score > 0 && score < 1 ? "between" : score}`);
            for (const operator of operatorsOf(part)) seen.add(operator);
          });
        });
      });
    }
    expectMet(seen, SCORES_AND_OPERATORS);
  });

  it("a strategy that ignored an option would be noticed", () => {
    const noticed = new Seen();
    for (const seed of seeds) {
      const { cohort, programme } = furnishedOf(seed);
      const other = { ...programme, criteria: programme.criteria.map(withoutOptions) };
      const asked = scoreCohort(cohort, programme).pairs.flat();
      scoreCohort(cohort, other)
        .pairs.flat()
        .forEach(({ terms }, pair) => {
          terms.forEach(({ points, unknown }, at) => {
            const { criterion, ...term } = asked[pair].terms[at];
            if (term.points === points && term.unknown === unknown) return;
            noticed.add(programme.criteria.find(({ id }) => id === criterion)!.strategy);
          });
        });
    }
    expectMet(noticed, {
      ahead: 155,
      closeness: 555,
      coverage: 170,
      dates: 105,
      different: 60,
      gap: 165,
      overlap: 75,
      same: 105,
      wishes: 130,
    });
  });

  it("an account of something else is noticed", () => {
    const value = (given: number) => ({ operator: "value", value: given, source: "test" }) as const;
    const topics = [{ topic: "t", weight: 1, value: 0.5, part: value(0.4) }];
    expect(() => accounted({ operator: "sum", of: topics })).toThrow("0.4 is not 0.5");
    expect(accounted({ operator: "rest", of: value(0.25) })).toBe(0.75);
    expect(accounted({ operator: "most", of: [{ what: "a", part: value(0.2) }] })).not.toBe(0.25);
  });
});
