/**
 * A validated cohort: what `readCohort` hands on. Everybody and everything stands in id order; every default is filled
 * in; `undefined` means "not answered". The JSON form is `CohortInput`.
 */
export interface Cohort {
  readonly topics: readonly Topic[];
  /** The cohort's collective objectives; they add up to 1. */
  readonly collective: readonly Weighted[] | undefined;
  readonly mentees: readonly Mentee[];
  readonly mentors: readonly Mentor[];
}

/** What can be learned; the label is the id where none is given. */
export interface Topic {
  readonly id: string;
  readonly label: string;
  readonly facet: string | undefined;
}

/** A number on a topic. `topic` is an index into `Cohort.topics`; lists of these are ascending in it. */
export interface Weighted {
  readonly topic: number;
  readonly value: number;
}

/** What a person says of an attribute; a list is a set, without repetition. */
export type AttributeValue = string | number | boolean | readonly string[];

/** What mentees and mentors have in common. */
export interface Person {
  readonly id: string;
  /** The id where no name is given. */
  readonly name: string;
  /**
   * No prototype: `attributes["constructor"]` is undefined unless it was given. Keys in code unit order (but engines
   * put keys like `7` first); sets sorted.
   */
  readonly attributes: Readonly<Record<string, AttributeValue>>;
  /**
   * People of the other side, best first; the members of an inner list are tied and stand in id order. Empty = none
   * given.
   */
  readonly wishes: readonly (readonly string[])[];
  /** In id order. */
  readonly avoid: readonly string[];
  /** Own multipliers on the programme's criteria, by criterion id; no prototype. */
  readonly weights: Readonly<Record<string, number>>;
  /** Dates as given, ascending; undefined = not answered. */
  readonly available: readonly string[] | undefined;
}

/** A mentee with every default filled in. */
export interface Mentee extends Person {
  /** Weights that add up to 1. */
  readonly objectives: readonly Weighted[] | undefined;
  /** Where the mentee stands today on a topic, 0..1. */
  readonly levels: readonly Weighted[] | undefined;
  /** How many mentors, at least 1. */
  readonly wants: number;
  /** Tier; higher comes first. */
  readonly priority: number;
}

/** A mentor with every default filled in. */
export interface Mentor extends Person {
  /** 0..1 on a topic; a topic that is not listed counts 0. */
  readonly expertise: readonly Weighted[] | undefined;
  readonly capacity: number;
  readonly minLoad: number;
  /** In id order; undefined = not answered. */
  readonly experiences: readonly Experience[] | undefined;
}

/** A day-long occasion that a mentor offers. */
export interface Experience {
  readonly id: string;
  readonly label: string;
  /** Weights as given; undefined = not answered. */
  readonly topics: readonly Weighted[] | undefined;
}
