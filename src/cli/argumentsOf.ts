import type { ParseArgsConfig } from "node:util";
import { parseArgs } from "node:util";
import { wrongUsage } from "./failure.ts";

type Options = NonNullable<ParseArgsConfig["options"]>;
type Parsed<Own extends Options> = ReturnType<
  typeof parseArgs<{ options: Own; allowPositionals: true; strict: true; args: string[] }>
>;

/** The options that name a cohort's spreadsheets. */
export const SHEETS = {
  mentees: { type: "string" },
  mentors: { type: "string" },
  mapping: { type: "string" },
} as const satisfies Options;

/** A command's options and what stands beside them; Failure 2 for anything that it does not know. */
export function argumentsOf<const Own extends Options>(
  argv: readonly string[],
  options: Own,
  command: string,
): Parsed<Own> {
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: true, strict: true }) as Parsed<Own>;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw wrongUsage(error.message.split(". ")[0], command);
  }
}

const SPREADSHEET = /\.(?:csv|tsv|xlsx?|ods)$/i;

/** What stands beside the options, as many as there are names; Failure 2 where there are more or fewer. */
export function expectCount(given: readonly string[], names: readonly string[], command: string): void {
  const sheet = names[0] === "COHORT" ? given.slice(0, 2).find((file) => SPREADSHEET.test(file)) : undefined;
  if (sheet !== undefined)
    throw wrongUsage(
      `expected ${names.join(" ")}, received the spreadsheet ${JSON.stringify(sheet)} ` +
        "(the options --mentees, --mentors and --mapping name those)",
      command,
    );
  if (given.length === names.length) return;
  throw wrongUsage(`expected ${names.join(" ")}, received ${given.length} of ${names.length} arguments`, command);
}
