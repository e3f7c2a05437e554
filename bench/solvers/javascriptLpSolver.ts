import type { Solution } from "javascript-lp-solver";
import lpSolver from "javascript-lp-solver";
import { totalOf } from "../check.ts";
import type { Instance } from "../instances/instance.ts";
import { columnOfRows, namedModel, pairsOf } from "./linearProgram.ts";
import type { Loaded } from "./loaded.ts";

export function load(instance: Instance): Loaded<Solution> {
  const pairs = pairsOf(instance);
  const named = namedModel(instance, pairs);
  // With presolve it has given wrong optima where equalities fix a variable.
  const limited = {
    ints: Object.fromEntries(pairs.row.map((_, pair) => [pair, 1 as const])),
    options: { presolve: false },
  };
  const model = { optimize: "total", opType: "max", ...named, ...(instance.limits && limited) } as const;
  return {
    solve: () => lpSolver.Solve(model) as Solution,
    totalOf: (values) => {
      const made = [...pairs.row.keys()].filter((pair) => (values[pair] ?? 0) > 0.5);
      return totalOf(instance, columnOfRows(instance, pairs, made));
    },
  };
}
