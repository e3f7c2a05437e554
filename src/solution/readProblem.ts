import type { Issue } from "../errors.ts";
import { InvalidInputError } from "../errors.ts";
import type { AssignmentProblem } from "../problem/problem.ts";
import type { Pairs, Report } from "./readScores.ts";
import { readScores, show } from "./readScores.ts";

/** The problem with every default filled in and its pairs in compressed rows, checked. */
export interface ReadProblem extends Pairs {
  readonly rows: number;
  readonly columns: number;
  readonly capacity: Int32Array;
  readonly minLoad: Int32Array;
  readonly demand: Int32Array;
  readonly priority: Int32Array;
  readonly locked: readonly (readonly [row: number, column: number])[];
  readonly places: number | undefined;
  readonly cardinality: "maximum" | "all" | "free";
  readonly rowOrder: Int32Array;
  readonly columnOrder: Int32Array;
}

const MOST_ISSUES = 100;

/** Throws InvalidInputError with every issue, each with its place and the numbers. O(slots). */
export function readProblem(problem: AssignmentProblem): ReadProblem {
  const issues: Issue[] = [];
  const report = (path: string, code: Issue["code"], message: string) => {
    if (issues.length < MOST_ISSUES) issues.push({ document: "problem", path, code, message });
  };
  const stop = () => {
    if (issues.length > 0) throw new InvalidInputError(issues);
  };
  if (typeof problem !== "object" || problem === null) {
    report("", "type", `expected an object, received ${show(problem)}`);
    stop();
  }
  const { rows, columns } = problem;
  for (const [path, value] of [
    ["rows", rows],
    ["columns", columns],
  ] as const) {
    if (!isCount(value)) report(path, "range", `expected an integer from 0 to 2147483647, received ${show(value)}`);
  }
  stop();

  const counts = (
    path: "capacity" | "minLoad" | "demand" | "priority",
    length: number,
    usual: number,
    least: number,
  ) => {
    const given = problem[path];
    if (given === undefined) return new Int32Array(length).fill(usual);
    if (!(given instanceof Int32Array)) report(path, "type", `expected an Int32Array, received ${show(given)}`);
    else if (given.length !== length) report(path, "range", `expected ${length} entries, received ${given.length}`);
    else
      for (let at = 0; at < length; at++)
        if (given[at] < least)
          report(`${path}[${at}]`, "range", `expected an integer >= ${least}, received ${given[at]}`);
    return given;
  };
  const capacity = counts("capacity", columns, 1, 0);
  const minLoad = counts("minLoad", columns, 0, 0);
  const demand = counts("demand", rows, 1, 0);
  const priority = counts("priority", rows, 0, -2147483648);
  if (problem.places !== undefined && !isCount(problem.places))
    report("places", "range", `expected an integer >= 0, received ${show(problem.places)}`);
  const cardinality = problem.cardinality ?? "maximum";
  if (!["maximum", "all", "free"].includes(cardinality))
    report("cardinality", "type", `expected "maximum", "all" or "free", received ${show(cardinality)}`);
  if (problem.objective !== undefined && problem.objective !== "total")
    report("objective", "type", `expected "total", received ${show(problem.objective)}`);
  const rowOrder = permutation(problem.order?.rows, rows, "order.rows", report);
  const columnOrder = permutation(problem.order?.columns, columns, "order.columns", report);
  const pairs = readScores(problem, report);
  stop();
  for (let j = 0; j < columns; j++) {
    if (minLoad[j] > capacity[j])
      report(`minLoad[${j}]`, "conflict", `expected at most the capacity, ${capacity[j]}, received ${minLoad[j]}`);
  }
  const locked = problem.locked ?? [];
  checkLocks(locked, { rows, columns, capacity, demand, places: problem.places, ...pairs }, report);
  checkRange(pairs.score, rows, columns, demand, report);
  stop();
  return {
    rows,
    columns,
    ...pairs,
    capacity,
    minLoad,
    demand,
    priority,
    locked,
    places: problem.places,
    cardinality,
    rowOrder,
    columnOrder,
  };
}

function checkLocks(
  locked: AssignmentProblem["locked"] & {},
  problem: Pairs & Pick<ReadProblem, "rows" | "columns" | "capacity" | "demand" | "places">,
  report: Report,
): void {
  const { rows, columns, start, column, capacity, demand, places } = problem;
  const ofRow = new Map<number, number>();
  const ofColumn = new Map<number, number>();
  const known = new Set<string>();
  locked.forEach((pair, at) => {
    const [row, j] = pair;
    const path = `locked[${at}]`;
    if (!isIndex(row, rows) || !isIndex(j, columns)) {
      report(
        path,
        "unknown-id",
        `expected a row below ${rows} and a column below ${columns}, received ${show(row)} and ${show(j)}`,
      );
      return;
    }
    if (known.has(`${row},${j}`))
      report(path, "duplicate", `expected each pair once, received row ${row}, column ${j} again`);
    known.add(`${row},${j}`);
    if (!column.subarray(start[row], start[row + 1]).includes(j))
      report(path, "conflict", `expected an allowed pair, but row ${row}, column ${j} is absent`);
    ofRow.set(row, (ofRow.get(row) ?? 0) + 1);
    ofColumn.set(j, (ofColumn.get(j) ?? 0) + 1);
    if ((ofRow.get(row) as number) > demand[row])
      report(path, "conflict", `expected at most ${demand[row]} locked pairs of row ${row}`);
    if ((ofColumn.get(j) as number) > capacity[j])
      report(path, "conflict", `expected at most ${capacity[j]} locked pairs of column ${j}`);
  });
  if (places !== undefined && ofRow.size > places)
    report("places", "conflict", `expected room for the ${ofRow.size} locked rows, received ${places}`);
}

/** Totals and prices must stay below 2^53. */
function checkRange(score: Float64Array, rows: number, columns: number, demand: Int32Array, report: Report): void {
  let largest = 0;
  for (let slot = 0; slot < score.length; slot++) largest = Math.max(largest, Math.abs(score[slot]));
  let units = 0;
  for (let row = 0; row < rows; row++) units += Math.min(demand[row], columns);
  const most = largest * Math.max(units, 4 * (columns + 4));
  if (most > Number.MAX_SAFE_INTEGER)
    report(
      "scores",
      "range",
      `expected totals below 2^53, but scores of up to ${largest} with ${units} pairs and ${columns} columns can reach ${most}`,
    );
}

function permutation(given: Int32Array | undefined, length: number, path: string, report: Report): Int32Array {
  const order = given ?? Int32Array.from({ length }, (_, at) => at);
  if (!(order instanceof Int32Array) || order.length !== length) {
    report(path, "type", `expected an Int32Array with each index below ${length} once, received ${show(order)}`);
    return order;
  }
  const seen = new Uint8Array(length);
  for (const index of order) {
    if (!isIndex(index, length) || seen[index] === 1) {
      report(path, "range", `expected each index below ${length} once, received ${index}`);
      break;
    }
    seen[index] = 1;
  }
  return order;
}

function isCount(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 2147483647;
}

function isIndex(value: unknown, length: number): boolean {
  return isCount(value) && value < length;
}
