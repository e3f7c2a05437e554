import * as z from "zod";
import type { Cohort, Person } from "../../cohort/cohort.ts";
import type { NamedPart, Part, Strategy } from "../strategy.ts";

/**
 * Whether the two asked for each other. One side's score of a person that it listed is `(n − (r − 1)) / n`, with `r −
 * 1` of the
 * `n` listed strictly before; 0 for somebody not listed. So the first wish is 1, the last 1/n, and ties share the
 * better rank.
 * `by: "both"` is the mean of the sides that listed anybody.
 *
 * *Unknown*: nobody of the sides asked for listed anybody. *Cost*: per row the mentors, and the wishes that touch the
 * mentee.
 * *Source*: normalised rank, docs/model.md.
 */
export const wishes: Strategy<{ by: "mentee" | "mentor" | "both" }> = {
  name: "wishes",
  options: z.strictObject({ by: z.enum(["mentee", "mentor", "both"]).default("both") }),
  prepare(cohort, { by }) {
    const asked = by === "mentor" ? [] : sharesOf(cohort.mentees, cohort.mentors);
    const asking = by === "mentee" ? [] : sharesOf(cohort.mentors, cohort.mentees);
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
        if (by !== "mentor") sides.push({ what: "mentee", part: partOf(asked[mentee], mentor, "mentee") });
        if (by !== "mentee") sides.push({ what: "mentor", part: partOf(asking[mentor], mentee, "mentor") });
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

function sharesOf(people: readonly Person[], others: readonly Person[]): (Listed | undefined)[] {
  const indexOf = new Map(others.map(({ id }, index) => [id, index]));
  return people.map(({ wishes }) => {
    const n = wishes.reduce((sum, tied) => sum + tied.length, 0);
    if (n === 0) return undefined;
    const shares = new Map<number, { before: number; score: number }>();
    let before = 0;
    for (const tied of wishes) {
      for (const id of tied) {
        const other = indexOf.get(id);
        if (other !== undefined) shares.set(other, { before, score: (n - before) / n });
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

function partOf(listed: Listed | undefined, other: number, side: string): Part {
  if (listed === undefined) return { operator: "unknown", reason: `the ${side} listed nobody` };
  return { operator: "rank", before: listed.shares.get(other)?.before ?? listed.n, of: listed.n };
}
