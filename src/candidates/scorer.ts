import type { Cohort } from "../cohort/cohort.ts";
import type { Operand, Scoring } from "../programme/programme.ts";
import type { Steps } from "../steps.ts";
import { finish } from "../steps.ts";
import type { CandidateIssue } from "./candidates.ts";
import type { Directory } from "./directory.ts";
import { evaluatePart } from "./evaluatePart.ts";
import { badScore, PluginFault, refuseOther, refusePromise, threw } from "./fault.ts";
import { plainPart } from "./plainPart.ts";
import { reporter } from "./reporter.ts";
import type { Part, PreparedOperand, Scorer, Strategy } from "./strategy.ts";

/** One criterion with its strategy prepared: what it says is checked before anybody adds it up. */
export interface CheckedScorer {
  /** As `Scorer.row`; every entry is 0..1 or NaN. */
  row(mentee: number, out: Float64Array): void;
  parts(mentee: number, mentor: number): Part;
}

/**
 * One for each scoring, which issues call a criterion. Throws `Error("strategy \"x\" …")` where a strategy throws, or
 * answers anything but 0..1 or NaN.
 */
export function prepareScorers(
  cohort: Cohort,
  scorings: readonly Scoring[],
  strategies: ReadonlyMap<string, Strategy>,
  directory: Directory,
  report: (issue: CandidateIssue) => void,
): CheckedScorer[] {
  return finish(prepareScorersSteps(cohort, scorings, strategies, directory, report));
}

/** The same, a portion each. */
export function* prepareScorersSteps(
  cohort: Cohort,
  scorings: readonly Scoring[],
  strategies: ReadonlyMap<string, Strategy>,
  directory: Directory,
  report: (issue: CandidateIssue) => void,
): Steps<CheckedScorer[]> {
  const scorers: CheckedScorer[] = [];
  for (const [index, scoring] of scorings.entries()) {
    yield { stage: "preparing", done: index, of: scorings.length };
    scorers.push(scorerOf(scoring, index, ""));
  }
  return scorers;

  /** `place`: where it stands in the criterion; empty for the criterion itself. */
  function scorerOf(scoring: Scoring, criterion: number, place: string): CheckedScorer {
    const strategy = strategies.get(scoring.strategy);
    if (strategy === undefined) throw new Error(`solver bug: strategy "${scoring.strategy}" is not registered`);
    const of = scoring.of.map((operand, at) => {
      const inside = `${place === "" ? "" : `${place}.`}of[${at}]`;
      return operandOf(operand, cohort, scorerOf(operand, criterion, inside));
    });
    const reports = reporter(`strategy "${scoring.strategy}"`, cohort, { criterion }, (issue) => {
      const { mentee, mentor, path } = issue;
      const ofPerson = mentee !== undefined || mentor !== undefined;
      report(ofPerson || place === "" ? issue : { ...issue, path: joined(place, path) });
    });
    return checked(cohort, scoring, strategy, directory, reports, of);
  }
}

/** The place of an issue inside an operand. */
export function joined(place: string, path: string): string {
  return path === "" || path.startsWith("[") ? `${place}${path}` : `${place}.${path}`;
}

/** An operand for the strategy that combines it. A wrong account is the operand's own fault, so it is caught here. */
function operandOf({ label, strategy }: Operand, cohort: Cohort, scorer: CheckedScorer): PreparedOperand {
  const scores = new Float64Array(cohort.mentors.length);
  let scored = -1;
  return Object.freeze<PreparedOperand>({
    what: label,
    row(mentee, out) {
      scored = -1; // for the case that it throws
      scorer.row(mentee, scores);
      scored = mentee;
      out.set(scores);
    },
    parts(mentee, mentor) {
      const part = scorer.parts(mentee, mentor);
      if (scored === mentee) {
        const { id } = cohort.mentees[mentee];
        refuseOtherAccount(strategy, id, cohort.mentors[mentor].id, scores[mentor], evaluatePart(part));
      }
      return part;
    },
  });
}

function checked(
  cohort: Cohort,
  { strategy: name, options }: Scoring,
  strategy: Strategy,
  directory: Directory,
  reports: ReturnType<typeof reporter>,
  of: readonly PreparedOperand[],
): CheckedScorer {
  const { mentees, mentors } = cohort;
  const subject = `strategy "${name}"`;
  let scorer: Scorer;
  try {
    scorer = strategy.prepare(cohort, options, reports.report, directory, ...of);
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
          throw badScore(name, mentees[mentee].id, mentors[mentor].id, received);
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
