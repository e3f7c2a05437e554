import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import manifest from "../package.json";
import { bundleOf, bundleOfFile } from "./bundle.ts";
import budgets from "./smoke/budgets.json";
import { root } from "./sources.ts";

const dependencies = Object.keys(manifest.dependencies);
const entries = Object.entries(manifest.exports).flatMap(([subpath, target]) =>
  typeof target === "string" ? [] : [`pairwright${subpath.slice(1)}`],
);

describe("bundles", () => {
  it.each([
    ["pairwright/assignment", []],
    ["pairwright", ["@noble/hashes/sha2.js", "@noble/hashes/utils.js", "zod"]],
    ["pairwright/csv", ["papaparse", "zod"]],
    ["pairwright/report", ["@noble/hashes/sha2.js", "@noble/hashes/utils.js"]],
    ["pairwright/synthetic", ["zod"]],
    ["pairwright/testing", ["@noble/hashes/sha2.js", "@noble/hashes/utils.js", "zod"]],
    ["pairwright/lp", ["javascript-lp-solver"]],
  ])("%s loads these packages and no others: %j", async (entry, packages) => {
    expect((await bundleOf(`export * from "${entry}";`, root, dependencies)).packages).toEqual(packages);
  });

  it("of the command line load what it needs, and of Node files and arguments", async () => {
    const { packages } = await bundleOfFile(join(root, "src/cli/main.ts"), [...dependencies, "node:fs", "node:util"]);
    const hashes = ["@noble/hashes/sha2.js", "@noble/hashes/utils.js"];
    expect(packages).toEqual([...hashes, "node:fs", "node:util", "papaparse", "zod"]);
  });

  it("of the main entry hold nothing of spreadsheets, of the HTML report, of solvers, synthesis or testing", async () => {
    const { inputs } = await bundleOf('export * from "pairwright";', root, []);
    expect(inputs.filter((path) => path.startsWith("src/")).length).toBeGreaterThan(200);
    expect(inputs.filter((path) => /^src\/(?:csv|solvers|synthetic|testing|cli|rendering\/html)\//.test(path))).toEqual(
      [],
    );
    expect(inputs.filter((path) => /papaparse|javascript-lp-solver/.test(path))).toEqual([]);
  });

  it("that take one verb leave the others out", async () => {
    const { inputs } = await bundleOf('export { match } from "pairwright";', root, dependencies);
    expect(inputs).toContain("src/solution/assign.ts");
    expect(inputs.filter((path) => /^src\/(?:rendering|explain|verify|audit|solution\/ways\.)/.test(path))).toEqual([]);
  });

  it.each(entries)("that import %s and use nothing of it are empty", async (entry) => {
    expect((await bundleOf(`import "${entry}";`, root, dependencies)).text).toBe("");
  });

  it("would be seen not to be", async () => {
    expect((await bundleOf('import "pairwright"; globalThis.a = 1;', root, [])).text).not.toBe("");
    const { inputs } = await bundleOf('export * from "pairwright/csv";', root, []);
    expect(inputs.some((path) => /papaparse/.test(path))).toBe(true);
    expect(inputs.some((path) => path.startsWith("src/csv/"))).toBe(true);
  });
});

describe("README", () => {
  it("states the sizes that .ci/run holds the packed library to", () => {
    const readme = readFileSync(join(root, "README.md"), "utf8").replace(/\s+/g, " ");
    for (const { module, alone, withPackages } of budgets) {
      const [, name, entry] = /^export (?:\*|\{ (\w+) \}) from "(.+)"$/.exec(module) as unknown as string[];
      expect(readme).toContain(`\`${name ?? entry}\` ${alone} (${withPackages})`);
    }
    expect(budgets.length).toBeGreaterThanOrEqual(entries.length);
  });
});
