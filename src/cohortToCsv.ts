import type { Cohort } from "./cohort/cohort.ts";
import { readCohort } from "./cohort/readCohort.ts";
import type { CohortInput } from "./cohort/schema.ts";
import { cohortFromCsv } from "./cohortFromCsv.ts";
import { csvText } from "./csv/csvText.ts";
import type { Field } from "./csv/field.ts";
import { menteeFields, mentorFields } from "./csv/fieldsOf.ts";
import { NONE } from "./csv/lexicon.ts";
import type { Mapping, SideMapping } from "./csv/mapping.ts";
import { mappingOf } from "./csv/mappingOf.ts";
import { readMapping } from "./csv/readMapping.ts";
import type { LoosePerson } from "./csv/readRows.ts";
import { rowsOf } from "./csv/rowsOf.ts";
import type { Issue } from "./errors.ts";
import { InvalidInputError } from "./errors.ts";
import { pathText } from "./reading/issueText.ts";

/** How a cohort is written as spreadsheets. */
export interface CsvOptions {
  /** Puts a byte order mark before the text, by which spreadsheet programs know UTF-8. Default: false. */
  readonly bom?: boolean;
}

/**
 * Writes a cohort as two spreadsheets that `cohortFromCsv` reads as the same cohort, by the same mapping: what was
 * written is read back and compared. Without a mapping it is that of `mappingOf`. Text that a spreadsheet program could
 * take for a formula gets an apostrophe before it, which reading takes off; numbers stay numbers. Throws
 * InvalidInputError for an invalid cohort or mapping, and for every value that the mapping has no room for. O(cohort ·
 * log).
 */
export function cohortToCsv(
  cohort: CohortInput | unknown,
  mapping: Mapping | unknown = undefined,
  { bom = false }: CsvOptions = {},
): { readonly mentees: string; readonly mentors: string } {
  const issues: Issue[] = [];
  const before = readCohort(cohort, issues);
  const given = before !== undefined && mapping === undefined ? mappingOf(cohort as CohortInput) : mapping;
  const read = given === undefined ? undefined : readMapping(given, issues);
  if (before === undefined || read === undefined) throw new InvalidInputError(issues);
  const { mentees, mentors } = cohort as CohortInput;
  const write = (people: readonly object[], others: readonly Named[], side: SideMapping, fields: readonly Field[]) => {
    const style = { decimal: side.decimal, delimiter: side.delimiter ?? ("," as const) };
    const nameOf = new Map(others.map(({ id, name = id }) => [id, name]));
    const rows = rowsOf(people as readonly LoosePerson[], fields, { none: read.none ?? NONE, style, nameOf });
    return csvText(rows, style, bom);
  };
  const files = {
    mentees: write(mentees, mentors, read.mentees, menteeFields(read.mentees)),
    mentors: write(mentors, mentees, read.mentors, mentorFields(read.mentors)),
  };
  const after = readCohort(cohortFromCsv(files, read), issues);
  issues.push(...differencesOf(before.cohort, after!.cohort, before.positions));
  if (issues.length > 0) throw new InvalidInputError(issues);
  return files;
}

interface Named {
  readonly id: string;
  readonly name?: string | undefined;
}

/** What the files do not say as the cohort does. */
function differencesOf(before: Cohort, after: Cohort, positions: Positions): Issue[] {
  const issues: Issue[] = [];
  const compare = (path: readonly PropertyKey[], one: unknown, other: unknown) => {
    if (JSON.stringify(one) === JSON.stringify(other)) return;
    const message = "expected what the mapping has room for, received what is not the same when it is read back";
    issues.push({ document: "cohort", path: pathText(path), code: "conflict", message });
  };
  for (const key of ["topics", "collective"] as const) compare([key], before[key], after[key]);
  for (const side of ["mentees", "mentors"] as const) {
    for (const [at, person] of before[side].entries()) {
      const path = [side, positions[side][at]];
      const other = new Map(Object.entries(after[side][at] ?? {}));
      for (const [key, value] of Object.entries(person)) compare([...path, key], value, other.get(key));
    }
  }
  return issues;
}

type Positions = { readonly mentees: Int32Array; readonly mentors: Int32Array };
