import { readCohort } from "./cohort/readCohort.ts";
import type { CohortInput } from "./cohort/schema.ts";
import type { ReadSheets } from "./csv/cohortIssues.ts";
import { logAtCells } from "./csv/cohortIssues.ts";
import { menteeFields, mentorFields } from "./csv/fieldsOf.ts";
import { FileLog } from "./csv/fileLog.ts";
import { idsByName, NONE, topicReader } from "./csv/lexicon.ts";
import type { Mapping } from "./csv/mapping.ts";
import { readMapping } from "./csv/readMapping.ts";
import { readRows } from "./csv/readRows.ts";
import { sheetOf } from "./csv/sheet.ts";
import type { Issue } from "./errors.ts";
import { InvalidInputError } from "./errors.ts";

/** The two files: text, or bytes in UTF-8 or in the encoding that the mapping says. */
export interface CsvFiles {
  readonly mentees: string | Uint8Array;
  readonly mentors: string | Uint8Array;
}

/**
 * Makes a cohort of two spreadsheets. The mapping says which column is what. Throws one InvalidInputError that lists
 * every issue of both files, each with its line and cell, or, where the mapping itself is wrong, every issue of that.
 * The cohort is valid: `match` takes it as it is. O(cells).
 */
export function cohortFromCsv(files: CsvFiles, mapping: Mapping | unknown): CohortInput {
  const issues: Issue[] = [];
  const read = readMapping(mapping, issues);
  if (read === undefined) throw new InvalidInputError(issues);
  const { mentees, mentors } = read;
  const logs = { mentees: new FileLog("mentees.csv"), mentors: new FileLog("mentors.csv") };
  const given: Partial<CsvFiles> = files ?? {};
  const sheets = {
    mentees: sheetOf(given.mentees, mentees, menteeFields(mentees), logs.mentees),
    mentors: sheetOf(given.mentors, mentors, mentorFields(mentors), logs.mentors),
  };
  const common = { none: read.none ?? NONE, topic: topicReader(read.topics) };
  const people: ReadSheets = {
    mentees: sheets.mentees && readRows(sheets.mentees, { ...common, named: idsByName(sheets.mentors, mentors) }),
    mentors: sheets.mentors && readRows(sheets.mentors, { ...common, named: idsByName(sheets.mentees, mentees) }),
  };
  const cohort = {
    version: 1,
    ...ofMapping(read),
    mentees: people.mentees?.people,
    mentors: people.mentors?.people,
  };
  const found: Issue[] = [];
  readCohort(cohort, found);
  issues.push(...logAtCells(found, people));
  logs.mentees.close(issues);
  logs.mentors.close(issues);
  if (issues.length > 0) throw new InvalidInputError(issues);
  return cohort as CohortInput;
}

/** Topics and collective objectives, as the cohort has them: copies with a prototype, as everything else in it. */
function ofMapping({ topics, collective }: Mapping): Pick<Mapping, "topics" | "collective"> {
  return JSON.parse(JSON.stringify({ topics, collective }));
}
