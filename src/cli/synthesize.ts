import type { SyntheticOptions } from "../synthetic.ts";
import { synthesize as synthesizeCohort } from "../synthetic.ts";
import { argumentsOf, expectCount } from "./argumentsOf.ts";
import type { Command } from "./commands.ts";
import { namingFiles } from "./documents.ts";
import { wrongUsage } from "./failure.ts";
import { jsonText } from "./format.ts";
import type { Terminal } from "./terminal.ts";

const HELP = `Makes a cohort of invented people, and a programme that fits it.

usage: pairwright synthesize

  --seed N           which one: 0 to 4294967295 (default: 1)
  --preset N         how large: 6, 21 (default), 26, 75, 500, 3000, …
  --knob NAME=VALUE  one number of the preset otherwise, as often as wanted:
                     mentees=40, missing=0.3, objectives=2,5
  --cohort FILE      default: cohort.json
  --programme FILE   default: programme.json
  --force            write over files that are there

The same seed and knobs give the same bytes. All knobs: docs/guide/synthetic.md
`;

async function run(argv: readonly string[], terminal: Terminal): Promise<0> {
  const text = { type: "string" } as const;
  const { values, positionals } = argumentsOf(
    argv,
    {
      ...{ seed: text, preset: text, cohort: text, programme: text },
      knob: { type: "string", multiple: true },
      force: { type: "boolean" },
    },
    "synthesize",
  );
  expectCount(positionals, [], "synthesize");
  const knobs: Record<string, unknown> = { seed: numberOf(values.seed ?? "1", "--seed") };
  if (values.preset !== undefined) knobs.preset = numberOf(values.preset, "--preset");
  for (const knob of values.knob ?? []) {
    const at = knob.indexOf("=");
    if (at < 1) throw wrongUsage(`--knob: expected NAME=VALUE, received ${JSON.stringify(knob)}`, "synthesize");
    const name = knob.slice(0, at);
    if (Object.hasOwn(knobs, name)) throw wrongUsage(`--knob: ${JSON.stringify(name)} is given twice`, "synthesize");
    const parts = knob.slice(at + 1).split(",");
    const numbers = parts.map((part) => numberOf(part, `--knob ${name}`));
    Object.defineProperty(knobs, name, { value: parts.length === 1 ? numbers[0] : numbers, enumerable: true });
  }
  const made = namingFiles({ labels: { knobs: "synthesize" } }, () =>
    synthesizeCohort(knobs as unknown as SyntheticOptions),
  );
  const isNew = values.force !== true;
  await terminal.write(values.cohort ?? "cohort.json", jsonText(made.cohort), { isNew });
  await terminal.write(values.programme ?? "programme.json", jsonText(made.programme), { isNew });
  return 0;
}

function numberOf(text: string, option: string): number {
  if (/^-?\d+(?:\.\d+)?$/.test(text)) return Number(text);
  throw wrongUsage(`${option}: expected a number, received ${JSON.stringify(text)}`, "synthesize");
}

export const synthesize: Command = { summary: "an invented cohort, to try things with", help: HELP, run };
