import * as z from "zod";
import { expertiseByTopic, expertisePart, expertiseSums } from "../expertise.ts";
import type { Strategy } from "../strategy.ts";

/**
 * The share of the mentee's objectives that the mentor's expertise meets: `Σ_t o(i,t) × e(j,t)`, 0..1.
 * The objectives' weights add up to 1, so listing more of them is no advantage.
 *
 * *Unknown*: the mentee has no `objectives`, or the mentor no `expertise`. *Cost*: per row the slots of the mentee's
 * topics.
 * *Source*: weighted coverage, docs/model.md.
 */
export const coverage: Strategy<Record<string, never>> = {
  name: "coverage",
  options: z.strictObject({}),
  prepare(cohort) {
    const expertise = expertiseByTopic(cohort);
    return {
      row(mentee, out) {
        const { objectives } = cohort.mentees[mentee];
        if (objectives === undefined) out.fill(Number.NaN);
        else expertiseSums(expertise, objectives, out);
      },
      parts(mentee, mentor) {
        const { objectives } = cohort.mentees[mentee];
        if (objectives === undefined) return { operator: "unknown", reason: "the mentee's objectives are not known" };
        return expertisePart(cohort, objectives, mentor);
      },
    };
  },
};
