import type { Instance } from "./instance.ts";
import { POINTS } from "./instance.ts";
import { createRandom } from "./random.ts";

/** Few allowed pairs a row, among them column `row mod columns`, so that everyone can be placed. Uniform scores. */
export function sparse(rows: number, columns: number, allowed: number): Pick<Instance, "scores"> {
  const random = createRandom(1);
  const start = Int32Array.from({ length: rows + 1 }, (_, row) => row * allowed);
  const column = new Int32Array(rows * allowed);
  const score = new Int32Array(rows * allowed);
  const lastRow = new Int32Array(columns).fill(-1); // that chose the column
  for (let row = 0; row < rows; row++) {
    const own = column.subarray(start[row], start[row + 1]);
    own[0] = row % columns;
    lastRow[own[0]] = row;
    for (let slot = 1; slot < allowed; ) {
      const drawn = Math.floor(random() * columns);
      if (lastRow[drawn] === row) continue;
      lastRow[drawn] = row;
      own[slot++] = drawn;
    }
    own.sort();
    for (let slot = start[row]; slot < start[row + 1]; slot++) score[slot] = Math.floor(random() * (POINTS + 1));
  }
  return { scores: { start, column, score } };
}
