import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import type { BlocksRequest } from "./blocks/portions.ts";
import type { Spec } from "./instances/spec.ts";
import { findIntegerPrograms } from "./native/integerPrograms.ts";
import type { Native } from "./native/native.ts";
import { findNative } from "./native/native.ts";
import type { Options } from "./options.ts";
import type { Ended } from "./processes.ts";
import { run } from "./processes.ts";
import type { ScoringRequest } from "./scoring/timedScoring.ts";
import { solvers } from "./solvers/solvers.ts";
import type { Effort, Request } from "./timed.ts";

/** Heap of a process that times a JavaScript solver. */
const HEAP_MEBIBYTES = 8192;

export type InProcess = typeof import("./suites/inProcess.ts").inProcess;

/** Where processes are made that time one solver on one instance. */
export interface Workshop {
  readonly native: Native;
  /** Runs a solver in a process of its own. `file` holds the instance for a native one. */
  time(solver: string, spec: Spec, effort: Effort, file: string): Promise<Ended>;
  /** Scores a cohort in a process of its own. */
  score(request: ScoringRequest): Promise<Ended>;
  /** Matches a cohort in portions in a process of its own. */
  blocks(request: BlocksRequest): Promise<Ended>;
  /** The suites that time pairwright in this process. */
  inProcess(): Promise<InProcess>;
  /** Writes an instance to a new file. */
  write(spec: Spec): Promise<string>;
}

/**
 * Compiles what is timed: pairwright as it is published, since a loader that compiles while it runs gives names to
 * every inner function, which cost time. `limit`: seconds after which a process is given up. What is made for it is
 * deleted when this process exits.
 */
export async function openWorkshop({ native, limit, suite }: Options): Promise<Workshop> {
  const folder = mkdtempSync(join(tmpdir(), "pairwright-bench-"));
  const compiled = await compile();
  const script = (name: string, request: Request | ScoringRequest | BlocksRequest) => ({
    file: process.execPath,
    args: [`--max-old-space-size=${HEAP_MEBIBYTES}`, join(compiled, name), JSON.stringify(request)],
  });
  const command = (request: Request) => script("timed.mjs", request);
  const find = suite === "quotas" ? findIntegerPrograms : findNative;
  const found = native ? await find(folder) : { commands: {}, versions: [], missing: [] };
  process.once("exit", () => {
    rmSync(folder, { recursive: true, force: true });
    rmSync(compiled, { recursive: true, force: true });
  });
  return {
    native: found,
    time: (solver, spec, effort, file) =>
      run(solver in solvers ? command({ spec, solver, effort }) : found.commands[solver](file, effort.repeat), limit),
    score: (request) => run(script("scoring/timedScoring.mjs", request), limit),
    blocks: (request) => run(script("blocks/timedBlocks.mjs", request), limit),
    inProcess: async () => (await import(pathToFileURL(join(compiled, "suites/inProcess.mjs")).href)).inProcess,
    write: async (spec) => {
      const file = join(folder, "instance");
      const ended = await run(command({ spec, write: file }));
      if ("failed" in ended) throw new Error(`the instance cannot be written: ${ended.failed}`);
      return file;
    },
  };
}

/** Bundles what processes run next to the packages that it imports, and returns the folder. */
async function compile(): Promise<string> {
  const cache = fileURLToPath(new URL("../node_modules/.cache/", import.meta.url));
  mkdirSync(cache, { recursive: true });
  const outdir = mkdtempSync(join(cache, "pairwright-bench-"));
  await build({
    entryPoints: ["./timed.ts", "./scoring/timedScoring.ts", "./blocks/timedBlocks.ts", "./suites/inProcess.ts"].map(
      (path) => fileURLToPath(new URL(path, import.meta.url)),
    ),
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "es2022",
    outdir,
    outExtension: { ".js": ".mjs" },
    external: ["linear-sum-assignment", "munkres", "highs", "yalps", "javascript-lp-solver"],
    logLevel: "warning",
  });
  return outdir;
}
