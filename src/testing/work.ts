import { directoryOf } from "../candidates/directory.ts";
import { isThenable, refuseOther } from "../candidates/fault.ts";
import { reporter } from "../candidates/reporter.ts";
import type { OptionIssue, Scorer, Strategy } from "../candidates/strategy.ts";
import type { Cohort, Person } from "../cohort/cohort.ts";
import { asked } from "./asked.ts";
import type { StrategyCheck } from "./strategyPromises.ts";

/**
 * A strategy prepared for one cohort. Whatever it does in place of answering is a Breach of `answers` or
 * `synchronous`; what it answers is not looked at yet.
 */
export interface Work {
  readonly cohort: Cohort;
  readonly menteeOf: ReadonlyMap<string, number>;
  readonly mentorOf: ReadonlyMap<string, number>;
  /** One mentee's row, in an array of its own that held `held` everywhere before. */
  row(mentee: number, held?: number): Float64Array;
  account(mentee: number, mentor: number): unknown;
}

/** What an entry holds before it is written: no score, and finite, so that what is added to it shows. */
export const HELD = 7;

/** The work, or what the strategy reports to be wrong with these options for this cohort. */
export function work(
  strategy: Strategy,
  cohort: Cohort,
  options: unknown,
): Work | { readonly issues: readonly OptionIssue[] } {
  const subject = `strategy "${strategy.name}"`;
  const { mentees, mentors } = cohort;
  const issues: OptionIssue[] = [];
  const reports = reporter(subject, cohort, { criterion: 0 }, (issue) => issues.push(issue));
  const scorer = guarded(subject, "prepare", "while preparing", () => {
    const prepared: Scorer = strategy.prepare(cohort, options, reports.report, directoryOf(cohort));
    if (!isThenable(prepared)) refuseOther(prepared, subject, ["row", "parts"]);
    return prepared;
  });
  reports.close();
  if (issues.length > 0) return { issues };
  return {
    cohort,
    menteeOf: indexOfId(mentees),
    mentorOf: indexOfId(mentors),
    row(mentee, held = HELD) {
      const out = new Float64Array(mentors.length).fill(held);
      guarded(subject, "row", `for mentee "${mentees[mentee].id}"`, () => scorer.row(mentee, out));
      return out;
    },
    account(mentee, mentor) {
      return guarded(subject, "parts", `for ${pairText(cohort, mentee, mentor)}`, () => scorer.parts(mentee, mentor));
    },
  };
}

export function pairText({ mentees, mentors }: Cohort, mentee: number, mentor: number): string {
  return `mentee "${mentees[mentee].id}" and mentor "${mentors[mentor].id}"`;
}

export function indexOfId(people: readonly Person[]): ReadonlyMap<string, number> {
  return new Map(people.map(({ id }, index) => [id, index]));
}

function guarded<T>(subject: string, method: string, where: string, ask: () => T): T {
  return asked<StrategyCheck, T>({ subject, method, where, bad: "range" }, ask);
}
