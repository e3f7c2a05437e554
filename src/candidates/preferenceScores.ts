import type { Cohort } from "../cohort/cohort.ts";
import type { Criterion } from "../programme/programme.ts";
import type { Directory } from "./directory.ts";
import type { Scores } from "./score.ts";

/**
 * A mentee's pairs as both sides see them, of forbidden ones too. What the two sides think are integers that any two
 * pairs of one person can be compared by: the greater, the more this person prefers the other; the same, where neither
 * is preferred.
 */
export interface PreferenceScores {
  /** Affinities, as `Candidates.row` has them where nothing is forbidden. */
  affinities(mentee: number, out: Int32Array): void;
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

/** What some of the criteria bring, and of how much. */
interface Sum {
  readonly points: Int32Array; // [mentors]
  readonly weight: Int32Array; // [mentors]
}

/**
 * Listed wishes first, in their order (an inner list is a tie), then the unlisted by the side's score: as
 * `comparePreference` orders them. Whatever is asked about the last mentee, each criterion is added up once.
 * O(mentors · criteria) a row.
 */
export function preferenceScores(
  { mentees, mentors }: Cohort,
  { menteeOf, mentorOf }: Directory,
  criteria: readonly Criterion[],
  row: Scores["row"],
): PreferenceScores {
  const m = mentors.length;
  // Each criterion is in one of these sums, and each side's score and the affinity are made of them.
  const parts = (["both", "mentee", "mentor"] as const).map((side) => {
    const counted = Uint8Array.from(criteria, (criterion) => (criterion.side === side ? 1 : 0));
    const sum: Sum = { points: new Int32Array(m), weight: new Int32Array(m) };
    return { side, counted, isEmpty: !counted.includes(1), sum };
  });
  const sumsOf = (of: "mentee" | "mentor" | undefined): readonly Sum[] =>
    parts
      .filter(({ side, isEmpty }) => !isEmpty && (of === undefined || side === "both" || side === of))
      .map(({ sum }) => sum);
  const sums = { mentee: sumsOf("mentee"), mentor: sumsOf("mentor"), all: sumsOf(undefined) };
  let addedOf = -1;
  const add = (mentee: number): void => {
    if (addedOf === mentee) return;
    addedOf = -1; // for the case that a strategy throws
    for (const { counted, isEmpty, sum } of parts) if (!isEmpty) row(mentee, counted, sum.points, sum.weight);
    addedOf = mentee;
  };

  // By mentee, since rows come by mentee: the mentors who list this one.
  const listing = mentees.map((): [mentor: number, key: number][] => []);
  mentors.forEach(({ wishes }, mentor) => {
    wishes.forEach((tied, at) => {
      for (const id of tied) {
        const mentee = menteeOf(id);
        if (mentee !== undefined) listing[mentee].push([mentor, listedKey(wishes.length, at)]);
      }
    });
  });
  return {
    affinities(mentee, out) {
      add(mentee);
      out.set(sums.all[0].points);
      for (const { points } of sums.all.slice(1))
        for (let mentor = 0; mentor < m; mentor++) out[mentor] += points[mentor];
    },
    ofMentee(mentee, out) {
      add(mentee);
      keys(sums.mentee, out);
      const { wishes } = mentees[mentee];
      wishes.forEach((tied, at) => {
        for (const id of tied) {
          const mentor = mentorOf(id);
          if (mentor !== undefined) out[mentor] = listedKey(wishes.length, at);
        }
      });
    },
    ofMentors(mentee, out) {
      add(mentee);
      keys(sums.mentor, out);
      for (const [mentor, key] of listing[mentee]) out[mentor] = key;
    },
  };
}

/** The scores of one or two sums, one half where they have no weight. */
function keys([one, other]: readonly Sum[], out: Float64Array): void {
  if (one === undefined) out.fill(UNITS / 2);
  else if (other === undefined) {
    const { points, weight } = one;
    for (let at = 0; at < out.length; at++) out[at] = key(points[at], weight[at]);
  } else {
    for (let at = 0; at < out.length; at++)
      out[at] = key(one.points[at] + other.points[at], one.weight[at] + other.weight[at]);
  }
}

function key(points: number, weight: number): number {
  return weight === 0 ? UNITS / 2 : Math.floor((points / weight) * UNITS);
}

/** Above every score, the earlier in the list the higher. */
function listedKey(length: number, at: number): number {
  return UNITS + length - at;
}
