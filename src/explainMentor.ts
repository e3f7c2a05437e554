import { differenceOf } from "./explanation/differenceOf.ts";
import { explainMentor as explainMentorOf } from "./explanation/explainMentor.ts";
import type { Loss } from "./explanation/explanation.ts";
import type { MentorExplanation } from "./explanation/mentorExplanation.ts";
import { gainOf, nextMatching } from "./explanation/nextMatching.ts";
import { imposingOn, matched, mentorIndex } from "./people.ts";
import type { FeasibleRun, OptimalRun, Run } from "./run.ts";
import { assign } from "./solution/assign.ts";
import { changesBetween } from "./solution/changes.ts";
import { valueOfPlace } from "./solution/losses.ts";

/**
 * Why this mentor has these mentees, or none: its pairs with their terms and the choice numbers of both sides; every
 * other allowed mentee with what it has now, the exact loss of giving it to this mentor, and the chain of moves; who is
 * forbidden, by which rules; why places are free; and what one more place here would gain. Under the aim `stable`, who of
 * the two would not change in place of the loss. Of a run whose search was cut off, alternatives are `unproved`.
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
    placeAt(one, mentor),
  );
}

function placeAt({ matching, stages }: OptimalRun | FeasibleRun, mentor: number): Loss | undefined {
  const { candidates, problem, answer } = stages;
  if (answer.status === "feasible" || answer.stable !== undefined) return undefined;
  const { levels } = answer.solved;
  if (answer.counts === undefined) {
    const gained = valueOfPlace(answer, mentor);
    return differenceOf(levels, gained.levels, gained.matched, gained.total, undefined);
  }
  // What is best is no sum here.
  const capacity = Int32Array.from(candidates.cohort.mentors, (one, at) => one.capacity + (at === mentor ? 1 : 0));
  const other = assign({ ...problem, capacity });
  if (other.status !== "optimal") throw new Error("solver bug: with one more place nothing is possible");
  const changes = changesBetween(answer.columnsOf, other.columnsOf);
  return gainOf(nextMatching(candidates, levels, matching.pairs, answer.columnsOf, other.columnsOf, changes).loss);
}
