import type { Instance } from "./instance.ts";
import { POINTS } from "./instance.ts";
import { createRandom } from "./random.ts";

/**
 * s_ij = −(i + 1)(j + 1): each row's augmenting path passes through all rows before it.
 *
 * Source: Machol & Wien, "A hard assignment problem", Operations Research 24 (1976).
 */
export function macholWien(rows: number, columns: number): Pick<Instance, "scores"> {
  const scores = new Int32Array(rows * columns);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) scores[row * columns + column] = -(row + 1) * (column + 1);
  return { scores };
}

/** s_ij = a_i + b_j, rounded down: every assignment is nearly optimal, and at the best prices nearly all pairs tie. */
export function additive(rows: number, columns: number): Pick<Instance, "scores"> {
  const random = createRandom(1);
  const ofRow = Float64Array.from({ length: rows }, random);
  const ofColumn = Float64Array.from({ length: columns }, random);
  const scores = new Int32Array(rows * columns);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++)
      scores[row * columns + column] = Math.floor((ofRow[row] + ofColumn[column]) * (POINTS / 2));
  return { scores };
}
