import type { AxisChange } from "../candidates/axis.ts";
import type { Part } from "../candidates/strategy.ts";
import type { Aim } from "../programme/programme.ts";
import type { ExplainedConflict, ExplainedRepair } from "./conflict.ts";
import type { Coverage } from "./coverage.ts";
import type { FeasibleMatching, Matching, Pair, PairTerm, Unmatched } from "./matching.ts";

/**
 * What imposing something costs: people first, then what the aim goes by, which is points where there is no `aim`. Each
 * may be negative only together with a level above it; of the aims `leximin`, `greedy` and `generous` points are no
 * level, and may be negative whatever else is lost.
 */
export interface Loss {
  /** People placed fewer. */
  readonly placed: number;
  /** Points fewer in total; of the aims that they do not decide, in the matching that is shown with the loss. */
  readonly points: number;
  /** Of the aims `maximin`, `leximin`, `greedy` and `generous`: the same in the aim's own terms. */
  readonly aim?: AimLoss;
  /** The same people by tier, highest first; only where the programme has several tiers. */
  readonly byTier?: readonly { readonly priority: number; readonly placed: number }[];
  /** Fewer mentees with at least `mentors` mentors; only where somebody wants several. */
  readonly further?: readonly { readonly priority: number; readonly mentors: number; readonly mentees: number }[];
}

/**
 * Where two matchings first differ by an aim; empty where they do not. For `maximin`, points decide after the least.
 */
export interface AimLoss {
  /**
   * Of `maximin` and `leximin`: the least affinity of any pair, in points. Absent where it stays, or where one of the
   * two matchings has no pair.
   */
  readonly least?: { readonly before: number; readonly after: number };
  /**
   * Of `leximin`, `greedy` and `generous`: how many pairs have these points, or this choice number: the first count
   * that differs, in the order of the aim (the fewest points first; 1st choices first; the last choices first).
   */
  readonly count?: ({ readonly points: number } | { readonly choice: number }) & {
    readonly before: number;
    readonly after: number;
  };
}

/** One person's change of mentor. `null` = nobody. */
export interface Move {
  readonly mentee: string;
  readonly from: string | null;
  readonly to: string | null;
  /** Points gained (lost, if negative) by this move. */
  readonly points: number;
}

/** Why this mentee has these mentors, or none, and what else was possible. Plain data. */
export interface Explanation {
  readonly mentee: string;
  readonly pairs: readonly ExplainedPair[];
  /** Set where `pairs` is empty. */
  readonly unmatched?: Unmatched;
  /** Every other allowed mentor, in the mentee's order (choice number, then points, then id). */
  readonly alternatives: readonly Alternative[];
  /**
   * Mentors that rules forbid, in id order, each with all the rules. `preferred`: the mentee would rather have this
   * mentor than one that it has, by its wishes and then its side of the score; somebody who has fewer than wanted, any;
   * nobody whom the mentee avoids, or oneself. There the rules mattered to the mentee.
   */
  readonly forbidden: readonly {
    readonly mentor: string;
    readonly rules: readonly string[];
    readonly preferred?: true;
  }[];
}

/** A pair and everything that its affinity is made of. */
export interface ExplainedPair extends Pair {
  readonly explained: readonly ExplainedTerm[];
  /**
   * The terms by facet, in id order; null, last, is what has none. Weights add up to 1,000,000, points to the affinity.
   */
  readonly facets: readonly ({ readonly facet: string | null } & Subtotal)[];
  /** Each side's score is points over weight; criteria of both sides count in both. A weight of 0: one half. */
  readonly sides: { readonly mentee: Subtotal; readonly mentor: Subtotal };
  /** What the mentor offers for the mentee's objectives and the cohort's, whatever the criteria are. */
  readonly coverage: Coverage;
  /** The least and the greatest affinity that this could be, were all known; absent where all is. */
  readonly range?: { readonly lowest: number; readonly highest: number };
}

/** What some of a pair's terms add up to. */
export interface Subtotal {
  readonly weight: number;
  readonly points: number;
}

/** A summand of an affinity, and how it came about. */
export interface ExplainedTerm extends PairTerm {
  /**
   * What was multiplied before the pair's weights became integers that add up to 1,000,000: the programme's weight, and
   * the mentee's and the mentor's multipliers, where they are not 1.
   */
  readonly factors: { readonly programme: number; readonly mentee?: number; readonly mentor?: number };
  /** The strategy's score, 0..1; null = unknown. */
  readonly score: number | null;
  readonly part: Part;
}

/** Another mentor for a mentee, and what having that one would mean for everybody. */
export type Alternative = {
  readonly mentor: string;
  readonly points: number;
  readonly choice: number;
} & Imposition;

/** What imposing a pair would bring. */
export type Imposition =
  | { readonly status: "possible"; readonly loss: Loss; readonly moves: readonly Move[] }
  | { readonly status: "impossible" }
  /** Only where the search was cut off: there is no best matching to hold a loss against. */
  | { readonly status: "unproved" }
  /** Of the aim `stable`: who of the two would not change for this pair. */
  | { readonly status: "not-chosen"; readonly unwilling: UnwillingPair };

/** Why two are no pair in a stable matching: at least one is true, or the pair would block it. */
export interface UnwillingPair {
  /** The mentee has as many as wanted, and prefers all of them (but for locked ones). */
  readonly mentee: boolean;
  /** The mentor has no place left, and prefers all of its mentees (but for locked ones). */
  readonly mentor: boolean;
}

/**
 * A change of one thing alone that would bring a pair about: of all the values that this could take on its grid, the
 * nearest to today's. Absent `to`: there is nothing to choose.
 */
