import type { Issue, IssueCode } from "../errors.ts";
import { quoted } from "../reading/issueText.ts";
import { LIMITS } from "../reading/limits.ts";

type FileName = Extract<Issue["document"], `${string}.csv`>;

/** Where in a file; `column` counts cells from 0. */
export interface Place {
  readonly line?: number;
  readonly column?: number;
  readonly header?: string | undefined;
}

/**
 * Collects what is wrong with one file: the first issues in full, in the order of the file, further ones as a number.
 */
export class FileLog {
  readonly #document: FileName;
  readonly #found: (Place & { readonly code: IssueCode; readonly message: string | (() => string) })[] = [];
  #count = 0;

  constructor(document: FileName) {
    this.#document = document;
  }

  add(place: Place, code: IssueCode, message: string | (() => string)): void {
    this.#count += 1;
    if (this.#count > LIMITS.countedIssues) return;
    this.#found.push({ ...place, code, message });
  }

  /** Appends the issues, those of earlier lines and cells first. */
  close(issues: Issue[]): void {
    const sorted = this.#found.sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? -1) - (b.column ?? -1));
    for (const { code, message, ...place } of sorted.slice(0, LIMITS.issues)) {
      // Made here, for those that are listed: some look for the nearest of many words.
      const words = typeof message === "string" ? message : message();
      issues.push({ document: this.#document, path: pathOf(place), code, message: words, ...numbersOf(place) });
    }
    const more = this.#count - LIMITS.issues;
    if (more <= 0) return;
    const message = `expected at most ${LIMITS.issues} issues, received ${more} more`;
    issues.push({ document: this.#document, path: "", code: "limit", message });
  }
}

function numbersOf({ line, column }: Place) {
  return { ...(line !== undefined && { line }), ...(column !== undefined && { column: column + 1 }) };
}

/** `line 4, column 2 ("Name")` */
function pathOf({ line, column, header }: Place): string {
  if (line === undefined) return "";
  const cell = column === undefined ? "" : `, column ${column + 1}`;
  return `line ${line}${cell}${header === undefined || header === "" ? "" : ` (${quoted(header)})`}`;
}
