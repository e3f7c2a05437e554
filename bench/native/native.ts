import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Command } from "../processes.ts";
import { outputOf } from "../processes.ts";

/**
 * Solvers that are not JavaScript. `commands` holds those that are installed, `versions` and `missing` what to say of
 * them.
 */
export interface Native {
  readonly commands: Readonly<Record<string, (file: string, repeat: number) => Command>>;
  readonly versions: readonly string[];
  readonly missing: readonly string[];
}

const PYTHON = "/usr/bin/python3"; // the one that Debian's python3-scipy belongs to
const scipySolve = fileURLToPath(new URL("./scipy_solve.py", import.meta.url));
const lemonSource = fileURLToPath(new URL("./lemon_solve.cpp", import.meta.url));

/** Looks what is there; LEMON's driver is compiled into `folder`. */
export async function findNative(folder: string): Promise<Native> {
  const [scipy, lemon] = [await findScipy(), await findLemon(join(folder, "lemon_solve"))];
  return {
    commands: { ...scipy.commands, ...lemon.commands },
    versions: [...scipy.versions, ...lemon.versions],
    missing: [...scipy.missing, ...lemon.missing],
  };
}

async function findScipy(): Promise<Native> {
  const version = existsSync(PYTHON) ? await outputOf({ file: PYTHON, args: [scipySolve, "--version"] }) : undefined;
  if (version === undefined) return absent("SciPy (Debian python3-scipy)");
  return {
    commands: { SciPy: (file, repeat) => ({ file: PYTHON, args: [scipySolve, file, `${repeat}`] }) },
    versions: [version.trim()],
    missing: [],
  };
}

async function findLemon(driver: string): Promise<Native> {
  const built = await outputOf({
    file: "g++",
    args: ["-std=c++17", "-O3", "-DNDEBUG", "-w", "-o", driver, lemonSource],
  });
  const version = built === undefined ? undefined : await outputOf({ file: driver, args: ["--version"] });
  if (version === undefined) return absent("LEMON (Debian liblemon-dev and g++)");
  const command = (solver: string) => (file: string, repeat: number) => ({
    file: driver,
    args: [file, solver, `${repeat}`],
  });
  return {
    commands: { "LEMON NetworkSimplex": command("NetworkSimplex"), "LEMON CostScaling": command("CostScaling") },
    versions: [`${version.trim()} -O3`],
    missing: [],
  };
}

function absent(what: string): Native {
  return { commands: {}, versions: [], missing: [what] };
}
