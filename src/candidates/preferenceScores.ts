import type { Cohort } from "../cohort/cohort.ts";
import type { Candidates } from "./candidates.ts";
import type { Directory } from "./directory.ts";

/**
 * What both sides think of a mentee's pairs, as integers that any two pairs of one person can be compared by: the
 * greater, the more this person prefers the other; the same, where neither is preferred.
 */
export interface PreferenceScores {
  /** What the mentee thinks of every mentor. */
  ofMentee(mentee: number, out: Float64Array): void;
  /** What every mentor thinks of the mentee. */
  ofMentors(mentee: number, out: Float64Array): void;
}

/**
 * A side's score as an integer. Two fractions `points / weight` with weights up to 1,000,000 that differ do so by at
 * least 10^-12, which is 2.19 of these units: their doubles, the nearest ones, are apart by more than one unit, and
 * equal fractions have equal doubles. So order and equality are kept.
 */
const UNITS = 2 ** 41;

/**
 * Listed wishes first, in their order (an inner list is a tie), then the unlisted by the side's score: as
 * `comparePreference` orders them. O(mentors · criteria) a row.
 */
export function preferenceScores(
  { mentees, mentors }: Cohort,
  { menteeOf, mentorOf }: Directory,
  side: Candidates["side"],
): PreferenceScores {
  const points = new Int32Array(mentors.length);
  const weight = new Int32Array(mentors.length);
  // By mentee, since rows come by mentee: the mentors who list this one, and above what they leave unlisted.
  const listing = mentees.map((): [mentor: number, key: number][] => []);
  mentors.forEach(({ wishes }, mentor) => {
    wishes.forEach((tied, at) => {
      for (const id of tied) {
        const mentee = menteeOf(id);
        if (mentee !== undefined) listing[mentee].push([mentor, listedKey(wishes.length, at)]);
      }
    });
  });
  const read = (of: "mentee" | "mentor", mentee: number, out: Float64Array): void => {
    side(of, mentee, points, weight);
    for (let mentor = 0; mentor < points.length; mentor++)
      out[mentor] = weight[mentor] === 0 ? UNITS / 2 : Math.floor((points[mentor] / weight[mentor]) * UNITS);
  };
  return {
    ofMentee(mentee, out) {
      read("mentee", mentee, out);
      const { wishes } = mentees[mentee];
      wishes.forEach((tied, at) => {
        for (const id of tied) {
          const mentor = mentorOf(id);
          if (mentor !== undefined) out[mentor] = listedKey(wishes.length, at);
        }
      });
    },
    ofMentors(mentee, out) {
      read("mentor", mentee, out);
      for (const [mentor, key] of listing[mentee]) out[mentor] = key;
    },
  };
}

/** Above every score, the earlier in the list the higher. */
function listedKey(length: number, at: number): number {
  return UNITS + length - at;
}
