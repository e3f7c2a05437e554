import { pairwise } from "../../src/candidates/strategies/pairwise.ts";

/** What a typical programme asks: five criteria, one of which gives its weight to the others where it is unknown. */
export const typical = [
  { id: "collective", strategy: "collective", weight: 1 },
  { id: "interests", strategy: "overlap", attribute: "interests", weight: 1 },
  { id: "learning", strategy: "coverage", weight: 5, side: "mentee" },
  { id: "values", strategy: "overlap", attribute: "values", weight: 2, unknown: "spread" },
  { id: "wishes", strategy: "wishes", weight: 2 },
];

/** Options with which a strategy is timed; one that is not here is tried without any. */
const OPTIONS: Readonly<Record<string, object>> = {
  overlap: { attribute: "values" },
  table: { scores: { r00000: { m00000: 0.5, m00001: 0.25 }, r00001: { m00001: 1 } } },
  least: {
    of: [
      { strategy: "wishes", by: "mentee" },
      { strategy: "wishes", by: "mentor" },
    ],
  },
  same: { attribute: "organisation" },
  different: { attribute: "organisation" },
  closeness: { attribute: "years", scale: 10 },
  ahead: {
    attribute: "years",
    curve: [
      [0, 0],
      [10, 1],
    ],
  },
};

/** The function of two people that `pairwise` is timed with: the shared interests, by the list. */
export const together = pairwise("pairwise", ({ attributes: { interests: a } }, { attributes: { interests: b } }) => {
  if (!Array.isArray(a) || !Array.isArray(b)) return Number.NaN;
  let common = 0;
  for (const one of a) if (b.includes(one)) common++;
  return common / 4;
});

/** Some mentees multiply the weight of "values". */
export const criterionOf = (strategy: string) => ({ id: "values", strategy, weight: 1, ...OPTIONS[strategy] });
