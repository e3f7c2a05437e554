import type { CohortInput, ProgrammeInput, Run } from "pairwright";
import {
  alternatives,
  audit,
  explainRun,
  InvalidInputError,
  margins,
  match,
  renderMarkdown,
  renderText,
  verify,
  whyNot,
} from "pairwright";
import { expect, it } from "vitest";
import { randomFrom } from "../oracle/random.ts";
import { share } from "../share.ts";

/**
 * Documents in which everything stands beside everything, with few different scores: whatever verb is asked, there is
 * an answer, a RangeError that says which steps ran out, or issues of the documents. Never "solver bug".
 */

const COUNT = share(60);
const AIMS = ["total", "total", "total", "maximin", "leximin", "greedy", "generous", "stable"] as const;

function documentsOf(seed: number): [CohortInput, ProgrammeInput] {
  const random = randomFrom(seed);
  const { between, chance, pick } = random;
  const [n, m] = [between(1, 14), between(1, 8)];
  const topics = ["a", "b", "c"];
  const attributes = () => ({ site: `s${between(0, 2)}`, group: `g${between(0, 1)}`, years: between(0, 20) });
  const [several, tiers, minLoads] = [chance(0.2), chance(0.2), chance(0.3)];
  const mentees = Array.from({ length: n }, (_, at) => ({
    id: `r${at}`,
    attributes: attributes(),
    objectives: { [pick(topics)]: between(1, 5), [pick(topics)]: between(1, 5) },
    ...(several && chance(0.4) ? { wants: 2 } : {}),
    ...(tiers ? { priority: between(0, 2) } : {}),
    ...(chance(0.2) ? { wishes: [`m${between(0, m - 1)}`] } : {}),
  }));
  const mentors = Array.from({ length: m }, (_, at) => ({
    id: `m${at}`,
    attributes: attributes(),
    expertise: Object.fromEntries(topics.map((topic) => [topic, between(0, 4) / 4])),
    capacity: between(1, 4),
    ...(minLoads ? { minLoad: between(0, 1) } : {}),
  }));
  const rules = [
    { rule: "differ", attribute: "site" },
    { rule: "same", attribute: "group" },
    { rule: "atLeast", attribute: "years", gap: 1 },
    { rule: "forbid", mentee: "r0", mentor: "m0" },
    { rule: "quota", per: ["mentor"], max: between(0, 3) },
    { rule: "quota", per: ["mentor"], min: between(1, 2) },
    { rule: "quota", per: ["mentee.site", "mentor"], max: 1 },
    { rule: "quota", per: ["mentee.site", "mentor.site"], min: between(1, 2) },
    { rule: "quota", per: ["mentee.group", "mentor.site"], max: between(1, 4) },
    { rule: "quota", mentor: { site: "s0" }, min: between(1, 4) },
  ];
  const near = { id: "near", strategy: "same", attribute: "site", weight: 1 };
  const cover = { id: "cover", strategy: "coverage", weight: 2 };
  const programme = {
    version: 1,
    aim: pick(AIMS),
    lottery: `${seed}`,
    criteria: pick([[near], [cover], [cover, near]]),
    rules: rules.filter(() => chance(0.2)),
    everyone: chance(0.3),
    steps: pick([3, 20, 200, 2000]),
    ...(chance(0.2) ? { places: between(1, n) } : {}),
  };
  return [{ version: 1, mentees, mentors } as CohortInput, programme as ProgrammeInput];
}

/** Everything that can be asked of a run. */
function askEverything(cohort: CohortInput, programme: ProgrammeInput, run: Run): void {
  const data = explainRun(run);
  for (const text of [renderText(data), renderMarkdown(data)]) expect(text).not.toContain("undefined");
  if (run.status === "infeasible") return;
  expect(verify(cohort, programme, JSON.parse(JSON.stringify(run))).ok).toBe(true);
  audit(run);
  const answer = whyNot(run, "r0", `m${cohort.mentors.length - 1}`);
  if ("changes" in answer) expect(answer.changes).toBeDefined();
  if (run.status === "feasible" || programme.aim === "stable") return;
  margins(run);
  alternatives(run, 2);
}

it("whatever stands in valid documents, every verb has an answer or says which steps ran out", () => {
  const seen = { optimal: 0, infeasible: 0, quotas: 0, invalid: 0 };
  for (let seed = 1; seed <= COUNT; seed++) {
    const [cohort, programme] = documentsOf(seed);
    try {
      const run = match(cohort, programme);
      if (run.status !== "feasible") seen[run.status]++;
      if (programme.rules?.some(({ rule }) => rule === "quota")) seen.quotas++;
      askEverything(cohort, programme, run);
    } catch (error) {
      // What cannot stand beside the aim is an issue; some searches are cut off.
      if (error instanceof InvalidInputError) seen.invalid++;
      else if (!(error instanceof RangeError)) throw new Error(`seed ${seed}`, { cause: error });
    }
  }
  expect(seen.optimal).toBeGreaterThan(COUNT / 4);
  expect(seen.infeasible).toBeGreaterThan(COUNT / 8);
  expect(seen.quotas).toBeGreaterThan(COUNT / 4);
  expect(seen.invalid).toBeLessThan((COUNT * 2) / 3);
});
