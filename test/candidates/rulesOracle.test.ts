import { expect, it } from "vitest";
import type { Issue } from "../../src/errors.ts";
import { prepare } from "../../src/prepare.ts";
import type { Documents } from "../oracle/cohorts.ts";
import { ruledOf } from "../oracle/ruled.ts";
import { scoreCohort } from "../oracle/score.ts";

const SEEDS = Math.ceil(Number(process.env.PAIRWRIGHT_COHORTS ?? 1000) / 8);
const FIRST_SEED = Number(process.env.PAIRWRIGHT_SEED ?? 1);

/** Without what does not look at one pair. */
function pairRulesOf(seed: number): Documents {
  const { cohort, programme } = ruledOf(seed);
  const rules = programme.rules?.filter(({ rule }) => rule !== "quota" && rule !== "lock");
  return { cohort, programme: { ...programme, rules } };
}

/** Pairs that do not have the rules against them that the oracle finds. */
function differences({ cohort, programme }: Documents, against: (mentee: number, mentor: number) => readonly string[]) {
  const { mentees, mentors, pairs } = scoreCohort(cohort, programme);
  return mentees.flatMap(({ id: a }, i) =>
    mentors.flatMap(({ id: b }, j) => {
      const [found, expected] = [against(i, j), pairs[i][j].rules].map((rules) => rules.join(" "));
      return found === expected ? [] : [`${a} with ${b}: "${found}", not "${expected}"`];
    }),
  );
}

it(`forbid what the oracle forbids, on seeds ${FIRST_SEED} to ${FIRST_SEED + SEEDS - 1}; a wrong answer is noticed`, () => {
  const met = new Map<string, number>();
  const count = (kind: string) => met.set(kind, (met.get(kind) ?? 0) + 1);
  for (let seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed++) {
    const documents = pairRulesOf(seed);
    const issues: Issue[] = [];
    const candidates = prepare(documents.cohort, documents.programme, {}, issues);
    if (candidates === undefined) expect.fail(`seed ${seed}: ${JSON.stringify(issues)} ${JSON.stringify(documents)}`);
    const found = differences(documents, candidates.rulesAgainst);
    if (found.length > 0) expect.fail(`seed ${seed}: ${found.join("\n")}\n${JSON.stringify(documents)}`);
    const { mentees, mentors } = candidates.cohort;
    const kindOf = new Map(candidates.rules.map(({ id, rule }) => [id, rule]));
    mentees.forEach((_, i) => {
      mentors.forEach((_, j) => {
        for (const id of candidates.rulesAgainst(i, j)) count(kindOf.get(id) as string);
      });
    });
    for (const { rule, missing } of documents.programme.rules as { rule: string; missing?: string }[])
      count(`${rule}, ${missing ?? "by default"}`);
    const [own] = candidates.rulesAgainst(0, 0);
    const spoilt = (i: number, j: number) =>
      i + j > 0 ? candidates.rulesAgainst(i, j) : own === undefined ? ["R"] : candidates.rulesAgainst(0, 0).slice(1);
    expect(differences(documents, spoilt)).toHaveLength(1);
  }
  const kinds = ["differ", "same", "overlap", "atLeast", "atMost", "conflict", "dates", "when"];
  const least = (kind: string, bound: number) => [kind, (met.get(kind) ?? 0) >= (bound * SEEDS) / 400];
  expect(kinds.map((kind) => least(kind, 100))).toEqual(kinds.map((kind) => [kind, true]));
  const decided = kinds.flatMap((kind) => ["allow", "forbid"].map((missing) => `${kind}, ${missing}`));
  expect(decided.map((kind) => least(kind, 3))).toEqual(decided.map((kind) => [kind, true]));
});
