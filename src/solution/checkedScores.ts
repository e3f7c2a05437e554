import { FORBIDDEN } from "../points.ts";
import type { CompressedRows, Scores } from "../problem/problem.ts";
import type { Steps } from "../steps.ts";
import { createMeter, isDue } from "../steps.ts";
import { longer } from "./kernel/longer.ts";

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
export const MOST_PAIRS = 1_000_000_000;

/** Throws where that many pairs cannot be held. */
export function expectHeld(slots: number): void {
  if (slots > MOST_PAIRS) throw new RangeError(`expected at most ${MOST_PAIRS} allowed pairs`);
}

export function noPairs(rows: number): Pairs {
  return { start: new Int32Array(rows + 1), column: new Int32Array(0), score: new Float64Array(0) };
}

/** Scores that are held as compressed rows, checked before. */
export function held({ start, column, score }: CompressedRows): CheckedScores {
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

/** The least and the greatest of a row's scores and 0, and how many of them are allowed pairs. */
export function readRange(
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
    if (value === FORBIDDEN) absent++;
    else if (value > high) high = value;
    else if (value < low) low = value;
  }
  ranges.low[row] = low;
  ranges.high[row] = high;
  return to - from - absent;
}

export function wholeRange(ranges: RowRanges): { low: number; high: number } {
  return {
    low: ranges.low.reduce((least, one) => Math.min(least, one), 0),
    high: ranges.high.reduce((most, one) => Math.max(most, one), 0),
  };
}

/** What asking a caller for one score counts as, in pairs looked at: it may have to be computed. */
const GIVEN = 8;

/** Compressed rows of rows that are given one by one. */
export function* compressed(rows: number, columns: number, fill: (row: number, out: Int32Array) => void): Steps<Pairs> {
  const start = new Int32Array(rows + 1);
  const out = new Int32Array(columns);
  let column = new Int32Array(Math.max(16, columns));
  let score = new Float64Array(column.length);
  let slots = 0;
  const meter = createMeter();
  for (let row = 0; row < rows; row++) {
    if (isDue(meter, GIVEN * columns)) yield { stage: "reading", done: row, of: rows };
    fill(row, out);
    expectHeld(slots + columns);
    if (slots + columns > column.length) {
      const length = Math.min(rows * columns, 2 * (slots + columns));
      column = longer(column, new Int32Array(length));
      if (isDue(meter, slots)) yield { stage: "reading", done: row, of: rows };
      score = longer(score, new Float64Array(length));
    }
    for (let j = 0; j < columns; j++) {
      if (out[j] === FORBIDDEN) continue;
      column[slots] = j;
      score[slots++] = out[j];
    }
    start[row + 1] = slots;
  }
  yield { stage: "reading", done: rows, of: rows };
  column = column.slice(0, slots);
  if (isDue(meter, slots)) yield { stage: "reading", done: rows, of: rows };
  return { start, column, score: score.slice(0, slots) };
}
