import { verify as verifyRun } from "../index.ts";
import { argumentsOf, expectCount, SHEETS } from "./argumentsOf.ts";
import type { Command } from "./commands.ts";
import { documentsOf, filesOf, namingFiles } from "./documents.ts";
import { Failure } from "./failure.ts";
import { faultLines } from "./run.ts";
import type { Terminal } from "./terminal.ts";

const HELP = `Checks a saved result against its cohort and programme, without any solver:
that it is valid, that its certificate proves it best, that it is the one of
several best that the lottery says, and that every number in it is right.

usage: pairwright verify COHORT PROGRAMME SAVED
       pairwright verify --mentees FILE --mentors FILE --mapping FILE
                         PROGRAMME SAVED

SAVED is what "match --json" wrote. Exit code 0: all is well; 1: it is not, or
the documents are wrong; every fault is listed.
`;

async function run(argv: readonly string[], terminal: Terminal): Promise<0> {
  const { values, positionals } = argumentsOf(argv, SHEETS, "verify");
  expectCount(positionals, ["COHORT", "PROGRAMME", "SAVED"].slice(-filesOf(values, 1)), "verify");
  const options = { ...values, saved: positionals[positionals.length - 1] };
  const documents = await documentsOf(terminal, positionals.slice(0, -1), options, "verify");
  const { cohort, programme, saved, labels } = documents;
  const verification = namingFiles(documents, () => verifyRun(cohort, programme, saved));
  if (!verification.ok) throw new Failure(1, faultLines(verification.faults, labels.saved as string));
  const { status, matching } = verification.run;
  const what = status === "optimal" ? "valid, and proved to be best" : "valid; whether it is best was not proved";
  await terminal.write("-", `${what}\nplaced ${matching.placed}, points ${matching.total}\n${matching.fingerprint}\n`);
  return 0;
}

export const verify: Command = { summary: "check a saved result", help: HELP, run };
