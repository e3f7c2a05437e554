import type { LinearSolver } from "./linear/linearProgram.ts";
import { isRecord, show } from "./problemIssues.ts";

export interface SolverOptions {
  /** Proposes assignments instead of the built-in way, and cannot change the answer. */
  readonly solver?: LinearSolver | undefined;
}

const KEYS: readonly string[] = ["from", "fromRow", "fromColumn", "solver"];

/** The options of `assign`. They are code, not data: whatever is wrong with them is a TypeError that says where. */
export function readOptions<Options extends SolverOptions>(options: Options): Options {
  if (!isRecord(options)) throw wrong("options", "an object", options);
  for (const key of Object.keys(options))
    if (!KEYS.includes(key)) throw wrong("options", `one of ${KEYS.join(", ")}`, key);
  return { ...options, solver: readSolver(options) };
}

/** The solver among options of which the others are read elsewhere. */
export function readSolver(options: SolverOptions): LinearSolver | undefined {
  const solver = Object.hasOwn(options, "solver") ? options.solver : undefined;
  if (solver === undefined) return undefined;
  if (!isRecord(solver)) throw wrong("options.solver", "an object", solver);
  const { name, solve } = solver as { readonly name?: unknown; readonly solve?: unknown };
  if (typeof name !== "string" || name === "") throw wrong("options.solver.name", "text", name);
  if (typeof solve !== "function") throw wrong("options.solver.solve", "a function", solve);
  return solver;
}

function wrong(at: string, expected: string, received: unknown): TypeError {
  return new TypeError(`${at}: expected ${expected}, received ${show(received)}`);
}
