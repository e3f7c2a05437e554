import { InvalidInputError } from "../errors.ts";
import { FORBIDDEN, UNWRITTEN } from "../points.ts";
import type { AssignmentProblem, CompressedRows, Scores } from "../problem/problem.ts";
import type { Steps } from "../steps.ts";
import { createMeter, finish, isDue } from "../steps.ts";
import type { Previous } from "./previous.ts";
import { markSame } from "./previous.ts";
import type { Report } from "./problemIssues.ts";
import { isRecord, reportUnknownKeys, show } from "./problemIssues.ts";

/** The allowed pairs in compressed rows. */
export interface Pairs {
  readonly start: Int32Array; // [rows + 1]
  readonly column: Int32Array; // [slots]
  readonly score: Float64Array; // [slots] no −0
}

/** Scores that nobody else can change, and what ranges depend on. */
export interface CheckedScores {
  readonly scores: Scores;
  /** The least and the greatest of them and 0; of rows on demand that are too many to be held, not known. */
  readonly low: number;
  readonly high: number;
  /** How many pairs each row may have. */
  readonly lengths: Int32Array; // [rows]
  /** `low` and `high` row by row, where every score was looked at. */
  readonly ranges?: RowRanges;
  /** All pairs in compressed rows: made when first asked for. */
  pairs(): Pairs;
}

export interface RowRanges {
  readonly low: Float64Array; // [rows]
  readonly high: Float64Array; // [rows]
}

/** Slots are counted in an Int32Array; typed arrays of more cannot be had everywhere. */
const MOST_PAIRS = 1_000_000_000;

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
  { rows, columns, scores }: AssignmentProblem,
  report: Report,
  previous: Previous | undefined,
): Steps<CheckedScores> {
  if (typeof scores === "function")
    return rows * columns <= HELD_ENTRIES
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

function noPairs(rows: number): Pairs {
  return { start: new Int32Array(rows + 1), column: new Int32Array(0), score: new Float64Array(0) };
}

function tooManyPairs(slots: number, report: Report): boolean {
  if (slots <= MOST_PAIRS) return false;
  report("scores", "limit", `expected at most ${MOST_PAIRS} allowed pairs, received ${slots} or more`);
  return true;
}

/** Scores that are held as compressed rows, checked before. */
function held({ start, column, score }: CompressedRows): CheckedScores {
  const rows = start.length - 1;
  const ranges = { low: new Float64Array(rows), high: new Float64Array(rows) };
  const lengths = new Int32Array(rows);
  for (let row = 0; row < rows; row++) lengths[row] = readRange(score, start[row], start[row + 1], ranges, row);
  let pairs: Pairs | undefined;
  return {
    scores: { start, column, score },
    ...wholeRange(ranges),
    lengths,
    ranges,
    pairs: () => {
      pairs ??= { start, column, score: score instanceof Float64Array ? score : Float64Array.from(score) };
      return pairs;
    },
  };
}

function* readDense(
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
      pairs ??= finish(
        compressed(
          rows,
          columns,
          (row, out) => out.set(scores.subarray(row * columns, (row + 1) * columns)),
          scores instanceof Float64Array,
        ),
      );
      return pairs;
    },
  };
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

/** The least and the greatest of a row's scores and 0, and how many of them are allowed pairs. */
function readRange(
  scores: Int32Array | Float64Array,
  from: number,
  to: number,
  ranges: RowRanges,
  row: number,
): number {
  let low = 0;
  let high = 0;
  let absent = 0;
  for (let at = from; at < to; at++) {
    const value = scores[at];
    if (value > high) high = value;
    else if (value < low) {
      if (value === FORBIDDEN) absent++;
      else low = value;
    }
  }
  ranges.low[row] = low;
  ranges.high[row] = high;
  return to - from - absent;
}

function wholeRange(ranges: RowRanges): { low: number; high: number } {
  return {
    low: ranges.low.reduce((least, one) => Math.min(least, one), 0),
    high: ranges.high.reduce((most, one) => Math.max(most, one), 0),
  };
}

/** Compressed rows of rows that are given one by one. */
function* compressed(
  rows: number,
  columns: number,
  fill: (row: number, out: Int32Array | Float64Array) => void,
  wide: boolean,
): Steps<Pairs> {
  const start = new Int32Array(rows + 1);
  const out = wide ? new Float64Array(columns) : new Int32Array(columns);
  let column = new Int32Array(Math.max(16, columns));
  let score = new Float64Array(column.length);
  let slots = 0;
  const meter = createMeter();
  for (let row = 0; row < rows; row++) {
    if (isDue(meter, 2 * columns)) yield { stage: "reading", done: row, of: rows };
    fill(row, out);
    if (slots + columns > MOST_PAIRS) throw new RangeError(`expected at most ${MOST_PAIRS} allowed pairs`);
    if (slots + columns > column.length) {
      const length = Math.min(rows * columns, 2 * (slots + columns));
      column = grown(column, new Int32Array(length));
      score = grown(score, new Float64Array(length));
    }
    for (let j = 0; j < columns; j++) {
      if (out[j] === FORBIDDEN) continue;
      column[slots] = j;
      score[slots++] = out[j];
    }
    start[row + 1] = slots;
  }
  return { start, column: column.slice(0, slots), score: score.slice(0, slots) };
}

function grown<T extends Int32Array | Float64Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

/** A caller's row, with what it did wrong. */
function fillChecked(
  row: number,
  fill: (row: number, out: Int32Array) => unknown,
  out: Int32Array,
  report: Report,
): void {
  const columns = out.length;
  out.fill(UNWRITTEN);
  const returned = fill(row, out);
  if (returned !== undefined)
    report("scores", "type", `expected row ${row} in \`out\` and nothing returned, received ${show(returned)}`);
  const unwritten = out.length === columns ? out.indexOf(UNWRITTEN) : 0;
  if (returned === undefined && unwritten >= 0)
    report("scores", "missing", `expected all ${columns} entries of row ${row}, received none for column ${unwritten}`);
}

function* readHeld(
  rows: number,
  columns: number,
  fill: (row: number, out: Int32Array) => unknown,
  report: Report,
): Steps<CheckedScores> {
  let faults = 0;
  const count: Report = (...issue) => {
    faults++;
    report(...issue);
  };
  // After a first fault the other rows are left alone.
  const pairs = yield* compressed(
    rows,
    columns,
    (row, out) => (faults === 0 ? fillChecked(row, fill, out as Int32Array, count) : undefined),
    false,
  );
  return held(faults === 0 ? pairs : noPairs(rows));
}

/** Each row is checked when it is read for the first time. Sums that are not exact are found while solving. */
function readOnDemand(rows: number, columns: number, fill: (row: number, out: Int32Array) => unknown): CheckedScores {
  const seen = new Uint8Array(rows);
  const refuse: Report = (path, code, message) => {
    throw new InvalidInputError([{ document: "problem", path, code, message }]);
  };
  const scores = (row: number, out: Int32Array): void => {
    if (seen[row] === 1) fill(row, out);
    else fillChecked(row, fill, out, refuse);
    seen[row] = 1;
  };
  let pairs: Pairs | undefined;
  return {
    scores,
    low: 0,
    high: 0,
    lengths: new Int32Array(rows).fill(columns),
    pairs: () => {
      const fillRow = scores as (row: number, out: Int32Array | Float64Array) => void;
      pairs ??= finish(compressed(rows, columns, fillRow, false));
      return pairs;
    },
  };
}

function readCompressed(rows: number, columns: number, scores: CompressedRows, report: Report): CheckedScores {
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
