import * as z from "zod";
import { meetingsIn, rhythmOptions } from "../rhythmOption.ts";
import { sharedDates } from "../sharedDates.ts";
import type { Strategy } from "../strategy.ts";

interface DatesOptions {
  /** The fewest and the most days between one meeting and the next. */
  every: readonly [shortest: number, longest: number];
  /** How long it goes on, in days. */
  days: number;
}

/**
 * How much of the meeting rhythm the dates on which both could meet allow: `min(k, asked) / asked`, 0..1, with k the
 * most of their common dates that make a chain, each `every[0]` to `every[1]` days after the one before, and
 * `asked = 1 + ⌊days / every[1]⌋`, the meetings that such a time has at the slowest pace. By default every 28 to 42
 * days for 365: 9 meetings. Symmetric; never falls where a date is added.
 *
 * *Unknown*: either has no `available`; an empty list has no dates, and scores 0. *Errors*: a shortest gap above the
 * longest. *Cost*: per row the dates of all mentors. *Source*: a longest chain in an interval order, `calendar.ts`.
 */
export const dates: Strategy<DatesOptions> = {
  name: "dates",
  options: z.strictObject(rhythmOptions),
  reads: () => ({ mentee: ["available"], mentor: ["available"] }),
  prepare(cohort, { every: [shortest, longest], days }) {
    const { mentees, mentors } = cohort;
    const asked = meetingsIn(days, longest);
    const shared = sharedDates(cohort, { shortest, longest });
    const lengths = new Int32Array(mentors.length);
    return {
      row(mentee, out) {
        shared.lengths(mentee, lengths, asked);
        for (let mentor = 0; mentor < out.length; mentor++)
          out[mentor] = lengths[mentor] < 0 ? Number.NaN : lengths[mentor] / asked;
      },
      parts(mentee, mentor) {
        if (mentees[mentee].available === undefined)
          return { operator: "unknown", reason: "the mentee's dates are not known" };
        if (mentors[mentor].available === undefined)
          return { operator: "unknown", reason: "the mentor's dates are not known" };
        const items = shared.chain(mentee, mentor).slice(0, asked);
        return {
          operator: "share",
          numerator: { what: "of the meetings possible", count: items.length, items },
          denominator: { what: "asked for", count: asked },
        };
      },
    };
  },
};
