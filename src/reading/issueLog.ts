import type { Issue, IssueCode } from "../errors.ts";
import type { Path } from "./issueText.ts";
import { pathText } from "./issueText.ts";
import { LIMITS } from "./limits.ts";

/** Collects what is wrong with one document: the first issues in full, all further ones as a number. */
export class IssueLog {
  /** All issues so far. */
  count = 0;
  /** Where `plainData` found no readable value, as path texts: a schema's complaint about the gap says nothing new. */
  readonly unreadable = new Set<string>();
  /** What `nearest` may still spend on this document. */
  readonly budget = { steps: LIMITS.nearestSteps as number };
  readonly #document: Issue["document"];
  readonly #issues: Issue[];
  #cut = false;

  constructor(document: Issue["document"], issues: Issue[]) {
    this.#document = document;
    this.#issues = issues;
  }

  /** `path` may be a text already. `message` is `expected …, received …`; a function where making it is work. */
  add(path: Path | string, code: IssueCode, message: string | (() => string)): void {
    this.count += 1;
    if (this.count > LIMITS.issues) return;
    const text = typeof message === "string" ? message : message();
    const place = typeof path === "string" ? path : pathText(path);
    this.#issues.push({ document: this.#document, path: place, code, message: text });
  }

  /** So much is wrong that the rest is left unread. Asking is leaving it. */
  get full(): boolean {
    if (this.count >= LIMITS.countedIssues) this.#cut = true;
    return this.#cut;
  }

  /** Says how many issues are not listed. True if there were none at all. */
  close(): boolean {
    const more = this.count - LIMITS.issues;
    if (more > 0) {
      const message = `expected at most ${LIMITS.issues} issues, received ${this.#cut ? "at least " : ""}${more} more`;
      this.#issues.push({ document: this.#document, path: "", code: "limit", message });
    }
    return this.count === 0;
  }
}
