import type { Previous } from "./previous.ts";

/**
 * Some of the best pairs of every row, with their true scores: those that are likely to keep prices up. Nothing rests
 * on which they are. Row i owns the slots i · width … i · width + length[i] − 1.
 */
export interface NearPairs {
  readonly width: number;
  readonly length: Int32Array; // [rows]
  readonly column: Int32Array; // [rows · width]
  readonly score: Int32Array | Float64Array; // [rows · width]
}

/** How many are kept of each row. */
const KEPT = 8;

/** The first ones of each row; of a row that has none, those that are worth the most to it (`tight`). */
export function firstOf(
  { width, length, column, score }: NearPairs,
  tight: { readonly start: Int32Array; readonly column: Int32Array; readonly score: Float64Array },
): NearPairs {
  const rows = length.length;
  const most = Math.min(width, KEPT);
  const first = {
    width: most,
    length: new Int32Array(rows),
    column: new Int32Array(rows * most),
    score: new Float64Array(rows * most),
  };
  for (let row = 0; row < rows; row++) {
    const from = length[row] > 0 ? { column, score, at: row * width } : { ...tight, at: tight.start[row] };
    const count = length[row] > 0 ? length[row] : tight.start[row + 1] - tight.start[row];
    first.length[row] = Math.min(count, most);
    for (let k = 0; k < first.length[row]; k++) {
      first.column[row * most + k] = from.column[from.at + k];
      first.score[row * most + k] = from.score[from.at + k];
    }
  }
  return first;
}

/** Those of an earlier problem in rows that are as they were; a row that is not has none. */
export function nearBefore(rows: number, { kept, rowOf, columnOf, same }: Previous): NearPairs {
  const { near } = kept;
  const { width } = near;
  const columnNow = new Int32Array(kept.problem.columns).fill(-1);
  for (let j = 0; j < columnOf.length; j++) if (columnOf[j] >= 0) columnNow[columnOf[j]] = j;
  const now = {
    width,
    length: new Int32Array(rows),
    column: new Int32Array(rows * width),
    score: new Float64Array(rows * width),
  };
  for (let row = 0; row < rows; row++) {
    if (same[row] === 0) continue;
    const from = rowOf[row] * width;
    let to = row * width;
    for (let k = from; k < from + near.length[rowOf[row]]; k++) {
      const j = columnNow[near.column[k]];
      if (j < 0) continue;
      now.column[to] = j;
      now.score[to++] = near.score[k];
    }
    now.length[row] = to - row * width;
  }
  return now;
}
