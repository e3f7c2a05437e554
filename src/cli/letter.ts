import type { LetterOptions, Run } from "../index.ts";
import { letter as letterTo, renderMarkdown, renderText } from "../index.ts";
import { htmlReport } from "../report.ts";
import { argumentsOf, expectCount, SHEETS } from "./argumentsOf.ts";
import type { Command } from "./commands.ts";
import { documentsOf, filesOf, namingFiles } from "./documents.ts";
import { Failure, wrongUsage } from "./failure.ts";
import { conflictLines, jsonText, oneOf } from "./format.ts";
import { runOf } from "./run.ts";
import type { Terminal } from "./terminal.ts";

const HELP = `Letters: what a mentee or a mentor may read about the own pairs.

usage: pairwright letter COHORT PROGRAMME PERSON
       pairwright letter COHORT PROGRAMME --all FOLDER

  --to SIDE       mentee or mentor: where the id may be either
  --profile NAME  an attribute of whom the reader has that the reader may know,
                  as often as wanted
  --saved FILE    what "match --json" saved: checked, and not matched again
  --markdown  --html  --json
                  in place of text
  --out FILE      write it there
  --all FOLDER    everybody's letter as a page: mentee-ID.html, mentor-ID.html

  --mentees FILE  --mentors FILE  --mapping FILE
                  the cohort from spreadsheets, in place of COHORT

PERSON is an id. Somebody without a mentor gets a letter, too; it gives no
reason, as every reason is about others. If nothing can be matched there are no
letters; exit code 3.
`;

type Side = LetterOptions["to"];

async function run(argv: readonly string[], terminal: Terminal): Promise<0> {
  const flag = { type: "boolean" } as const;
  const text = { type: "string" } as const;
  const forms = { markdown: flag, html: flag, json: flag } as const;
  const profiles = { type: "string", multiple: true } as const;
  const options = { ...SHEETS, ...forms, saved: text, to: text, out: text, all: text, profile: profiles } as const;
  const { values, positionals } = argumentsOf(argv, options, "letter");
  const { to, all, out = "-", profile = [] } = values;
  if (to !== undefined && to !== "mentee" && to !== "mentor")
    throw wrongUsage(`--to: expected mentee or mentor, received ${JSON.stringify(to)}`, "letter");
  const asked = oneOf(["markdown", "html", "json"], values, "letter");
  if (all !== undefined && (asked !== undefined || values.out !== undefined || to !== undefined))
    throw wrongUsage("--all writes everybody's page: it takes no form, --out or --to", "letter");
  const people = all === undefined ? ["PERSON"] : [];
  expectCount(positionals, ["COHORT", "PROGRAMME", ...people].slice(-filesOf(values, people.length)), "letter");
  const documents = await documentsOf(terminal, positionals.slice(0, filesOf(values)), values, "letter");
  const found = await runOf(terminal, documents);
  expectAttributes(profile, found);
  if (found.status === "infeasible") throw new Failure(3, conflictLines(found));
  const written = (side: Side, id: string) =>
    namingFiles({ labels: { cohort: "letter", programme: "letter" } }, () =>
      letterTo(found, { to: side, id, profile }),
    );

  if (all !== undefined) {
    terminal.folder(all);
    for (const side of ["mentee", "mentor"] as const) {
      const files = filesFor(side, peopleOf(found, side));
      for (const [at, { id }] of peopleOf(found, side).entries())
        await terminal.write(`${all}/${files[at]}`, htmlReport(written(side, id)));
    }
    return 0;
  }
  const id = positionals[positionals.length - 1];
  const render = { markdown: renderMarkdown, html: htmlReport, json: jsonText, text: renderText }[asked ?? "text"];
  await terminal.write(out, render(written(to ?? sideOf(found, id), id)));
  return 0;
}

function peopleOf(run: Run, side: Side): readonly { readonly id: string }[] {
  const { cohort } = run.stages.candidates;
  return side === "mentee" ? cohort.mentees : cohort.mentors;
}

const MOST_NAMED = 20;

/** Whoever misspells one would send letters without it. */
function expectAttributes(profile: readonly string[], run: Run): void {
  const { mentees, mentors } = run.stages.candidates.cohort;
  const known = new Set([...mentees, ...mentors].flatMap(({ attributes }) => Object.keys(attributes)));
  const name = profile.find((one) => !known.has(one));
  if (name === undefined) return;
  const all = [...known].sort().slice(0, MOST_NAMED).join(", ");
  const there = known.size > MOST_NAMED ? `${all}, …` : all;
  const expected =
    known.size === 0 ? "nothing, as nobody has an attribute" : `an attribute that somebody has (${there})`;
  throw wrongUsage(`--profile: expected ${expected}, received ${JSON.stringify(name)}`, "letter");
}

/** On which side there is somebody of this id; where there is nobody, the verb says so. */
function sideOf(run: Run, id: string): Side {
  const sides = (["mentee", "mentor"] as const).filter((side) => peopleOf(run, side).some((one) => one.id === id));
  if (sides.length === 2) throw wrongUsage(`${JSON.stringify(id)} is a mentee and a mentor: say --to which`, "letter");
  return sides[0] ?? "mentee";
}

const LONGEST = 180;

/** Names that every file system takes, another for everybody, also where capital letters are no difference. */
function filesFor(side: Side, people: readonly { readonly id: string }[]): string[] {
  const taken = new Set<string>();
  return people.map(({ id }, at) => {
    const name = encodeURIComponent(id).replaceAll("*", "%2A");
    const isOwn = name.length <= LONGEST && !taken.has(name.toLowerCase());
    taken.add(name.toLowerCase());
    return `${side}-${isOwn ? name : `${name.slice(0, LONGEST)}~${at}`}.html`;
  });
}

export const letter: Command = { summary: "what one person may read of the matching", help: HELP, run };
