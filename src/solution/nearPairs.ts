import { FORBIDDEN } from "../points.ts";
import type { Steps } from "../steps.ts";
import { createMeter, isDue } from "../steps.ts";
import type { CandidateLists } from "./kernel/lists.ts";
import { createLists } from "./kernel/lists.ts";
import type { RowReader } from "./kernel/rows.ts";
import { scoreIn } from "./kernel/rows.ts";
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

/** What is kept of candidate lists beside the prices of an answer. */
export interface KeptPairs extends NearPairs {
  /** [rows] No other pair with a column that has places is worth more at these prices. */
  readonly bound: Float64Array;
}

/** How many are kept of each row. */
const KEPT = 8;

/** How many more a list can hold when a later solve starts from it: pairs with new columns. */
const MORE = 2;

/** The front of each list, with bounds that hold at `price`: these are at most `drop` below those of the lists. */
export function keptPairs(
  { width, length, column, score, bound }: KeptPairs,
  drop: number,
  price: Float64Array,
): KeptPairs {
  const rows = length.length;
  const most = Math.min(width, KEPT);
  const kept = {
    width: most,
    length: length.map((count) => Math.min(count, most)),
    column: new Int32Array(rows * most),
    score: new Float64Array(rows * most),
    bound: new Float64Array(rows),
  };
  for (let row = 0; row < rows; row++) {
    let from = row * width;
    const end = from + length[row];
    for (let to = row * most; to < row * most + kept.length[row]; to++, from++) {
      kept.column[to] = column[from];
      kept.score[to] = score[from];
    }
    let other = bound[row] + drop;
    for (; from < end; from++) other = Math.max(other, score[from] - price[column[from]]);
    kept.bound[row] = other;
  }
  return kept;
}

/**
 * The same as lists, for rows that are as they were, at prices of before; a row that is not is scanned when it is first
 * looked at. `added`: columns that have places now and had none.
 */
export function* listsBefore(
  rows: RowReader,
  { kept, rowOf, same }: Previous,
  columnNow: Int32Array,
  price: Float64Array,
  added: readonly number[],
): Steps<CandidateLists> {
  const { near } = kept;
  const width = Math.min(near.width + MORE, rows.longest);
  const lists = createLists(rows, width, width);
  const meter = createMeter();
  for (let row = 0; row < rows.n; row++) {
    if (same[row] === 0) continue;
    const old = rowOf[row];
    let to = row * width;
    for (let k = old * near.width; k < old * near.width + near.length[old]; k++) {
      const j = columnNow[near.column[k]];
      if (j < 0) continue;
      lists.column[to] = j;
      lists.score[to++] = near.score[k];
    }
    let bound = near.bound[old];
    if (added.length > 0) {
      const opened = rows.open(row);
      for (const j of added) {
        const score = scoreIn(opened, j);
        if (score === FORBIDDEN || score - price[j] <= bound) continue;
        if (to < (row + 1) * width) {
          lists.column[to] = j;
          lists.score[to++] = score;
        } else bound = score - price[j];
      }
    }
    if (isDue(meter, width + added.length)) yield { stage: "searching", done: row, of: rows.n };
    lists.length[row] = to - row * width;
    lists.bound[row] = bound;
    lists.frontBound[row] = bound;
  }
  return lists;
}
