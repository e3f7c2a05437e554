import { expect, it } from "vitest";
import type { AimedInstance } from "../oracle/aims.ts";
import { madeOf } from "../oracle/aims.ts";
import { instanceOfCase, publishedCases } from "../oracle/assignment.ts";
import type { Settled } from "./aimed.ts";
import { aimedProblem, FORMS, pairsIn, settledBy } from "./aimed.ts";

/** The published answers for the aims beyond the total: test/cases/README.md. */
const cases = publishedCases();
const listed = (profile: readonly (readonly [number, number])[]) =>
  profile.flatMap(([score, count]) => new Array<number>(count).fill(score));

let uniquely = 0;

it.each(cases.map((published) => [published.name, published] as const))("%s", (_, published) => {
  const { maxMatched, maximin, maxTotalGivenMaximin, leximin, greedyMaximum, rankMaximal } = published.expected;
  const instance = instanceOfCase(published);
  const best = Math.max(0, ...instance.points.flat().filter((score) => score !== null));
  // The highest score of all is everybody's first choice.
  const choices = instance.points.map((row) => row.map((score) => (score === null ? 0 : 1 + best - score)));
  const aimed: AimedInstance = { instance, choices };
  const large = instance.rows * instance.columns > 5000;
  for (const form of large ? (["compressed"] as const) : FORMS) {
    const solve = (aim: string): Settled => {
      const found = settledBy(aimedProblem(aimed, aim, form));
      if (found === null) throw new Error(`${aim}: infeasible`);
      expect(found.matched, aim).toBe(maxMatched);
      const pairs = pairsIn(found.columns);
      expect(pairs.length, aim).toBe(maxMatched);
      instance.capacity.forEach((most, column) => {
        expect(pairs.filter(([, j]) => j === column).length, aim).toBeLessThanOrEqual(most);
      });
      return found;
    };
    const scoresOf = ({ columns }: Settled) => madeOf(aimed, pairsIn(columns)).scores;

    const least = solve("maximin");
    expect([scoresOf(least)[0] ?? null, least.total]).toEqual([maximin, maxTotalGivenMaximin ?? 0]);
    const fair = solve("leximin");
    expect([scoresOf(fair), fair.total]).toEqual(leximin ? [listed(leximin.profile), leximin.total] : [[], 0]);
    if (greedyMaximum !== undefined) {
      const greedy = solve("greedy");
      expect(scoresOf(greedy)).toEqual(listed(greedyMaximum.profile).reverse());
      expect(greedy.total).toBe(greedyMaximum.total);
      // A matching of any size that has the most first choices, then second ones, …: here it is one of the largest.
      if (rankMaximal?.matched === maxMatched) expect(scoresOf(greedy)).toEqual(listed(rankMaximal.profile).reverse());
    }
    // Fewest pairs at the lowest score, then at the next: leximin by another name.
    expect(scoresOf(solve("generous"))).toEqual(scoresOf(fair));
    const { witness } = published.expected;
    if (least.unique && witness.maximin) expect(least.columns.map(([column]) => column ?? -1)).toEqual(witness.maximin);
    if (fair.unique && witness.leximin) expect(fair.columns.map(([column]) => column ?? -1)).toEqual(witness.leximin);
    if (form === "compressed") uniquely += Number(least.unique) + Number(fair.unique);
  }
});

it("every kind of answer was among them", () => {
  const having = (key: "leximin" | "greedyMaximum" | "rankMaximal") =>
    cases.filter(({ expected }) => expected[key] !== undefined).length;
  expect([having("leximin"), having("greedyMaximum"), having("rankMaximal")]).toEqual([15, 1, 1]);
  const apart = cases.filter(({ expected }) => expected.leximin && expected.leximin.total !== expected.maxTotal);
  expect(apart.length).toBeGreaterThan(4);
  expect(uniquely).toBeGreaterThan(8);
});
