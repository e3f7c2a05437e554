import type { AssignmentProblem, Preferences } from "../../problem/problem.ts";
import type { Report } from "../problemIssues.ts";
import { show } from "../problemIssues.ts";
import type { ReadProblem } from "../readProblem.ts";
import type { ReadPreferences } from "./preferences.ts";

/** Both sides' preferences; undefined where the objective is another, and where they are wrong. */
export function readPreferences(problem: AssignmentProblem, report: Report): ReadPreferences | undefined {
  const { objective = "total", favours, rows, columns } = problem;
  const keys = ["rowScores", "columnScores"] as const;
  if (objective !== "stable") {
    for (const key of [...keys, "favours"] as const)
      if (problem[key] !== undefined)
        report(key, "conflict", `expected nothing, as ${show(objective)} asks for no preferences`);
    return undefined;
  }
  if (favours !== undefined && favours !== "rows" && favours !== "columns")
    report("favours", "type", `expected "rows" or "columns", received ${show(favours)}`);
  const [rowScores, columnScores] = keys.map((key) => readSide(key, problem[key], rows * columns, report));
  if (rowScores === undefined || columnScores === undefined) return undefined;
  return { favours: favours ?? "rows", rowScores, columnScores };
}

function readSide(
  path: "rowScores" | "columnScores",
  given: Preferences | undefined,
  entries: number,
  report: Report,
): Preferences | undefined {
  if (typeof given === "function") return given;
  if (given === undefined) report(path, "type", 'expected what that side prefers for "stable", received nothing');
  else if (!(given instanceof Int32Array || given instanceof Float64Array))
    report(path, "type", `expected an Int32Array, a Float64Array or a function, received ${show(given)}`);
  else if (given.length !== entries) report(path, "range", `expected ${entries} entries, received ${given.length}`);
  else return given.slice();
  return undefined;
}

/** What makes people worse off than their own preferences would has no place beside a stable assignment. */
export function checkStable(
  {
    minLoad,
    priority,
    places,
    rows,
    cardinality,
  }: Pick<ReadProblem, "minLoad" | "priority" | "places" | "rows" | "cardinality">,
  limits: unknown,
  report: Report,
): void {
  const refuse = (what: string) => report("objective", "conflict", `expected another than "stable" with ${what}`);
  const column = minLoad.findIndex((least) => least > 0);
  if (column >= 0) refuse(`minimum loads, received ${minLoad[column]} for column ${column}`);
  if (places !== undefined && places < rows) refuse(`places below the ${rows} rows, received ${places}`);
  if (Array.isArray(limits) && limits.length > 0) refuse(`limits, received ${limits.length}`);
  const row = priority.findIndex((tier) => tier !== priority[0]);
  if (row >= 0) refuse(`tiers, received priority ${priority[0]} for row 0 and ${priority[row]} for row ${row}`);
  if (cardinality !== "maximum") refuse(`a cardinality other than "maximum", received ${show(cardinality)}`);
}
