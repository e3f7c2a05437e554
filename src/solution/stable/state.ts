import type { Meter, Steps } from "../../steps.ts";
import { createMeter, isDue } from "../../steps.ts";
import type { ColumnLists } from "./lists.ts";
import { createLists, list } from "./lists.ts";
import type { Places } from "./places.ts";
import { createPlaces } from "./places.ts";
import type { OpenProblem } from "./preferences.ts";

/** A stable assignment in the making, without locked pairs. */
export interface State {
  readonly problem: OpenProblem;
  readonly lists: ColumnLists;
  readonly places: Places;
  /** How many columns each row has. */
  readonly degree: Int32Array; // [n]
  readonly meter: Meter;
}

/**
 * Entries a list. Rows whose columns all come this early are read once: the more, the better, as far as there is room
 * for all.
 */
function widthOf({ n }: OpenProblem): number {
  return Math.max(32, Math.min(256, Math.floor(ENTRIES / n)));
}

const ENTRIES = 2 ** 22;

/** Reads every row that wants anything. */
export function* readAll(problem: OpenProblem, width: number = widthOf(problem)): Steps<State> {
  const { n, m, wanted } = problem;
  const lists = createLists(problem, width);
  const meter = createMeter();
  for (let row = 0; row < n; row++) {
    if (wanted[row] > 0) {
      if (isDue(meter, 4 * m)) yield { stage: "reading", done: row, of: n };
      list(lists, problem, row, problem.open(row), undefined);
    } else lists.last[row] = 1;
  }
  return { problem, lists, places: createPlaces(problem), degree: new Int32Array(n), meter };
}

/** Lists a row anew: what comes after its list and would take it. */
export function relist({ problem, lists, places }: State, row: number): void {
  list(lists, problem, row, problem.open(row), places);
}
