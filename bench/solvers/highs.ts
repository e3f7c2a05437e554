import loadHighs from "highs";
import { totalOf } from "../check.ts";
import type { Instance } from "../instances/instance.ts";
import { columnOfRows, constraintsOf, pairsOf } from "./linearProgram.ts";
import type { Loaded } from "./loaded.ts";

/** HiGHS compiled to WebAssembly. Timed from the arrays of the model to the values of its variables. */
export async function load(instance: Instance): Promise<Loaded<Float64Array>> {
  const highs = await loadHighs();
  const pairs = pairsOf(instance);
  const { least, most, start, constraint } = constraintsOf(instance, pairs);
  const count = pairs.row.length;
  const model = {
    numCols: count,
    numRows: least.length,
    colCost: Float64Array.from(pairs.score, (score) => -score),
    colLower: new Float64Array(count),
    colUpper: new Float64Array(count).fill(1),
    rowLower: least,
    rowUpper: most,
    matrix: {
      format: "csc" as const,
      numRows: least.length,
      numCols: count,
      starts: start,
      indices: constraint,
      values: new Float64Array(constraint.length).fill(1),
    },
    ...(instance.limits === undefined ? {} : { integrality: new Int32Array(count).fill(1) }),
  };
  return {
    solve: () =>
      highs.withModel(model, (solving) => {
        solving.options.set({ output_flag: false, mip_rel_gap: 0, mip_abs_gap: 0 });
        solving.run();
        return solving.getSolution().colValue;
      }),
    totalOf: (values) => {
      const made = [...pairs.row.keys()].filter((pair) => values[pair] > 0.5);
      return totalOf(instance, columnOfRows(instance, pairs, made));
    },
  };
}
