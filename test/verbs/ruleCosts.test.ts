import type { CohortInput, ProgrammeInput } from "pairwright";
import { InvalidInputError, match, ruleCosts } from "pairwright";
import { expect, it } from "vitest";
import { ruledOf } from "../oracle/ruled.ts";
import { knownOf } from "../oracle/saved.ts";
import { ruleId } from "../oracle/score.ts";
import { share } from "../share.ts";

const scores = { r01: { m01: 0.9, m02: 0.5 }, r02: { m01: 0.8, m02: 0.7 }, r03: { m01: 0.4, m02: 0.3 } };
const cohort: CohortInput = {
  version: 1,
  mentees: [
    { id: "r01", attributes: { trust: "a" } },
    { id: "r02", attributes: { trust: "a" } },
    { id: "r03", attributes: { trust: "b" } },
  ],
  mentors: [{ id: "m01", capacity: 2 }, { id: "m02" }],
};
const programmeOf = (rules: ProgrammeInput["rules"]): ProgrammeInput => ({
  version: 1,
  criteria: [{ id: "fit", strategy: "table", scores, weight: 1 }],
  rules: rules ?? [],
});

it("says what would be gained without each rule, lock and quota, in id order", () => {
  const programme = programmeOf([
    { id: "apart", rule: "quota", per: ["mentor", "mentee.trust"], max: 1, because: "one of a trust" },
    { id: "no", rule: "forbid", mentee: "r03", mentor: "m02" },
    { id: "kept", rule: "lock", mentee: "r02", mentor: "m02" },
  ]);
  // r01 and r02 with m01, r03 with m02 is best without any of them; r02 is locked to m02 here.
  expect(ruleCosts(match(cohort, programme))).toEqual([
    { rule: "apart", because: "one of a trust", gain: { placed: 0, points: 0 } },
    { rule: "kept", gain: { placed: 0, points: 0 } },
    { rule: "no", gain: { placed: 0, points: 0 } },
  ]);
  const dear = programmeOf([{ id: "no", rule: "forbid", mentee: "r01", mentor: "m01" }]);
  expect(ruleCosts(match(cohort, dear))).toEqual([{ rule: "no", gain: { placed: 0, points: 300_000 } }]);
  const nobody = programmeOf([{ id: "none", rule: "quota", max: 0 }]);
  expect(ruleCosts(match(cohort, nobody))).toEqual([{ rule: "none", gain: { placed: 3, points: 2_000_000 } }]);
});

it("is the difference to the best matching without the rule, by trying every matching", () => {
  const met = { costs: 0, none: 0, people: 0 };
  for (let seed = 1; seed <= share(60); seed++) {
    const documents = ruledOf(seed);
    const { answer } = knownOf(documents);
    if (answer === null) continue;
    const run = match(documents.cohort as CohortInput, documents.programme as ProgrammeInput);
    for (const { rule, gain } of ruleCosts(run)) {
      const rules = documents.programme.rules?.filter((one) => ruleId(one) !== rule) ?? [];
      const other = knownOf({ ...documents, programme: { ...documents.programme, rules } }).answer;
      expect(gain, `seed ${seed}, ${rule}`).toMatchObject({
        placed: (other?.best.placed ?? 0) - answer.best.placed,
        points: (other?.best.total ?? 0) - answer.best.total,
      });
      if (gain.placed > 0) met.people++;
      met[gain.placed !== 0 || gain.points !== 0 ? "costs" : "none"]++;
    }
  }
  expect(met.costs).toBeGreaterThan(share(20));
  expect(met.none).toBeGreaterThan(share(20));
  expect(met.people).toBeGreaterThan(share(5));
});

it("is refused where no matching is proved", () => {
  const impossible = programmeOf([{ id: "all", rule: "quota", min: 4 }]);
  expect(() => ruleCosts(match(cohort, impossible))).toThrow(InvalidInputError);
});
