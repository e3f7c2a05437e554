import { expect } from "vitest";
import type { RuleKind } from "../../src/candidates/rule.ts";
import type { Issue } from "../../src/errors.ts";
import { prepare } from "../../src/prepare.ts";

type Attributes = Record<string, string | number | boolean | string[]>;

export interface Somebody {
  readonly id: string;
  readonly attributes?: Attributes;
  readonly available?: string[];
}

/** Somebody with these attributes, or without any. */
export const person = (id: string, attributes?: Attributes): Somebody => ({ id, ...(attributes && { attributes }) });

/** A rule read from documents as a verb reads it, on these people. */
export function ruled(mentees: Somebody[], mentors: Somebody[], rules: object[], kinds: RuleKind[] = []) {
  const issues: Issue[] = [];
  const programme = { version: 1, criteria: [{ id: "c", strategy: "table", scores: {}, weight: 1 }], rules };
  const candidates = prepare({ version: 1, mentees, mentors }, programme, { rules: kinds }, issues);
  return { candidates, issues };
}

/** Whom the one rule forbids: a row for each mentee, "x" = forbidden. That it lists the mentees concerned is checked. */
export function table(mentees: Somebody[], mentors: Somebody[], rule: object, kinds: RuleKind[] = []): string[] {
  const { candidates, issues } = ruled(mentees, mentors, [{ id: "R", ...rule }], kinds);
  if (candidates === undefined) throw new Error(JSON.stringify(issues));
  const own = candidates.rules.find(({ id }) => id === "R");
  return mentees.map((_, mentee) => {
    const row = mentors.map((_, mentor) => (candidates.rulesAgainst(mentee, mentor).includes("R") ? "x" : "."));
    const written = new Uint8Array(mentors.length);
    own?.row(mentee, written);
    expect(Array.from(written, (one) => (one === 1 ? "x" : "."))).toEqual(row);
    // A second time: nothing is left over from the first.
    own?.row(mentee, written);
    expect(Array.from(written, (one) => (one === 1 ? "x" : "."))).toEqual(row);
    if (own?.mentees?.includes(mentee) === false) expect(row).not.toContain("x");
    return row.join("");
  });
}

/** `document path [code]` of everything that is wrong. */
export function wrong(mentees: Somebody[], mentors: Somebody[], ...rules: object[]): string[] {
  return ruled(mentees, mentors, rules).issues.map(({ document, path, code }) => `${document} ${path} [${code}]`);
}

/** The ids that rules get which are given none. */
export function idsOf(mentees: Somebody[], mentors: Somebody[], ...rules: object[]): string[] {
  const { candidates, issues } = ruled(mentees, mentors, rules);
  if (candidates === undefined) throw new Error(JSON.stringify(issues));
  return candidates.programme.rules.map(({ id }) => id);
}
