import type { AssignmentProblem } from "pairwright/assignment";
import type { Instance } from "./instance.ts";
import { MOST_CHOSEN, preferences, vectorsOnDemand } from "./vectors.ts";

/** 1 + how many columns have a greater score in the row. [rows * columns] */
export function choicesOf({ rows, columns, scores }: Instance & { scores: Int32Array }): Int32Array {
  const choices = new Int32Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    const own = scores.subarray(row * columns, (row + 1) * columns);
    const sorted = Int32Array.from(own).sort();
    const above = new Map<number, number>();
    sorted.forEach((score, at) => {
      above.set(score, columns - at);
    });
    own.forEach((score, column) => {
      choices[row * columns + column] = above.get(score) as number;
    });
  }
  return choices;
}

/** Both sides' preferences, and the row's own as score; rows on demand. */
export type BothSides = Instance &
  Required<Pick<AssignmentProblem, "rowScores" | "columnScores">> & {
    readonly scores: (row: number, out: Int32Array) => void;
    readonly rowScores: (row: number, out: Float64Array) => void;
    readonly columnScores: (row: number, out: Float64Array) => void;
  };

/**
 * Preference vectors of both sides: what a column thinks of a row is made as what a row thinks of a column, from other
 * numbers. A row is computed once, however many of the three functions ask for it one after the other.
 */
export function bothSides(rows: number, columns: number, places: number): BothSides {
  const ofRows = vectorsOnDemand(rows, columns).scores;
  const { chosen, weight, level } = preferences(columns, rows);
  const own = new Int32Array(columns);
  const theirs = new Float64Array(columns);
  let computed = -1;
  const compute = (row: number) => {
    if (computed === row) return;
    computed = row;
    ofRows(row, own);
    for (let column = 0; column < columns; column++) {
      let sum = 0.5; // rounds to nearest
      for (let k = column * MOST_CHOSEN; k < (column + 1) * MOST_CHOSEN && chosen[k] >= 0; k++)
        sum += weight[k] * level[chosen[k]][row];
      theirs[column] = Math.floor(sum);
    }
  };
  const given = (from: ArrayLike<number>) => (row: number, out: { set(from: ArrayLike<number>): void }) => {
    compute(row);
    out.set(from);
  };
  return {
    rows,
    columns,
    capacity: new Int32Array(columns).fill(places),
    scores: given(own),
    rowScores: given(own),
    columnScores: given(theirs),
  };
}
