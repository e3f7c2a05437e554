/**
 * A validated programme: what `readProgramme` hands on. Criteria and rules stand in id order; every default is filled
 * in.
 */
export interface Programme {
  readonly criteria: readonly Criterion[];
  readonly rules: readonly Rule[];
  readonly locks: readonly Lock[];
  readonly aim: Aim;
  /** Of the aim `stable`, which side gets the best that it can have; undefined of any other. */
  readonly favours: "mentees" | "mentors" | undefined;
  /** Most people who may be placed; undefined = no limit. */
  readonly places: number | undefined;
  /** Every mentee must get a mentor, or the answer is infeasible. */
  readonly everyone: boolean;
  readonly lottery: string;
  /** Most steps of the search that quotas may take; undefined = the usual number. */
  readonly steps: number | undefined;
}

/** For whom a criterion speaks. */
export type Side = "mentee" | "mentor" | "both";

/**
 * What is best among the matchings that place the most people; `stable`: among all. Which is for what:
 * docs/guide/fairness.md.
 */
export type Aim = "total" | "maximin" | "leximin" | "greedy" | "generous" | "stable";

/** How pairs are scored: by a strategy and its options. */
export interface Scoring {
  /** The name of a registered strategy. */
  readonly strategy: string;
  /** That strategy's options, as its own schema returned them. */
  readonly options: unknown;
  /** The same as the programme gave them, `of` too: plain data, whatever the schema made of it. */
  readonly given: Readonly<Record<string, unknown>>;
  /** What the strategy combines, in the order given; empty where it combines nothing. */
  readonly of: readonly Operand[];
}

/** One of the strategies that another combines. */
export interface Operand extends Scoring {
  /** What accounts call it. */
  readonly label: string;
}

/** A criterion with every default filled in. */
export interface Criterion extends Scoring {
  readonly id: string;
  readonly label: string;
  readonly weight: number;
  readonly side: Side;
  readonly facet: string | undefined;
  /** What stands in for an unknown score: a number 0..1, or the other criteria. */
  readonly unknown: number | "spread";
}

/** A rule that forbids pairs, or limits how many are made. */
export interface Rule {
  /** Given, or made from the rule's content: `differ:organisation`, `forbid:r01:m03` (`reading/madeId.ts`). */
  readonly id: string;
  /** The name of a registered rule kind. */
  readonly rule: string;
  /** That kind's options, as its own schema returned them. */
  readonly options: unknown;
  /** The same as the programme gave them. */
  readonly given: Readonly<Record<string, unknown>>;
  readonly because: string | undefined;
}

/** The ids of the rules that hold in every programme, and stand in none. */
export type BuiltInRule = "oneself" | "avoided-by-mentee" | "avoided-by-mentor";

/** A decided pair: it must be made. Indices into the cohort. */
export interface Lock {
  /** Given, or `lock:r01:m03`. */
  readonly id: string;
  readonly mentee: number;
  readonly mentor: number;
  readonly because: string | undefined;
}
