// biome-ignore-all lint/suspicious/noExplicitAny: answers are spoilt here on purpose, in ways that no type allows
import { isDeepStrictEqual } from "node:util";
import { describe, expect, it } from "vitest";
import type { Documents } from "../oracle/cohorts.ts";
import { ruledOf } from "../oracle/ruled.ts";
import type { Subject } from "./compare.ts";
import { differences, pairwright } from "./compare.ts";
import { Seen } from "./seen.ts";

const COHORTS = Math.ceil(Number(process.env.PAIRWRIGHT_COHORTS ?? 800) / 16);
const PARTS = 4;
const FIRST_SEED = Number(process.env.PAIRWRIGHT_SEED ?? 406);

/** About half of what seeds 1 to 800 give. */
const LEAST: Record<string, number> = {
  optimal: 320,
  tied: 85,
  "infeasible, everyone": 25,
  "infeasible, minimum loads or places": 50,
  everyone: 13,
  locks: 95,
  "minimum loads": 20,
  "places binding": 38,
  "several tiers": 135,
  "several got": 45,
  "on both lists": 48,
  quotas: 260,
  "whyNot paired": 780,
  "whyNot forbidden": 1400,
  "whyNot possible": 880,
  "whyNot impossible": 370,
  "loss of people": 45,
  "ledger: none": 120,
  "ledger: one": 125,
  // What the documents do not decide alone.
  "binding quota": 20,
  "conflict: everyone": 15,
  "conflict: capacity": 3,
  "conflict: lock": 3,
  "conflict: places": 5,
  "conflict: quota's max": 12,
  "conflict: quota's min": 10,
  "repair: quota": 20,
  "repair: excuse": 10,
  "repair: unlock": 3,
  "several changes": 3,
};

describe("rules and quotas of every kind", () => {
  const seen = new Seen();
  const each = Math.ceil(COHORTS / PARTS);

  for (let part = 0; part < PARTS; part++) {
    const from = FIRST_SEED + part * each;
    it(`give the answer that trying every matching gives, on seeds ${from} to ${from + each - 1}`, () => {
      const failures: string[] = [];
      for (let seed = from; seed < from + each; seed++) {
        const documents = ruledOf(seed);
        let found: string[];
        try {
          found = differences(documents, seed, seen);
        } catch (error) {
          found = [error instanceof Error ? (error.stack ?? error.message) : String(error)];
        }
        if (found.length > 0)
          failures.push(`seed ${seed}\n${found.slice(0, 6).join("\n")}\n${JSON.stringify(documents)}`);
      }
      if (failures.length > 0)
        expect.fail(`${failures.length} cohorts; the first:\n${failures.slice(0, 3).join("\n\n")}`);
    });
  }

  it("and every kind of case was among them", () => {
    if (process.env.PAIRWRIGHT_COUNTS) console.log(Object.fromEntries([...seen.counts].sort()));
    expect(seen.short(LEAST, COHORTS / 800)).toEqual([]);
  });

  const spoilt = (change: (run: any) => void): Partial<Subject> => ({
    run: (documents) => {
      const own: any = pairwright.run(documents);
      const { status, matching, conflict, repairs } = own;
      const run = { ...own, ...structuredClone({ status, matching, conflict, repairs }) };
      change(run);
      return run;
    },
  });
  const WRONG: Record<string, Partial<Subject>> = {
    "a quota's limit kept quiet": spoilt((run) => run.matching?.ledger.find(({ quotas }: any) => quotas?.pop())),
    "a count wrong": spoilt((run) => {
      for (const { quotas = [] } of run.matching?.ledger ?? []) for (const one of quotas) one.count++;
    }),
    "somebody without a mentor kept quiet": spoilt((run) => run.matching?.ledger.find(({ none }: any) => none?.pop())),
    "a last mentor kept quiet": spoilt((run) => run.matching?.ledger.find(({ one }: any) => one?.pop())),
    "a quota missing from a conflict": spoilt((run) => run.conflict?.quotas?.pop()),
    "another limit in a conflict": spoilt((run) => run.conflict?.quotas?.[0] && run.conflict.quotas[0].value++),
    "a repair that promises more": spoilt((run) => run.repairs?.[0] && run.repairs[0].placed++),
    "a repair that needs more": spoilt((run) => run.repairs?.[0]?.changes.pop()),
  };

  const answerOf = (wrong: Partial<Subject>, documents: Documents) => {
    const { status, matching, conflict, repairs }: any = { ...pairwright, ...wrong }.run(documents);
    return { status, matching, conflict, repairs };
  };

  it.each(Object.entries(WRONG))("a wrong answer is noticed: %s", (_, wrong) => {
    let noticed = 0;
    for (let seed = 1; seed <= 80 && noticed < 4; seed++) {
      const documents = ruledOf(seed);
      // What is spoilt nowhere cannot be noticed, and would be compared in vain.
      if (isDeepStrictEqual(answerOf(wrong, documents), answerOf({}, documents))) continue;
      if (differences(documents, seed, new Seen(), { ...pairwright, ...wrong }).length > 0) noticed++;
    }
    expect(noticed).toBeGreaterThan(3);
  });
});
