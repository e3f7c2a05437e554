import { FORBIDDEN } from "../../points.ts";
import type { Scores } from "../../problem/problem.ts";

/**
 * One reader for the three forms. All work on whole rows, because a row on demand costs the same however little of it
 * is used.
 */
export interface RowReader {
  readonly n: number;
  readonly m: number;
  readonly form: "dense" | "compressed" | "on demand";
  readonly wide: boolean; // scores may need more than 32 bits
  /** An upper limit on the pairs in a row, for sizing lists. */
  readonly longest: number;
  /** The row as it is held. What is returned is valid until the next row is opened. */
  open(row: number): OpenRow;
}

/** One row: dense, or its allowed pairs alone. */
export interface OpenRow {
  scores: Int32Array | Float64Array;
  /** Undefined: the row is dense, `FORBIDDEN` where absent, and column j stands at `from + j`. */
  columns: Int32Array | undefined;
  from: number;
  to: number;
}

export function readRows(scores: Scores, n: number, m: number): RowReader {
  if (typeof scores === "function") {
    const buffer = new Int32Array(m);
    const row: OpenRow = { scores: buffer, columns: undefined, from: 0, to: m };
    return {
      n,
      m,
      form: "on demand",
      wide: false,
      longest: m,
      open: (index) => {
        scores(index, buffer);
        return row;
      },
    };
  }
  if (!("start" in scores)) {
    const row: OpenRow = { scores, columns: undefined, from: 0, to: m };
    return {
      n,
      m,
      form: "dense",
      wide: scores instanceof Float64Array,
      longest: m,
      open: (index) => {
        row.from = index * m;
        row.to = row.from + m;
        return row;
      },
    };
  }
  const { start, column, score } = scores;
  const row: OpenRow = { scores: score, columns: column, from: 0, to: 0 };
  let longest = 0;
  for (let index = 0; index < n; index++) longest = Math.max(longest, start[index + 1] - start[index]);
  return {
    n,
    m,
    form: "compressed",
    wide: score instanceof Float64Array,
    longest,
    open: (index) => {
      row.from = start[index];
      row.to = start[index + 1];
      return row;
    },
  };
}

/** The row's scores into `out` [m], `FORBIDDEN` where absent. */
export function readRow(rows: RowReader, index: number, out: Float64Array): void {
  const { scores, columns, from, to } = rows.open(index);
  if (columns === undefined) for (let j = 0, at = from; at < to; j++, at++) out[j] = scores[at];
  else {
    out.fill(FORBIDDEN, 0, rows.m);
    for (let slot = from; slot < to; slot++) out[columns[slot]] = scores[slot];
  }
}

/** The score of a pair; FORBIDDEN where absent. */
export function scoreIn({ scores, columns, from, to }: OpenRow, j: number): number {
  if (columns === undefined) return scores[from + j];
  const at = positionOf(columns, j, from, to);
  return at < to && columns[at] === j ? scores[at] : FORBIDDEN;
}

/** Where `j` stands, or would, among the ascending columns at `from` … `to` − 1. */
export function positionOf(columns: Int32Array, j: number, from: number, to: number): number {
  while (from < to) {
    const middle = (from + to) >> 1;
    if (columns[middle] < j) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** The same rows, but some may have one pair alone: the column `only[row]`; −1 = all that they have. */
export function narrowedRows(rows: RowReader, only: Int32Array): RowReader {
  const column = new Int32Array(1);
  const score = new Float64Array(1);
  const pair: OpenRow = { scores: score, columns: column, from: 0, to: 1 };
  return {
    ...rows,
    open: (index) => {
      const row = rows.open(index);
      if (only[index] < 0) return row;
      column[0] = only[index];
      score[0] = scoreIn(row, only[index]);
      return pair;
    },
  };
}
