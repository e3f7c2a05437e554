/**
 * Hard rules and quotas: an optimal matching with what every rule did, then one quota tightened until there is none.
 *
 *     tsx examples/rules-and-quotas/run.ts
 *
 * Exit code 0: both runs ended as they should; 1: they did not.
 */
import { readFileSync } from "node:fs";
import type { LedgerEntry, ProgrammeInput } from "pairwright";
import { explainRun, match, renderText, verify } from "pairwright";

const read = (name: string) => JSON.parse(readFileSync(new URL(name, import.meta.url), "utf8"));
const cohort = read("cohort.json");
const programme: ProgrammeInput = read("programme.json");

const run = match(cohort, programme);
if (run.status !== "optimal") throw new Error(`expected a proved matching, received ${run.status}`);
const { placed, total, pairs, ledger } = run.matching;
console.log(`${placed} placed, ${total} points`);
for (const { mentee, mentor, points } of pairs) console.log(`  ${mentee} ${mentor} ${points}`);
console.log("What every rule did:");
for (const entry of ledger) console.log(`  ${entry.rule}: ${didOf(entry)}`);
console.log(verify(cohort, programme, JSON.parse(JSON.stringify(run.matching))).ok ? "Verified." : "Not verified.");

const tightened: ProgrammeInput = {
  ...programme,
  rules: programme.rules?.map((rule) => (rule.id === "hospital-mentors" ? { ...rule, max: 0 } : rule)),
};
const second = match(cohort, tightened);
if (second.status !== "infeasible") throw new Error(`expected a conflict, received ${second.status}`);
console.log(`\nWith no hospital mentor for a general practitioner:\n\n${renderText(explainRun(second))}`);

/** A hard rule forbids pairs; a quota has counts, of which those at their limit are listed. */
function didOf({ forbids, alone, none, one, quotas }: LedgerEntry): string {
  if (quotas === undefined) {
    const left = [...none.map((id) => `${id} has nobody left`), ...one.map((id) => `${id} has one left`)];
    return [`forbids ${forbids} pairs, ${alone} alone`, ...left].join(", ");
  }
  const binding = quotas.filter((count) => count.binding);
  const names = binding.map(({ of, count }) => [...Object.values(of), `at ${count}`].join(" "));
  const counts = quotas.length === 1 ? "1 count" : `${quotas.length} counts`;
  return [`${counts} at the limit`, ...(names.length === 0 ? [] : [`could matter: ${names.join(", ")}`])].join("; ");
}
