import { csvText } from "./csv/csvText.ts";
import type { Delimiter } from "./csv/table.ts";
import { InvalidInputError } from "./errors.ts";
import type { RunExplanation } from "./explanation/explanation.ts";
import { shown } from "./reading/issueText.ts";
import { isRunExplanation, received } from "./rendering/received.ts";
import type { ResultTable } from "./rendering/resultTables.ts";
import { loadTable, pairTable, unmatchedTable } from "./rendering/resultTables.ts";

/** How results are written as spreadsheets. */
export interface ResultCsvOptions {
  /** Default: a comma. */
  readonly delimiter?: Delimiter;
  /** Puts a byte order mark before the text, by which spreadsheet programs know UTF-8. Default: false. */
  readonly bom?: boolean;
}

type Matched = Exclude<RunExplanation["result"], { readonly status: "infeasible" }>;

/**
 * The pairs as CSV: who, points, choice number, lock, and the points of every criterion. Takes what `explainRun`
 * returns (anything else is a TypeError); throws InvalidInputError where there is no matching. Text is guarded against
 * formulas as in `cohortToCsv`; numbers stay numbers.
 */
export function pairsToCsv(explained: RunExplanation, options: ResultCsvOptions = {}): string {
  return written("pairsToCsv", explained, pairTable, options);
}

/** The mentees without a mentor as CSV, each with the reason. Otherwise as `pairsToCsv`. */
export function unmatchedToCsv(explained: RunExplanation, options: ResultCsvOptions = {}): string {
  return written("unmatchedToCsv", explained, unmatchedTable, options);
}

/** The mentors as CSV, each with how many mentees it has, may have and must have. Otherwise as `pairsToCsv`. */
export function loadsToCsv(explained: RunExplanation, options: ResultCsvOptions = {}): string {
  return written("loadsToCsv", explained, loadTable, options);
}

function written(
  verb: string,
  explained: RunExplanation,
  tableOf: (run: RunExplanation, result: Matched) => ResultTable,
  { delimiter = ",", bom = false }: ResultCsvOptions,
): string {
  if (!isRunExplanation(explained))
    throw new TypeError(`${verb}: expected what explainRun returns, received ${received(explained)}`);
  const { result } = explained;
  if (result.status !== "infeasible") return csvText(tableOf(explained, result), { delimiter, decimal: "." }, bom);
  const message = `expected a run with a matching, received ${shown(result.status)}`;
  throw new InvalidInputError([{ document: "saved", path: "result.status", code: "conflict", message }]);
}
