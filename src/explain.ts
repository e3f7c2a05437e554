import { explainMentee } from "./explanation/explainMentee.ts";
import type { Explanation } from "./explanation/explanation.ts";
import { menteeIndex, optimal } from "./people.ts";
import type { Run } from "./run.ts";
import { lossesOf } from "./solution/losses.ts";

/**
 * Why this mentee has these mentors, or none: terms, choice number, every alternative with its exact loss and the
 * chain of moves. Throws InvalidInputError for an unknown id, an infeasible run, or a saved one, which `verify`
 * reopens.
 */
export function explain(run: Run, menteeId: string): Explanation {
  const { matching, stages } = optimal(run);
  const mentee = menteeIndex(stages.candidates, menteeId);
  return explainMentee(stages.candidates, stages.answer, matching, mentee, lossesOf(stages.answer, mentee));
}
