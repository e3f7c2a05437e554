import type { Steps } from "../../steps.ts";
import { isDue } from "../../steps.ts";
import { give, takes } from "./places.ts";
import type { State } from "./state.ts";
import { relist } from "./state.ts";

/**
 * Goes from the stable assignment that `propose` left to the one that is best for every column.
 *
 * A row's next column is the first after its last one that would take it; the row that would have to go there is its
 * successor. A circle of successors is a rotation: each row takes its next column in place of the one that its
 * predecessor in the circle takes. What comes out is stable, and no stable assignment lies between. A row without a
 * next column, one whose next column has room, and one whose successor is such a row keep what they have in every
 * stable assignment that is left: they are fixed. Where all are fixed, the columns have the best.
 *
 * Each entry of a row's order is passed once: O(rows · columns) at most, besides reading rows again.
 *
 * Source: Gusfield & Irving 1989, *The Stable Marriage Problem*, 2.5; with several partners Cheng, McDermid & Suzuki
 * 2008 and Eirinakis, Magos, Mourtos & Miliotis 2012.
 */
export function* rotate(state: State): Steps<void> {
  const { problem, lists, places, meter } = state;
  const { n, m } = problem;
  const isFixed = new Uint8Array(n);
  /** Place on the path, −1 = not on it. */
  const placeOf = new Int32Array(n).fill(-1);
  const path = new Int32Array(n);
  let size = 0;
  for (let start = 0; start < n; start++) {
    while (isFixed[start] === 0) {
      if (size === 0) {
        path[size++] = start;
        placeOf[start] = 0;
      }
      const row = path[size - 1];
      const column = nextColumn(state, row);
      if (column === undefined) {
        if (isDue(meter, 4 * m)) yield { stage: "settling", done: start, of: n };
        relist(state, row);
        continue;
      }
      const successor = column < 0 || places.load[column] < problem.room[column] ? -1 : places.rowsAt[column][0];
      if (successor < 0 || isFixed[successor] === 1) {
        while (size > 0) {
          const fixed = path[--size];
          isFixed[fixed] = 1;
          placeOf[fixed] = -1;
        }
      } else if (placeOf[successor] < 0) {
        placeOf[successor] = size;
        path[size++] = successor;
      } else {
        const from = placeOf[successor];
        for (let at = from; at < size; at++) {
          const one = path[at];
          const slot = one * lists.width + lists.done[one]++;
          give(places, problem, lists.column[slot], one, lists.key[slot], lists.score[slot]);
          placeOf[one] = -1;
        }
        size = from;
      }
    }
  }
}

/** The row's next column, −1 = none; undefined where the row has to be listed anew to tell. */
function nextColumn({ problem, lists, places }: State, row: number): number | undefined {
  const { width, column, key, length, done, last } = lists;
  for (; done[row] < length[row]; done[row]++) {
    const slot = row * width + done[row];
    if (takes(places, problem, column[slot], row, key[slot])) return column[slot];
  }
  return last[row] === 1 ? -1 : undefined;
}
