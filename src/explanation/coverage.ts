/**
 * What a mentor has to offer for the objectives of a mentee, whatever the programme makes of it. Each list stands in
 * the order of weight, then of topic id.
 */
export interface Coverage {
  /** The mentee's own objectives; null: none are given. */
  readonly personal: readonly CoveredTopic[] | null;
  /** The cohort's collective objectives; null: none are given. */
  readonly collective: readonly CoveredTopic[] | null;
}

/** One topic that is wanted, and what a mentor offers on it. */
export interface CoveredTopic {
  readonly topic: string;
  /** The topic's share of these objectives, 0..1; the shares add up to 1, up to rounding. */
  readonly weight: number;
  /** The mentor's, 0..1: 0 where the mentor lists others and not this one, null where none is given at all. */
  readonly expertise: number | null;
  /**
   * Ids of the mentor's experiences that are about the topic, in id order; null: none are given, not even an empty
   * list.
   */
  readonly experiences: readonly string[] | null;
}
