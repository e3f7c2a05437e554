import type { CohortInput, Part, ProgrammeInput } from "pairwright";
import { match } from "pairwright";
import { describe, expect, it } from "vitest";
import { accounted } from "../oracle/accounts.ts";
import type { Criterion } from "../oracle/documents.ts";
import { furnishedOf } from "../oracle/furnished.ts";
import { scoreCohort } from "../oracle/score.ts";
import { differences } from "./compare.ts";
import { Seen } from "./seen.ts";

const COHORTS = Math.ceil(Number(process.env.PAIRWRIGHT_COHORTS ?? 3200) / 4);
const FIRST_SEED = Number(process.env.PAIRWRIGHT_SEED ?? 1);
const seeds = Array.from({ length: COHORTS }, (_, at) => FIRST_SEED + at);

/** Bounds are about two thirds of what the first 800 seeds give. */
function expectMet(seen: Seen, least: Record<string, number>): void {
  const short = Object.entries(least)
    .map(([kind, bound]) => ({ kind, bound: Math.floor((bound * COHORTS) / 800), met: seen.of(kind) }))
    .filter(({ bound, met }) => met < bound);
  if (process.env.PAIRWRIGHT_COUNTS) console.log(Object.fromEntries([...seen.counts].sort()));
  expect(short).toEqual([]);
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
  "ahead: 0": 100,
  "ahead: 1": 110,
  "ahead: between": 375,
  "ahead: unknown": 285,
  any: 715,
  "closeness: 0": 240,
  "closeness: 1": 120,
  "closeness: between": 560,
  "closeness: unknown": 650,
  common: 680,
  cosine: 515,
  "cosine: 0": 225,
  "cosine: 1": 110,
  "cosine: between": 180,
  "cosine: unknown": 110,
  "coverage: 0": 435,
  "coverage: 1": 160,
  "coverage: between": 435,
  "coverage: unknown": 285,
  curve: 3340,
  "dates: 0": 125,
  "dates: 1": 50,
  "dates: between": 250,
  "dates: unknown": 345,
  "different: 0": 255,
  "different: 1": 160,
  "different: between": 65,
  "different: unknown": 255,
  diminishing: 580,
  "experience: 0": 185,
  "experience: 1": 155,
  "experience: between": 165,
  "experience: unknown": 280,
  "gap: 0": 165,
  "gap: 1": 10,
  "gap: between": 280,
  "gap: unknown": 400,
  mean: 270,
  most: 380,
  "overlap: 0": 200,
  "overlap: 1": 120,
  "overlap: between": 175,
  "overlap: unknown": 400,
  rank: 515,
  rest: 550,
  "same: 0": 140,
  "same: 1": 250,
  "same: between": 105,
  "same: unknown": 265,
  share: 1320,
  sum: 1550,
  unknown: 4250,
  value: 300,
  "wishes: 0": 155,
  "wishes: 1": 120,
  "wishes: between": 170,
  "wishes: unknown": 515,
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
    expectMet(seen, { optimal: 470, tied: 110, "unknown term": 540, "spread term": 75, "whyNot possible": 1400 });
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
      ahead: 210,
      closeness: 740,
      coverage: 230,
      dates: 145,
      different: 85,
      gap: 220,
      overlap: 105,
      same: 145,
      wishes: 175,
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
