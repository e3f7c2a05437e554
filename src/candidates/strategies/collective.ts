import * as z from "zod";
import { expertiseByTopic, expertisePart, expertiseSums } from "../expertise.ts";
import type { Strategy } from "../strategy.ts";

/**
 * The share of the cohort's collective objectives that the mentor serves: `Σ_t g(t) × e(j,t)`, 0..1, the same for
 * every mentee. It decides which mentors get their places filled, not who goes to whom.
 *
 * *Unknown*: the cohort has no `collective`, or the mentor no `expertise`. *Cost*: a row is a copy.
 * *Source*: weighted coverage, docs/model.md.
 */
export const collective: Strategy<Record<string, never>> = {
  name: "collective",
  options: z.strictObject({}),
  reads: () => ({ mentee: [], mentor: ["expertise"] }),
  prepare(cohort) {
    const scoreOf = new Float64Array(cohort.mentors.length).fill(Number.NaN);
    if (cohort.collective !== undefined) expertiseSums(expertiseByTopic(cohort), cohort.collective, scoreOf);
    return {
      row(_mentee, out) {
        out.set(scoreOf);
      },
      parts(_mentee, mentor) {
        if (cohort.collective === undefined) {
          return { operator: "unknown", reason: "the cohort has no collective objectives" };
        }
        return expertisePart(cohort, cohort.collective, mentor);
      },
    };
  },
};
