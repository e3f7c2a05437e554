import { directoryOf } from "../candidates/directory.ts";
import { isThenable, PluginFault, refuseOther, refuseReturned } from "../candidates/fault.ts";
import { scoreRows } from "../candidates/prepareCandidates.ts";
import { countsOf, menteesOf } from "../candidates/preparedRules.ts";
import { builtInStrategies } from "../candidates/registry.ts";
import { reporter } from "../candidates/reporter.ts";
import type { PairCount, PreparedRule, RuleKind } from "../candidates/rule.ts";
import { prepareScores } from "../candidates/score.ts";
import { prepareScorers } from "../candidates/scorer.ts";
import type { OptionIssue } from "../candidates/strategy.ts";
import type { Cohort } from "../cohort/cohort.ts";
import type { Criterion } from "../programme/programme.ts";
import { asked } from "./asked.ts";
import { Breach } from "./breach.ts";
import type { RuleCheck } from "./rulePromises.ts";
import { indexOfId, pairText } from "./work.ts";

/** A rule prepared for one cohort. Whatever it does in place of answering is a Breach. */
export interface RuleWork {
  readonly cohort: Cohort;
  readonly menteeOf: ReadonlyMap<string, number>;
  readonly mentorOf: ReadonlyMap<string, number>;
  /** The only mentees to whom it says that it forbids anybody; undefined: perhaps all. */
  readonly named: ReadonlySet<number> | undefined;
  readonly counts: readonly PairCount[];
  /** The mentors forbidden to a mentee, 0 or 1 each, in an array of its own; all 0 for one who is not named. */
  row(mentee: number): Uint8Array;
  /** What it writes, as it writes it: into an array that takes any number, whether the mentee is named or not. */
  writes(mentee: number): Float64Array;
}

/** The work, or what the rule reports to be wrong with these options for this cohort. */
export function ruleWork(
  kind: RuleKind,
  cohort: Cohort,
  options: unknown,
  criteria: readonly Criterion[],
): RuleWork | { readonly issues: readonly OptionIssue[] } {
  const subject = `rule "${kind.name}"`;
  const { mentees, mentors } = cohort;
  const directory = directoryOf(cohort, criteria);
  let wrong = false;
  const scorers = prepareScorers(cohort, criteria, builtInStrategies, directory, () => {
    wrong = true;
  });
  const scores = scoreRows(criteria, prepareScores(cohort, { criteria }, scorers), wrong);
  const issues: OptionIssue[] = [];
  const reports = reporter(subject, cohort, { rule: 0 }, (issue) => issues.push(issue));
  const prepared = asked<RuleCheck, PreparedRule>(
    { subject, method: "prepare", where: "while preparing", bad: "answers" },
    () => {
      const rule: PreparedRule = kind.prepare(cohort, options, reports.report, directory, scores);
      if (!isThenable(rule)) refuseOther(rule, subject, ["row"]);
      return rule;
    },
  );
  reports.close();
  if (issues.length > 0) return { issues };
  const named = checked("mentees", () => menteesOf(prepared, cohort, subject));
  const counts = checked("counts", () => countsOf(prepared, cohort, subject));
  const namedOnes = named && new Set(named);
  const fill = (mentee: number, out: Uint8Array) =>
    asked<RuleCheck, void>({ subject, method: "row", where: whose(cohort, mentee), bad: "written" }, () => {
      const returned: unknown = prepared.row(mentee, out);
      if (isThenable(returned)) return returned as never;
      checked("written", () => refuseReturned(returned, subject));
    });
  return {
    cohort,
    menteeOf: indexOfId(mentees),
    mentorOf: indexOfId(mentors),
    named: namedOnes,
    counts,
    row(mentee) {
      const out = new Uint8Array(mentors.length);
      if (namedOnes?.has(mentee) === false) return out;
      fill(mentee, out);
      if (out.length !== mentors.length)
        throw new Breach<RuleCheck>(
          "written",
          `${subject} detached the array that it was given ${whose(cohort, mentee)}`,
        );
      out.forEach((entry, mentor) => {
        if (entry > 1) throw wrote(subject, cohort, mentee, mentor, entry);
      });
      return out;
    },
    writes(mentee) {
      const out = new Float64Array(mentors.length);
      fill(mentee, out as unknown as Uint8Array);
      return out;
    },
  };
}

export function wrote(subject: string, cohort: Cohort, mentee: number, mentor: number, entry: number): Error {
  const message = `${subject} wrote ${entry} for ${pairText(cohort, mentee, mentor)}: expected 0 or 1`;
  return new Breach<RuleCheck>("written", message);
}

function whose({ mentees }: Cohort, mentee: number): string {
  return `for mentee "${mentees[mentee].id}"`;
}

function checked<T>(check: RuleCheck, ask: () => T): T {
  try {
    return ask();
  } catch (cause) {
    if (!(cause instanceof PluginFault)) throw cause;
    throw new Breach<RuleCheck>(check, cause.message);
  }
}
