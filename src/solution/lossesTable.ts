import { checkOptimal } from "./checkAnswer.ts";
import { lossesOf } from "./losses.ts";
import type { OptimalAssignment } from "./solution.ts";

/** What imposing each pair would cost: `lossesOf` of every row, row by row. */
export interface LossesTable {
  /** Rows matched fewer. 0 where impossible. */
  readonly matched: Int32Array; // [rows · columns]
  /** Total lost; Infinity = no valid assignment contains the pair. Negative only where a level before it loses. */
  readonly total: Float64Array; // [rows · columns]
}

/**
 * The exact losses of imposing any pair, all at once and without solving again (except where the answer took a search):
 * cheapest ways between all columns, then one look at each pair for each column that its row has. O(columns³ + rows ·
 * columns), with `cardinality: "free"` times the length of the ways; about 45 bytes for each two columns and 12 for
 * each pair. Above 4,094 columns, where that would not fit, one search a row in the whole network: O(rows · slots ·
 * steps of a way).
 *
 * RangeError where the table itself cannot be held.
 */
export function lossesTable(answer: OptimalAssignment): LossesTable {
  checkOptimal(answer);
  const { n, m } = answer.solved.network;
  const table = { matched: new Int32Array(n * m), total: new Float64Array(n * m) };
  for (let row = 0; row < n; row++) {
    const { matched, total } = lossesOf(answer, row);
    table.matched.set(matched, row * m);
    table.total.set(total, row * m);
  }
  return table;
}
