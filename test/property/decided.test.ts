import type { CohortInput, OptimalRun, ProgrammeInput } from "pairwright";
import { explainRun, match, ruleCosts } from "pairwright";
import { describe, expect, it } from "vitest";
import { documentsWith } from "../oracle/aimedDocuments.ts";
import { Seen } from "./seen.ts";

/** What one more place would gain, in a mentor's hands or the programme's, against matching again. */

const COHORTS = Math.ceil(Number(process.env.PAIRWRIGHT_COHORTS ?? 500) / 80);
const AIMS = ["total", "maximin", "leximin", "greedy", "generous"] as const;

const optimal = (cohort: unknown, programme: unknown): OptimalRun => {
  const run = match(cohort as CohortInput, programme as ProgrammeInput);
  if (run.status !== "optimal") throw new Error(run.status);
  return run;
};

describe.each(AIMS)("aim %s", (aim) => {
  it("one more place gains what matching with it gains, and rules cost what ruleCosts says", () => {
    const seen = new Seen();
    for (let seed = 1; seed <= COHORTS; seed++) {
      const { cohort, programme } = documentsWith(aim, seed);
      const run = match(cohort as CohortInput, programme as ProgrammeInput);
      if (run.status !== "optimal") continue;
      const { result } = explainRun(run);
      if (result.status !== "optimal" || result.decided?.places === undefined) throw new Error("nothing decided it");
      const { rules: costs, places } = result.decided;
      const where = `seed ${seed}`;
      expect(costs, where).toEqual(ruleCosts(run));
      const gained = ({ matching: before }: OptimalRun, { matching: after }: OptimalRun) => ({
        placed: after.placed - before.placed,
        points: after.total - before.total,
      });
      for (const [at, mentor] of run.stages.candidates.cohort.mentors.entries()) {
        const mentors = (cohort.mentors as readonly { id: string; capacity?: number }[]).map((one) =>
          one.id === mentor.id ? { ...one, capacity: (one.capacity ?? 1) + 1 } : one,
        );
        const { placed, points } = places[at].gain;
        expect({ mentor: places[at].mentor, placed, points }, where).toEqual({
          mentor: mentor.id,
          ...gained(run, optimal({ ...cohort, mentors }, programme)),
        });
        seen.add(
          placed !== 0 ? "a place places people" : points !== 0 ? "a place gains points" : "a place gains nothing",
        );
      }
      // Places for one less than have one now, or as many as there were.
      const beside = aim === "total" || cohort.mentees.every(({ wants = 1 }) => wants === 1);
      const rules = (programme.rules ?? []) as readonly { readonly rule: string; readonly mentee?: string }[];
      const locked = new Set(rules.flatMap(({ rule, mentee }) => (rule === "lock" ? [mentee] : []))).size;
      const fewer =
        beside && run.matching.placed > Math.max(1, locked)
          ? { ...programme, places: run.matching.placed - 1 }
          : programme;
      const fewest = match(cohort as CohortInput, fewer as unknown as ProgrammeInput);
      if (fewest.status !== "optimal") continue;
      const limit = (fewer as { places?: number }).places;
      const said = explainRun(fewest).result;
      const own = said.status === "optimal" ? said.decided?.programme : undefined;
      expect(own === undefined, where).toBe(limit === undefined);
      if (own === undefined || limit === undefined) continue;
      const more = gained(fewest, optimal(cohort, { ...fewer, places: limit + 1 }));
      expect({ placed: own.placed, points: own.points }, where).toEqual(more);
      seen.add(own.placed !== 0 ? "the programme's place places people" : "the programme's place places nobody");
    }
    if (process.env.PAIRWRIGHT_COUNTS) console.log(aim, Object.fromEntries(seen.counts));
    const kinds = [
      "a place places people",
      "a place gains points",
      "a place gains nothing",
      "the programme's place places people",
    ];
    expect(kinds.filter((kind) => seen.of(kind) < COHORTS / 25)).toEqual([]);
  });
});
