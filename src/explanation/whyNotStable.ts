import type { Candidates } from "../candidates/candidates.ts";
import type { OptimalAssignment } from "../solution/solution.ts";
import type { ImposedStable, Unwilling } from "../solution/stable/imposed.ts";
import { movesOf } from "./explainMentee.ts";
import type { Obstacle } from "./explanation.ts";

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
): Obstacle {
  const rules = candidates.rulesAgainst(mentee, mentor);
  if (rules.length > 0) return { status: "forbidden", rules };
  const { unwilling, imposed } = findings();
  const { mentees, mentors } = candidates.cohort;
  const row = new Int32Array(mentors.length);
  candidates.row(mentee, row);
  const pair = { points: row[mentor], choice: candidates.choice(mentee, mentor) };
  if (imposed === undefined) return { status: "impossible", ...pair, reason: "locks-minimums-or-places" };
  return {
    status: "possible",
    ...pair,
    unwilling: { mentee: unwilling.row, mentor: unwilling.column },
    loss: { placed: answer.matched - imposed.matched, points: answer.total - imposed.total },
    moves: movesOf(candidates, imposed.changes),
    blocking: imposed.blocking.map(([row, column]) => ({ mentee: mentees[row].id, mentor: mentors[column].id })),
  };
}
