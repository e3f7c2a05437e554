import type { AssignmentProblem, CompressedRows, ScoreRow } from "pairwright/assignment";

/** Every row wants one column and can have one: there is exactly as much room as there are rows. */
export interface Instance {
  readonly rows: number;
  readonly columns: number;
  readonly capacity: Int32Array; // [columns]
  readonly scores: Int32Array | (CompressedRows & { readonly score: Int32Array }) | ScoreRow;
  /** With a full matrix only. */
  readonly limits?: readonly Limit[];
}

/** How many pairs there may and must be of those with a row in `rows` and a column in `columns`. */
export type Limit = NonNullable<AssignmentProblem["limits"]>[number];

/** What a whole score is: the scores of most instances are 0 … POINTS. */
export const POINTS = 1_000_000;

/** Calls back with every allowed pair, row by row. */
export function eachPair(instance: Instance, see: (row: number, column: number, score: number) => void): void {
  const { rows, columns, scores } = instance;
  if (typeof scores === "function") {
    const line = new Int32Array(columns);
    for (let row = 0; row < rows; row++) {
      scores(row, line);
      for (let column = 0; column < columns; column++) see(row, column, line[column]);
    }
  } else if (scores instanceof Int32Array) {
    for (let row = 0; row < rows; row++)
      for (let column = 0; column < columns; column++) see(row, column, scores[row * columns + column]);
  } else {
    for (let row = 0; row < rows; row++)
      for (let slot = scores.start[row]; slot < scores.start[row + 1]; slot++)
        see(row, scores.column[slot], scores.score[slot]);
  }
}
