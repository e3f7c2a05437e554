import munkres from "munkres";
import { totalOf } from "../check.ts";
import type { Instance } from "../instances/instance.ts";
import { copiedColumns } from "./copiedColumns.ts";
import type { Loaded } from "./loaded.ts";

export function load(instance: Instance): Loaded<[number, number][]> {
  const { scores, columnOf } = copiedColumns(instance);
  const costs = scores.map((row) => row.map((score) => -score)); // typed rows are its fastest form
  return {
    solve: () => munkres(costs),
    totalOf: (pairs) => {
      const columnOfRow = new Int32Array(instance.rows).fill(-1);
      for (const [row, place] of pairs) columnOfRow[row] = columnOf[place];
      return totalOf(instance, columnOfRow);
    },
  };
}
