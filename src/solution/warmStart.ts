import { FORBIDDEN } from "../points.ts";
import type { Steps } from "../steps.ts";
import { createMeter, isDue } from "../steps.ts";
import { createHeap, push, removeLeast } from "./kernel/heap.ts";
import type { RowReader } from "./kernel/rows.ts";
import { scoreIn } from "./kernel/rows.ts";
import { createTight, findTight } from "./kernel/tight.ts";
import type { WarmStart } from "./kernel/transport.ts";
import { listsBefore } from "./nearPairs.ts";
import { lockedColumns } from "./plain.ts";
import type { Previous } from "./previous.ts";
import type { ReadProblem } from "./readProblem.ts";

/**
 * The prices of a previous answer, and its pairs as far as they are still the best for their rows at these prices and
 * within the capacities; new columns with the rows that gain the most there; and what was listed of rows that are as
 * they were. Rows whose lock has changed count as changed from here on. O(changed rows × columns + rows × new columns).
 */
export function* warmStart(problem: ReadProblem, rows: RowReader, previous: Previous): Steps<WarmStart> {
  const { n, m } = rows;
  const { kept, rowOf, columnOf: oldColumn, same } = previous;
  markLocks(problem, previous);
  // Columns that had places then and have some now.
  const columnNow = new Int32Array(kept.problem.columns).fill(-1);
  const prices = new Float64Array(m).fill(Number.POSITIVE_INFINITY);
  const added: number[] = [];
  for (let j = 0; j < m; j++) {
    if (problem.capacity[j] === 0) continue;
    if (oldColumn[j] < 0 || kept.problem.capacity[oldColumn[j]] === 0) added.push(j);
    else {
      prices[j] = kept.price[oldColumn[j]];
      columnNow[oldColumn[j]] = j;
    }
  }
  const columnOf = new Int32Array(n).fill(-1);
  const scoreOf = new Float64Array(n);
  const worth = new Float64Array(n);
  const load = new Int32Array(m);
  const tight = createTight(rows.longest);
  const meter = createMeter();
  for (let row = 0; row < n; row++) {
    const own = rowOf[row] < 0 ? -1 : columnNow[kept.columnOf[rowOf[row]]];
    if (same[row] === 1 && own >= 0) {
      scoreOf[row] = kept.scoreOf[rowOf[row]];
      worth[row] = scoreOf[row] - prices[own];
    } else {
      const opened = rows.open(row);
      findTight(opened, prices, tight);
      if (isDue(meter, opened.to - opened.from)) yield { stage: "searching", done: row, of: n };
      worth[row] = tight.worth;
      if (own < 0 || !tight.column.subarray(0, tight.count).includes(own)) continue;
      scoreOf[row] = scoreIn(opened, own);
    }
    if (load[own] >= problem.capacity[own]) continue;
    columnOf[row] = own;
    load[own]++;
  }
  if (added.length > 0) yield* fillColumns(added, problem, rows, worth, { prices, columnOf, scoreOf });
  const lists = yield* listsBefore(rows, previous, columnNow, prices, added);
  return { prices, columnOf, scoreOf, lists };
}

/**
 * A new column gets the least price ≥ 0 at which no more rows would rather have it than it has places, and gets these
 * rows: the places that they leave are near those that are free, at the least prices that prove an assignment.
 */
function* fillColumns(
  added: readonly number[],
  { capacity }: ReadProblem,
  rows: RowReader,
  worth: Float64Array,
  { prices, columnOf, scoreOf }: Pick<WarmStart, "prices" | "columnOf" | "scoreOf">,
): Steps<void> {
  const { n, m } = rows;
  // The rows that would gain the most, the least of them on top, and one more, whose gain is the price.
  const wanting = added.map(() => createHeap(16));
  const meter = createMeter();
  for (let row = 0; row < n; row++) {
    // A row without another column takes a new one at any price.
    if (worth[row] === Number.NEGATIVE_INFINITY) continue;
    const opened = rows.open(row);
    for (let k = 0; k < added.length; k++) {
      const score = scoreIn(opened, added[k]);
      const gain = score - worth[row];
      const heap = wanting[k];
      if (score === FORBIDDEN || gain <= 0) continue;
      if (heap.size > capacity[added[k]]) {
        if (gain <= heap.key[0]) continue;
        removeLeast(heap);
      }
      push(heap, gain, row);
    }
    const work = rows.form === "on demand" ? m : added.length;
    if (isDue(meter, work)) yield { stage: "searching", done: row, of: n };
  }
  const most = new Float64Array(n); // what the row gains with the best of them
  for (let k = 0; k < added.length; k++) {
    const heap = wanting[k];
    prices[added[k]] = heap.size > capacity[added[k]] ? heap.key[0] : 0;
    for (let at = 0; at < heap.size; at++) {
      const row = heap.item[at];
      const gain = heap.key[at] - prices[added[k]];
      if (gain <= most[row]) continue;
      most[row] = gain;
      columnOf[row] = added[k];
      scoreOf[row] = heap.key[at] + worth[row];
    }
  }
}

/** A row that is locked otherwise than before has changed. */
function markLocks({ rows, locked }: ReadProblem, { kept, rowOf, columnOf, same }: Previous): void {
  if (locked.length === 0 && kept.problem.locked.length === 0) return;
  const now = lockedColumns(rows, locked);
  const before = lockedColumns(kept.problem.rows, kept.problem.locked);
  for (let row = 0; row < rows; row++) {
    if (same[row] === 0) continue;
    const old = now[row] < 0 ? -1 : columnOf[now[row]];
    if (before[rowOf[row]] !== old || (now[row] >= 0 && old < 0)) same[row] = 0;
  }
}
