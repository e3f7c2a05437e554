import { axesOf } from "./candidates/axes.ts";
import type { AxisChange } from "./candidates/axis.ts";
import type { Candidates } from "./candidates/candidates.ts";
import type { NeededChange } from "./explanation/explanation.ts";
import { problemOf } from "./problem/problemOf.ts";
import type { OptimalRun } from "./run.ts";
import { assign } from "./solution/assign.ts";
import { sameColumns } from "./solution/changes.ts";
import type { OptimalAssignment } from "./solution/solution.ts";
import { stillWorse } from "./solution/stillWorse.ts";

/**
 * For each single thing that could be otherwise, the nearest value that brings the pair about; things that bring it
 * about at no value are left out. Every value is tried by matching again, from today's outward, since one that is
 * further away may undo what a nearer one does. `touched`: mentors who would be touched if the pair were imposed.
 */
export function neededChanges(
  { matching, stages: { candidates, answer } }: OptimalRun,
  mentee: number,
  mentor: number,
  touched: readonly number[],
): NeededChange[] {
  const counting = new Set(candidates.counts.map(({ rule }) => rule));
  const own = new Set(candidates.programme.rules.map(({ id }) => id));
  const rules = matching.ledger
    .filter(({ rule, alone }) => own.has(rule) && (alone > 0 || counting.has(rule)))
    .map(({ rule }) => rule);
  const mentors = Array.from(answer.columnsOf[mentee]);
  const varied = [...new Set([mentor, ...mentors, ...touched])];
  const axes = axesOf(candidates, { mentee, mentor, own: mentors, touched: varied, rules });
  const showsWorse = shortcut(candidates, answer, mentee, mentor);
  return axes.flatMap(({ change, steps }) => {
    for (const { to, make } of steps) {
      const changed = make();
      if (changed === undefined || (SCORES.has(change.change) && showsWorse(changed))) continue;
      const columnsOf = matchedAnew(changed);
      if (columnsOf?.[mentee].includes(mentor) !== true) continue;
      const moved = columnsOf.filter(
        (columns, row) => row !== mentee && !sameColumns(columns, answer.columnsOf[row]),
      ).length;
      return [{ ...change, ...(to === undefined ? {} : { to }), moved }];
    }
    return [];
  });

  /** All mentors of each mentee; undefined where nothing is possible. */
  function matchedAnew(changed: Candidates): readonly Int32Array[] | undefined {
    const found = assign(problemOf(changed), { from: answer });
    if (found.status === "feasible")
      throw new RangeError("what would bring the pair about was not found in the programme's steps");
    return found.status === "optimal" ? found.columnsOf : undefined;
  }
}

/** What changes nothing but the scores of pairs, and which are allowed. */
const SCORES: ReadonlySet<AxisChange["change"]> = new Set(["weight", "expertise", "objective", "level", "wish"]);

/** Most pairs that are held in memory to look for what need not be matched anew. */
const MOST_PAIRS = 4_000_000;

/** Whether it can be seen without matching that the pair does not come about. */
function shortcut(
  candidates: Candidates,
  answer: OptimalAssignment,
  mentee: number,
  mentor: number,
): (changed: Candidates) => boolean {
  const { mentees, mentors } = candidates.cohort;
  if (answer.stable !== undefined || mentees.length * mentors.length > MOST_PAIRS) return () => false;
  const matrixOf = ({ row }: Candidates): Int32Array => {
    const all = new Int32Array(mentees.length * mentors.length);
    mentees.forEach((_, at) => {
      row(at, all.subarray(at * mentors.length, (at + 1) * mentors.length));
    });
    return all;
  };
  const isWorse = stillWorse(answer, matrixOf(candidates), mentee, mentor);
  return (changed) => isWorse(matrixOf(changed));
}
