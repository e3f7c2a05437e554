/**
 * The example programme from raw data to a verified result.
 *
 *     tsx examples/prepare-to-lead/run.ts [output folder] [cohort.json programme.json]
 *
 * Prints the report, and leaves `report.html`, `report.md` and `run.json` in the output folder (`out/prepare-to-lead`).
 * Exit code 0: matched and verified; 1: the data are wrong; 3: no matching meets the requirements.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { audit, explainRun, InvalidInputError, match, renderMarkdown, renderText, verify } from "pairwright";
import { htmlReport } from "pairwright/report";

const [folder = "out/prepare-to-lead", cohortPath, programmePath] = process.argv.slice(2);
const cohort = read(cohortPath ?? new URL("cohort.json", import.meta.url));
const programme = read(programmePath ?? new URL("programme.json", import.meta.url));

try {
  process.exitCode = main();
} catch (error) {
  if (!(error instanceof InvalidInputError)) throw error;
  for (const { document, path, message } of error.issues) console.error(`${document}${path && " "}${path}: ${message}`);
  process.exitCode = 1;
}

function main(): number {
  const run = match(cohort, programme);
  const explanation = explainRun(run);
  console.log(renderText(explanation));
  save("report.html", htmlReport(explanation, run.status === "infeasible" ? {} : { audit: audit(run) }));
  save("report.md", renderMarkdown(explanation));
  save("run.json", `${JSON.stringify(run, null, 2)}\n`);
  if (run.status === "infeasible") return 3;

  // A year later, perhaps: everything is checked again, from the raw data and without a solver.
  const verified = verify(cohort, programme, read(join(folder, "run.json")));
  if (verified.ok) {
    console.log("Verified: run.json, read again, is valid, the best there is, and the one the lottery chooses.");
    return 0;
  }
  for (const { path, message } of verified.faults) console.error(`run.json ${path}: ${message}`);
  return 1;
}

function read(path: string | URL) {
  return JSON.parse(readFileSync(path, "utf8"));
}

function save(name: string, text: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), text);
  // The folder that was asked for is known; naming it would make the output differ from machine to machine.
  console.log(process.argv.length > 2 ? `Saved ${name}` : `Saved ${folder}/${name}`);
}
