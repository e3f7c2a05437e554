import type { Cohort } from "../cohort/cohort.ts";
import type { Candidates } from "./candidates.ts";
import { comparePreference, UNLISTED } from "./choice.ts";
import type { Directory } from "./directory.ts";

/** How mentors see all mentees, held against the mentees that they have. Indices are those of the cohort. */
export interface MentorView {
  /** Each mentor's own mentees, the most preferred first; equal ones in id order. */
  readonly own: readonly Int32Array[];
  /** Their choice numbers: 1 + how many allowed mentees this mentor strictly prefers. */
  readonly choices: readonly Int32Array[];
  /**
   * For every mentor [mentors], how many of its own mentees it strictly prefers this mentee to, be the pair allowed
   * or not: the last so many of `own`.
   */
  preferredTo(mentee: number, out: Int32Array): void;
}

/**
 * A mentor's order of mentees: its wishes first, in their order (an inner list is a tie), then the unlisted by the
 * mentor's side of the score. Every row is computed twice and none is kept: O(pairs · (criteria + log load)) time,
 * O(mentees + mentors + pairs made) memory.
 */
export function mentorView(
  { mentees, mentors }: Cohort,
  { menteeOf }: Directory,
  { side, allowed }: Pick<Candidates, "side" | "allowed">,
  mentorsOf: readonly ArrayLike<number>[],
): MentorView {
  const m = mentors.length;
  const points = new Int32Array(m);
  const weight = new Int32Array(m);
  const place = new Int32Array(m);

  // By mentee, since scores come by mentee: who lists this one, and where.
  const listing = mentees.map((): [mentor: number, at: number][] => []);
  mentors.forEach(({ wishes }, mentor) => {
    wishes.forEach((tied, at) => {
      for (const id of tied) {
        const mentee = menteeOf(id);
        if (mentee !== undefined) listing[mentee].push([mentor, at]);
      }
    });
  });
  const look = (mentee: number): void => {
    side("mentor", mentee, points, weight);
    place.fill(UNLISTED);
    for (const [mentor, at] of listing[mentee]) place[mentor] = at;
  };

  interface Own {
    readonly mentee: number;
    readonly place: number;
    readonly points: number;
    readonly weight: number;
  }
  const found = mentors.map((): Own[] => []);
  mentorsOf.forEach((own, mentee) => {
    if (own.length === 0) return;
    look(mentee);
    for (const mentor of Array.from(own))
      found[mentor].push({ mentee, place: place[mentor], points: points[mentor], weight: weight[mentor] });
  });
  for (const own of found)
    own.sort(
      (a, b) => comparePreference(a.place, a.points, a.weight, b.place, b.points, b.weight) || a.mentee - b.mentee,
    );

  const preferredTo = (mentee: number, out: Int32Array): void => {
    look(mentee);
    for (let mentor = 0; mentor < m; mentor++) {
      const own = found[mentor];
      let [low, high] = [0, own.length];
      while (low < high) {
        const middle = (low + high) >>> 1;
        const one = own[middle];
        const order = comparePreference(
          place[mentor],
          points[mentor],
          weight[mentor],
          one.place,
          one.points,
          one.weight,
        );
        if (order < 0) high = middle;
        else low = middle + 1;
      }
      out[mentor] = own.length - low;
    }
  };

  // How many allowed mentees come directly before each of the own ones; added up, how many come before it at all.
  const choices = found.map((own) => new Int32Array(own.length));
  const behind = new Int32Array(m);
  for (let mentee = 0; mentee < mentees.length; mentee++) {
    preferredTo(mentee, behind);
    for (const mentor of allowed(mentee))
      if (behind[mentor] > 0) choices[mentor][found[mentor].length - behind[mentor]]++;
  }
  for (const own of choices) for (let at = 0; at < own.length; at++) own[at] += at === 0 ? 1 : own[at - 1];

  return { own: found.map((own) => Int32Array.from(own, ({ mentee }) => mentee)), choices, preferredTo };
}
