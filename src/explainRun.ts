import { explainMentee } from "./explanation/explainMentee.ts";
import type { Decided, RunExplanation } from "./explanation/explanation.ts";
import { runExplanation } from "./explanation/runExplanation.ts";
import { alternativesOf, live } from "./people.ts";
import { placeAt, placeInProgramme } from "./placeValue.ts";
import { ruleCosts } from "./ruleCosts.ts";
import type { OptimalRun, Run } from "./run.ts";

/**
 * The whole run as data for reports: everybody's explanation, with names, criteria and rules; and what decided it, what
 * each rule and lock costs and what one more place would gain, which is found when it is first read. Throws
 * InvalidInputError for a saved run: `verify` reopens it.
 */
export function explainRun(run: Run): RunExplanation {
  const { candidates } = live(run).stages;
  if (run.status === "infeasible")
    return runExplanation(candidates, { status: "infeasible", conflict: run.conflict, repairs: run.repairs });
  const { matching } = run;
  const { columnsOf } = run.stages.answer;
  const explanations = candidates.cohort.mentees.map((_, mentee) =>
    explainMentee(candidates, columnsOf, matching, mentee, alternativesOf(run.stages.answer, mentee)),
  );
  if (run.status === "feasible")
    return runExplanation(candidates, { status: "feasible", matching: run.matching, explanations });
  const result = { status: "optimal", matching: run.matching, explanations } as const;
  if (run.stages.answer.stable !== undefined) return runExplanation(candidates, result);
  let decided: Decided | undefined;
  return runExplanation(candidates, {
    ...result,
    get decided() {
      decided ??= decidedBy(run);
      return decided;
    },
  });
}

function decidedBy(run: OptimalRun): Decided {
  const { mentors } = run.stages.candidates.cohort;
  const programme = placeInProgramme(run);
  return {
    rules: ruleCosts(run),
    places: mentors.map(({ id }, mentor) => ({ mentor: id, gain: placeAt(run, mentor) })),
    ...(programme === undefined ? {} : { programme }),
  };
}
