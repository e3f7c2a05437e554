import type { Cohort } from "../cohort/cohort.ts";
import type { Criterion, Programme } from "../programme/programme.ts";
import type { CandidateIssue } from "./candidates.ts";
import type { Directory } from "./directory.ts";
import { badScore, PluginFault, refuseOther, refusePromise, threw } from "./fault.ts";
import { plainPart } from "./plainPart.ts";
import { reporter } from "./reporter.ts";
import type { Part, Scorer, Strategy } from "./strategy.ts";

/** One criterion with its strategy prepared: what it says is checked before anybody adds it up. */
export interface CheckedScorer {
  /** As `Scorer.row`; every entry is 0..1 or NaN. */
  row(mentee: number, out: Float64Array): void;
  parts(mentee: number, mentor: number): Part;
}

/** Throws `Error("strategy \"x\" …")` where a strategy throws, or answers anything but 0..1 or NaN. */
export function prepareScorers(
  cohort: Cohort,
  programme: Programme,
  strategies: ReadonlyMap<string, Strategy>,
  directory: Directory,
  report: (issue: CandidateIssue) => void,
): CheckedScorer[] {
  return programme.criteria.map((criterion, index) => {
    const strategy = strategies.get(criterion.strategy);
    if (strategy === undefined) throw new Error(`solver bug: strategy "${criterion.strategy}" is not registered`);
    const reports = reporter(`strategy "${criterion.strategy}"`, cohort, { criterion: index }, report);
    return checked(cohort, criterion, strategy, directory, reports);
  });
}

function checked(
  cohort: Cohort,
  criterion: Criterion,
  strategy: Strategy,
  directory: Directory,
  reports: ReturnType<typeof reporter>,
): CheckedScorer {
  const { mentees, mentors } = cohort;
  const subject = `strategy "${criterion.strategy}"`;
  let scorer: Scorer;
  try {
    scorer = strategy.prepare(cohort, criterion.options, reports.report, directory);
    refuseOther(scorer, subject, ["row", "parts"]);
  } catch (cause) {
    throw threw(subject, "while preparing", cause);
  }
  reports.close();
  return {
    row(mentee, out) {
      // What a strategy forgets to write must not be an earlier row's score.
      out.fill(Number.NEGATIVE_INFINITY);
      try {
        refusePromise(scorer.row(mentee, out), subject, "row");
      } catch (cause) {
        throw threw(subject, `for mentee "${mentees[mentee].id}"`, cause);
      }
      for (let mentor = 0; mentor < out.length; mentor++) {
        const score = out[mentor];
        if (score < 0 || score > 1) {
          const received = score === Number.NEGATIVE_INFINITY ? undefined : score;
          throw badScore(criterion.strategy, mentees[mentee].id, mentors[mentor].id, received);
        }
      }
    },
    parts(mentee, mentor) {
      const where = `for mentee "${mentees[mentee].id}" and mentor "${mentors[mentor].id}"`;
      let part: unknown;
      try {
        part = scorer.parts(mentee, mentor);
      } catch (cause) {
        throw threw(subject, where, cause);
      }
      try {
        return plainPart(part);
      } catch (cause) {
        throw new PluginFault(`${subject} gave a malformed account ${where}: ${(cause as Error).message}`, { cause });
      }
    },
  };
}

/** An account that gives another number than the score would explain what was not solved. */
export function refuseOtherAccount(
  strategy: string,
  menteeId: string,
  mentorId: string,
  score: number,
  account: number,
): void {
  if (score === account || (Number.isNaN(score) && Number.isNaN(account))) return;
  throw new PluginFault(
    `strategy "${strategy}" scored ${score} for mentee "${menteeId}" and mentor "${mentorId}", but its parts give ${account}`,
  );
}
