import { FORBIDDEN } from "../points.ts";
import type { AssignmentProblem } from "../problem/problem.ts";
import { assign } from "./assign.ts";
import { sameColumns } from "./changes.ts";
import { isSearched } from "./losses.ts";
import { lossWithout } from "./lossWithout.ts";
import type { OptimalAssignment } from "./solution.ts";
import { assignmentReader, compareWorth } from "./worth.ts";

/**
 * How far the score of a pair may fall, at most by `points`, before the answer is another: as long as it falls by less
 * than the margin, the answer stays; where it falls by more, it does not. Null: it stays. 0: another answer without the
 * pair is as good, and no score tells them apart.
 *
 * Where the best is a sum, that is what forbidding the pair would lose of it; where that takes people's places, the
 * pair stays whatever it scores. Where pairs are counted, every other answer becomes better, or stays as it is, the
 * further the score falls, so that the margin is found by halving: some 20 problems solved. With maximin that may be
 * one with the pair, once it has the least score.
 */
export function marginOf(
  problem: AssignmentProblem,
  answer: OptimalAssignment,
  row: number,
  column: number,
  points: number,
): number | null {
  const isLocked = problem.locked?.some(([i, j]) => i === row && j === column) === true;
  if (isLocked && problem.objective !== "maximin") return null;
  if (!isSearched(answer)) return within(lossWithout(answer, row, column), points);
  const without = isLocked
    ? undefined
    : solvedWith(problem, row, (out) => {
        out[column] = FORBIDDEN;
      });
  const lost = without && answer.solved.values.map((value, level) => value - without.solved.values[level]);
  if (answer.counts === undefined) return within(lost, points);
  const keepsPlace = lost === undefined || lost.slice(0, -1).some((loss) => loss !== 0);
  if (keepsPlace && problem.objective !== "maximin") return null;
  const isTied = !keepsPlace && without !== undefined && isAsGood(answer, without);
  const byChoice = problem.objective === "greedy" || problem.objective === "generous";
  if (isTied && !byChoice) return 0;
  const stays = (fall: number): boolean => {
    const other = solvedWith(problem, row, (out) => {
      out[column] -= fall;
    });
    return other?.columnsOf.every((columns, i) => sameColumns(columns, answer.columnsOf[i])) === true;
  };
  if (points === 0 || stays(points)) return null;
  let low = 0;
  let high = points;
  while (high - low > 1) {
    const middle = low + Math.floor((high - low) / 2);
    if (stays(middle)) low = middle;
    else high = middle;
  }
  return isTied && high === 1 ? 0 : high;
}

function isAsGood({ solved, columnsOf }: OptimalAssignment, other: OptimalAssignment): boolean {
  const { worthOf } = assignmentReader(solved.problem, solved.levels);
  return compareWorth(worthOf(columnsOf), worthOf(other.columnsOf)) === 0;
}

function within(lost: readonly number[] | undefined, points: number): number | null {
  if (lost === undefined || lost.slice(0, -1).some((loss) => loss !== 0)) return null;
  const total = lost[lost.length - 1];
  return total <= points ? total : null;
}

/** The problem with one row's scores changed; undefined where nothing is possible then. */
function solvedWith(
  problem: AssignmentProblem,
  row: number,
  change: (out: Int32Array) => void,
): OptimalAssignment | undefined {
  const { scores } = problem;
  if (typeof scores !== "function") throw new TypeError("problem.scores: expected rows on demand");
  const other = assign({
    ...problem,
    scores(i, out) {
      scores(i, out);
      if (i === row) change(out);
    },
  });
  if (other.status === "feasible") throw new RangeError("a margin was not found in the steps of the problem");
  return other.status === "optimal" ? other : undefined;
}
