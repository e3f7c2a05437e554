import type { Strategy } from "../candidates/strategy.ts";
import type { Cohort } from "../cohort/cohort.ts";
import type { CohortInput } from "../cohort/schema.ts";
import type { Random } from "../random.ts";
import type { Breaches } from "./breach.ts";
import { Breach } from "./breach.ts";
import { shownBits } from "./difference.ts";
import type { StrategyCheck } from "./strategyPromises.ts";
import type { ReadTrials } from "./strategyTrials.ts";
import type { OptionsInput } from "./trialFields.ts";
import type { Work } from "./work.ts";
import { pairText } from "./work.ts";

/** One strategy on one cohort. */
export interface Trial {
  readonly strategy: Strategy;
  /** `strategy "x"`. */
  readonly subject: string;
  readonly trials: ReadTrials;
  /** The cohort, as a message names it: `seed 4`, `cohorts[0]`. */
  readonly where: string;
  /** With all its topics listed. */
  readonly input: CohortInput;
  readonly cohort: Cohort;
  /** The options as a criterion gives them, and as the strategy's schema returns them, frozen. */
  readonly given: OptionsInput;
  readonly options: unknown;
  readonly breaches: Breaches<StrategyCheck>;
  readonly random: Random;
  /** The rows that are asked for: all of a small cohort. */
  readonly mentees: readonly number[];
}

/** The rows of a trial, as they were when they were given. */
export interface Scored {
  readonly work: Work;
  readonly rows: ReadonlyMap<number, Float64Array>;
}

export interface Pair {
  readonly mentee: number;
  readonly mentor: number;
}

/** Pairs of the scored rows, at most so many, drawn evenly; `known`: only those that have a score. */
export function pairsOf({ rows }: Scored, most: number, random: Random, known = false): Pair[] {
  const pairs: Pair[] = [];
  for (const [mentee, row] of rows)
    for (let mentor = 0; mentor < row.length; mentor++)
      if (!known || !Number.isNaN(row[mentor])) pairs.push({ mentee, mentor });
  return pairs.length <= most ? pairs : random.shuffled(pairs).slice(0, most);
}

/** What one mentee's scores are compared with: the same pairs' under other circumstances. */
export interface Again {
  readonly check: StrategyCheck;
  readonly row: Float64Array;
  /** Where this row has a mentor of the trial. Default: in the same place. */
  readonly mentorAt?: readonly number[];
  /** `when rows were asked for in another order` */
  readonly when: string;
  /** What should not have mattered, and what to do. */
  readonly expected: string;
}

/** A Breach where a bit differs. */
export function compareRow({ subject, breaches }: Trial, { work, rows }: Scored, mentee: number, again: Again): void {
  const { check, row, mentorAt, when, expected } = again;
  const before = rows.get(mentee) as Float64Array;
  breaches.looked(check, before.length);
  for (let mentor = 0; mentor < before.length; mentor++) {
    const after = row[mentorAt === undefined ? mentor : mentorAt[mentor]];
    if (Object.is(before[mentor], after)) continue;
    const scores = `${shownBits(before[mentor])} for ${pairText(work.cohort, mentee, mentor)}, and ${shownBits(after)}`;
    broken(check, `${subject} scored ${scores} ${when}: expected ${expected}`);
  }
}

export function broken(check: StrategyCheck, message: string, cohort?: CohortInput): never {
  throw new Breach(check, message, cohort);
}

export function leftUnwritten(subject: string, pair: string): never {
  return broken("written", `${subject} left the entry of ${pair} as it was: expected a score, or NaN for unknown`);
}
