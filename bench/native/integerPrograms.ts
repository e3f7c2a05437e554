import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { outputOf } from "../processes.ts";
import type { Native } from "./native.ts";

const PYTHON = "/usr/bin/python3"; // the one that Debian's python3-scipy belongs to
const driver = fileURLToPath(new URL("./mps_solve.py", import.meta.url));

const packages = {
  "SciPy milp": "SciPy 1.9 or later (Debian python3-scipy)",
  CBC: "CBC (Debian coinor-cbc and python3)",
  GLPK: "GLPK (Debian glpk-utils and python3)",
};

/** Looks which solvers of integer programs are there. They solve once, however often they are asked to. */
export async function findIntegerPrograms(): Promise<Native> {
  const found = await Promise.all(
    Object.entries(packages).map(async ([solver, what]) => {
      const version = existsSync(PYTHON)
        ? await outputOf({ file: PYTHON, args: [driver, solver, "--version"] })
        : undefined;
      return { solver, what, version: version?.trim() };
    }),
  );
  const there = found.filter(({ version }) => version !== undefined);
  return {
    commands: Object.fromEntries(
      there.map(({ solver }) => [solver, (file: string) => ({ file: PYTHON, args: [driver, solver, file] })]),
    ),
    versions: there.map(({ version }) => version as string),
    missing: found.filter(({ version }) => version === undefined).map(({ what }) => what),
  };
}
