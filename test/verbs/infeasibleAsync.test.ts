import type { CohortInput, ProgrammeInput } from "pairwright";
import { match, matchAsync } from "pairwright";
import { describe, expect, it } from "vitest";

const mentees = Array.from({ length: 12 }, (_, at) => ({ id: `r${at}`, attributes: { site: `s${at % 3}` } }));
const mentors = Array.from({ length: 6 }, (_, at) => ({
  id: `m${at}`,
  attributes: { site: `s${at % 3}` },
  capacity: 2,
}));
const cohort: CohortInput = { version: 1, mentees, mentors };

describe("while a conflict and repairs are looked for", () => {
  const rules: Record<string, NonNullable<ProgrammeInput["rules"]>> = {
    "quotas that overlap": [
      { rule: "quota", per: ["mentee.site", "mentor"], max: 1 },
      { rule: "quota", per: ["mentee.site", "mentor.site"], min: 2 },
    ],
    "no quotas": [{ rule: "same", attribute: "site" }],
  };
  for (const [name, own] of Object.entries(rules))
    it(`others can run in between, and it can be stopped: ${name}`, async () => {
      const few = name === "no quotas" ? { ...cohort, mentors: mentors.slice(0, 2) } : cohort;
      const programme: ProgrammeInput = {
        version: 1,
        criteria: [{ id: "near", strategy: "same", weight: 1, attribute: "site" }],
        everyone: true,
        rules: own,
      };
      const run = match(few, programme);
      expect(run.status).toBe("infeasible");
      const controller = new AbortController();
      let portions = 0;
      const whole = await matchAsync(few, programme, { onProgress: () => portions++ });
      expect(JSON.stringify(whole)).toBe(JSON.stringify(run));
      expect(portions).toBeGreaterThan(25);
      let left = portions - 1;
      const onProgress = () => {
        if (--left === 0) controller.abort(new Error("enough"));
      };
      await expect(matchAsync(few, programme, { signal: controller.signal, onProgress })).rejects.toThrow("enough");
    });
});
