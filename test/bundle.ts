import { gzipSync } from "node:zlib";
import type { BuildOptions } from "esbuild";
import { build } from "esbuild";

/** What a user's bundler makes of a module. */
export interface Bundle {
  readonly text: string;
  /** Minified and gzipped, in kB of 1,000 bytes. */
  readonly size: number;
  /** The files of which at least one byte is in it. */
  readonly inputs: readonly string[];
  /** The packages that it loads, sorted. */
  readonly packages: readonly string[];
}

/**
 * Bundles a module that stands in `folder`, minified, for browsers. Inside this repository `pairwright` is src, by the
 * `paths` of tsconfig.json; in a folder where it is installed, what is installed. `external` packages are left out.
 */
export function bundleOf(module: string, folder: string, external: readonly string[]): Promise<Bundle> {
  return bundled({ stdin: { contents: module, resolveDir: folder }, absWorkingDir: folder }, external);
}

/** The same of a file that runs by itself. */
export function bundleOfFile(path: string, external: readonly string[]): Promise<Bundle> {
  return bundled({ entryPoints: [path] }, external);
}

async function bundled(of: BuildOptions, external: readonly string[]): Promise<Bundle> {
  const { metafile, outputFiles } = await build({
    ...of,
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    external: external.flatMap((name) => [name, `${name}/*`]),
    logLevel: "error",
  });
  const [{ inputs, imports }] = Object.values(metafile.outputs);
  const [{ contents, text }] = outputFiles;
  return {
    text,
    size: gzipSync(contents, { level: 9 }).length / 1000,
    inputs: Object.entries(inputs).flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? [path] : [])),
    packages: [...new Set(imports.map(({ path }) => path))].sort(),
  };
}
