import manifest from "../../package.json" with { type: "json" };
import { check } from "./check.ts";
import { Failure, wrongUsage } from "./failure.ts";
import { letter } from "./letter.ts";
import { match } from "./match.ts";
import { synthesize } from "./synthesize.ts";
import type { Terminal } from "./terminal.ts";
import { verify } from "./verify.ts";
import { why, whyNot } from "./why.ts";

/** One command: what it is, the screen that explains it, and what it does. */
export interface Command {
  /** For the list of commands: a few words. */
  readonly summary: string;
  /** At most 24 lines of 80 columns. */
  readonly help: string;
  /** Returns the exit code, or throws a Failure. */
  run(argv: readonly string[], terminal: Terminal): Promise<0 | 1 | 3>;
}

const COMMANDS: Readonly<Record<string, Command>> = {
  match,
  check,
  why,
  "why-not": whyNot,
  letter,
  verify,
  synthesize,
};

const HELP = `Matches mentees to mentors: exact, proved, explained.

usage: pairwright COMMAND …

${Object.entries(COMMANDS)
  .map(([name, { summary }]) => `  ${name.padEnd(10)}  ${summary}`)
  .join("\n")}

  pairwright COMMAND --help   how to use one
  pairwright --version        which version this is

A file may be "-": standard input, or output.
exit codes: 0 done, 1 bad input, 2 wrong usage, 3 infeasible
`;

/** Runs one command line; the exit code. Whatever goes wrong is said on standard error. */
export async function runCommand(argv: readonly string[], terminal: Terminal): Promise<0 | 1 | 2 | 3> {
  try {
    const [name, ...rest] = argv;
    if (name === undefined || name === "--help" || name === "-h" || name === "help") {
      if (name !== undefined) return await shown(HELP, terminal);
      throw new Failure(2, HELP.trimEnd().split("\n"));
    }
    if (name === "--version" || name === "-v") return await shown(`${manifest.version}\n`, terminal);
    const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
    if (command === undefined) {
      const known = Object.keys(COMMANDS).join(", ");
      throw wrongUsage(`expected a command (${known}), received ${JSON.stringify(name)}`);
    }
    const end = rest.indexOf("--");
    const options = end < 0 ? rest : rest.slice(0, end);
    if (options.includes("--help") || options.includes("-h")) return await shown(command.help, terminal);
    return await command.run(rest, terminal);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    for (const line of error.lines) terminal.say(line);
    return error.code;
  }
}

async function shown(text: string, terminal: Terminal): Promise<0> {
  await terminal.write("-", text);
  return 0;
}
