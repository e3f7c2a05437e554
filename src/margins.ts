import { weightAxes } from "./candidates/axes.ts";
import type { AxisStep } from "./candidates/axis.ts";
import { movesOf } from "./explanation/explainMentee.ts";
import type { Margins, PairMargin, WeightChange, WeightMargin } from "./explanation/margin.ts";
import { contextOf } from "./explanation/runExplanation.ts";
import { menteeIndex, mentorIndex, proved } from "./people.ts";
import type { AssignmentProblem } from "./problem/problem.ts";
import { problemOf } from "./problem/problemOf.ts";
import type { OptimalRun, Run } from "./run.ts";
import { assign } from "./solution/assign.ts";
import { changesBetween } from "./solution/changes.ts";
import { marginOf } from "./solution/margin.ts";

/** Points up to which a pair is called close. */
const CLOSE = 10_000;

/**
 * How sure a matching is: for every pair how far its affinity may fall before the matching changes, exactly; for every
 * criterion the stretch of weights around today's, by tenths and at most 10 away, in which the matching stays, and what
 * it becomes just outside.
 *
 * Under the aim `total` without quotas, one search for each mentor who has anybody; else several matchings for each
 * pair. For each criterion as many matchings as there are tenths in its stretch. Throws InvalidInputError for a run
 * without a proved matching, or a saved one, which `verify` reopens; RangeError where the programme's steps run out.
 */
export function margins(run: Run): Margins {
  const found = proved(run);
  const { candidates, answer } = found.stages;
  const pairs = found.matching.pairs.map((pair): PairMargin => {
    const { mentee, mentor, points, lock } = pair;
    const at = { mentee, mentor, points };
    const [row, column] = [menteeIndex(candidates, mentee), mentorIndex(candidates, mentor)];
    if (answer.stable !== undefined) {
      if (lock !== undefined) return { ...at, standing: "locked" };
      const other = answer.others?.find((one) => one.row === row);
      return { ...at, standing: other?.columns.includes(column) === false ? "lottery" : "preference" };
    }
    const margin = marginOf(found.stages.problem, answer, row, column, points);
    return { ...at, margin, standing: lock === undefined ? standingOf(found, margin) : "locked" };
  });
  return { of: contextOf(candidates, found.matching), pairs, weights: weightMargins(found) };
}

function standingOf({ stages }: OptimalRun, margin: number | null): PairMargin["standing"] {
  const { aim } = stages.candidates.programme;
  if (margin === 0) return "lottery";
  if (aim === "greedy" || aim === "generous") return "choice";
  return margin !== null && margin <= CLOSE ? "close" : "firm";
}

function weightMargins({ stages: { candidates, answer } }: OptimalRun): WeightMargin[] {
  return weightAxes(candidates).map(({ change, steps }) => {
    if (change.change !== "weight") throw new Error("solver bug: the axis is no weight");
    const { criterion, from: weight } = change;
    const down = stretch(
      weight,
      steps.filter(({ to }) => (to as number) < weight),
    );
    const up = stretch(
      weight,
      steps.filter(({ to }) => (to as number) > weight),
    );
    return { criterion, weight, lowest: down.end, highest: up.end, below: down.beyond, above: up.beyond };
  });

  /** The steps go away from today's weight. */
  function stretch(weight: number, steps: readonly AxisStep[]): { end: number; beyond: WeightChange | null } {
    let end = weight;
    for (const { to, make } of steps) {
      const changed = make();
      if (changed === undefined) continue;
      const moves = movesTo(problemOf(changed));
      if (moves === undefined || moves.length > 0) return { end, beyond: { weight: to as number, moves: moves ?? [] } };
      end = to as number;
    }
    return { end, beyond: null };
  }

  function movesTo(problem: AssignmentProblem) {
    const other = assign(problem, { from: answer });
    if (other.status === "feasible")
      throw new RangeError("the best matching with another weight was not found in the programme's steps");
    return other.status === "optimal"
      ? movesOf(candidates, changesBetween(answer.columnsOf, other.columnsOf))
      : undefined;
  }
}
