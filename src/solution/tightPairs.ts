import { longer } from "./kernel/longer.ts";
import type { Tight } from "./kernel/tight.ts";

/** What is worth the most to each row, as last told: stretches of one list. */
export interface TightPairs {
  readonly from: Int32Array; // [rows] the row's first slot
  readonly count: Int32Array; // [rows]
  column: Int32Array;
  score: Float64Array;
  slots: number;
}

export function createTightPairs(rows: number): TightPairs {
  return {
    from: new Int32Array(rows),
    count: new Int32Array(rows),
    column: new Int32Array(2 * rows),
    score: new Float64Array(2 * rows),
    slots: 0,
  };
}

/** Tells what is worth the most to a row at these prices, in place of what was told before. */
export function tell(pairs: TightPairs, row: number, { column, count, worth }: Tight, price: Float64Array): void {
  const { slots } = pairs;
  if (slots + count > pairs.column.length) {
    pairs.column = longer(pairs.column, new Int32Array(2 * (slots + count)));
    pairs.score = longer(pairs.score, new Float64Array(pairs.column.length));
  }
  for (let k = 0; k < count; k++) {
    pairs.column[slots + k] = column[k];
    pairs.score[slots + k] = worth + price[column[k]];
  }
  pairs.from[row] = slots;
  pairs.count[row] = count;
  pairs.slots += count;
}

/**
 * Compressed rows of the pairs that still are worth `worth` [rows] at prices that have risen since: those that were
 * told, but for columns that have become dearer.
 */
export function stillTight(
  { from, count, column, score, slots }: TightPairs,
  worth: Float64Array,
  price: Float64Array,
): { start: Int32Array; column: Int32Array; score: Float64Array } {
  const rows = from.length;
  const start = new Int32Array(rows + 1);
  const columns = new Int32Array(slots);
  const scores = new Float64Array(slots);
  let kept = 0;
  for (let row = 0; row < rows; row++) {
    for (let slot = from[row]; slot < from[row] + count[row]; slot++) {
      if (score[slot] - price[column[slot]] !== worth[row]) continue;
      columns[kept] = column[slot];
      scores[kept++] = score[slot];
    }
    start[row + 1] = kept;
  }
  return { start, column: columns.slice(0, kept), score: scores.slice(0, kept) };
}
