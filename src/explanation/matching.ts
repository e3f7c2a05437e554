/**
 * The saved result, plain JSON. Everything that `verify` needs besides the raw data; the same input gives the same
 * bytes. Lists stand in id order; nothing is keyed by a person's id.
 */
export interface Matching {
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
  readonly ties: Ties;
  readonly ledger: readonly LedgerEntry[];
  readonly certificate: Certificate;
}

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

export interface PairTerm {
  readonly criterion: string;
  readonly weight: number;
  readonly points: number;
  readonly unknown?: true;
}

export type Unmatched =
  | {
      readonly mentee: string;
      readonly status: "no-allowed-mentor";
      /** Every rule that forbids this mentee somebody, in id order. */
      readonly rules: readonly string[];
    }
  | { readonly mentee: string; readonly status: "no-room"; readonly hallSet: HallSet };

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

export interface Load {
  readonly mentor: string;
  readonly load: number;
  readonly capacity: number;
}

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
}

export interface Certificate {
  readonly levels: readonly CertificateLevel[];
  /**
   * Where people who want several mentors compete for `places`, the proof is by cases: who of them is placed.
   * `levels` are those of the case that holds the matching.
   */
  readonly cases?: readonly CertificateCase[];
}

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

export interface LevelPrices {
  /** The price of one of the programme's places; 0 where they do not limit. */
  readonly place: number;
  /** One integer per mentor, in id order. */
  readonly prices: readonly number[];
}

export interface CertificateLevel extends LevelPrices {
  /** `placed`: mentees of tier `priority` with at least `mentors` mentors; `points`: total affinity. */
  readonly level: "placed" | "points";
  readonly priority?: number;
  readonly mentors?: number;
  /** What the matching achieves, and what no matching can pass. */
  readonly value: number;
}
