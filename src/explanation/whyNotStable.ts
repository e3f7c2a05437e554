import type { Candidates } from "../candidates/candidates.ts";
import type { OptimalAssignment } from "../solution/solution.ts";
import type { ImposedStable, Unwilling } from "../solution/stable/imposed.ts";
import { movesOf } from "./explainMentee.ts";
import type { WhyNot } from "./explanation.ts";

/** What only solving, or the preferences, can tell of an allowed pair that a stable matching does not make. */
export interface StableFindings {
  readonly unwilling: Unwilling;
  /** Undefined: locks leave no room for the pair. */
  readonly imposed: ImposedStable | undefined;
}

/** Why not this mentor, where the matching is stable: who of the two would not change, and what a lock would bring. */
export function whyNotStable(
  candidates: Candidates,
  answer: OptimalAssignment,
  mentee: number,
  mentor: number,
  findings: () => StableFindings,
): WhyNot {
  if (answer.columnsOf[mentee].includes(mentor)) return { status: "paired" };
  const rules = candidates.rulesAgainst(mentee, mentor);
  if (rules.length > 0) return { status: "forbidden", rules };
  const { unwilling, imposed } = findings();
  if (imposed === undefined) return { status: "impossible", reason: "locks-minimums-or-places" };
  const { mentees, mentors } = candidates.cohort;
  const points = new Int32Array(mentors.length);
  candidates.row(mentee, points);
  return {
    status: "possible",
    points: points[mentor],
    choice: candidates.choice(mentee, mentor),
    unwilling: { mentee: unwilling.row, mentor: unwilling.column },
    loss: { placed: answer.matched - imposed.matched, points: answer.total - imposed.total },
    moves: movesOf(candidates, imposed.changes),
    blocking: imposed.blocking.map(([row, column]) => ({ mentee: mentees[row].id, mentor: mentors[column].id })),
  };
}
