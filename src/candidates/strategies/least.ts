import * as z from "zod";
import type { Strategy } from "../strategy.ts";

/**
 * The weakest of two or more other scores of the same pair, as where both sides have to want it: `min of`, 0..1. What
 * is unknown is passed over, so that one side's silence is no veto; nested ones come to the same as one long list.
 *
 * *Unknown*: all of them are. *Cost*: per row theirs, and the mentors once for each. *Source*: maximin aggregation,
 * the egalitarian rule (Rawls 1971).
 */
export const least: Strategy<Record<string, never>> = {
  name: "least",
  options: z.strictObject({}),
  combines: true,
  reads: () => ({ mentee: [], mentor: [] }),
  prepare(cohort, _options, _report, _directory, ...of) {
    const scores = new Float64Array(cohort.mentors.length);
    return {
      row(mentee, out) {
        out.fill(Number.NaN);
        for (const operand of of) {
          operand.row(mentee, scores);
          for (let mentor = 0; mentor < out.length; mentor++) {
            if (scores[mentor] < out[mentor] || Number.isNaN(out[mentor])) out[mentor] = scores[mentor];
          }
        }
      },
      parts(mentee, mentor) {
        return { operator: "least", of: of.map(({ what, parts }) => ({ what, part: parts(mentee, mentor) })) };
      },
    };
  },
};
