/**
 * The saved result, plain JSON. Everything that `verify` needs besides the raw data; the same input gives the same
 * bytes. Lists stand in id order; nothing is keyed by a person's id.
 */
export interface Matching extends PlainMatching {
  readonly ties: Ties;
  readonly certificate: Certificate;
}

/**
 * The best matching that was found before the programme's `steps` ran out, as it is saved: valid, but perhaps not the
 * best there is. Hence no certificate, and nothing about ties.
 */
export interface FeasibleMatching extends PlainMatching {
  readonly status: "feasible";
  readonly gap: Gap;
}

/** The first thing in the order of what counts that is not proved; what counts more is. */
export type Gap = LevelName & {
  /** What the matching achieves. */
  readonly value: number;
  /** What is known that no matching can pass; the same as `value` where only which of the best it is, is not proved. */
  readonly bound: number;
};

/** What both kinds of matching say. */
export interface PlainMatching {
  readonly version: 1;
  /** SHA-256 of the validated cohort and programme. */
  readonly fingerprint: string;
  /** People placed. */
  readonly placed: number;
  /** Sum of the pairs' points. */
  readonly total: number;
  readonly pairs: readonly Pair[];
  readonly unmatched: readonly Unmatched[];
  readonly loads: readonly Load[];
  readonly ledger: readonly LedgerEntry[];
}

/** A mentee and a mentor who are matched. */
export interface Pair {
  readonly mentee: string;
  readonly mentor: string;
  /** The affinity: the sum of the terms' points. */
  readonly points: number;
  /** Choice number: 1 + how many allowed mentors this mentee strictly prefers. */
  readonly choice: number;
  /** The id of the lock that made this pair. */
  readonly lock?: string;
  readonly terms: readonly PairTerm[];
}

/**
 * What one criterion brings to a pair: `points` of at most `weight`, and the weights of a pair add up to 1,000,000.
 */
export interface PairTerm {
  readonly criterion: string;
  readonly weight: number;
  readonly points: number;
  readonly unknown?: true;
}

/** A mentee without a mentor, and why. */
export type Unmatched =
  | {
      readonly mentee: string;
      readonly status: "no-allowed-mentor";
      /** Every rule that forbids this mentee somebody, in id order. */
      readonly rules: readonly string[];
    }
  | { readonly mentee: string; readonly status: "no-room"; readonly hallSet: HallSet }
  | {
      readonly mentee: string;
      readonly status: "quotas";
      /**
       * Quotas, in id order: without them this person could be placed besides everybody of the same or a higher
       * priority who is; not without fewer of them.
       */
      readonly rules: readonly string[];
    }
  | {
      readonly mentee: string;
      /** Of the aim `stable`. */
      readonly status: "not-chosen";
      /**
       * All the mentors that this person may have: each has filled its places with others whom it prefers, or who are
       * locked.
       */
      readonly mentors: readonly string[];
    }
  /** Only where the search was cut off: nothing shows that there is no room. */
  | { readonly mentee: string; readonly status: "unproved" };

/** More claims than places: why there is no room. See `docs/model.md`. */
export interface HallSet {
  /** The people who compete, the unmatched one among them. */
  readonly mentees: readonly string[];
  /** All the mentors they may have; empty where the programme's places are the limit. */
  readonly mentors: readonly string[];
  readonly places: number;
  /** How many places the people claim; more than `places`. */
  readonly claims: number;
  readonly limit: "capacity" | "places";
}

/** How many mentees a mentor has, and may have. */
export interface Load {
  readonly mentor: string;
  readonly load: number;
  readonly capacity: number;
}

/** Whether the lottery decided anything, and for whom. */
export interface Ties {
  /** No other matching is equally good. */
  readonly unique: boolean;
  /** Whom another equally good matching gives other mentors. */
  readonly mentees: readonly string[];
}

/** What one rule did. */
export interface LedgerEntry {
  readonly rule: string;
  readonly because?: string;
  /** Pairs that it forbids (a lock: 0). */
  readonly forbids: number;
  /** Pairs that only it forbids. */
  readonly alone: number;
  /** Mentees without any allowed mentor, who would have one without this rule. */
  readonly none: readonly string[];
  /** Mentees with one allowed mentor, who would have more without this rule. */
  readonly one: readonly string[];
  /** Of a rule that counts: its counts that are at their limit. */
  readonly quotas?: readonly QuotaCount[];
}

/** What a quota counts under, such as `{ "mentor": "m01", "mentee.trust": "a" }`; `{}`: the whole cohort. */
export type CountedOf = Readonly<Record<string, string | number | boolean>>;

