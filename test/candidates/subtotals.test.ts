import { describe, expect, it } from "vitest";
import { evaluatePart } from "../../src/candidates/evaluatePart.ts";
import { explainPair } from "../../src/explanation/explainPair.ts";
import { pairsOf } from "../../src/explanation/matchingOf.ts";
import { share } from "../share.ts";
import { prepare } from "./build.ts";
import { drawn } from "./drafts.ts";
import { naiveTerms } from "./naive.ts";

const sumOf = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);

describe("every pair of random cohorts, forbidden ones too", () => {
  it("terms and facets add up to the affinity, weights to 1,000,000; sides are those of the row; ranges hold", () => {
    const seen = { pairs: 0, facets: 0, oneSided: 0, ranges: 0, moved: 0, multiplied: 0 };
    for (let seed = 9_000; seed < 9_000 + share(400); seed++) {
      const { cohort, programme } = drawn(seed);
      const { candidates } = prepare(cohort, programme);
      const m = cohort.mentors.length;
      const [points, weight] = [new Int32Array(m), new Int32Array(m)];
      cohort.mentees.forEach((mentee, i) => {
        cohort.mentors.forEach((mentor, j) => {
          const where = `seed ${seed}, ${mentee.id} ${mentor.id}`;
          const [pair] = pairsOf(candidates, i, [j]);
          const { explained, facets, sides, range, points: affinity } = explainPair(candidates, i, j, pair);
          const naive = naiveTerms(cohort, programme, mentee, mentor);
          expect(sumOf(explained.map((term) => term.points)), where).toBe(affinity);
          expect(affinity, where).toBe(sumOf(naive.map((term) => term.points)));
          expect(sumOf(explained.map((term) => term.weight)), where).toBe(1_000_000);
          expect(sumOf(facets.map((facet) => facet.points)), where).toBe(affinity);
          expect(sumOf(facets.map((facet) => facet.weight)), where).toBe(1_000_000);
          for (const term of explained) {
            expect(term.points >= 0 && term.points <= term.weight, where).toBe(true);
            expect(evaluatePart(term.part), where).toBe(term.score ?? Number.NaN);
            if (term.factors.mentee !== undefined || term.factors.mentor !== undefined) seen.multiplied++;
          }
          for (const side of ["mentee", "mentor"] as const) {
            candidates.side(side, i, points, weight);
            expect([points[j], weight[j]], where).toEqual([sides[side].points, sides[side].weight]);
            const own = naive.filter((_, k) => [side, "both"].includes(programme.criteria[k].side));
            expect(sides[side].points, where).toBe(sumOf(own.map((term) => term.points)));
          }
          const unknown = naive.filter(({ score }) => Number.isNaN(score)).length;
          expect(range === undefined, where).toBe(unknown === 0);
          if (range !== undefined) {
            seen.ranges++;
            expect(0 <= range.lowest && range.lowest < range.highest && range.highest <= 1_000_000, where).toBe(true);
            // With the weights as they are, the affinity is inside; where `spread` moves them, up to rounding.
            const moved = naive.some((term) => term.weight === 0);
            const slack = moved ? 3 * naive.length : 0;
            expect(range.lowest - slack <= affinity && affinity <= range.highest + slack, where).toBe(true);
            if (moved) seen.moved++;
          }
          seen.pairs++;
          if (facets.length > 1) seen.facets++;
          if (sides.mentee.weight !== sides.mentor.weight) seen.oneSided++;
        });
      });
    }
    expect(seen.pairs).toBeGreaterThan(share(5_000));
    expect(seen.facets).toBeGreaterThan(share(3_000));
    expect(seen.oneSided).toBeGreaterThan(share(3_000));
    expect(seen.ranges).toBeGreaterThan(share(2_000));
    expect(seen.moved).toBeGreaterThan(share(1_000));
    expect(seen.multiplied).toBeGreaterThan(share(2_000));
  });
});
