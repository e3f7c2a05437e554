import type { CohortInput } from "../../src/cohort/schema.ts";
import { cohortFromCsv } from "../../src/cohortFromCsv.ts";
import { InvalidInputError } from "../../src/errors.ts";

/** Two columns a side: enough for everything that is about files rather than about people. */
export const plainMapping = {
  version: 1,
  mentees: { id: "id", name: "name" },
  mentors: { id: "id", name: "name" },
};

const NOBODY = "id,name\r\n";

/** The mentees of a file. */
export function menteesIn(
  file: string | Uint8Array,
  side: Readonly<Record<string, unknown>> = {},
  mentors: string | Uint8Array = NOBODY,
): CohortInput["mentees"] {
  return cohortFromCsv({ mentees: file, mentors }, mappingWith(side)).mentees;
}

export function mappingWith(side: Readonly<Record<string, unknown>>) {
  return { ...plainMapping, mentees: { ...plainMapping.mentees, ...side } };
}

/** Every issue, as `mentees.csv 4:2 type` (line and column), or `mapping path code`. */
export function issuesOf(read: () => unknown): string[] {
  return fullIssuesOf(read).map(({ document, path, line, column, code }) =>
    line === undefined
      ? [document, path, code].filter((part) => part !== "").join(" ")
      : `${document} ${line}${column === undefined ? "" : `:${column}`} ${code}`,
  );
}

export function fullIssuesOf(read: () => unknown) {
  try {
    read();
  } catch (error) {
    if (error instanceof InvalidInputError) return error.issues;
    throw error;
  }
  throw new Error("expected issues, received none");
}
