// Adds up a run of .ci/run: node test/smoke/tally.mjs <folder>
// The folder holds `checks`, with a line "ok <title>" or "not ok <title>" for each check, and for a check that ran
// vitest its report, `<title>.json`. A failed test is counted once, not again as its check.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const [folder] = process.argv.slice(2);
let passed = 0;
let failed = 0;
const countedAlready = new Set();

for (const name of readdirSync(folder).filter((name) => name.endsWith(".json"))) {
  const report = JSON.parse(readFileSync(join(folder, name), "utf8"));
  passed += report.numPassedTests;
  failed += report.numFailedTests;
  if (report.numFailedTests > 0) countedAlready.add(`not ok ${name.slice(0, -".json".length)}`);
}

for (const line of readFileSync(join(folder, "checks"), "utf8").split("\n")) {
  if (line.startsWith("ok ")) passed++;
  if (!line.startsWith("not ok ")) continue;
  if (!countedAlready.has(line)) failed++;
  console.log(line);
}

console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
