import * as z from "zod";
import type { Cohort, Person } from "../../cohort/cohort.ts";
import { share } from "../../reading/fields.ts";
import { rankScore } from "../evaluatePart.ts";
import type { NamedPart, Part, Strategy } from "../strategy.ts";

interface WishesOptions {
  by: "mentee" | "mentor" | "both";
  /** What the first, second, … place counts; the last holds for all further ones. Undefined: by the list's length. */
  scores?: readonly number[] | undefined;
}

/**
 * Whether the two asked for each other. One side's score of a person that it listed is `(n − (r − 1)) / n`, with
 * `r − 1` of the `n` listed strictly before; 0 for somebody not listed. So the first wish is 1, the last 1/n, and ties
 * share the better rank. With `scores` it is the `r`-th of these, the last for every further place, whatever the
 * length of the list. `by: "both"` is the mean of the sides that listed anybody. Never rises down a list.
 *
 * *Unknown*: nobody of the sides asked for listed anybody. *Errors*: scores that rise. *Cost*: per row the mentors, and
 * the wishes that touch the mentee. *Source*: normalised rank, docs/model.md.
 */
export const wishes: Strategy<WishesOptions> = {
  name: "wishes",
  options: z.strictObject({
    by: z.enum(["mentee", "mentor", "both"]).default("both"),
    scores: z
      .array(share)
      .min(1)
      .max(1000)
      .refine(
        (scores) => scores.every((score, at) => at === 0 || score <= scores[at - 1]),
        "expected no score above the one before it",
      )
      .optional(),
  }),
  reads: ({ by }) => ({
    mentee: by === "mentor" ? [] : ["wishes"],
    mentor: by === "mentee" ? [] : ["wishes"],
  }),
  prepare(cohort, { by, scores }) {
    const asked = by === "mentor" ? [] : sharesOf(cohort.mentees, cohort.mentors, scores);
    const asking = by === "mentee" ? [] : sharesOf(cohort.mentors, cohort.mentees, scores);
    const receivedBy = transposed(asking, cohort);
    const mentorListed = Uint8Array.from(cohort.mentors, (_, mentor) => (asking[mentor] === undefined ? 0 : 1));
    return {
      row(mentee, out) {
        const own = asked[mentee];
        for (let mentor = 0; mentor < out.length; mentor++) out[mentor] = own || mentorListed[mentor] ? 0 : Number.NaN;
        if (own) for (const [mentor, { score }] of own.shares) out[mentor] = score;
        for (const { mentor, score } of receivedBy[mentee]) out[mentor] += score;
        if (own) for (let mentor = 0; mentor < out.length; mentor++) if (mentorListed[mentor]) out[mentor] /= 2;
      },
      parts(mentee, mentor) {
        const sides: NamedPart[] = [];
        if (by !== "mentor") sides.push({ what: "mentee", part: partOf(asked[mentee], mentor, "mentee", scores) });
        if (by !== "mentee") sides.push({ what: "mentor", part: partOf(asking[mentor], mentee, "mentor", scores) });
        if (sides.length === 1) return sides[0].part;
        if (sides.every(({ part }) => part.operator === "unknown")) {
          return { operator: "unknown", reason: "neither listed anybody" };
        }
        return { operator: "mean", of: sides };
      },
    };
  },
};

/** One person's list. */
interface Listed {
  readonly n: number;
  readonly shares: ReadonlyMap<number, { readonly before: number; readonly score: number }>;
}

function sharesOf(
  people: readonly Person[],
  others: readonly Person[],
  scores: WishesOptions["scores"],
): (Listed | undefined)[] {
  const indexOf = new Map(others.map(({ id }, index) => [id, index]));
  return people.map(({ wishes }) => {
    const n = wishes.reduce((sum, tied) => sum + tied.length, 0);
    if (n === 0) return undefined;
    const shares = new Map<number, { before: number; score: number }>();
    let before = 0;
    for (const tied of wishes) {
      for (const id of tied) {
        const other = indexOf.get(id);
        if (other !== undefined) shares.set(other, { before, score: rankScore(before, n, scores) });
      }
      before += tied.length;
    }
    return { n, shares };
  });
}

function transposed(asking: readonly (Listed | undefined)[], cohort: Cohort): { mentor: number; score: number }[][] {
  const receivedBy: { mentor: number; score: number }[][] = cohort.mentees.map(() => []);
  asking.forEach((listed, mentor) => {
    for (const [mentee, { score }] of listed?.shares ?? []) receivedBy[mentee].push({ mentor, score });
  });
  return receivedBy;
}

function partOf(listed: Listed | undefined, other: number, side: string, scores: WishesOptions["scores"]): Part {
  if (listed === undefined) return { operator: "unknown", reason: `the ${side} listed nobody` };
  const before = listed.shares.get(other)?.before ?? listed.n;
  return { operator: "rank", before, of: listed.n, ...(scores === undefined ? {} : { scores }) };
}
