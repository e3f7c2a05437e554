import { join } from "node:path";
import { build } from "esbuild";
import { expect, it } from "vitest";
import { root } from "./sources.ts";

/** The packages that an entry of src loads, sorted. */
async function packagesOf(entry: string): Promise<string[]> {
  const { metafile } = await build({
    entryPoints: [join(root, "src", entry)],
    bundle: true,
    write: false,
    metafile: true,
    format: "esm",
    packages: "external",
    logLevel: "silent",
  });
  const imports = Object.values(metafile.outputs).flatMap((output) => output.imports);
  return [...new Set(imports.filter(({ external }) => external).map(({ path }) => path))].sort();
}

it.each([
  ["assignment.ts", []],
  ["index.ts", ["@noble/hashes/sha2.js", "@noble/hashes/utils.js", "zod"]],
  ["csv.ts", ["papaparse", "zod"]],
  ["report.ts", ["@noble/hashes/sha2.js", "@noble/hashes/utils.js"]],
  ["synthetic.ts", ["zod"]],
  ["lp.ts", ["javascript-lp-solver"]],
  ["cli/main.ts", ["@noble/hashes/sha2.js", "@noble/hashes/utils.js", "node:fs", "node:util", "papaparse", "zod"]],
])("%s loads these packages and no others: %j", async (entry, packages) => {
  expect(await packagesOf(entry)).toEqual(packages);
});
