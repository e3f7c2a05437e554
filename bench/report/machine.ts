import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { arch, cpus, platform, totalmem } from "node:os";

/** What the numbers were measured on and with, as Markdown list. */
export function setting(packages: readonly string[], native: readonly string[]): string {
  const [{ model }] = cpus();
  return [
    `- ${model.trim()}, ${cpus().length} cores, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, ${platform()} ${arch()}`,
    `- Node ${process.versions.node}, pairwright ${versionOf("../..")} (${revision()})`,
    `- ${[...packages.map((name) => `${name} ${versionOf(`../../node_modules/${name}`)}`), ...native].join(", ")}`,
  ].join("\n");
}

function versionOf(folder: string): string {
  return JSON.parse(readFileSync(new URL(`${folder}/package.json`, import.meta.url), "utf8")).version;
}

function revision(): string {
  try {
    const cwd = new URL(".", import.meta.url);
    return execFileSync("git", ["describe", "--always", "--dirty"], { cwd, encoding: "utf8" }).trim();
  } catch {
    return "no git";
  }
}
