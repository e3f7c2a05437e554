import { cellOf } from "./csv/cohortIssues.ts";
import type { Mapping } from "./csv/mapping.ts";
import { readMapping } from "./csv/readMapping.ts";
import type { CsvFiles } from "./csv/readSheets.ts";
import { readSheets } from "./csv/readSheets.ts";
import type { Issue } from "./errors.ts";
import { InvalidInputError } from "./errors.ts";
import { pathText } from "./reading/issueText.ts";

/**
 * Says where in two spreadsheets the issues of their cohort are, as `match` and `check` find them of a cohort and a
 * programme: `mentees[3].attributes.years` becomes a line and a column of mentees.csv, and topics become those of the
 * mapping. `files` and `mapping`: what `cohortFromCsv` made the cohort of. All other issues stay as they are, and so
 * does the order. Throws InvalidInputError where the mapping is wrong. O(cells).
 */
export function locateIssues(issues: readonly Issue[], files: CsvFiles, mapping: Mapping | unknown): Issue[] {
  const wrong: Issue[] = [];
  const read = readMapping(mapping, wrong);
  if (read === undefined) throw new InvalidInputError(wrong);
  const { people } = readSheets(files, read);
  return issues.map((issue) => {
    const { document, path, code, message } = issue;
    if (document !== "cohort") return issue;
    if (/^(?:topics|collective)\b/.test(path)) return { ...issue, document: "mapping" };
    const cell = cellOf(path, people);
    if (cell === undefined) return issue;
    const { side, inside, ...place } = cell;
    const hint = readsAsText(read[side].attributes, inside) && NUMBER.test(message) ? KIND : "";
    return { document: `${side}.csv`, ...place, code, message: message + hint };
  });
}

/** An issue of somebody's text where a number would do. */
const NUMBER = /^expected a number\b.*, received "/s;
const KIND = ' ("kind": "number" in the mapping reads numbers)';

/** The mapping has the attribute at this path of a person (`.attributes.years`) read as text. */
function readsAsText(attributes: Mapping["mentees"]["attributes"], inside: string): boolean {
  return Object.entries(attributes ?? {}).some(
    ([name, place]) =>
      `.${pathText(["attributes", name])}` === inside && (typeof place === "string" || place.kind === "text"),
  );
}
