import * as z from "zod";
import { shortMadeId } from "../../reading/madeId.ts";
import type { Missing } from "../missing.ts";
import { missingIssue, missingOption, missingParts } from "../missing.ts";
import { meetingsIn, rhythmOptions } from "../rhythmOption.ts";
import type { RuleKind } from "../rule.ts";
import { sharedDates } from "../sharedDates.ts";

interface DatesOptions {
  /** The fewest and the most days between one meeting and the next. */
  every: readonly [shortest: number, longest: number];
  /** How long it goes on, in days. */
  days: number;
  /** How many meetings there must be room for; undefined: those that `days` have at the slowest pace. */
  meetings?: number | undefined;
  /** What holds for a person whose dates are not known. */
  missing: Missing;
}

/**
 * Forbids pairs whose common dates leave no room for `meetings` meetings, each `every[0]` to `every[1]` days after the
 * one before; by default for `1 + ⌊days / every[1]⌋`, by default every 28 to 42 days for 365: 9 meetings.
 *
 * *Missing*: by default (`"error"`) everybody must have `available`; `"allow"` and `"forbid"` decide it for all pairs
 * of somebody who has not. An empty list has no dates. *Errors*: a shortest gap above the longest. *Cost*: per row the
 * dates of all mentors. *Source*: a longest chain in an interval order, `calendar.ts`.
 */
export const dates: RuleKind<DatesOptions> = {
  name: "dates",
  options: z.strictObject({
    ...rhythmOptions,
    meetings: z.int().min(1).max(100_000).optional(),
    missing: missingOption,
  }),
  idOf: ({ every, days, meetings, missing }) => {
    const parts = ["every", ...every.map(String), "days", `${days}`];
    if (meetings !== undefined) parts.push("meetings", `${meetings}`);
    return shortMadeId("dates", ...parts, ...missingParts(missing));
  },
  prepare(cohort, { every: [shortest, longest], days, meetings, missing }, report) {
    if (missing === "error") {
      const issue = missingIssue("dates", ["available"]);
      for (const side of ["mentee", "mentor"] as const)
        cohort[`${side}s`].forEach(({ available }, index) => {
          if (available === undefined) report({ ...issue, [side]: index });
        });
    }
    const asked = meetings ?? meetingsIn(days, longest);
    const { lengths } = sharedDates(cohort, { shortest, longest });
    const longestOf = new Int32Array(cohort.mentors.length);
    const unknown = missing === "forbid" ? 0 : asked; // the length that stands in
    return {
      row(mentee, forbidden) {
        lengths(mentee, longestOf, asked, asked);
        for (let mentor = 0; mentor < longestOf.length; mentor++) {
          const length = longestOf[mentor] < 0 ? unknown : longestOf[mentor];
          forbidden[mentor] = length < asked ? 1 : 0;
        }
      },
    };
  },
};
