import { explainMentor as explainMentorOf } from "./explanation/explainMentor.ts";
import type { MentorExplanation } from "./explanation/mentorExplanation.ts";
import { imposingOn, matched, mentorIndex } from "./people.ts";
import { placeAt } from "./placeValue.ts";
import type { Run } from "./run.ts";

/**
 * Why this mentor has these mentees, or none: its pairs with their terms and the choice numbers of both sides; every
 * other allowed mentee with what it has now, the exact loss of giving it to this mentor, and the chain of moves; who is
 * forbidden, by which rules; why places are free; and what one more place here would gain. Under the aim `stable`, who
 * of the two would not change in place of the loss. Of a run whose search was cut off, alternatives are `unproved`.
 *
 * Costs what `explain` costs for one mentee, and a reading of every mentee's row. With quotas, or an aim that counts,
 * each loss and the place are matched again. Throws InvalidInputError for an unknown id, an infeasible run, or a saved
 * one, which `verify` reopens; RangeError where the programme's steps run out.
 */
export function explainMentor(run: Run, mentorId: string): MentorExplanation {
  const one = matched(run);
  const { candidates, answer } = one.stages;
  const mentor = mentorIndex(candidates, mentorId);
  return explainMentorOf(
    candidates,
    answer.columnsOf,
    one.matching,
    mentor,
    (mentee) => imposingOn(answer, mentee, mentor),
    one.status === "feasible" || one.stages.answer.stable !== undefined ? undefined : placeAt(one, mentor),
  );
}
