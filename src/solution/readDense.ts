import { FORBIDDEN } from "../points.ts";
import type { Steps } from "../steps.ts";
import { createMeter, isDue } from "../steps.ts";
import type { CheckedScores, Pairs } from "./checkedScores.ts";
import { expectHeld, readRange, wholeRange } from "./checkedScores.ts";
import type { Previous } from "./previous.ts";
import { markSame } from "./previous.ts";
import type { Report } from "./problemIssues.ts";

/** A copy of a full matrix, checked; rows that are as in a `previous` problem are not checked again. */
export function* readDense(
  rows: number,
  columns: number,
  given: Int32Array | Float64Array,
  report: Report,
  previous: Previous | undefined,
): Steps<CheckedScores> {
  const before = previous?.sameColumns === true ? previous.kept.problem : undefined;
  if (previous !== undefined) {
    markSame(previous, given);
    // Nothing has changed, and nothing of what was read can be.
    if (before?.rows === rows && previous.rowOf.every((from, row) => from === row && previous.same[row] === 1))
      return before;
  }
  const scores = given.slice();
  const ranges = { low: new Float64Array(rows), high: new Float64Array(rows) };
  const lengths = new Int32Array(rows);
  const meter = createMeter();
  for (let row = 0; row < rows; row++) {
    if (previous?.same[row] === 1 && before?.ranges !== undefined) {
      ranges.low[row] = before.ranges.low[previous.rowOf[row]];
      ranges.high[row] = before.ranges.high[previous.rowOf[row]];
      lengths[row] = before.lengths[previous.rowOf[row]];
      continue;
    }
    if (scores instanceof Float64Array) checkIntegers(scores, row, columns, report);
    lengths[row] = readRange(scores, row * columns, (row + 1) * columns, ranges, row);
    if (isDue(meter, columns)) yield { stage: "reading", done: row, of: rows };
  }
  const { low, high } = wholeRange(ranges);
  let pairs: Pairs | undefined;
  return {
    scores,
    low,
    high,
    lengths,
    ranges,
    pairs: () => {
      pairs ??= pairsOf(scores, columns, lengths);
      return pairs;
    },
  };
}

function pairsOf(scores: Int32Array | Float64Array, columns: number, lengths: Int32Array): Pairs {
  const slots = lengths.reduce((sum, length) => sum + length, 0);
  expectHeld(slots);
  const start = new Int32Array(lengths.length + 1);
  const column = new Int32Array(slots);
  const score = new Float64Array(slots);
  for (let row = 0, at = 0, slot = 0; row < lengths.length; row++) {
    for (let j = 0; j < columns; j++, at++) {
      if (scores[at] === FORBIDDEN) continue;
      column[slot] = j;
      score[slot++] = scores[at];
    }
    start[row + 1] = slot;
  }
  return { start, column, score };
}

/** What is no integer is reported, and −0 becomes 0. */
function checkIntegers(scores: Float64Array, row: number, columns: number, report: Report): void {
  for (let at = row * columns; at < (row + 1) * columns; at++) {
    const value = scores[at];
    if (value === 0) scores[at] = 0;
    else if (!Number.isSafeInteger(value))
      report(
        `scores[${at}]`,
        "range",
        `expected an integer (row ${row}, column ${at - row * columns}), received ${value}`,
      );
  }
}
