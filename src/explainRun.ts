import { explainMentee } from "./explanation/explainMentee.ts";
import type { RunExplanation } from "./explanation/explanation.ts";
import { runExplanation } from "./explanation/runExplanation.ts";
import { live } from "./people.ts";
import type { Run } from "./run.ts";
import { lossesOf } from "./solution/losses.ts";

/**
 * The whole run as data for reports: everybody's explanation, with names, criteria and rules. Throws
 * InvalidInputError for a saved run: `verify` reopens it.
 */
export function explainRun(run: Run): RunExplanation {
  const { candidates } = live(run).stages;
  if (run.status === "infeasible") return runExplanation(candidates, { status: "infeasible", conflict: run.conflict });
  const { answer } = run.stages;
  const explanations = candidates.cohort.mentees.map((_, mentee) =>
    explainMentee(candidates, answer, run.matching, mentee, lossesOf(answer, mentee)),
  );
  return runExplanation(candidates, { status: "optimal", matching: run.matching, explanations });
}
