import type { Steps } from "../../steps.ts";
import { isDue } from "../../steps.ts";
import { give, takes } from "./places.ts";
import type { State } from "./state.ts";
import { relist } from "./state.ts";

/**
 * Deferred acceptance: rows ask their columns, best first, until they have as many as they want; a column keeps the
 * best of those who ask. Ends with the stable assignment that is best for every row (and worst for every column),
 * whoever asks first.
 *
 * Rows whose list is used up wait until nobody else has anyone left to ask: the more columns are full, the fewer are
 * left to be listed. O(rows · columns) at most, besides reading rows again.
 *
 * Source: Gale & Shapley 1962; with several partners on both sides Baïou & Balinski 2000, "Many-to-many matching:
 * stable polyandrous polygamy".
 */
export function* propose(state: State): Steps<void> {
  const { problem, lists, places, degree, meter } = state;
  const { n, m, wanted } = problem;
  const asking = new Int32Array(n);
  /** 1 = among `asking` or `waiting`. */
  const isAsking = new Uint8Array(n);
  let size = 0;
  for (let row = n - 1; row >= 0; row--) {
    if (wanted[row] === 0) continue;
    asking[size++] = row;
    isAsking[row] = 1;
  }
  const waiting = new Int32Array(n);
  let waits = 0;
  for (;;) {
    while (size > 0) {
      const row = asking[--size];
      isAsking[row] = 0;
      while (degree[row] < wanted[row]) {
        if (lists.done[row] === lists.length[row]) {
          if (lists.last[row] === 1) break;
          waiting[waits++] = row;
          isAsking[row] = 1;
          break;
        }
        const slot = row * lists.width + lists.done[row]++;
        const column = lists.column[slot];
        const key = lists.key[slot];
        if (!takes(places, problem, column, row, key)) continue;
        degree[row]++;
        const gone = give(places, problem, column, row, key, lists.score[slot]);
        if (gone < 0) continue;
        degree[gone]--;
        if (isAsking[gone] === 1) continue;
        isAsking[gone] = 1;
        asking[size++] = gone;
      }
    }
    if (waits === 0) return;
    const row = waiting[--waits];
    if (isDue(meter, 4 * m)) yield { stage: "searching", done: n - waits, of: n };
    relist(state, row);
    asking[size++] = row;
  }
}
