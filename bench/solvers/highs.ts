import loadHighs from "highs";
import { totalOf } from "../check.ts";
import type { Instance } from "../instances/instance.ts";
import { columnOfRows, pairsOf } from "./linearProgram.ts";
import type { Loaded } from "./loaded.ts";

/** HiGHS compiled to WebAssembly. Timed from the arrays of the model to the values of its variables. */
export async function load(instance: Instance): Promise<Loaded<Float64Array>> {
  const highs = await loadHighs();
  const { rows, columns, capacity } = instance;
  const pairs = pairsOf(instance);
  const count = pairs.row.length;
  const model = {
    numCols: count,
    numRows: rows + columns,
    colCost: Float64Array.from(pairs.score, (score) => -score),
    colLower: new Float64Array(count),
    colUpper: new Float64Array(count).fill(1),
    rowLower: Float64Array.from({ length: rows + columns }, (_, at) => (at < rows ? 1 : 0)),
    rowUpper: Float64Array.from({ length: rows + columns }, (_, at) => (at < rows ? 1 : capacity[at - rows])),
    matrix: {
      format: "csc" as const,
      numRows: rows + columns,
      numCols: count,
      starts: Int32Array.from({ length: count + 1 }, (_, pair) => 2 * pair),
      indices: Int32Array.from({ length: 2 * count }, (_, at) =>
        at % 2 === 0 ? pairs.row[at >> 1] : rows + pairs.column[at >> 1],
      ),
      values: new Float64Array(2 * count).fill(1),
    },
  };
  return {
    solve: () =>
      highs.withModel(model, (solving) => {
        solving.options.set({ output_flag: false });
        solving.run();
        return solving.getSolution().colValue;
      }),
    totalOf: (values) => {
      const made = [...pairs.row.keys()].filter((pair) => values[pair] > 0.5);
      return totalOf(instance, columnOfRows(instance, pairs, made));
    },
  };
}
