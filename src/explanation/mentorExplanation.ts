import type { ExplainedPair, Imposition, Loss, RunContext } from "./explanation.ts";

/** Why this mentor has these mentees, or none, who else could come, and what one more place would bring. Plain data. */
export interface MentorExplanation {
  readonly of: RunContext;
  readonly mentor: string;
  readonly capacity: number;
  readonly minLoad: number;
  readonly load: number;
  /**
   * In mentee id order. `mentorChoice`: the mentor's choice number of the mentee: 1 + how many allowed mentees this
   * mentor strictly prefers.
   */
  readonly pairs: readonly (ExplainedPair & { readonly mentorChoice: number })[];
  /** Every other allowed mentee, in the mentor's order (its choice number, then points, then id). */
  readonly alternatives: readonly MentorAlternative[];
  /** Mentees that rules forbid, in id order, each with all the rules. */
  readonly forbidden: readonly { readonly mentee: string; readonly rules: readonly string[] }[];
  /** Places that nobody has, and why; absent where there are none. */
  readonly free?: FreePlaces;
  /**
   * What one more place here would gain, exactly: people placed first, then what the aim goes by; in `aim`, `before` is
   * without the place, `after` with it. All 0 where nobody would come. Absent under the aim `stable`, and where the
   * search was cut off.
   */
  readonly valueOfPlace?: Loss;
}

/** Another mentee for a mentor, and what having that one would mean for everybody. */
export type MentorAlternative = {
  readonly mentee: string;
  readonly points: number;
  /** The mentee's choice number of this mentor. */
  readonly choice: number;
  /** This mentor's choice number of the mentee. */
  readonly mentorChoice: number;
  /** The mentors that the mentee has, in id order. */
  readonly has: readonly string[];
} & Imposition;

/** Why places of a mentor are free. */
export type FreePlaces = { readonly places: number } & (
  | { readonly status: "no-allowed-mentee"; readonly rules: readonly string[] }
  /** Every allowed mentee is here. */
  | { readonly status: "all-here" }
  /** No valid matching gives the mentor anybody else. */
  | { readonly status: "impossible" }
  /** Equally good matchings give the mentor one of these mentees: the lottery decided. */
  | { readonly status: "tied"; readonly mentees: readonly string[] }
  /** To give the mentor anybody else loses something, and the alternatives say what. */
  | { readonly status: "worse" }
  /** Of the aim `stable`: of every allowed mentee and the mentor, at least one would not change. */
  | { readonly status: "not-chosen" }
  /** The search was cut off. */
  | { readonly status: "unproved" }
);
