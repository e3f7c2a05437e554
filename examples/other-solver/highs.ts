import loadHighs from "highs";
import type { LinearSolver } from "pairwright/assignment";

/** What this file uses of the package, whose own types do not say which overload a synchronous function takes. */
interface Highs {
  readonly constants: { readonly modelStatus: Readonly<Record<"optimal" | "infeasible" | "unbounded", number>> };
  withModel<Result>(model: object, operation: (model: Model) => Result): Result;
}

interface Model {
  readonly options: { set(options: object): void };
  run(): void;
  getModelStatus(): number;
  getSolution(): { readonly colValue: Float64Array; readonly rowDual: Float64Array };
}

/** HiGHS, compiled to WebAssembly. Loading is asynchronous, solving is not. */
export async function loadSolver(): Promise<LinearSolver> {
  const highs = (await loadHighs()) as unknown as Highs;
  const statuses = highs.constants.modelStatus;
  return {
    name: "HiGHS",
    solve: ({ objective, lower, upper, rowLower, rowUpper, start, row, coefficient }) => {
      const [numCols, numRows] = [objective.length, rowLower.length];
      const model = {
        numCols,
        numRows,
        colCost: objective.map((worth) => -worth), // it minimises
        colLower: lower,
        colUpper: upper,
        rowLower,
        rowUpper,
        matrix: { format: "csc", numRows, numCols, starts: start, indices: row, values: coefficient },
      };
      return highs.withModel(model, (solving) => {
        // Without presolve, infeasible and unbounded are told apart. Simplex ends at a vertex.
        solving.options.set({ output_flag: false, presolve: "off", solver: "simplex" });
        solving.run();
        const status = solving.getModelStatus();
        if (status === statuses.infeasible) return { status: "infeasible" };
        if (status === statuses.unbounded) return { status: "unbounded" };
        if (status !== statuses.optimal) return { status: "stopped" };
        const { colValue, rowDual } = solving.getSolution();
        return { status: "optimal", values: colValue, duals: rowDual.map((dual) => 0 - dual) };
      });
    },
  };
}
