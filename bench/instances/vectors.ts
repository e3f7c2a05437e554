import type { ScoreRow } from "pairwright/assignment";
import type { Instance } from "./instance.ts";
import { POINTS } from "./instance.ts";
import { createRandom } from "./random.ts";

const TOPICS = 20;
export const MOST_CHOSEN = 6;

/**
 * Preference vectors: a row weighs 2 to 6 of 20 topics by 1 to 5, a column has a level 0 … 1 in each; a score is the
 * weighted mean. The realistic kind, and a hard one: of low rank, so that many rows want the same columns.
 */
export function vectors(rows: number, columns: number): Pick<Instance, "scores"> {
  const scoreRow = vectorsOnDemand(rows, columns).scores;
  const scores = new Int32Array(rows * columns);
  for (let row = 0; row < rows; row++) scoreRow(row, scores.subarray(row * columns, (row + 1) * columns));
  return { scores };
}

/** What rows weigh and what columns have. */
export interface Preferences {
  readonly chosen: Int32Array; // [rows × MOST_CHOSEN] topics, then −1
  readonly weight: Float64Array; // [rows × MOST_CHOSEN] of a row they add up to POINTS
  readonly level: readonly Float64Array[]; // [TOPICS] of [columns]
}

export function preferences(rows: number, columns: number): Preferences {
  const random = createRandom(1);
  const chosen = new Int32Array(rows * MOST_CHOSEN).fill(-1);
  const weight = new Float64Array(rows * MOST_CHOSEN);
  for (let row = 0; row < rows; row++) {
    const first = row * MOST_CHOSEN;
    const end = first + 2 + Math.floor(random() * (MOST_CHOSEN - 1));
    const left = Array.from({ length: TOPICS }, (_, topic) => topic);
    let sum = 0;
    for (let k = first; k < end; k++) {
      [chosen[k]] = left.splice(Math.floor(random() * left.length), 1);
      weight[k] = 1 + Math.floor(random() * 5);
      sum += weight[k];
    }
    for (let k = first; k < end; k++) weight[k] *= POINTS / sum;
  }
  return {
    chosen,
    weight,
    level: Array.from({ length: TOPICS }, () => Float64Array.from({ length: columns }, random)),
  };
}

/** The same scores, computed whenever a row is asked for. */
export function vectorsOnDemand(rows: number, columns: number): { scores: ScoreRow } {
  const { chosen, weight, level } = preferences(rows, columns);
  const sum = new Float64Array(columns);
  return {
    scores: (row, out) => {
      sum.fill(0.5); // rounds to nearest
      for (let k = row * MOST_CHOSEN; k < (row + 1) * MOST_CHOSEN && chosen[k] >= 0; k++)
        addScaled(sum, weight[k], level[chosen[k]]);
      for (let column = 0; column < columns; column++) out[column] = Math.floor(sum[column]);
    },
  };
}

function addScaled(sum: Float64Array, factor: number, summand: Float64Array): void {
  for (let column = 0; column < sum.length; column++) sum[column] += factor * summand[column];
}
