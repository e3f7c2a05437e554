import type { Cohort } from "../cohort/cohort.ts";
import type { Criterion } from "../programme/programme.ts";
import type { StandardSchemaV1 } from "../standardSchema.ts";
import type { Directory } from "./directory.ts";
import type { OptionIssue } from "./strategy.ts";

/** One kind of rule, that forbids pairs or limits how many are made. A rule kind is a value, like a strategy. */
export interface RuleKind<Options = unknown> {
  readonly name: string;
  /** What a rule of this kind may say besides `id`, `rule`, `because`. */
  readonly options: StandardSchemaV1<unknown, Options>;
  /** The id of a rule that was given none; made from its content, so that the order of rules means nothing. */
  idOf(options: Options): string;
  /**
   * Once per run. `report` takes what is wrong with the options, or with people's data, under this rule. Everything
   * handed in is frozen.
   */
  prepare(
    cohort: Cohort,
    options: Options,
    report: (issue: OptionIssue) => void,
    directory: Directory,
    scores: ScoreRows,
  ): PreparedRule;
}

/**
 * What every pair scores, whether a rule forbids it or not: for rules that ask. The last mentee's scores are kept, so
 * that a rule that asks about the mentee whose row it writes costs no second scoring. If the criteria are wrong, every
 * score is 1: there is nothing to find then but what is wrong elsewhere.
 */
export interface ScoreRows {
  /** In id order. */
  readonly criteria: readonly Pick<Criterion, "id" | "side" | "facet">[];
  /** One criterion's scores with every mentor, 0..1, NaN = unknown. `out`: [mentors] */
  scores(mentee: number, criterion: number, out: Float64Array): void;
  /**
   * For every mentor, the points of the criteria with `counted[criterion] = 1`, stand-ins included, and the weight that
   * these have in the pair. `points`, `weight`: [mentors]
   */
  points(mentee: number, counted: Uint8Array, points: Int32Array, weight: Int32Array): void;
}

/** A rule that has read its options and knows the cohort: whom it forbids to whom, and what it counts. */
export interface PreparedRule {
  /** The only mentees to whom this rule forbids anybody: others' rows are not asked for. Absent: perhaps all. */
  readonly mentees?: readonly number[];
  /** What it counts; at most 100,000. Absent: nothing. Indices are those of the cohort. */
  readonly counts?: readonly PairCount[];
  /**
   * Sets `forbidden[mentor] = 1` for every mentor that this rule forbids to the mentee. All are 0 before: no rule
   * sees another's.
   */
  row(mentee: number, forbidden: Uint8Array): void;
}

/** A limit on how many pairs of a kind are made: at least `min`, at most `max`. */
export interface PairCount {
  /** What these pairs have in common, under the names of what is told apart; empty: nothing is. */
  readonly of: Readonly<Record<string, string | number | boolean>>;
  /** A pair counts if its mentee and its mentor are both listed: ascending, each once. */
  readonly mentees: Int32Array;
  readonly mentors: Int32Array;
  /** Integers from 0; at least one of the two is given. */
  readonly min?: number;
  readonly max?: number;
}

/** Counts of one programme: far above what can be solved. */
export const MOST_COUNTS = 100_000;
