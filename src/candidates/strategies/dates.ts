import * as z from "zod";
import type { Cohort, Person } from "../../cohort/cohort.ts";
import { compareIds } from "../../order.ts";
import { chains, dayNumber } from "../calendar.ts";
import type { Strategy } from "../strategy.ts";

interface DatesOptions {
  /** The fewest and the most days between one meeting and the next. */
  every: readonly [shortest: number, longest: number];
  /** How long it goes on, in days. */
  days: number;
}

const gap = z.int().min(1).max(10_000);

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
  options: z.strictObject({
    every: z
      .tuple([gap, gap])
      .refine(([shortest, longest]) => shortest <= longest, "expected the fewest days first, then the most")
      .default([28, 42]),
    days: z.int().min(1).max(100_000).default(365),
  }),
  prepare(cohort, { every: [shortest, longest], days }) {
    const asked = 1 + Math.floor(days / longest);
    const all = datesOf(cohort);
    const indexOf = new Map(all.map((date, index) => [date, index]));
    const dayOf = Int32Array.from(all, dayNumber);
    const column = ({ available }: Person) => available && Int32Array.from(available, (date) => indexOf.get(date)!);
    const ofMentee = cohort.mentees.map(column);
    const ofMentor = cohort.mentors.map(column);
    const { longest: longestOf, earliest } = chains({ shortest, longest }, all.length);
    const free = new Uint8Array(all.length); // 1 for the mentee's own dates, while a row is made
    const common = new Int32Array(all.length);
    return {
      row(mentee, out) {
        const own = ofMentee[mentee];
        if (own === undefined) {
          out.fill(Number.NaN);
          return;
        }
        for (const date of own) free[date] = 1;
        for (let mentor = 0; mentor < out.length; mentor++) {
          const dates = ofMentor[mentor];
          if (dates === undefined) {
            out[mentor] = Number.NaN;
            continue;
          }
          let count = 0;
          for (let at = 0; at < dates.length; at++) if (free[dates[at]] === 1) common[count++] = dayOf[dates[at]];
          out[mentor] = Math.min(longestOf(common, count), asked) / asked;
        }
        for (const date of own) free[date] = 0;
      },
      parts(mentee, mentor) {
        const own = ofMentee[mentee];
        const other = ofMentor[mentor];
        if (own === undefined) return { operator: "unknown", reason: "the mentee's dates are not known" };
        if (other === undefined) return { operator: "unknown", reason: "the mentor's dates are not known" };
        const ofOther = new Set(other);
        const both = [...own].filter((date) => ofOther.has(date));
        const chain = earliest(Int32Array.from(both, (date) => dayOf[date])).slice(0, asked);
        const items = Array.from(chain, (at) => all[both[at]]);
        return {
          operator: "share",
          numerator: { what: "of the meetings possible", count: items.length, items },
          denominator: { what: "asked for", count: asked },
        };
      },
    };
  },
};

/** Everybody's dates, each once, ascending: ISO dates stand in the order of their text. */
function datesOf({ mentees, mentors }: Cohort): string[] {
  const all = new Set<string>();
  for (const people of [mentees, mentors])
    for (const { available } of people) for (const date of available ?? []) all.add(date);
  return [...all].sort(compareIds);
}
