import type { Cohort, Mentee, Mentor } from "../cohort/cohort.ts";
import type { StandardSchemaV1 } from "../standardSchema.ts";
import type { Directory } from "./directory.ts";

/**
 * One way to score a pair. A strategy is a value: shared code never asks which one it has, and it never sees a total.
 * Only `+ - * /`, `Math.sqrt` and comparisons, so that every engine gives the same bits; topics are added in id order.
 */
export interface Strategy<Options = unknown> {
  readonly name: string;
  /** What a criterion may say besides `id`, `strategy`, `weight`, `side`, `facet`, `unknown`, `label`. */
  readonly options: StandardSchemaV1<unknown, Options>;
  /** It combines others: a criterion lists them under `of`, which is read before `options` and no part of them. */
  readonly combines?: boolean;
  /**
   * What a score and its account rest on, with these options, besides what it combines. Absent: nobody knows, so that
   * no letter shows them (`explanation/audiences.ts`).
   */
  reads?(options: Options): Reads;
  /**
   * Once per run: turn people into columns. `report` takes what is wrong with the options given this cohort; `path`
   * is relative to the criterion. `of` are the strategies that it combines, none where it does not. Everything handed
   * in is frozen.
   */
  prepare(
    cohort: Cohort,
    options: Options,
    report: (issue: OptionIssue) => void,
    directory: Directory,
    ...of: readonly PreparedOperand[]
  ): Scorer;
}

/** What of the two people's data decides a score and its account: nothing of anybody else, and nothing more of them. */
export interface Reads {
  readonly mentee: readonly Read[];
  readonly mentor: readonly Read[];
}

/**
 * One answer of a person. `expertise-on-objectives` is a mentor's expertise on those topics that the mentee wants to
 * learn, and on no other.
 */
export type Read =
  | "objectives"
  | "levels"
  | "expertise"
  | "expertise-on-objectives"
  | "experiences"
  | "wishes"
  | "available"
  | { readonly attribute: string };

/**
 * Options and cohort do not fit: an attribute that nobody has, an id that names nobody, a value that a rule needs and
 * a person lacks.
 */
export interface OptionIssue {
  /** Whose data is wrong: the index of a person. Absent: the options themselves. */
  readonly mentee?: number;
  readonly mentor?: number;
  /** Relative to that person, or to the criterion or rule. */
  readonly path: string;
  readonly code: "type" | "unknown-id" | "range" | "missing" | "conflict";
  readonly message: string;
}

/** A strategy that has read its options and knows the cohort. Rows are asked for one mentee after another. */
export interface Scorer {
  /** This mentee's score with every mentor, each in 0..1, NaN = unknown. Writes all of `out`, one entry per mentor. */
  row(mentee: number, out: Float64Array): void;
  /** How one pair's score came about: operator and operands, each with what it stands for. */
  parts(mentee: number, mentor: number): Part;
}

/** One of the strategies that another combines. What it says is checked before it is handed on. */
export interface PreparedOperand extends Scorer {
  /** What to call it in a `NamedPart`. */
  readonly what: string;
}

/**
 * The account of a score, as data. Evaluating the operator over the operands gives the score, to the last bit
 * (`evaluatePart.ts`), NaN where nothing is known.
 *
 * - `sum` adds `weight × value` over its parts, in order, and stops at 1: weights that add up to 1 may round above.
 * - `common` adds the smaller of `weight` and `value`, in order, and stops at 1.
 * - `cosine` is that of the weights and the values, each of these divided by the largest; 0 where all values are 0.
 * - `share` is numerator / denominator, `any` 1 if there is anything to count and else 0, `rest` 1 less its operand.
 * - `rank`: a person's list has `of` others, `before` of them strictly before this one, all of them where this one is
 *   not listed. It is `(of − before) / of`; with `scores`, the one at `before`, the last for all further down, and 0
 *   where not listed.
 * - `mean` averages what is known, `least` takes the smallest of it, `most` the largest, which stands first.
 * - `curve` reads a measure off straight lines from point to point, level before the first and after the last.
 * - `diminishing` is 1 / (1 + half × (1 − x) / (x × (1 − half))) of its operand x: concave, 0 at 0, ½ at `half`, 1 at
 *   1.
 * - `value` is given from outside; `unknown` has no score, and says why.
 */
export type Part =
  | { readonly operator: "sum"; readonly of: readonly SummedPart[]; readonly leftOut?: LeftOut }
  | { readonly operator: "common" | "cosine"; readonly of: readonly SummedPart[] }
  | { readonly operator: "share"; readonly numerator: Counted; readonly denominator: Counted }
  | { readonly operator: "any"; readonly of: Counted }
  | { readonly operator: "rest"; readonly of: Part }
  | { readonly operator: "rank"; readonly before: number; readonly of: number; readonly scores?: readonly number[] }
  | { readonly operator: "mean" | "least" | "most"; readonly of: readonly NamedPart[] }
  | { readonly operator: "curve"; readonly of: Measure; readonly points: Curve }
  | { readonly operator: "diminishing"; readonly half: number; readonly of: Part }
  | { readonly operator: "value"; readonly value: number; readonly source: string }
  | { readonly operator: "unknown"; readonly reason: string };

/** What two people bring to a topic: the weight is the one's, the value the other's. */
export interface SummedPart {
  readonly topic: string;
  readonly weight: number;
  readonly value: number;
  /** How the value came about, where it is not simply what the other offers: evaluates to it. */
  readonly part?: Part;
}

/** Topics that do not count, and why. */
export interface LeftOut {
  readonly reason: string;
  readonly topics: readonly string[];
}

/** What a curve is read at: what the mentor has, how far that is ahead of the mentee, or how far the two are apart. */
export type Measure =
  | { readonly what: "level"; readonly mentor: number }
  | { readonly what: "lead"; readonly mentee: number; readonly mentor: number }
  /** One number each, or two coordinates each. */
  | { readonly what: "distance"; readonly mentee: readonly number[]; readonly mentor: readonly number[] };

/** At least one point, strictly ascending in the measure. */
export type Curve = readonly (readonly [measure: number, score: number])[];

/** A number of things that people would count, such as common dates. */
export interface Counted {
  readonly what: string;
  readonly count: number;
  /** The things counted, in order, where they have names. */
  readonly items?: readonly string[];
}

/** An account, and what it is the account of. */
export interface NamedPart {
  readonly what: string;
  readonly part: Part;
}

/** Scores two people, 0..1 or NaN for unknown. `pairwise` makes a strategy of it. */
export type PairFunction = (mentee: Mentee, mentor: Mentor) => number;
