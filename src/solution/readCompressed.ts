import { FORBIDDEN } from "../points.ts";
import type { CompressedRows } from "../problem/problem.ts";
import type { CheckedScores } from "./checkedScores.ts";
import { held, MOST_PAIRS, noPairs } from "./checkedScores.ts";
import type { Report } from "./problemIssues.ts";
import { reportUnknownKeys, show } from "./problemIssues.ts";

/** A copy of compressed rows, checked. */
export function readCompressed(rows: number, columns: number, scores: CompressedRows, report: Report): CheckedScores {
  const { start, column, score } = scores;
  const none = held(noPairs(rows));
  reportUnknownKeys(scores, ["start", "column", "score"], "scores.", report);
  if (!(start instanceof Int32Array) || start.length !== rows + 1)
    report("scores.start", "type", `expected an Int32Array of ${rows + 1} entries, received ${show(start)}`);
  else if (!(column instanceof Int32Array))
    report("scores.column", "type", `expected an Int32Array, received ${show(column)}`);
  else if (!(score instanceof Int32Array || score instanceof Float64Array))
    report("scores.score", "type", `expected an Int32Array or a Float64Array, received ${show(score)}`);
  else if (score.length !== column.length)
    report("scores.score", "range", `expected ${column.length} entries like scores.column, received ${score.length}`);
  else if (start[0] !== 0 || start[rows] !== column.length)
    report(
      "scores.start",
      "range",
      `expected to run from 0 to ${column.length}, received ${start[0]} to ${start[rows]}`,
    );
  else if (tooManyPairs(column.length, report)) return none;
  else {
    if (!checkColumns(rows, columns, start, column, report)) return none;
    const copied = score.slice();
    checkCompressed(start, column, copied, report);
    return held({ start: new Int32Array(start), column: new Int32Array(column), score: copied });
  }
  return none;
}

/** Whether every row has slots of its own; columns that are out of range or not ascending are reported. */
function checkColumns(rows: number, columns: number, start: Int32Array, column: Int32Array, report: Report): boolean {
  for (let row = 0; row < rows; row++) {
    const from = start[row];
    const to = start[row + 1];
    if (to < from || to > column.length) {
      report(
        `scores.start[${row + 1}]`,
        "range",
        `expected an integer from ${from} to ${column.length}, received ${to}`,
      );
      return false;
    }
    let least = 0;
    for (let slot = from; slot < to; slot++) {
      const j = column[slot];
      if (j < least || j >= columns)
        report(
          `scores.column[${slot}]`,
          "range",
          `expected an ascending column of row ${row}, ${least} to ${columns - 1}, received ${j}`,
        );
      least = j + 1;
    }
  }
  return true;
}

/** What is no integer, or FORBIDDEN, is reported, and −0 becomes 0. */
function checkCompressed(
  start: Int32Array,
  column: Int32Array,
  score: Int32Array | Float64Array,
  report: Report,
): void {
  const wide = score instanceof Float64Array;
  for (let row = 0; row < start.length - 1; row++) {
    for (let slot = start[row]; slot < start[row + 1]; slot++) {
      const value = score[slot];
      if (value === FORBIDDEN || (wide && !Number.isSafeInteger(value)))
        report(
          `scores.score[${slot}]`,
          "range",
          `expected an integer other than FORBIDDEN (row ${row}, column ${column[slot]}), received ${value}`,
        );
      else if (wide && value === 0) score[slot] = 0;
    }
  }
}

function tooManyPairs(slots: number, report: Report): boolean {
  if (slots <= MOST_PAIRS) return false;
  report("scores", "limit", `expected at most ${MOST_PAIRS} allowed pairs, received ${slots} or more`);
  return true;
}
