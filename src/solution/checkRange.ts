import type { Report } from "./problemIssues.ts";
import type { ReadProblem } from "./readProblem.ts";

/** Where there are limits, what a pair is worth in a relaxation is so many times as far from 0, at first. */
const WITH_MULTIPLIERS = 4;

/**
 * Every sum and every price must stay an exact integer. Legend: `width` D = how far scores and 0 lie apart (0 is what
 * a row without a pair gets; at least 1, the reward of a placement level), `units` U = most pairs that can be made,
 * with one more place (`valueOfPlace`), k = min(U, columns) = most columns with a pair.
 *
 * - A price is the length of a simple way in the residual network that starts at a price of 0 (`certify`). Each of its
 *   steps from column to column goes through a row that holds a pair at one end, and costs the difference of two
 *   values: at most D. Columns with a pair, the null columns of rows, one more at the end: at most k + 3 steps,
 *   |price| ≤ D·(k + 3). The same goes for every label of the searches in `bestSeveral` and `ways`.
 * - `prove` adds |best| of the rows, price × load of the columns, what the places cost and the decided pairs. Prices of
 *   a best assignment that are not 0 stand at columns at their bound, so load = pairs made, and each row's best is what
 *   its made pairs bring. Every unit therefore adds at most D for its score, its column's price twice and, where places
 *   are limited, their price twice: in all U·D·(1 + 2·(k + 3)) or U·D·(1 + 4·(k + 3)), below U·D·2·(k + 4) or twice
 *   that.
 *
 * `headroom`: how many times larger sums may still be.
 */
export function checkRange(read: ReadProblem, report: Report, headroom = 1): void {
  const { rows, columns, low, high, lengths, capacity, demand, places, limits } = read;
  const width = Math.max(1, high - low);
  let ofRows = 0;
  let ofColumns = 0;
  for (let row = 0; row < rows; row++) ofRows += Math.min(demand[row], lengths[row]);
  for (let j = 0; j < columns; j++) ofColumns += Math.min(capacity[j], rows);
  const units = Math.min(ofRows, ofColumns) + 1;
  const prices = (places !== undefined && places < rows ? 4 : 2) * (limits.length > 0 ? WITH_MULTIPLIERS : 1);
  const most = headroom * prices * units * width * (Math.min(units, columns) + 4);
  if (most > Number.MAX_SAFE_INTEGER)
    report(
      "scores",
      "range",
      `expected sums below 2^53, but scores from ${low} to ${high} with ${units} pairs and ${columns} columns can reach ${most}`,
    );
}
