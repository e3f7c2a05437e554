import type { AsyncOptions, StopSignal } from "../steps.ts";
import type { LinearSolver } from "./linear/linearProgram.ts";
import type { Correspondence } from "./previous.ts";
import { isRecord, show } from "./problemIssues.ts";
import type { Assignment } from "./solution.ts";

/** Who proposes what is then proved. */
export interface SolverOptions {
  /** Proposes assignments instead of the built-in way, and cannot change the answer. */
  readonly solver?: LinearSolver | undefined;
}

/** How `assign` comes to its answer. Nothing here changes the answer. */
export interface AssignOptions extends Correspondence, SolverOptions {
  /** An earlier answer to a similar problem: only what changed is searched again. The answer is the same without it. */
  readonly from?: Assignment | undefined;
}

/** What `assign` takes, and what only `assignAsync` does. */
const KEYS: readonly string[] = ["from", "fromRow", "fromColumn", "solver"];
const ASYNC_KEYS: readonly string[] = [...KEYS, "signal", "onProgress"];

/**
 * The options of `assign`. They are code, not data: whatever is wrong with them is a TypeError that says where. Whether
 * `fromRow` and `fromColumn` fit the problem is `previousOf`'s.
 */
export function readOptions(options: AssignOptions): AssignOptions {
  checkKeys(options, KEYS);
  const { from } = options;
  if (from !== undefined && !(isRecord(from) && ["optimal", "feasible", "infeasible"].includes(from.status)))
    throw wrong("options.from", "an answer of assign", from);
  return { ...options, solver: readSolver(options) };
}

/** Those of `assignAsync`, the ones that `assign` takes too apart. */
export function readAsyncOptions(options: AssignOptions & AsyncOptions): [AssignOptions, AsyncOptions] {
  checkKeys(options, ASYNC_KEYS);
  return withoutTurns(options);
}

/** How to run, checked, and apart from it what else there is, which is read elsewhere. */
export function withoutTurns<Options extends object>(
  options: Options & AsyncOptions,
): [Omit<Options, keyof AsyncOptions>, AsyncOptions] {
  if (!isRecord(options)) throw wrong("options", "an object", options);
  const { signal, onProgress, ...rest } = options;
  if (signal !== undefined && typeof (signal as StopSignal | null)?.aborted !== "boolean")
    throw wrong("options.signal", "an AbortSignal", signal);
  if (onProgress !== undefined && typeof onProgress !== "function")
    throw wrong("options.onProgress", "a function", onProgress);
  return [rest, { signal, onProgress }];
}

function checkKeys(options: object, keys: readonly string[]): void {
  if (!isRecord(options)) throw wrong("options", "an object", options);
  for (const key of Object.keys(options))
    if (!keys.includes(key)) throw wrong("options", `one of ${keys.join(", ")}`, key);
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

export function wrong(at: string, expected: string, received: unknown): TypeError {
  return new TypeError(`${at}: expected ${expected}, received ${show(received)}`);
}
