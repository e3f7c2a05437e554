import { readCohort } from "./cohort/readCohort.ts";
import type { CohortInput } from "./cohort/schema.ts";
import { logAtCells } from "./csv/cohortIssues.ts";
import type { Mapping } from "./csv/mapping.ts";
import { readMapping } from "./csv/readMapping.ts";
import type { CsvFiles } from "./csv/readSheets.ts";
import { readSheets } from "./csv/readSheets.ts";
import type { Issue } from "./errors.ts";
import { InvalidInputError } from "./errors.ts";

/**
 * Makes a cohort of two spreadsheets. The mapping says which column is what. Throws one InvalidInputError that lists
 * every issue of both files, each with its line and cell, or, where the mapping itself is wrong, every issue of that.
 * The cohort is valid: `match` takes it as it is. What a programme finds wrong with it, `locateIssues` says of the
 * files. O(cells).
 */
export function cohortFromCsv(files: CsvFiles, mapping: Mapping | unknown): CohortInput {
  const issues: Issue[] = [];
  const read = readMapping(mapping, issues);
  if (read === undefined) throw new InvalidInputError(issues);
  const { people, close } = readSheets(files, read);
  const cohort = {
    version: 1,
    ...ofMapping(read),
    mentees: people.mentees?.people,
    mentors: people.mentors?.people,
  };
  const found: Issue[] = [];
  readCohort(cohort, found);
  issues.push(...logAtCells(found, people));
  close(issues);
  if (issues.length > 0) throw new InvalidInputError(issues);
  return cohort as CohortInput;
}

/** Topics and collective objectives, as the cohort has them: copies with a prototype, as everything else in it. */
function ofMapping({ topics, collective }: Mapping): Pick<Mapping, "topics" | "collective"> {
  return JSON.parse(JSON.stringify({ topics, collective }));
}
