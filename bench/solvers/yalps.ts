import type { Solution } from "yalps";
import { solve } from "yalps";
import { totalOf } from "../check.ts";
import type { Instance } from "../instances/instance.ts";
import { columnOfRows, namedModel, pairsOf } from "./linearProgram.ts";
import type { Loaded } from "./loaded.ts";

export function load(instance: Instance): Loaded<Solution> {
  const pairs = pairsOf(instance);
  const model = { direction: "maximize", objective: "total", ...namedModel(instance, pairs) } as const;
  const integers = instance.limits !== undefined;
  const unbounded = Number.POSITIVE_INFINITY;
  return {
    solve: () => solve({ ...model, integers }, { maxPivots: unbounded, maxIterations: unbounded }),
    totalOf: ({ variables }) => {
      const made = variables.filter(([, value]) => value > 0.5).map(([pair]) => Number(pair));
      return totalOf(instance, columnOfRows(instance, pairs, made));
    },
  };
}
