import type { AssignmentProblem } from "../problem/problem.ts";
import type { Steps } from "../steps.ts";
import type { CheckedScores } from "./checkedScores.ts";
import { held, noPairs } from "./checkedScores.ts";
import type { Previous } from "./previous.ts";
import { markSame } from "./previous.ts";
import type { Report } from "./problemIssues.ts";
import { isRecord, show } from "./problemIssues.ts";
import { readCompressed } from "./readCompressed.ts";
import { readDense } from "./readDense.ts";
import { readHeld, readOnDemand } from "./readOnDemand.ts";

/** Rows on demand of up to this many entries are read once and held. */
const HELD_ENTRIES = 16_777_216;

/**
 * Any of the forms of scores, checked: what is wrong is reported with its place and the numbers. Rows that are as in a
 * `previous` problem are not checked again. O(slots).
 */
export function* readScores(problem: AssignmentProblem, report: Report, previous?: Previous): Steps<CheckedScores> {
  const { scores } = problem;
  const read = yield* readForm(problem, report, previous);
  if (previous !== undefined && !ArrayBuffer.isView(scores)) markSame(previous, read.scores);
  return read;
}

function* readForm(
  { rows, columns, scores, objective }: AssignmentProblem,
  report: Report,
  previous: Previous | undefined,
): Steps<CheckedScores> {
  if (typeof scores === "function")
    // A stable assignment is found in one go over the rows; to read them beforehand would be to read them twice.
    return rows * columns <= HELD_ENTRIES && objective !== "stable"
      ? yield* readHeld(rows, columns, scores, report)
      : readOnDemand(rows, columns, scores);
  if (scores instanceof Int32Array || scores instanceof Float64Array) {
    if (scores.length === rows * columns) return yield* readDense(rows, columns, scores, report, previous);
    report("scores", "range", `expected ${rows} × ${columns} = ${rows * columns} entries, received ${scores.length}`);
  } else if (isRecord(scores) && "start" in scores) return readCompressed(rows, columns, scores, report);
  else
    report(
      "scores",
      "type",
      `expected an Int32Array, a Float64Array, compressed rows or a function, received ${show(scores)}`,
    );
  return held(noPairs(rows));
}
