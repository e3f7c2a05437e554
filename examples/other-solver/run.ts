/**
 * The example programme matched twice: as usual, and with every assignment proposed by HiGHS.
 *
 *     tsx examples/other-solver/run.ts
 *
 * Exit code 0: the two runs are the same, byte for byte.
 */
import { readFileSync } from "node:fs";
import { match } from "pairwright";
import { loadSolver } from "./highs.ts";

const read = (name: string) => JSON.parse(readFileSync(new URL(`../prepare-to-lead/${name}`, import.meta.url), "utf8"));
const [cohort, programme] = [read("cohort.json"), read("programme.json")];

const highs = await loadSolver();
let asked = 0;
const solver = {
  name: highs.name,
  solve(program: Parameters<typeof highs.solve>[0]) {
    asked++;
    return highs.solve(program);
  },
};

const built = JSON.stringify(match(cohort, programme));
const proposed = JSON.stringify(match(cohort, programme, { solver }));
const same = built === proposed && asked > 0;
console.log(
  `${solver.name} was asked ${asked} times; ${built.length} characters of result: ${same ? "the same" : "others"}`,
);
process.exitCode = same ? 0 : 1;
