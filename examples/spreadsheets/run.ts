/**
 * Two spreadsheets and a mapping in, three spreadsheets out.
 *
 *     tsx examples/spreadsheets/run.ts [output folder]
 *
 * Prints the pairs, leaves `pairs.csv`, `unmatched.csv` and `loads.csv` in the output folder (`out/spreadsheets`), and
 * shows what is said of a file with mistakes. Exit code 0: all of it went as it should; 1: it did not.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { explainRun, InvalidInputError, match } from "pairwright";
import { cohortFromCsv, loadsToCsv, pairsToCsv, unmatchedToCsv } from "pairwright/csv";

const [folder = "out/spreadsheets"] = process.argv.slice(2);
const bytes = (name: string) => readFileSync(new URL(name, import.meta.url));
const json = (name: string) => JSON.parse(bytes(name).toString());
const mapping = json("mapping.json");

const cohort = cohortFromCsv({ mentees: bytes("mentees.csv"), mentors: bytes("mentors.csv") }, mapping);
const run = match(cohort, json("programme.json"));
if (run.status !== "optimal") throw new Error(`expected a proved matching, received ${run.status}`);
const explained = explainRun(run);
console.log(pairsToCsv(explained));
console.log(loadsToCsv(explained));

// For a spreadsheet program: the mark at the beginning tells it that the file is UTF-8.
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, "pairs.csv"), pairsToCsv(explained, { bom: true }));
writeFileSync(join(folder, "unmatched.csv"), unmatchedToCsv(explained, { bom: true }));
writeFileSync(join(folder, "loads.csv"), loadsToCsv(explained, { bom: true }));

// The same file as somebody might have sent it.
const wrong = bytes("mentees.csv")
  .toString()
  .replace("12;;;Mentor 05", "twelve;;;Mentor 50")
  .replace("4;7,5", "4;7.5")
  .replace("r06", "r05");
try {
  cohortFromCsv({ mentees: wrong, mentors: bytes("mentors.csv") }, mapping);
  throw new Error("expected issues, received none");
} catch (error) {
  if (!(error instanceof InvalidInputError)) throw error;
  console.log(error.message);
}