/** A count of a quota that is at its limit. */
export interface QuotaCount {
  readonly of: CountedOf;
  /** Pairs made that count. */
  readonly count: number;
  readonly min?: number;
  readonly max?: number;
  /**
   * False: the same certificate proves that without this limit nothing would be better. True: it does not. Absent where
   * there is no certificate.
   */
  readonly binding?: boolean;
}

/**
 * The proof that no valid matching is better, level by level; `verify` checks it from the raw data. How: docs/model.md.
 */
export interface Certificate {
  readonly levels: readonly CertificateLevel[];
  /**
   * Where people who want several mentors compete for `places`, the proof is by cases: who of them is placed.
   * `levels` are those of the case that holds the matching.
   */
  readonly cases?: readonly CertificateCase[];
}

/** One case of a proof by cases. */
export interface CertificateCase {
  /** What sets this case apart; together the cases leave nothing out. */
  readonly decisions: readonly { readonly mentee: string; readonly placed: boolean }[];
  /**
   * Prices level by level, until they show that nothing in this case is better; absent where nothing is valid in it.
   */
  readonly levels?: readonly LevelPrices[];
  /** The canonical matching of the case, where it is as good as the one taken. */
  readonly pairs?: readonly (readonly [mentee: string, mentor: string])[];
}

/** The proof of a level: what a place, and each mentor, costs. */
export interface LevelPrices {
  /** The price of one of the programme's places; 0 where they do not limit. */
  readonly place: number;
  /** One integer per mentor, in id order; in a search with more columns, see `docs/model.md`, theirs after them. */
  readonly prices: readonly number[];
}

/** Which of the things that count one after another is meant. */
export interface LevelName {
  /**
   * `placed`: mentees of tier `priority` with at least `mentors` mentors; `points`: total affinity; `stable`: no pair
   * blocks; `least`: the least affinity of any pair; `pairs`: pairs with an affinity of `points` or a choice number of
   * `choice`.
   */
  readonly level: "placed" | "points" | "stable" | "least" | "pairs";
  readonly priority?: number;
  readonly mentors?: number;
  readonly points?: number;
  readonly choice?: number;
}

/** Proved by prices, or where there are quotas by a search. */
export type CertificateLevel = LevelName & {
  /** What the matching achieves, and what no matching can pass. */
  readonly value: number;
} & (LevelPrices | { readonly search: SearchProof } | StableProof | CountProof);

/**
 * A stable matching is proved by the preferences themselves. The value is the number of pairs; every stable matching
 * has as many.
 */
export interface StableProof {
  readonly favours: "mentees" | "mentors";
  /** Whom the stable matching that is best for the other side gives other mentors, and which. */
  readonly others: readonly { readonly mentee: string; readonly mentors: readonly string[] }[];
}

/**
 * What proves a count, after those that stand before it and those that do not stand here: of these, no pair is made
 * that could be avoided, without any proof. Potentials by index in id order; those that are 0 are left out.
 */
export interface CountProof {
  readonly potentials: {
    readonly mentees?: readonly (readonly [index: number, potential: number])[];
    readonly mentors?: readonly (readonly [index: number, potential: number])[];
    /** Where people without a mentor and free places meet. */
    readonly nobody?: number;
    /** Where the programme's places are handed out. */
    readonly places?: number;
    /** Of the quotas' counts: by rule id, then by combination. */
    readonly quotas?: readonly (readonly [index: number, potential: number])[];
  };
}

/** How a level was proved under quotas: cases that leave nothing out, each with what closes it. */
export interface SearchProof {
  /** What leaves out, for all the cases, every pair that its prices show to be worse. */
  readonly all?: CaseProof;
  readonly cases: readonly SearchCase[];
}

/** One case of the search that quotas take, and why nothing in it is better. */
export interface SearchCase {
  readonly decisions: readonly (
    | { readonly mentee: string; readonly mentor: string; readonly made: boolean }
    | { readonly mentee: string; readonly placed: boolean }
  )[];
  /** Absent where nothing is valid in the case. */
  readonly proof?: CaseProof;
}

/** Integer multipliers and prices: see `docs/model.md`. All count as so many to `scale` of the level's value. */
export interface CaseProof extends LevelPrices {
  readonly scale: number;
  /** Of the quotas' counts: by rule id, then by combination. Above 0 for a maximum, below 0 for a minimum. */
  readonly quotas: readonly number[];
  /** Of the levels before. */
  readonly before: readonly number[];
}
