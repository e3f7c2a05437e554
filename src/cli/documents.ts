import type { CsvFiles } from "../csv.ts";
import { cohortFromCsv, locateIssues } from "../csv.ts";
import type { CohortInput, Issue, ProgrammeInput } from "../index.ts";
import { InvalidInputError } from "../index.ts";
import { visible } from "../rendering/visible.ts";
import { Failure, wrongUsage } from "./failure.ts";
import { jsonFaultOf } from "./jsonFault.ts";
import type { Kind } from "./kind.ts";
import { otherKind } from "./kind.ts";
import type { Terminal } from "./terminal.ts";
import { labelOf } from "./terminal.ts";

/** What the documents of issues are called: the files that they came from. */
export type Labels = Partial<Record<Issue["document"], string>>;

/** Where the documents of issues come from. */
export interface Sources {
  readonly labels: Labels;
  /** Says of issues of the cohort where in its spreadsheets they are. */
  readonly located?: (issues: readonly Issue[]) => readonly Issue[];
}

/** Where a cohort comes from. */
export interface SheetOptions {
  readonly mentees?: string | undefined;
  readonly mentors?: string | undefined;
  readonly mapping?: string | undefined;
}

export interface Documents extends Sources {
  readonly cohort: CohortInput;
  readonly programme: ProgrammeInput;
  readonly saved: unknown;
}

/** How many files a command is given before its own arguments. */
export function filesOf(options: SheetOptions, more = 0): number {
  return (isSheets(options) ? 1 : 2) + more;
}

function isSheets({ mentees, mentors, mapping }: SheetOptions): boolean {
  return mentees !== undefined || mentors !== undefined || mapping !== undefined;
}

/**
 * The documents of a command, as `labels` calls them. `files`: cohort (unless spreadsheets are given) and programme.
 * Failure 1 with every file that cannot be had, and every issue of spreadsheets; Failure 2 where options lack.
 */
export async function documentsOf(
  terminal: Terminal,
  files: readonly string[],
  options: SheetOptions & { readonly saved?: string | undefined },
  command: string,
): Promise<Documents> {
  const { mentees, mentors, mapping, saved } = options;
  const sheets = isSheets(options);
  if (sheets && (mentees === undefined || mentors === undefined || mapping === undefined))
    throw wrongUsage("--mentees, --mentors and --mapping belong together", command);
  const named = [...files, mentees, mentors, mapping, saved].filter((file) => file === "-");
  if (named.length > 1) throw wrongUsage("standard input (-) can be read once", command);

  const faults: string[] = [];
  const bytes = async (file: string | undefined): Promise<Uint8Array | undefined> => {
    if (file === undefined) return undefined;
    try {
      return await terminal.read(file);
    } catch (error) {
      faults.push(...linesOf(error));
      return undefined;
    }
  };
  const json = async (file: string | undefined, kind: Kind): Promise<unknown> => {
    const read = await bytes(file);
    if (read === undefined) return undefined;
    try {
      const document = jsonOf(read, labelOf(file as string));
      faults.push(...otherKind(document, kind, labelOf(file as string)));
      return document;
    } catch (error) {
      faults.push(...linesOf(error));
      return undefined;
    }
  };
  const programmeFile = files[files.length - 1];
  const csv = { mentees: await bytes(mentees), mentors: await bytes(mentors) };
  const plan = await json(mapping, "mapping");
  let cohort = sheets ? undefined : await json(files[0], "cohort");
  const programme = await json(programmeFile, "programme");
  const old = await json(saved, "saved");
  if (faults.length > 0) throw new Failure(1, faults);

  const labels: Labels = {
    cohort: sheets ? `${labelOf(mentees as string)}, ${labelOf(mentors as string)}` : labelOf(files[0]),
    programme: labelOf(programmeFile),
    ...(sheets && { "mentees.csv": labelOf(mentees as string), "mentors.csv": labelOf(mentors as string) }),
    ...(sheets && { mapping: labelOf(mapping as string) }),
    ...(saved !== undefined && { saved: labelOf(saved) }),
  };
  if (sheets) cohort = namingFiles({ labels }, () => cohortOf(csv as CsvFiles, plan, labels));
  return {
    cohort: cohort as CohortInput,
    programme: programme as ProgrammeInput,
    saved: old,
    labels,
    ...(sheets && { located: (issues: readonly Issue[]) => locateIssues(issues, csv as CsvFiles, plan) }),
  };
}

/** The cohort of two spreadsheets; Failure 1 where each of them is plainly the other. */
function cohortOf(files: CsvFiles, mapping: unknown, labels: Labels): CohortInput {
  try {
    return cohortFromCsv(files, mapping);
  } catch (error) {
    const swapped = { mentees: files.mentors, mentors: files.mentees };
    if (!lacksColumns(error) || lacksColumns(thrownBy(() => cohortFromCsv(swapped, mapping)))) throw error;
    const [first, second] = [labels["mentees.csv"], labels["mentors.csv"]];
    const found = `${first} has the columns of the mentors, and ${second} those of the mentees`;
    throw new Failure(1, [`${found} (are --mentees and --mentors swapped?)`]);
  }
}

/** A column that the mapping names is missing. */
function lacksColumns(error: unknown): boolean {
  if (!(error instanceof InvalidInputError)) return false;
  return error.issues.some(({ code, path }) => code === "missing" && /^line \d+$/.test(path));
}

function thrownBy(read: () => unknown): unknown {
  try {
    read();
    return undefined;
  } catch (error) {
    return error;
  }
}

function linesOf(error: unknown): readonly string[] {
  if (error instanceof Failure) return error.lines;
  throw error;
}

/** Runs a verb; what is wrong with the documents becomes a Failure that names their files. */
export function namingFiles<Result>(sources: Sources, verb: () => Result): Result {
  try {
    return verb();
  } catch (error) {
    throw named(error, sources);
  }
}

/** The error itself, or the Failure that it comes to. */
export function named(error: unknown, sources: Sources): unknown {
  if (error instanceof InvalidInputError) return new Failure(1, issueLines(error.issues, sources));
  // Too large to be exact, or too long a search.
  if (error instanceof RangeError) return new Failure(1, [`pairwright: ${error.message}`]);
  return error;
}

/** One line for each issue: the file, the place in it, and what is wrong. */
export function issueLines(issues: readonly Issue[], { labels, located = (all) => all }: Sources): string[] {
  return located(issues).map(({ document, path, message }) =>
    [visible(labels[document] ?? document), ...(path === "" ? [] : [path]), message].join(": "),
  );
}

function jsonOf(bytes: Uint8Array, label: string): unknown {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes); // takes a byte order mark away
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    const words = code === "ERR_STRING_TOO_LONG" ? "too large to be read" : "expected text in UTF-8";
    throw new Failure(1, [`${label}: ${words}`]);
  }
  const fault = jsonFaultOf(text);
  if (fault !== undefined) {
    const { line, column, expected, received } = fault;
    const end = received === undefined ? "the end of the file" : received === "\n" ? "the end of the line" : undefined;
    const found = end ?? visible(JSON.stringify(received?.slice(0, 60)));
    throw new Failure(1, [`${label}: line ${line}, column ${column}: expected ${expected}, received ${found}`]);
  }
  return JSON.parse(text);
}
