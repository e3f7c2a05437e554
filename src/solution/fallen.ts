import { FORBIDDEN } from "../points.ts";
import type { OpenRow } from "./kernel/rows.ts";
import { scoreIn } from "./kernel/rows.ts";
import type { Tight } from "./kernel/tight.ts";
import { see } from "./kernel/tight.ts";
import type { Previous } from "./previous.ts";

/**
 * Columns by how far their prices have fallen since an earlier problem, the furthest first; new ones before all others.
 */
export interface Fallen {
  readonly fall: Float64Array; // [columns]
  readonly column: Int32Array; // [columns]
  readonly columnNow: Int32Array; // [earlier columns] −1 = gone
}

export function fallenColumns(price: Float64Array, { kept, columnOf }: Previous): Fallen {
  const m = price.length;
  const fall = new Float64Array(m);
  const column = new Int32Array(m);
  const columnNow = new Int32Array(kept.problem.columns).fill(-1);
  for (let j = 0; j < m; j++) {
    const old = columnOf[j];
    column[j] = j;
    fall[j] = old < 0 ? Number.POSITIVE_INFINITY : kept.price[old] - price[j];
    if (old >= 0) columnNow[old] = j;
  }
  column.sort((a, b) => (fall[a] === fall[b] ? a - b : fall[b] > fall[a] ? 1 : -1));
  return { fall, column, columnNow };
}

/** How much more a row's own pair is worth to it than what it had then. */
export function gainOf({ kept, rowOf }: Previous, row: number, worth: number): number {
  const old = rowOf[row];
  return worth - (kept.scoreOf[old] - kept.price[kept.columnOf[old]]);
}

/** How many columns have fallen by more than `gain`. */
export function countAbove({ fall, column }: Fallen, gain: number): number {
  let from = 0;
  let to = column.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (fall[column[middle]] > gain) from = middle + 1;
    else to = middle;
  }
  return from;
}

/**
 * What `findTight` finds, in a row that is as it was. No pair was worth more to it than its own then; so a pair can be
 * worth more now only if its price fell by more than the row's worth rose: the first `doubtful` of the fallen columns.
 * It can be worth as much only if it is one of these, or was worth as much and fell by just the gain.
 */
export function findAgain(
  opened: OpenRow,
  price: Float64Array,
  worth: number,
  gain: number,
  { fall, column, columnNow }: Fallen,
  doubtful: number,
  { kept, rowOf }: Previous,
  row: number,
  into: Tight,
): void {
  const old = rowOf[row];
  into.worth = worth;
  into.count = 0;
  for (let slot = kept.start[old]; slot < kept.start[old + 1]; slot++) {
    const j = columnNow[kept.column[slot]];
    if (j >= 0 && fall[j] === gain) into.column[into.count++] = j;
  }
  for (let k = 0; k < doubtful; k++) {
    const score = scoreIn(opened, column[k]);
    if (score !== FORBIDDEN) see(into, column[k], score - price[column[k]]);
  }
  if (doubtful > 0) into.column.subarray(0, into.count).sort();
}
