import { FORBIDDEN } from "../../points.ts";
import type { Scores } from "../../problem/problem.ts";
import type { Selection } from "./selection.ts";
import { selectCompressed, selectDense } from "./selection.ts";

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
  /** Selects the best pairs of a row at these prices, of those worth more than `into.floor`. */
  select(row: number, price: Float64Array, into: Selection): void;
  /** The row's scores into `out`, `FORBIDDEN` where absent. */
  read(row: number, out: Float64Array): void;
  /** The row's allowed pairs into `column` and `score`, columns ascending; how many there are. */
  list(row: number, column: Int32Array, score: Float64Array): number;
}

export function readRows(scores: Scores, n: number, m: number): RowReader {
  if (typeof scores === "function") {
    const buffer = new Int32Array(m);
    return {
      n,
      m,
      form: "on demand",
      wide: false,
      longest: m,
      select: (row, price, into) => {
        scores(row, buffer);
        selectDense(buffer, 0, row % m, price, into);
      },
      read: (row, out) => {
        scores(row, buffer);
        out.set(buffer);
      },
      list: (row, column, score) => {
        scores(row, buffer);
        return listDense(buffer, 0, m, column, score);
      },
    };
  }
  if (!("start" in scores)) {
    return {
      n,
      m,
      form: "dense",
      wide: scores instanceof Float64Array,
      longest: m,
      select: (row, price, into) => selectDense(scores, row * m, row % m, price, into),
      read: (row, out) => {
        for (let column = 0, at = row * m; column < m; column++, at++) out[column] = scores[at];
      },
      list: (row, column, score) => listDense(scores, row * m, m, column, score),
    };
  }
  const { start, column, score } = scores;
  let longest = 0;
  for (let row = 0; row < n; row++) longest = Math.max(longest, start[row + 1] - start[row]);
  return {
    n,
    m,
    form: "compressed",
    wide: score instanceof Float64Array,
    longest,
    select: (row, price, into) => selectCompressed(column, score, start[row], start[row + 1], price, into),
    read: (row, out) => {
      out.fill(FORBIDDEN, 0, m);
      for (let slot = start[row]; slot < start[row + 1]; slot++) out[column[slot]] = score[slot];
    },
    list: (row, intoColumn, intoScore) => {
      let count = 0;
      for (let slot = start[row]; slot < start[row + 1]; slot++, count++) {
        intoColumn[count] = column[slot];
        intoScore[count] = score[slot];
      }
      return count;
    },
  };
}

function listDense(
  scores: Int32Array | Float64Array,
  offset: number,
  m: number,
  column: Int32Array,
  score: Float64Array,
): number {
  let count = 0;
  for (let j = 0; j < m; j++) {
    const value = scores[offset + j];
    if (value === FORBIDDEN) continue;
    column[count] = j;
    score[count++] = value;
  }
  return count;
}
