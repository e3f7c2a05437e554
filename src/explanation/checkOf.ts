import type { Candidates } from "../candidates/candidates.ts";
import type { Slips } from "../candidates/slips.ts";
import type { CountedOf } from "./matching.ts";

/** A valid cohort under a valid programme, looked at before matching. Lists stand in id order. */
export interface Check extends Slips {
  readonly issues: readonly never[];
  readonly mentees: number;
  readonly mentors: number;
  /** Sum of the mentors' capacities. */
  readonly capacity: number;
  /** Sum of the mentors' minimum loads. */
  readonly minLoad: number;
  /** The programme's limit on people placed; absent = none. */
  readonly places?: number;
  readonly allowedPairs: number;
  /** Mentees with no or one allowed mentor, and the rules that forbid them the others. */
  readonly fewOptions: readonly {
    readonly mentee: string;
    readonly mentors: readonly string[];
    readonly rules: readonly string[];
  }[];
  /**
   * Where everyone must have a mentor: the mentees whom the rules leave none, so that it cannot be met. Empty: nothing
   * so plain stands against it. Absent: the programme does not ask for it.
   */
  readonly stranded?: readonly string[];
  /** Mentors whom nobody may have, and the rules that forbid it. */
  readonly nobodyAllowed: readonly { readonly mentor: string; readonly rules: readonly string[] }[];
  /** Wishes that rules forbid. */
  readonly forbiddenWishes: readonly {
    readonly mentee: string;
    readonly mentor: string;
    readonly rules: readonly string[];
  }[];
  /** What the quotas count, by rule id, then by combination; absent where there are none. */
  readonly quotas?: readonly {
    readonly rule: string;
    readonly of: CountedOf;
    readonly min?: number;
    readonly max?: number;
    /** Allowed pairs that count. */
    readonly pairs: number;
  }[];
  /** Per criterion, in how many allowed pairs its score is unknown; criteria with none are left out. */
  readonly unknown: readonly { readonly criterion: string; readonly pairs: number }[];
}

/** `slips`: what was found of the same cohort and programme. O(pairs · criteria). */
export function checkOf(candidates: Candidates, slips: Slips): Check {
  const { cohort, programme } = candidates;
  const { mentees, mentors } = cohort;
  const unknown = programme.criteria.map(() => 0);
  const counter = pairCounter(candidates);
  const menteesOf = mentors.map(() => 0);
  const rulesOn = mentors.map(() => new Set<string>());
  let allowedPairs = 0;
  const fewOptions: Check["fewOptions"][number][] = [];
  const forbiddenWishes: Check["forbiddenWishes"][number][] = [];
  mentees.forEach(({ id, wishes }, mentee) => {
    const allowed = candidates.allowed(mentee);
    allowedPairs += allowed.length;
    counter.add(mentee, allowed);
    const rules = new Set<string>();
    mentors.forEach((_, mentor) => {
      for (const rule of candidates.rulesAgainst(mentee, mentor)) {
        rules.add(rule);
        rulesOn[mentor].add(rule);
      }
    });
    for (const mentor of allowed) {
      menteesOf[mentor]++;
      candidates.terms(mentee, mentor).forEach((term, criterion) => {
        if (term.unknown) unknown[criterion]++;
      });
    }
    if (allowed.length < 2)
      fewOptions.push({
        mentee: id,
        mentors: Array.from(allowed, (mentor) => mentors[mentor].id),
        rules: [...rules].sort(),
      });
    const wished = new Set(wishes.flat());
    mentors.forEach((mentor, index) => {
      const against = candidates.rulesAgainst(mentee, index);
      if (wished.has(mentor.id) && against.length > 0)
        forbiddenWishes.push({ mentee: id, mentor: mentor.id, rules: against });
    });
  });
  return {
    issues: [],
    mentees: mentees.length,
    mentors: mentors.length,
    capacity: mentors.reduce((sum, { capacity }) => sum + capacity, 0),
    minLoad: mentors.reduce((sum, { minLoad }) => sum + minLoad, 0),
    ...(programme.places === undefined ? {} : { places: programme.places }),
    allowedPairs,
    fewOptions,
    ...(programme.everyone
      ? { stranded: fewOptions.flatMap(({ mentee, mentors }) => (mentors.length === 0 ? [mentee] : [])) }
      : {}),
    nobodyAllowed: mentors.flatMap(({ id }, mentor) =>
      menteesOf[mentor] > 0 || mentees.length === 0 ? [] : [{ mentor: id, rules: [...rulesOn[mentor]].sort() }],
    ),
    forbiddenWishes,
    ...(candidates.counts.length === 0 ? {} : { quotas: counter.counts() }),
    unknown: programme.criteria.flatMap(({ id }, index) =>
      unknown[index] === 0 ? [] : [{ criterion: id, pairs: unknown[index] }],
    ),
    ...slips,
  };
}

/** Counts the allowed pairs of every quota's counts, mentee by mentee. */
function pairCounter({ cohort, counts }: Candidates) {
  const ofMentee: number[][] = cohort.mentees.map(() => []);
  counts.forEach(({ mentees }, at) => {
    for (const mentee of mentees) ofMentee[mentee].push(at);
  });
  const mentors = counts.map((count) => new Set(count.mentors));
  const pairs = counts.map(() => 0);
  return {
    add(mentee: number, allowed: Int32Array): void {
      for (const at of ofMentee[mentee]) for (const mentor of allowed) if (mentors[at].has(mentor)) pairs[at]++;
    },
    counts: () =>
      counts.map(({ rule, of, min, max }, at) => ({
        rule,
        of,
        ...(min === undefined ? {} : { min }),
        ...(max === undefined ? {} : { max }),
        pairs: pairs[at],
      })),
  };
}
