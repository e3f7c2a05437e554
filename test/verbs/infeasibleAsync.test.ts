import type { CohortInput, ProgrammeInput } from "pairwright";
import { match, matchAsync } from "pairwright";
import { describe, expect, it } from "vitest";

const people = (letter: string, count: number, more: object) =>
  Array.from({ length: count }, (_, at) => ({ id: `${letter}${at}`, attributes: { site: `s${at % 3}` }, ...more }));

const cases: readonly [name: string, mentors: number, rules: NonNullable<ProgrammeInput["rules"]>][] = [
  [
    "quotas that overlap",
    6,
    [
      { rule: "quota", per: ["mentee.site", "mentor"], max: 1 },
      { rule: "quota", per: ["mentee.site", "mentor.site"], min: 2 },
    ],
  ],
  ["no quotas", 2, [{ rule: "same", attribute: "site" }]],
];

describe("while a conflict and repairs are looked for", () => {
  it.each(cases)("others can run in between, and it can be stopped: %s", async (_, count, rules) => {
    const mentors = people("m", count, { capacity: 2 });
    const cohort: CohortInput = { version: 1, mentees: people("r", 12, {}), mentors };
    const programme: ProgrammeInput = {
      version: 1,
      criteria: [{ id: "near", strategy: "same", weight: 1, attribute: "site" }],
      everyone: true,
      rules,
    };
    const run = match(cohort, programme);
    expect(run.status).toBe("infeasible");
    let portions = 0;
    const whole = await matchAsync(cohort, programme, { onProgress: () => portions++ });
    expect(JSON.stringify(whole)).toBe(JSON.stringify(run));
    expect(portions).toBeGreaterThan(25);
    const controller = new AbortController();
    let left = portions - 1;
    const onProgress = () => {
      if (--left === 0) controller.abort(new Error("enough"));
    };
    await expect(matchAsync(cohort, programme, { signal: controller.signal, onProgress })).rejects.toThrow("enough");
  });
});
