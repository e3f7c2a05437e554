import { explainWhyNot } from "./explanation/explainMentee.ts";
import type { WhyNot } from "./explanation/explanation.ts";
import { imposingOf, matched, menteeIndex, mentorIndex } from "./people.ts";
import type { Run } from "./run.ts";

/**
 * Why this mentee does not have this mentor: all rules that forbid the pair; or what imposing it would cost exactly,
 * and who would move (the fewest people among the best matchings with the pair). Of a run whose search was cut off, an
 * allowed pair is `unproved`. Throws InvalidInputError for an unknown id, an infeasible run, or a saved one, which
 * `verify` reopens.
 */
export function whyNot(run: Run, menteeId: string, mentorId: string): WhyNot {
  const { candidates, answer } = matched(run).stages;
  const mentee = menteeIndex(candidates, menteeId);
  const mentor = mentorIndex(candidates, mentorId);
  return explainWhyNot(candidates, answer.columnsOf, mentee, mentor, () => imposingOf(answer, mentee));
}
