import { explainMentee } from "./explanation/explainMentee.ts";
import type { Explanation } from "./explanation/explanation.ts";
import { alternativesOf, matched, menteeIndex } from "./people.ts";
import type { Run } from "./run.ts";

/**
 * Why this mentee has these mentors, or none: terms, choice number, every alternative with its exact loss and the chain
 * of moves; under the aim `stable`, with who of the two would not change for it. Of a run whose search was cut off,
 * alternatives are `unproved`: there is no best matching that a loss could be a loss against. Losses are found at once,
 * O(mentors²) after the first question to a run; `alternatives` and `forbidden` are made when they are first read.
 * Throws InvalidInputError for an unknown id, an infeasible run, or a saved one, which `verify` reopens.
 */
export function explain(run: Run, menteeId: string): Explanation {
  const { matching, stages } = matched(run);
  const { candidates, answer } = stages;
  const mentee = menteeIndex(candidates, menteeId);
  const imposing = alternativesOf(answer, mentee);
  return explainMentee(candidates, answer.columnsOf, matching, mentee, () => imposing);
}
