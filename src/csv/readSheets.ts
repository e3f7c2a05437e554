import type { Issue } from "../errors.ts";
import type { ReadSheets } from "./cohortIssues.ts";
import { menteeFields, mentorFields } from "./fieldsOf.ts";
import { FileLog } from "./fileLog.ts";
import { idsByName, NONE, topicReader } from "./lexicon.ts";
import type { Mapping } from "./mapping.ts";
import { readRows } from "./readRows.ts";
import { sheetOf } from "./sheet.ts";

/** The two files: text, or bytes in UTF-8 or in the encoding that the mapping says. */
export interface CsvFiles {
  readonly mentees: string | Uint8Array;
  readonly mentors: string | Uint8Array;
}

/** Both files as people, as far as they can be read, and what is wrong with their cells. O(cells). */
export function readSheets(files: Partial<CsvFiles> | undefined, mapping: Mapping) {
  const { mentees, mentors } = mapping;
  const logs = { mentees: new FileLog("mentees.csv"), mentors: new FileLog("mentors.csv") };
  const sheets = {
    mentees: sheetOf(files?.mentees, mentees, menteeFields(mentees), logs.mentees),
    mentors: sheetOf(files?.mentors, mentors, mentorFields(mentors), logs.mentors),
  };
  const common = { none: mapping.none ?? NONE, topic: topicReader(mapping.topics) };
  const people: ReadSheets = {
    mentees: sheets.mentees && readRows(sheets.mentees, { ...common, named: idsByName(sheets.mentors, mentors) }),
    mentors: sheets.mentors && readRows(sheets.mentors, { ...common, named: idsByName(sheets.mentees, mentees) }),
  };
  return {
    people,
    /** Appends what has been logged of both files. */
    close(issues: Issue[]): void {
      logs.mentees.close(issues);
      logs.mentors.close(issues);
    },
  };
}
