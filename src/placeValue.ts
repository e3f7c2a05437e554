import { differenceOf } from "./explanation/differenceOf.ts";
import type { Loss } from "./explanation/explanation.ts";
import { gainOf, nextMatching } from "./explanation/nextMatching.ts";
import type { AssignmentProblem } from "./problem/problem.ts";
import type { OptimalRun } from "./run.ts";
import { assign } from "./solution/assign.ts";
import { changesBetween } from "./solution/changes.ts";
import { valueOfPlace } from "./solution/losses.ts";

/**
 * What one more place at a mentor would gain, exactly; all 0 where nobody would come. Under the aims that count by
 * matching again.
 */
export function placeAt(run: OptimalRun, mentor: number): Loss {
  const { candidates, problem, answer } = run.stages;
  if (answer.counts === undefined) {
    const gained = valueOfPlace(answer, mentor);
    return differenceOf(answer.solved.levels, gained.levels, gained.matched, gained.total, undefined);
  }
  const capacity = Int32Array.from(candidates.cohort.mentors, (one, at) => one.capacity + (at === mentor ? 1 : 0));
  return gainWith(run, { ...problem, capacity });
}

/** What one more of the programme's places would gain, found by matching again; undefined where they have no limit. */
export function placeInProgramme(run: OptimalRun): Loss | undefined {
  const { problem } = run.stages;
  return problem.places === undefined ? undefined : gainWith(run, { ...problem, places: problem.places + 1 });
}

function gainWith({ matching, stages }: OptimalRun, problem: AssignmentProblem): Loss {
  const { candidates, answer } = stages;
  const other = assign(problem);
  if (other.status === "feasible") throw new RangeError("what a place gains was not found in the programme's steps");
  if (other.status === "infeasible") throw new Error("solver bug: with one more place nothing is possible");
  const changes = changesBetween(answer.columnsOf, other.columnsOf);
  const { loss } = nextMatching(
    candidates,
    answer.solved.levels,
    matching.pairs,
    answer.columnsOf,
    other.columnsOf,
    changes,
  );
  return gainOf(loss);
}
