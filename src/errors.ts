/**
 * One thing that is wrong with the caller's data.
 * `code` and `path` are API; the wording of `message` is not.
 */
export interface Issue {
  readonly document:
    | "cohort"
    | "programme"
    | "saved"
    | "run"
    | "problem"
    // Of `pairwright/csv`:
    | "mapping"
    | "mentees.csv"
    | "mentors.csv"
    // Of `pairwright/synthetic`:
    | "knobs";
  /**
   * Where in the document: `mentors[3].capacity`, `rules[0].mentee`; of a file, `line 4, column 2 ("Name")`; empty for
   * the whole of it.
   */
  readonly path: string;
  /** Of a file: the line as a text editor counts it, from 1. A quoted cell may go over several. */
  readonly line?: number;
  /** Of a file: which of the line's cells, from 1. */
  readonly column?: number;
  readonly code: IssueCode;
  /** `expected …, received …` */
  readonly message: string;
}

/** What kind of mistake an issue is, for programs to go by. */
export type IssueCode =
  | "type" // not the kind of value that belongs here
  | "range" // the right kind, outside its limits
  | "missing" // a required key, or a value that a rule needs
  | "unknown-key" // a key that nothing reads
  | "unknown-id" // an id that names nobody and nothing
  | "duplicate" // an id or an entry given twice
  | "version" // another format version
  | "conflict" // two parts of the input contradict each other
  | "limit"; // too large or too deep to be read

/** The caller's data is wrong. Holds every issue found, not the first one. */
export class InvalidInputError extends Error {
  override readonly name = "InvalidInputError";
  readonly issues: readonly Issue[];

  constructor(issues: readonly Issue[]) {
    super(
      issues
        .map(({ document, path, message }) => `${path === "" ? document : `${document} ${path}`}: ${message}`)
        .join("\n"),
    );
    this.issues = issues;
  }
}
