import type { Candidates } from "./candidates/candidates.ts";
import { obstacleOf } from "./explanation/explainMentee.ts";
import type { NeededChange, Obstacle, WhyNot, WhyNotExplanation } from "./explanation/explanation.ts";
import { contextOf } from "./explanation/runExplanation.ts";
import { whyNotStable } from "./explanation/whyNotStable.ts";
import { neededChanges } from "./neededChanges.ts";
import { imposingOf, matched, menteeIndex, mentorIndex } from "./people.ts";
import type { FeasibleRun, OptimalRun, Run } from "./run.ts";
import type { Unwilling } from "./solution/stable/imposed.ts";
import { imposedOn, unwilling } from "./solution/stable/imposed.ts";

/**
 * Why this mentee does not have this mentor: all rules that forbid the pair; or what imposing it would cost exactly,
 * and who would move (the fewest people among the best matchings with the pair). Under the aim `stable`: who of the two
 * would not change for it, and what the stable matching with the pair locked would be, with the pairs that would then
 * both rather have each other; that costs as much as matching again.
 *
 * And what would have to change: along each single thing that could be otherwise, the nearest value that brings the
 * pair about. The weight of a criterion by tenths, up to 10 away; the expertise of the mentor and of those that the
 * mentee has, the mentee's objectives (as parts of the whole) and levels, by twentieths, on every topic; at which place
 * the two list each other among their wishes; the capacity of every mentor who would be touched, the programme's places
 * and its quotas, one by one, up to 10 away; an exception for the pair from the programme's rules; the programme
 * without one of its rules or locks. All of them are tried by matching anew, some thousand times for a cohort of 20
 * people on ten topics, which takes seconds. So `changes` is found when it is first read; it is not enumerable, and
 * JSON leaves it out: `explainWhyNot` has all of it as plain data.
 *
 * Of a run whose search was cut off, an allowed pair is `unproved`, and nothing is said of changes. Throws
 * InvalidInputError for an unknown id, an infeasible run, or a saved one, which `verify` reopens; `changes` throws a
 * RangeError where the steps of the programme run out in one of the matchings.
 */
export function whyNot(run: Run, menteeId: string, mentorId: string): WhyNot {
  const found = matched(run);
  const { candidates } = found.stages;
  const mentee = menteeIndex(candidates, menteeId);
  const mentor = mentorIndex(candidates, mentorId);
  if (found.stages.answer.columnsOf[mentee].includes(mentor)) return { status: "paired" };
  const why = obstacle(found, mentee, mentor);
  if (why.status === "unproved") return why;
  if (found.status === "feasible") return why;
  let changes: readonly NeededChange[] | undefined;
  return Object.defineProperty(why, "changes", {
    get() {
      changes ??= neededChanges(found, mentee, mentor, touchedBy(candidates, why));
      return changes;
    },
  });
}

/**
 * `whyNot`, what would have to change included, with the names and the programme that it refers to: plain data, which
 * `renderText` and `renderMarkdown` make sentences of, for the coordinator. Takes the time that `changes` takes.
 */
export function explainWhyNot(run: Run, menteeId: string, mentorId: string): WhyNotExplanation {
  const reply = whyNot(run, menteeId, mentorId);
  const why = "changes" in reply ? { ...reply, changes: reply.changes } : reply;
  const { matching, stages } = matched(run);
  const { candidates, answer } = stages;
  const own = answer.columnsOf[menteeIndex(candidates, menteeId)];
  const has = Array.from(own, (mentor) => candidates.cohort.mentors[mentor].id);
  return { of: contextOf(candidates, matching), mentee: menteeId, mentor: mentorId, has, why };
}

/** The mentors who would be touched if the pair were imposed. */
function touchedBy({ cohort }: Candidates, why: Obstacle): number[] {
  const ids = new Set(why.status === "possible" ? why.moves.flatMap(({ from, to }) => [from, to]) : []);
  return [...cohort.mentors.keys()].filter((mentor) => ids.has(cohort.mentors[mentor].id));
}

function obstacle(
  { matching, stages }: OptimalRun | FeasibleRun,
  mentee: number,
  mentor: number,
): Obstacle | Extract<WhyNot, { status: "unproved" }> {
  const { candidates, answer } = stages;
  if (answer.status === "optimal" && answer.stable !== undefined) {
    const { stable } = answer;
    return whyNotStable(candidates, answer, mentee, mentor, () => ({
      unwilling: unwilling(stable, mentee)[mentor] as Unwilling,
      imposed: imposedOn(answer, mentee, mentor),
    }));
  }
  return obstacleOf(candidates, matching, mentee, mentor, () => imposingOf(answer, mentee, mentor));
}