export type NeededChange = AxisChange & {
  readonly to?: number | null;
  /** How many other people would then have other mentors than today. */
  readonly moved: number;
};

/** Why not this mentor. */
export type WhyNot =
  | { readonly status: "paired" }
  | (Obstacle & {
      /**
       * What would bring the pair about: found when it is first read, and not enumerable. Absent where the search was
       * cut off.
       */
      readonly changes?: readonly NeededChange[];
    })
  /** Allowed, but the search was cut off: there is no best matching to hold a loss against. */
  | { readonly status: "unproved"; readonly points: number; readonly choice: number };

/** Why two are no pair. */
export type Obstacle =
  | { readonly status: "forbidden"; readonly rules: readonly string[] }
  | {
      readonly status: "possible";
      readonly points: number;
      readonly choice: number;
      readonly loss: Loss;
      /**
       * The asked-for pair first, then whom it displaces, along the chain. Of the aim `stable`: to the stable matching
       * in which the pair is locked.
       */
      readonly moves: readonly Move[];
      /**
       * What no other best matching with the pair has fewer of: other people moved; or, where people want several
       * mentors beside quotas, limited places or under an aim that counts, pairs of others that are given up or, by
       * somebody who has none, got. Absent: that is not known (beside quotas of some 850 people and more), and of the
       * aim `stable`.
       */
      readonly fewest?: "people" | "pairs";
      /** Of the aim `stable`: who of the two would not change for this pair. */
      readonly unwilling?: UnwillingPair;
      /**
       * Of the aim `stable`: pairs that would both rather have each other once this pair is made, but for whom they
       * would leave it.
       */
      readonly blocking?: readonly { readonly mentee: string; readonly mentor: string }[];
    }
  | {
      readonly status: "impossible";
      readonly points: number;
      readonly choice: number;
      /** The second where the programme has quotas. */
      readonly reason: "locks-minimums-or-places" | "locks-minimums-places-or-quotas";
    };

/** Why these mentors, or none, as data for a report: with names, and with what the programme is. */
export interface MenteeExplanation {
  readonly of: RunContext;
  readonly matching: Matching | FeasibleMatching;
  readonly explanation: Explanation;
}

/** Why not this mentor, as data for a report: with names, and with what the programme is. */
export interface WhyNotExplanation {
  readonly of: RunContext;
  readonly mentee: string;
  readonly mentor: string;
  /** The mentors that the mentee has. */
  readonly has: readonly string[];
  readonly why: WhyNot;
}

/** The whole run as data for reports: everything that a rendering shows, names included. */
export interface RunExplanation extends RunContext {
  readonly result:
    | {
        readonly status: "optimal";
        readonly matching: Matching;
        /** One per mentee, in id order. */
        readonly explanations: readonly Explanation[];
        /**
         * What decided the whole: found when it is first read, by matching again for every rule. Absent under the aim
         * `stable`, where nothing is a maximum.
         */
        readonly decided?: Decided;
      }
    | {
        readonly status: "feasible";
        readonly matching: FeasibleMatching;
        /** One per mentee, in id order. */
        readonly explanations: readonly Explanation[];
      }
    | {
        readonly status: "infeasible";
        readonly conflict: ExplainedConflict;
        readonly repairs: readonly ExplainedRepair[];
      };
}

/** What one rule costs. */
export interface RuleCost {
  readonly rule: string;
  readonly because?: string;
  /**
   * What would be gained without it: people placed first, then points, which may then be fewer; in `aim`, `before` is
   * with the rule, `after` without it. Choice numbers are those that count without the rule, of both matchings: what it
   * forbids is then among what somebody may prefer.
   */
  readonly gain: Loss;
}

/** What more room, or a rule less, would bring: each by itself, exactly. */
export interface Decided {
  /** What each of the programme's rules, quotas and locks costs, in id order. */
  readonly rules: readonly RuleCost[];
  /**
   * What one more place at each mentor would gain, in id order. Absent where there are more than 150 mentors and each
   * takes matching again, as under most aims and beside quotas; `explainMentor` has it for any one of them.
   */
  readonly places?: readonly { readonly mentor: string; readonly gain: Loss }[];
  /** What one more of the programme's places would gain; absent where they have no limit. */
  readonly programme?: Loss;
}

/** Who and what a run is about: what ids are called, and what the programme says. */
export interface RunContext {
  readonly aim: Aim;
  /** Of the aim `stable`. */
  readonly favours?: "mentees" | "mentors";
  readonly lottery: string;
  /** Most people who may be placed; absent = no limit. */
  readonly places?: number;
  readonly mentees: readonly {
    readonly id: string;
    readonly name: string;
    readonly priority: number;
    readonly wants: number;
    /** Mentors that the mentee wished for, best first; an inner list is a tie. */
    readonly wishes: readonly (readonly string[])[];
  }[];
  readonly mentors: readonly {
    readonly id: string;
    readonly name: string;
    readonly capacity: number;
    readonly minLoad: number;
    readonly load: number;
  }[];
  readonly topics: readonly { readonly id: string; readonly label: string; readonly facet?: string }[];
  readonly criteria: readonly ExplainedCriterion[];
  readonly rules: readonly { readonly id: string; readonly rule: string; readonly because?: string }[];
}

/** A criterion of the programme, with every default filled in. */
export interface ExplainedCriterion {
  readonly id: string;
  readonly label: string;
  readonly strategy: string;
  readonly weight: number;
  readonly side: "mentee" | "mentor" | "both";
  readonly facet?: string;
  readonly unknown: number | "spread";
}
