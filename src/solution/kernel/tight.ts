import { FORBIDDEN } from "../../points.ts";
import type { OpenRow } from "./rows.ts";

/** The pairs of one row that are worth the most at some prices. */
export interface Tight {
  readonly column: Int32Array; // [longest row] ascending; the first `count` entries
  count: number;
  worth: number; // of each of them: score − price; −Infinity where the row has no pair
}

export function createTight(longest: number): Tight {
  return { column: new Int32Array(longest), count: 0, worth: Number.NEGATIVE_INFINITY };
}

/** Finds them, each pair looked at once. Four columns a step, as in `selection.ts`. */
export function findTight({ scores, columns, from, to }: OpenRow, price: Float64Array, into: Tight): void {
  into.count = 0;
  into.worth = Number.NEGATIVE_INFINITY;
  if (columns !== undefined) {
    for (let slot = from; slot < to; slot++) see(into, columns[slot], scores[slot] - price[columns[slot]]);
    return;
  }
  const m = to - from;
  const steps = m & ~3;
  let worth = into.worth;
  for (let j = 0, at = from; j < steps; j += 4, at += 4) {
    if (
      scores[at] - price[j] >= worth ||
      scores[at + 1] - price[j + 1] >= worth ||
      scores[at + 2] - price[j + 2] >= worth ||
      scores[at + 3] - price[j + 3] >= worth
    ) {
      for (let k = 0; k < 4; k++) if (scores[at + k] !== FORBIDDEN) see(into, j + k, scores[at + k] - price[j + k]);
      worth = into.worth;
    }
  }
  for (let j = steps; j < m; j++) if (scores[from + j] !== FORBIDDEN) see(into, j, scores[from + j] - price[j]);
}

/** One more pair of the row, columns ascending. */
export function see(tight: Tight, column: number, worth: number): void {
  if (worth < tight.worth) return;
  if (worth > tight.worth) {
    tight.worth = worth;
    tight.count = 0;
  }
  tight.column[tight.count++] = column;
}
