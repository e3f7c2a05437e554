import type { Run } from "../index.ts";
import { audit, explainRun, margins } from "../index.ts";
import { htmlReport } from "../report.ts";
import { argumentsOf, expectCount, SHEETS } from "./argumentsOf.ts";
import type { Command } from "./commands.ts";
import { documentsOf, filesOf } from "./documents.ts";
import { Failure } from "./failure.ts";
import { conflictLines, formatOf, written } from "./format.ts";
import { runOf } from "./run.ts";
import type { Terminal } from "./terminal.ts";
import { labelOf } from "./terminal.ts";

const HELP = `Matches a cohort under a programme, and says why.

usage: pairwright match COHORT PROGRAMME
       pairwright match --mentees FILE --mentors FILE --mapping FILE PROGRAMME

  --markdown   as Markdown: up to 150 people with everybody's reasons
  --json       the run as JSON: save this, verify and --saved reopen it
  --csv        the pairs as a spreadsheet
  --out FILE   write it there
  --report FILE  besides, the whole report there, as one HTML page

  --mentees FILE  --mentors FILE  --mapping FILE
               the cohort from two spreadsheets (CSV), and which column is what

Without a format it is a table for the terminal: the pairs, who has nobody and
why, the mentors, what would bring more; "why" explains any one of them.
COHORT, PROGRAMME and FILE may be "-".

If the requirements cannot all be met, it shows the conflict and the smallest
changes that would do, and the exit code is 3.
`;

async function run(argv: readonly string[], terminal: Terminal): Promise<0 | 3> {
  const flag = { type: "boolean" } as const;
  const text = { type: "string" } as const;
  const options = { ...SHEETS, markdown: flag, json: flag, csv: flag, out: text, report: text } as const;
  const { values, positionals } = argumentsOf(argv, options, "match");
  const format = formatOf(values, "match");
  const names = ["COHORT", "PROGRAMME"].slice(-filesOf(values));
  expectCount(positionals, names, "match");
  const documents = await documentsOf(terminal, positionals, values, "match");
  const run = await runOf(terminal, documents);
  const out = values.out ?? "-";
  terminal.progress("explaining");
  if (values.report !== undefined) await terminal.write(values.report, pageOf(run));
  if (run.status !== "infeasible") {
    await terminal.write(out, written(run, format));
    return 0;
  }
  const isShown = out === "-" && format !== "csv";
  if (format !== "csv") await terminal.write(out, written(run, format));
  // Whoever reads only the exit code of a pipe wants to know why there is no spreadsheet.
  if (!isShown) {
    const unwritten = format === "csv" && out !== "-" ? [`${labelOf(out)}: not written, since there are no pairs`] : [];
    throw new Failure(3, [...conflictLines(run), ...unwritten]);
  }
  return 3;
}

/** With the audit, and for a cohort of which it shows everything also how sure it is. */
function pageOf(run: Run): string {
  const data = explainRun(run);
  if (run.status === "infeasible") return htmlReport(data);
  const small = run.status === "optimal" && data.mentees.length <= 50;
  return htmlReport(data, { audit: audit(run), ...(small ? { margins: margins(run) } : {}) });
}

export const match: Command = { summary: "who gets which mentor, and why", help: HELP, run };
