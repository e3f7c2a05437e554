import { explainWhyNot } from "./explanation/explainMentee.ts";
import type { WhyNot } from "./explanation/explanation.ts";
import { whyNotStable } from "./explanation/whyNotStable.ts";
import { imposingOf, matched, menteeIndex, mentorIndex } from "./people.ts";
import type { Run } from "./run.ts";
import type { Unwilling } from "./solution/stable/imposed.ts";
import { imposedOn, unwilling } from "./solution/stable/imposed.ts";

/**
 * Why this mentee does not have this mentor: all rules that forbid the pair; or what imposing it would cost exactly,
 * and who would move (the fewest people among the best matchings with the pair). Under the aim `stable`: who of the two
 * would not change for it, and what the stable matching with the pair locked would be, with the pairs that would then
 * both rather have each other; that costs as much as matching again. Of a run whose search was cut off, an
 * allowed pair is `unproved`. Throws InvalidInputError for an unknown id, an infeasible run, or a saved one, which
 * `verify` reopens.
 */
export function whyNot(run: Run, menteeId: string, mentorId: string): WhyNot {
  const { matching, stages } = matched(run);
  const { candidates, answer } = stages;
  const mentee = menteeIndex(candidates, menteeId);
  const mentor = mentorIndex(candidates, mentorId);
  if (answer.status === "optimal" && answer.stable !== undefined) {
    const { stable } = answer;
    return whyNotStable(candidates, answer, mentee, mentor, () => ({
      unwilling: unwilling(stable, mentee)[mentor] as Unwilling,
      imposed: imposedOn(answer, mentee, mentor),
    }));
  }
  return explainWhyNot(candidates, answer.columnsOf, matching, mentee, mentor, () => imposingOf(answer, mentee));
}
