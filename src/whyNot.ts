import { explainWhyNot } from "./explanation/explainMentee.ts";
import type { WhyNot } from "./explanation/explanation.ts";
import { menteeIndex, mentorIndex, optimal } from "./people.ts";
import type { Run } from "./run.ts";
import { lossesOf } from "./solution/losses.ts";

/**
 * Why this mentee does not have this mentor: all rules that forbid the pair; or what imposing it would cost exactly,
 * and who would move (the fewest people among the best matchings with the pair). Throws InvalidInputError for an
 * unknown id, an infeasible run, or a saved one, which `verify` reopens.
 */
export function whyNot(run: Run, menteeId: string, mentorId: string): WhyNot {
  const { stages } = optimal(run);
  const mentee = menteeIndex(stages.candidates, menteeId);
  const mentor = mentorIndex(stages.candidates, mentorId);
  return explainWhyNot(stages.candidates, stages.answer, mentee, mentor, () => lossesOf(stages.answer, mentee));
}
