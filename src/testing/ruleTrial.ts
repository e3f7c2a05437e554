import type { PairCount, RuleKind } from "../candidates/rule.ts";
import type { Cohort } from "../cohort/cohort.ts";
import type { CohortInput } from "../cohort/schema.ts";
import type { Random } from "../random.ts";
import type { Breaches } from "./breach.ts";
import { Breach } from "./breach.ts";
import type { RuleCheck } from "./rulePromises.ts";
import type { ReadRuleTrials } from "./ruleTrials.ts";
import type { RuleWork } from "./ruleWork.ts";
import { ruleWork } from "./ruleWork.ts";
import type { OptionsInput } from "./trialFields.ts";
import { pairText } from "./work.ts";

/** One kind of rule on one cohort. */
export interface RuleTrial {
  readonly kind: RuleKind;
  /** `rule "x"`. */
  readonly subject: string;
  readonly trials: ReadRuleTrials;
  readonly where: string;
  readonly input: CohortInput;
  readonly cohort: Cohort;
  /** The options as a programme gives them, and as the rule's schema returns them, frozen. */
  readonly given: OptionsInput;
  readonly options: unknown;
  readonly breaches: Breaches<RuleCheck>;
  readonly random: Random;
  /** The rows that are asked for: all of a small cohort. */
  readonly mentees: readonly number[];
}

/** The verdicts of a trial, as they were when they were given: 0 or 1 by mentee and mentor. */
export interface Judged {
  readonly work: RuleWork;
  readonly rows: ReadonlyMap<number, Uint8Array>;
}

export interface JudgedAgain {
  readonly check: RuleCheck;
  readonly row: ArrayLike<number>;
  /** Where this row has a mentor of the trial. Default: in the same place. */
  readonly mentorAt?: readonly number[];
  readonly when: string;
  readonly expected: string;
}

/** A Breach where a verdict differs. */
export function compareVerdicts(trial: RuleTrial, { rows }: Judged, mentee: number, again: JudgedAgain): void {
  const { check, row, mentorAt, when, expected } = again;
  const before = rows.get(mentee) as Uint8Array;
  trial.breaches.looked(check, before.length);
  before.forEach((verdict, mentor) => {
    const after = row[mentorAt === undefined ? mentor : mentorAt[mentor]];
    if (verdict === after) return;
    const verdicts = `${said(verdict)} ${pairText(trial.cohort, mentee, mentor)}, and ${said(after)} them`;
    ruleBroken(check, `${trial.subject} ${verdicts} ${when}: expected ${expected}`);
  });
}

export function said(verdict: number): string {
  return verdict === 0 ? "allowed" : "forbade";
}

/** What is counted, with ids for places, in the order in which it is given. */
export function countsById({ counts, cohort }: RuleWork) {
  return counts.map(({ of, mentees, mentors, min, max }: PairCount) => ({
    of,
    mentees: Array.from(mentees, (mentee) => cohort.mentees[mentee].id),
    mentors: Array.from(mentors, (mentor) => cohort.mentors[mentor].id),
    min,
    max,
  }));
}

/** The same rule, prepared once more; a Breach where it now has something to report. */
export function preparedAnew({ kind, subject, cohort, options, trials }: RuleTrial): RuleWork {
  const worked = ruleWork(kind, cohort, options, trials.criteria);
  if (!("issues" in worked)) return worked;
  return ruleBroken("repeatable", `${subject} reported an issue only when prepared again`);
}

export function ruleBroken(check: RuleCheck, message: string, cohort?: CohortInput): never {
  throw new Breach(check, message, cohort);
}
