import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { exampleScript } from "./exampleScript.ts";
import { root } from "./sources.ts";

/** Raise this with every new example: a test that ran none proves nothing. */
const EXAMPLES_AT_LEAST = 5;

const folder = join(root, "examples");
const examples = existsSync(folder)
  ? readdirSync(folder).filter((name) => existsSync(join(folder, name, "run.ts")))
  : [];

/**
 * Runs a script as `node <script> <output folder>`, in that folder. Rejects, with what the script printed, when the exit
 * code is not 0.
 */
async function run(script: string): Promise<string> {
  const output = mkdtempSync(join(tmpdir(), "pairwright-example-"));
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [script, output], { cwd: output });
    return stdout;
  } finally {
    rmSync(output, { recursive: true, force: true });
  }
}

describe("examples", () => {
  it.each(examples)("examples/%s/run.ts ends well", async (name) => {
    const script = await exampleScript(name, "test");
    try {
      expect(await run(script)).not.toBe("");
    } finally {
      rmSync(script);
    }
  });

  it("are as many as there should be", () => {
    expect(examples.length).toBeGreaterThanOrEqual(EXAMPLES_AT_LEAST);
  });

  it("are not called good when one fails", async () => {
    await expect(run(join(root, "test", "no-such-example.ts"))).rejects.toThrow("no-such-example.ts");
  });
});
