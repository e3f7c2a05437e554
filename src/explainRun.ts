import { explainMentee } from "./explanation/explainMentee.ts";
import type { RunExplanation } from "./explanation/explanation.ts";
import { runExplanation } from "./explanation/runExplanation.ts";
import { alternativesOf, live } from "./people.ts";
import type { Run } from "./run.ts";

/**
 * The whole run as data for reports: everybody's explanation, with names, criteria and rules. Throws
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
  return run.status === "optimal"
    ? runExplanation(candidates, { status: "optimal", matching: run.matching, explanations })
    : runExplanation(candidates, { status: "feasible", matching: run.matching, explanations });
}
