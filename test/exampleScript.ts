import { join } from "node:path";
import { build } from "esbuild";
import { root } from "./sources.ts";

/**
 * An example bundled as `npm run example` does, with `pairwright` from src: once, and not by each process anew. It stands
 * beside its run.ts, whose files it reads, until its maker removes it. Its path.
 */
export async function exampleScript(name: string, maker: string): Promise<string> {
  const folder = join(root, "examples", name);
  const outfile = join(folder, `run.${maker}.mjs`);
  await build({
    entryPoints: [join(folder, "run.ts")],
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    outfile,
    logLevel: "error",
  });
  return outfile;
}
