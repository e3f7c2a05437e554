import type { Cohort } from "../cohort/cohort.ts";
import type { Criterion, Programme } from "../programme/programme.ts";
import type { MentorView } from "./mentorView.ts";
import type { PreferenceScores } from "./preferenceScores.ts";
import type { PairCount } from "./rule.ts";
import type { OptionIssue, Part, Reads } from "./strategy.ts";

/**
 * Every allowed pair and its affinity, row by row on demand: the matrix is never stored. A forbidden pair is absent;
 * it keeps all the rules that forbid it. Indices are those of the validated cohort (id order).
 */
export interface Candidates {
  readonly cohort: Cohort;
  readonly programme: Programme;
  /** Affinities of one mentee with every mentor, 0 … 1,000,000; FORBIDDEN where a rule forbids the pair. */
  row(mentee: number, out: Int32Array): void;
  /** Allowed mentors of one mentee, ascending. */
  allowed(mentee: number): Int32Array;
  /** The summands of one pair's affinity, in criterion id order; they add up exactly. Also for forbidden pairs. */
  terms(mentee: number, mentor: number): readonly Term[];
  /** What of a pair's people a criterion's score and account rest on; undefined where its strategy does not say. */
  reads(criterion: Criterion): Reads | undefined;
  /** What the affinity could have been, had all been known. Also for forbidden pairs. */
  range(mentee: number, mentor: number): AffinityRange;
  /**
   * One side's scores of a mentee's pairs with every mentor, those of forbidden pairs too, as fractions `points /
   * weight`; a weight of 0, where no criterion speaks for this side, counts as one half.
   */
  side(side: "mentee" | "mentor", mentee: number, points: Int32Array, weight: Int32Array): void;
  /** Ids of all rules that forbid the pair, in id order; empty if it is allowed. */
  rulesAgainst(mentee: number, mentor: number): readonly string[];
  /** Choice number of every mentor for this mentee; 0 where the pair is forbidden. */
  choices(mentee: number): Int32Array;
  /** One of them, for a mentee's few own pairs. O(mentors), without sorting. */
  choice(mentee: number, mentor: number): number;
  /** The mentors' order of mentees, held against the mentors that each mentee has. */
  mentorView(mentorsOf: readonly ArrayLike<number>[]): MentorView;
  /**
   * For the aim `stable`: `row` as above, and what both sides think of a mentee's pairs. All three of one mentee cost
   * little more than `row`.
   */
  readonly preferences: Pick<PreferenceScores, "ofMentee" | "ofMentors"> & Pick<Candidates, "row">;
  /** What would be allowed without one of the programme's rules, or without a lock. By id. */
  without(rule: string): Candidates;
  /**
   * What would be with another cohort or programme, or with one pair allowed in spite of all rules; undefined where
   * they do not fit together. Costs as preparing anew.
   */
  changed(change: Changed): Candidates | undefined;
  /** The programme's rules, and the built-in ones that forbid anything in this cohort, in id order. */
  readonly rules: readonly NamedRule[];
  /** What the rules count: rule by rule in id order, each rule's in its own order. */
  readonly counts: readonly NamedCount[];
}

/** What is to be otherwise; whatever is absent stays as it is. */
export interface Changed {
  readonly cohort?: Cohort;
  readonly programme?: Programme;
  readonly allowed?: { readonly mentee: number; readonly mentor: number };
}

/** A count, and which rule counts. */
export interface NamedCount extends PairCount {
  /** The rule's id. */
  readonly rule: string;
}

/** A rule as it stands in a cohort. */
export interface NamedRule {
  readonly id: string;
  /** The rule's kind; of a built-in rule its id. */
  readonly rule: string;
  readonly because: string | undefined;
  /** The only mentees to whom it forbids anybody; undefined: perhaps all. */
  readonly mentees: readonly number[] | undefined;
  readonly counts: readonly PairCount[];
  /**
   * Sets `forbidden[mentor] = 1` for every mentor that this rule forbids to the mentee; leaves the others as they
   * are, whatever a plug-in does.
   */
  row(mentee: number, forbidden: Uint8Array): void;
}

/**
 * What is wrong between cohort and programme, and where: at most one of `criterion`, `rule`, `lock` is set, an index
 * into the validated programme. With `mentee` or `mentor` the path is relative to that person, and the rest says who
 * asked for the value.
 */
export interface CandidateIssue extends OptionIssue {
  readonly criterion?: number;
  readonly rule?: number;
  readonly lock?: number;
}

/** The least and the greatest affinity over all scores, 0 to 1, that the unknown criteria could have had. */
export interface AffinityRange {
  readonly lowest: number;
  readonly highest: number;
}

/** One summand of an affinity. */
export interface Term {
  readonly criterion: Criterion;
  /** What the mentee and the mentor multiply the criterion's weight by; 1 where they do not. */
  readonly multipliers: { readonly mentee: number; readonly mentor: number };
  /**
   * Integer weight of this criterion for this pair; the pair's weights add up to 1,000,000. 0 where `spread` left it
   * out.
   */
  readonly weight: number;
  /** 0 … weight. */
  readonly points: number;
  /** The strategy's score, 0..1; NaN = unknown. */
  readonly score: number;
  readonly unknown: boolean;
  readonly part: Part;
}
