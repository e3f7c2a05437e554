/** Cohorts from spreadsheets, and cohorts and results as spreadsheets. */

export type { CohortInput } from "./cohort/schema.ts";
export { type CsvFiles, cohortFromCsv } from "./cohortFromCsv.ts";
export { type CsvOptions, cohortToCsv } from "./cohortToCsv.ts";
export type { Mapping } from "./csv/mapping.ts";
export { mappingOf } from "./csv/mappingOf.ts";
export type { Delimiter } from "./csv/table.ts";
export { InvalidInputError, type Issue, type IssueCode } from "./errors.ts";
export type { RunExplanation } from "./explanation/explanation.ts";
export { loadsToCsv, pairsToCsv, type ResultCsvOptions, unmatchedToCsv } from "./resultsToCsv.ts";
