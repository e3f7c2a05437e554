import type { Candidates, NamedCount } from "../candidates/candidates.ts";
import { lotteryOrder } from "../order.ts";
import type { AssignmentProblem, Limit } from "./problem.ts";

/**
 * The integer problem of a cohort under its programme. Rows are mentees, columns mentors, both by index in the
 * validated cohort; scores come row by row on demand. Limits are
 * the counts of the rules, in their order.
 */
export function problemOf(candidates: Candidates): AssignmentProblem {
  const { cohort, programme } = candidates;
  const { mentees, mentors } = cohort;
  return {
    rows: mentees.length,
    columns: mentors.length,
    scores: (mentee, out) => candidates.row(mentee, out),
    capacity: Int32Array.from(mentors, ({ capacity }) => capacity),
    minLoad: Int32Array.from(mentors, ({ minLoad }) => minLoad),
    demand: Int32Array.from(mentees, ({ wants }) => wants),
    priority: Int32Array.from(mentees, ({ priority }) => priority),
    locked: programme.locks.map(({ mentee, mentor }) => [mentee, mentor]),
    places: programme.places === undefined ? undefined : Math.min(programme.places, mentees.length),
    cardinality: programme.everyone ? "all" : "maximum",
    objective: programme.aim,
    // Said, so that what stands on Object.prototype is not taken for it.
    ...{ favours: undefined, rowScores: undefined, columnScores: undefined, choices: undefined },
    ...{ limits: undefined, steps: undefined },
    ...(programme.aim === "stable" ? preferencesOf(candidates) : {}),
    ...(programme.aim === "greedy" || programme.aim === "generous"
      ? { choices: (mentee, out) => out.set(candidates.choices(mentee)) }
      : {}),
    ...(candidates.counts.length === 0 ? {} : { limits: candidates.counts.map(limitOf) }),
    ...(programme.steps === undefined ? {} : { steps: programme.steps }),
    order: {
      rows: lotteryOrder(
        programme.lottery,
        mentees.map(({ id }) => id),
      ),
      columns: lotteryOrder(
        programme.lottery,
        mentors.map(({ id }) => id),
      ),
    },
  };
}

/** What both sides think of each other, whatever the affinity. */
function preferencesOf({
  preferences,
  programme,
}: Candidates): Pick<AssignmentProblem, "favours" | "scores" | "rowScores" | "columnScores"> {
  return {
    favours: programme.favours === "mentors" ? "columns" : "rows",
    scores: (mentee, out) => preferences.row(mentee, out),
    rowScores: (mentee, out) => preferences.ofMentee(mentee, out),
    columnScores: (mentee, out) => preferences.ofMentors(mentee, out),
  };
}

function limitOf({ mentees, mentors, min, max }: NamedCount): Limit {
  return {
    rows: mentees,
    columns: mentors,
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
  };
}
