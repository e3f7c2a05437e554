/**
 * How fair a matching is, and to whom it could be fairer: counts and lists, plain data. Everything stands in id order;
 * the definitions are in `docs/model.md`, "Audit". It describes; whether anything could be mended, `whyNot` says.
 */
export interface Audit {
  readonly version: 1;
  readonly mentees: readonly AuditedMentee[];
  readonly mentors: readonly AuditedMentor[];
  /** How many got their 1st, 2nd, … choice: of the mentees, and of the mentors. */
  readonly profile: { readonly mentees: Profile; readonly mentors: Profile };
  /** Pairs that are allowed and not made, though both would rather have each other. */
  readonly blocking: {
    readonly count: number;
    /** The first `most` of them, by mentee, then by mentor. */
    readonly pairs: readonly BlockingPair[];
  };
  readonly envy: Envy;
  /** Of the points of the pairs. */
  readonly affinities: Spread | null;
  readonly loads: Loads;
  /** One for each attribute asked for, in the order of asking. Small numbers prove nothing. */
  readonly groups: readonly Groups[];
}

/** A mentee and whom it has. */
export interface AuditedMentee {
  readonly id: string;
  readonly name: string;
  readonly wants: number;
  readonly has: readonly HeldMentor[];
}

/** A mentor and whom it has. */
export interface AuditedMentor {
  readonly id: string;
  readonly name: string;
  readonly has: readonly HeldMentee[];
}

/** A mentor whom a mentee has, and how far up it is in the mentee's order. */
export interface HeldMentor {
  readonly mentor: string;
  /** The mentee's choice number: 1 + how many allowed mentors it strictly prefers. */
  readonly choice: number;
}

/** A mentee whom a mentor has, and how far up it is in the mentor's order. */
export interface HeldMentee {
  readonly mentee: string;
  /** The mentor's choice number: 1 + how many allowed mentees it strictly prefers. */
  readonly choice: number;
}

/** How many got which of their choices, of one side. */
export interface Profile {
  /** Choice numbers that occur, ascending, and how many pairs have each. */
  readonly pairs: readonly { readonly choice: number; readonly count: number }[];
  /** The same of people, each by the best choice that it has. */
  readonly people: readonly { readonly choice: number; readonly count: number }[];
  /** People with nobody. */
  readonly nobody: number;
}

/** An allowed pair that is not made, though both would rather have each other than what they have, or have room. */
export interface BlockingPair {
  readonly mentee: string;
  readonly mentor: string;
  /** The mentee's choice number of this mentor. */
  readonly choice: number;
  readonly wants: number;
  readonly menteeHas: readonly HeldMentor[];
  readonly capacity: number;
  readonly mentorHas: readonly HeldMentee[];
  /** Those of `mentorHas` to whom the mentor strictly prefers this mentee; may be empty where it has a free place. */
  readonly over: readonly string[];
}

/** Who would rather have a mentor whom somebody else has. */
export interface Envy {
  /** Mentees who would rather have a mentor that somebody has; and those of them with reason. */
  readonly people: number;
  readonly justifiedPeople: number;
  /** Cases: a mentee, the mentor it would rather have, and somebody who has that mentor. */
  readonly cases: number;
  /** Cases in which that mentor, too, strictly prefers the one who envies. */
  readonly justified: number;
  /** How many mentees with a mentor there are in `list`, were it whole. */
  readonly count: number;
  /** The first `most`, by mentee, then by mentor. */
  readonly list: readonly EnviedMentor[];
}

/** A mentee and one mentor of others whom it would rather have. */
export interface EnviedMentor {
  /** Who envies. */
  readonly mentee: string;
  readonly mentor: string;
  /** The mentee's choice number of this mentor. */
  readonly choice: number;
  /** How many have this mentor: so many cases. */
  readonly others: number;
  /** Over whom the envy is justified. */
  readonly justified: readonly string[];
}

/** An exact fraction in lowest terms; the denominator is positive. `value` is the nearest double. */
export interface Fraction {
  readonly numerator: number;
  readonly denominator: number;
  readonly value: number;
}

/** How far integers lie apart. */
export interface Spread {
  readonly count: number;
  readonly total: number;
  readonly least: number;
  readonly lowerQuartile: Fraction;
  readonly median: Fraction;
  readonly upperQuartile: Fraction;
  readonly greatest: number;
  readonly mean: Fraction;
  /** 0: all alike; towards 1: one has everything. Absent where it takes integers above 2^53 (over 94,906 numbers). */
  readonly gini?: Fraction;
}

/** How the pairs are spread over the mentors, and over everybody. */
export interface Loads {
  readonly mentors: readonly {
    readonly mentor: string;
    readonly load: number;
    readonly capacity: number;
    readonly minLoad: number;
  }[];
  /** Everybody over all roles: whoever is on both lists has one entry with both. */
  readonly people: readonly {
    readonly id: string;
    /** Pairs that the person is in, on either side. */
    readonly pairs: number;
    readonly asMentee?: { readonly load: number; readonly wants: number };
    readonly asMentor?: { readonly load: number; readonly capacity: number; readonly minLoad: number };
  }[];
  /** How many people are on both lists. */
  readonly both: number;
  /** Of the mentors' loads; of everybody's pairs. */
  readonly spread: { readonly mentors: Spread | null; readonly people: Spread | null };
}

/** The groups that the values of one attribute make of each side. */
export interface Groups {
  readonly attribute: string;
  readonly mentees: readonly Group[];
  readonly mentors: readonly Group[];
}

/**
 * People who share a value (by its text: 6 and "6" are one), in its code unit order; then those with an empty list
 * (`none`); then those who did not answer (`unknown`). Whoever has several values counts in each.
 */
export type Group = GroupCounts &
  ({ readonly kind: "value"; readonly value: string } | { readonly kind: "none" | "unknown" });

/** What a group of people of one side came to have. */
export interface GroupCounts {
  readonly people: number;
  /** Those with at least one pair. */
  readonly placed: number;
  readonly pairs: number;
  /** Sum of the pairs' points, and the mean of one; null where there is no pair. */
  readonly points: number;
  readonly meanPoints: Fraction | null;
  /** People with a pair of choice number 1, by their own side's numbers. */
  readonly firstChoices: number;
}
