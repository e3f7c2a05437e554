import { check as checkDocuments } from "../index.ts";
import { argumentsOf, expectCount, SHEETS } from "./argumentsOf.ts";
import { checkText, unmetLines } from "./checkText.ts";
import type { Command } from "./commands.ts";
import { documentsOf, filesOf, issueLines } from "./documents.ts";
import { Failure } from "./failure.ts";
import { jsonText } from "./format.ts";
import type { Terminal } from "./terminal.ts";

const HELP = `Looks at a cohort and a programme before matching: every mistake in both; who
has no or one mentor to choose from, and which rules cause it; places against
people; wishes that rules forbid; answers that are missing; topics and values
that the other side does not know.

usage: pairwright check COHORT PROGRAMME
       pairwright check --mentees FILE --mentors FILE --mapping FILE PROGRAMME

  --json       what was found, as JSON
  --out FILE   write it there

Exit code 0: no mistakes; 1: mistakes; 3: no mistakes, but everyone must have
a mentor, and it is plain that not everyone can. What is less plain "match"
finds.
`;

async function run(argv: readonly string[], terminal: Terminal): Promise<0 | 3> {
  const options = { ...SHEETS, json: { type: "boolean" }, out: { type: "string" } } as const;
  const { values, positionals } = argumentsOf(argv, options, "check");
  expectCount(positionals, ["COHORT", "PROGRAMME"].slice(-filesOf(values)), "check");
  const documents = await documentsOf(terminal, positionals, values, "check");
  const found = checkDocuments(documents.cohort, documents.programme);
  const isJson = values.json === true;
  if (isJson) await terminal.write(values.out ?? "-", jsonText(found));
  if (!found.ok) throw new Failure(1, issueLines(found.issues, documents));
  const out = values.out ?? "-";
  const unmet = unmetLines(found, documents.cohort);
  if (!isJson) await terminal.write(out, checkText(found, documents.cohort, unmet));
  if (unmet.length === 0) return 0;
  if (isJson || out !== "-") throw new Failure(3, unmet);
  return 3;
}

export const check: Command = { summary: "every mistake, before matching", help: HELP, run };
