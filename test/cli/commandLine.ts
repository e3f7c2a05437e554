import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { root } from "../sources.ts";

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The command line built as one file in a folder of its own, which processes are run in. */
export interface CommandLine {
  readonly folder: string;
  readonly script: string;
  run(args: readonly string[], input?: string | Uint8Array): Promise<Ended>;
  /** Writes a file into the folder; its name. */
  file(name: string, content: unknown): string;
  remove(): void;
}

export async function commandLine(): Promise<CommandLine> {
  const folder = mkdtempSync(join(tmpdir(), "pairwright-cli-"));
  const script = join(folder, "cli.mjs");
  const entryPoints = [join(root, "src/cli/main.ts")];
  await build({ entryPoints, bundle: true, platform: "node", format: "esm", outfile: script, logLevel: "silent" });
  return {
    folder,
    script,
    run: (args, input) =>
      new Promise((resolve, reject) => {
        const child = spawn(process.execPath, [script, ...args], { cwd: folder });
        const out: Buffer[] = [];
        const err: Buffer[] = [];
        child.stdout.on("data", (chunk) => out.push(chunk));
        child.stderr.on("data", (chunk) => err.push(chunk));
        child.stdin.on("error", () => {}); // it may end without having read
        child.on("error", reject);
        child.on("close", (code) =>
          resolve({ code, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() }),
        );
        child.stdin.end(input ?? "");
      }),
    file(name, content) {
      const raw = typeof content === "string" || content instanceof Uint8Array;
      writeFileSync(join(folder, name), raw ? content : JSON.stringify(content));
      return name;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Control characters but line ends, and changes of direction: what must never reach a terminal. */
export const RAW = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
