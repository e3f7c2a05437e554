import type { Renderable, Run } from "../index.ts";
import { explainMentee, explainRun, explainWhyNot, renderMarkdown, renderText } from "../index.ts";
import { argumentsOf, expectCount, SHEETS } from "./argumentsOf.ts";
import type { Command } from "./commands.ts";
import { documentsOf, filesOf, namingFiles } from "./documents.ts";
import { formatOf, jsonText } from "./format.ts";
import { runOf } from "./run.ts";
import type { Terminal } from "./terminal.ts";

const SOURCES = `  --saved FILE  what "match --json" saved: checked, and not matched again
  --markdown    as Markdown
  --json        as JSON
  --out FILE    write it there

  --mentees FILE  --mentors FILE  --mapping FILE
                the cohort from spreadsheets, in place of COHORT
`;

/** A command that asks a run about people, whose ids stand behind the files. */
function asking(
  name: string,
  people: readonly string[],
  ask: (run: Run, ids: readonly string[]) => Renderable,
): Command["run"] {
  return async (argv: readonly string[], terminal: Terminal) => {
    const flag = { type: "boolean" } as const;
    const text = { type: "string" } as const;
    const options = { ...SHEETS, saved: text, markdown: flag, json: flag, out: text } as const;
    const { values, positionals } = argumentsOf(argv, options, name);
    const format = formatOf(values, name);
    const names = ["COHORT", "PROGRAMME", ...people].slice(-filesOf(values, people.length));
    expectCount(positionals, names, name);
    const files = positionals.slice(0, -people.length);
    const documents = await documentsOf(terminal, files, values, name);
    const run = await runOf(terminal, documents);
    terminal.progress("explaining");
    const ids = positionals.slice(-people.length);
    const answer =
      run.status === "infeasible"
        ? explainRun(run)
        : // An id that nobody has was asked for here, not in a document.
          namingFiles({ labels: { cohort: name, saved: name } }, () => ask(run, ids));
    const render = format === "markdown" ? renderMarkdown : renderText;
    await terminal.write(values.out ?? "-", format === "json" ? jsonText(answer) : render(answer));
    return run.status === "infeasible" ? 3 : 0;
  };
}

export const why: Command = {
  summary: "why a mentee has this mentor, or none",
  help: `Why a mentee has this mentor, or none: every criterion, what stands in the way
of others, and what each of them would lose.

usage: pairwright why COHORT PROGRAMME MENTEE

${SOURCES}
MENTEE is an id. If nothing can be matched, it shows the conflict; exit code 3.
`,
  run: asking("why", ["MENTEE"], (run, [mentee]) => explainMentee(run, mentee)),
};

export const whyNot: Command = {
  summary: "why a mentee does not have a certain mentor",
  help: `Why a mentee does not have a certain mentor: the rules that forbid it; or what
the pair would lose, who would move, and what would have to change.

usage: pairwright why-not COHORT PROGRAMME MENTEE MENTOR

${SOURCES}
MENTEE and MENTOR are ids. It tries every single change by matching again:
seconds for 20 people, more for more. If nothing can be matched, it shows the
conflict; exit code 3.
`,
  run: asking("why-not", ["MENTEE", "MENTOR"], (run, [mentee, mentor]) => explainWhyNot(run, mentee, mentor)),
};
