import { FORBIDDEN } from "../points.ts";
import type { Steps } from "../steps.ts";
import { createMeter, isDue } from "../steps.ts";
import type { CheckedScores, Pairs, RowRanges } from "./checkedScores.ts";
import { expectHeld, readRange, wholeRange } from "./checkedScores.ts";
import type { Previous } from "./previous.ts";
import { markSame } from "./previous.ts";
import type { Report } from "./problemIssues.ts";

/** A copy of a full matrix, checked; of rows that are as in a `previous` problem only new columns are checked. */
export function* readDense(
  rows: number,
  columns: number,
  given: Int32Array | Float64Array,
  report: Report,
  previous: Previous | undefined,
): Steps<CheckedScores> {
  if (previous !== undefined) {
    markSame(previous, given);
    // Nothing has changed, and nothing of what was read can be.
    const { kept, sameRows, sameColumns, same } = previous;
    if (sameRows && sameColumns && !same.includes(0)) return kept.problem;
  }
  const scores = given.slice();
  const ranges = { low: new Float64Array(rows), high: new Float64Array(rows) };
  const lengths = new Int32Array(rows);
  const isKnown =
    previous !== undefined && scores instanceof Int32Array ? knownRanges(previous, scores, ranges, lengths) : undefined;
  const meter = createMeter();
  for (let row = 0; row < rows; row++) {
    if (isKnown?.(row)) continue;
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

/**
 * Takes over what was read of a row in an earlier matrix of integers; false where the row has to be read: it is
 * another one, or what its range ended with is gone.
 */
function knownRanges(
  { kept, rowOf, columnOf, same }: Previous,
  scores: Int32Array,
  ranges: RowRanges,
  lengths: Int32Array,
): ((row: number) => boolean) | undefined {
  const { scores: before, columns, ranges: known, lengths: counted } = kept.problem;
  if (!(before instanceof Int32Array) || known === undefined) return undefined;
  const isHere = new Uint8Array(columns);
  const added: number[] = [];
  for (let j = 0; j < columnOf.length; j++) {
    if (columnOf[j] < 0) added.push(j);
    else isHere[columnOf[j]] = 1;
  }
  const gone: number[] = [];
  for (let j = 0; j < columns; j++) if (isHere[j] === 0) gone.push(j);
  return (row) => {
    if (same[row] === 0) return false;
    const old = rowOf[row];
    let low = known.low[old];
    let high = known.high[old];
    let length = counted[old];
    for (const j of gone) {
      const score = before[old * columns + j];
      if (score === FORBIDDEN) continue;
      if (score !== 0 && (score === low || score === high)) return false;
      length--;
    }
    for (const j of added) {
      const score = scores[row * columnOf.length + j];
      if (score === FORBIDDEN) continue;
      if (score < low) low = score;
      if (score > high) high = score;
      length++;
    }
    ranges.low[row] = low;
    ranges.high[row] = high;
    lengths[row] = length;
    return true;
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
