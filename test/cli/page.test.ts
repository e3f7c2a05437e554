import { spawn } from "node:child_process";
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { blocksOf } from "../pages.ts";
import { root } from "../sources.ts";
import type { CommandLine } from "./commandLine.ts";
import { commandLine } from "./commandLine.ts";

const page = join(root, "docs/guide/command-line.md");

let cli: CommandLine;
beforeAll(async () => {
  cli = await commandLine();
  const copy = (folder: string, name: string, as = name) =>
    copyFileSync(join(root, "examples", folder, name), join(cli.folder, as));
  for (const name of ["cohort.json", "programme.json"]) copy("prepare-to-lead", name);
  for (const name of ["mentees.csv", "mentors.csv", "mapping.json"]) copy("spreadsheets", name);
  copy("spreadsheets", "programme.json", "sheets.json");
});
afterAll(() => cli.remove());

/** What a terminal would show: both outputs in one. */
function shownBy(commands: string): Promise<string> {
  const own = commands.replaceAll("npx pairwright", `"${process.execPath}" "${cli.script}"`);
  return new Promise((resolve, reject) => {
    const shell = spawn("sh", ["-c", `{\n${own}\n} 2>&1`], { cwd: cli.folder, stdio: ["ignore", "pipe", "inherit"] });
    const chunks: Buffer[] = [];
    shell.stdout.on("data", (chunk) => chunks.push(chunk));
    shell.on("error", reject);
    shell.on("close", () => resolve(Buffer.concat(chunks).toString().replaceAll("\r\n", "\n").trimEnd()));
  });
}

it("every command of the page prints what the page shows", async () => {
  let text = readFileSync(page, "utf8");
  const blocks = blocksOf(text);
  let met = 0;
  for (const [at, { tag, text: commands }] of blocks.entries()) {
    const after = blocks[at + 1];
    if (tag !== "sh" || after?.tag !== "text") continue;
    const shown = await shownBy(commands);
    met++;
    if (process.env.WRITE_GOLDEN === "1") {
      const before = text.indexOf("```text\n", text.indexOf(commands)) + "```text\n".length;
      text = `${text.slice(0, before)}${shown}\n${text.slice(text.indexOf("```", before))}`;
    } else expect(after.text.trimEnd(), `line ${after.line} (WRITE_GOLDEN=1 writes it anew)`).toBe(shown);
  }
  if (process.env.WRITE_GOLDEN === "1") writeFileSync(page, text);
  expect(met).toBeGreaterThanOrEqual(7);
  expect(await shownBy("npx pairwright check cohort.json nothing.json")).not.toContain("no mistakes");
});
