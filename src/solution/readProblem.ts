import type { Issue } from "../errors.ts";
import { InvalidInputError } from "../errors.ts";
import { FORBIDDEN } from "../points.ts";
import type { AssignmentProblem } from "../problem/problem.ts";
import type { Steps } from "../steps.ts";
import { finish } from "../steps.ts";
import { readRows, scoreIn } from "./kernel/rows.ts";
import type { Correspondence, Kept, Previous } from "./previous.ts";
import { previousOf } from "./previous.ts";
import type { Report } from "./problemIssues.ts";
import { isRecord, reportUnknownKeys, show } from "./problemIssues.ts";
import type { CheckedScores } from "./readScores.ts";
import { readScores } from "./readScores.ts";

/**
 * The problem with every default filled in, checked. Nothing in it is the caller's but the function of rows on
 * demand.
 */
export interface ReadProblem extends CheckedScores {
  readonly rows: number;
  readonly columns: number;
  /** Never above rows + 1, so that no sum of capacities is large: rows + 1 and more are all the same. */
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

const KEYS = {
  rows: true,
  columns: true,
  scores: true,
  capacity: true,
  minLoad: true,
  demand: true,
  priority: true,
  locked: true,
  places: true,
  cardinality: true,
  objective: true,
  order: true,
} as const satisfies Record<keyof AssignmentProblem, true>;

const MOST_ISSUES = 100;

/** Rows; columns; locked pairs. Far above what can be solved, low enough to be held in memory. */
const MOST_ENTRIES = 1_000_000;

/** A problem, and where it has one the proof of an earlier one beside it. */
export interface ReadProblems {
  readonly read: ReadProblem;
  readonly previous: Previous | undefined;
}

/** Throws InvalidInputError with every issue, each with its place and the numbers. O(slots). */
export function readProblem(problem: AssignmentProblem): ReadProblem {
  return finish(readBeside(problem, undefined, {})).read;
}

/** As `readProblem`; rows that are as they were in the problem of `kept` are not checked again. */
export function* readBeside(
  problem: AssignmentProblem,
  kept: Kept | undefined,
  correspondence: Correspondence,
): Steps<ReadProblems> {
  const issues: Issue[] = [];
  const report: Report = (path, code, message) => {
    if (issues.length < MOST_ISSUES) issues.push({ document: "problem", path, code, message });
  };
  const stop = () => {
    if (issues.length > 0) throw new InvalidInputError(issues);
  };
  if (!isRecord(problem)) {
    report("", "type", `expected an object, received ${show(problem)}`);
    stop();
  }
  reportUnknownKeys(problem, Object.keys(KEYS), "", report);
  const { rows, columns, places, order } = problem;
  for (const [path, value] of [
    ["rows", rows],
    ["columns", columns],
  ] as const) {
    if (!isIndex(value, MOST_ENTRIES + 1))
      report(path, "range", `expected an integer from 0 to ${MOST_ENTRIES}, received ${show(value)}`);
  }
  // What follows allocates by these sizes.
  if (!isIndex(rows, MOST_ENTRIES + 1) || !isIndex(columns, MOST_ENTRIES + 1)) stop();

  const counts = (
    path: "capacity" | "minLoad" | "demand" | "priority",
    length: number,
    usual: number,
    least: number,
  ) => {
    const given = problem[path];
    if (given === undefined) return new Int32Array(length).fill(usual);
    if (!(given instanceof Int32Array)) {
      report(path, "type", `expected an Int32Array, received ${show(given)}`);
      return new Int32Array(length);
    }
    if (given.length !== length) report(path, "range", `expected ${length} entries, received ${given.length}`);
    else
      for (let at = 0; at < length; at++)
        if (given[at] < least)
          report(`${path}[${at}]`, "range", `expected an integer >= ${least}, received ${given[at]}`);
    return new Int32Array(given);
  };
  const capacity = counts("capacity", columns, 1, 0);
  const minLoad = counts("minLoad", columns, 0, 0);
  const demand = counts("demand", rows, 1, 0);
  const priority = counts("priority", rows, 0, -2147483648);
  if (places !== undefined && !isCount(places))
    report("places", "range", `expected an integer >= 0, received ${show(places)}`);
  const { cardinality = "maximum", objective = "total" } = problem;
  if (!["maximum", "all", "free"].includes(cardinality))
    report("cardinality", "type", `expected "maximum", "all" or "free", received ${show(cardinality)}`);
  if (objective !== "total") report("objective", "type", `expected "total", received ${show(objective)}`);
  if (order !== undefined && !isRecord(order)) report("order", "type", `expected an object, received ${show(order)}`);
  else if (order !== undefined) reportUnknownKeys(order, ["rows", "columns"], "order.", report);
  const orders = isRecord(order) ? order : {};
  const rowOrder = permutation(orders.rows, rows, "order.rows", report);
  const columnOrder = permutation(orders.columns, columns, "order.columns", report);
  const locked = readLocks(problem.locked, report);
  const previous = kept && previousOf(kept, rows, columns, correspondence, report);
  const scores = yield* readScores(problem, report, previous);
  stop();
  for (let j = 0; j < columns; j++) {
    if (minLoad[j] > capacity[j])
      report(`minLoad[${j}]`, "conflict", `expected at most the capacity, ${capacity[j]}, received ${minLoad[j]}`);
  }
  const read = {
    rows,
    columns,
    ...scores,
    capacity,
    minLoad,
    demand,
    priority,
    locked,
    places,
    cardinality,
    rowOrder,
    columnOrder,
  };
  checkLocks(read, report);
  checkRange(read, report);
  stop();
  for (let j = 0; j < columns; j++) capacity[j] = Math.min(capacity[j], rows + 1);
  return { read, previous };
}

/** The locks, copied; whether they are within range is `checkLocks`'s. */
function readLocks(given: unknown, report: Report): ReadProblem["locked"] {
  if (given === undefined) return [];
  if (!Array.isArray(given)) report("locked", "type", `expected an array, received ${show(given)}`);
  else if (given.length > MOST_ENTRIES)
    report("locked", "limit", `expected at most ${MOST_ENTRIES} pairs, received ${given.length}`);
  // Unlike `map`, this comes by holes.
  else
    return Array.from(given as readonly unknown[], (pair, at) => {
      if (Array.isArray(pair) && pair.length === 2) return [pair[0], pair[1]] as const;
      report(`locked[${at}]`, "type", `expected [row, column], received ${show(pair)}`);
      return [-1, -1] as const;
    });
  return [];
}

function checkLocks(read: ReadProblem, report: Report): void {
  const { rows, columns, capacity, demand, places, locked } = read;
  if (locked.length === 0) return;
  const pairs = readRows(read.scores, rows, columns);
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
    if (scoreIn(pairs.open(row), j) === FORBIDDEN)
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

/**
 * Every sum and every price must stay an exact integer. Legend: `width` D = how far scores and 0 lie apart (0 is what
 * a row without a pair gets; at least 1, the reward of a placement level), `units` U = most pairs that can be made,
 * with one more place (`valueOfPlace`), k = min(U, columns) = most columns with a pair.
 *
 * - A price is the length of a simple way in the residual network that starts at a price of 0 (`certify`). Each of its
 *   steps from column to column goes through a row that holds a pair at one end, and costs the difference of two
 *   values: at most D. Columns with a pair, the null columns of rows, one more at the end: at most k + 3 steps,
 *   |price| ≤ D·(k + 3). The same goes for every label of the searches in `bestSeveral` and `ways`.
 * - `prove` adds |best| of the rows, price × load of the columns, what the places cost and the decided pairs. Prices of
 *   a best assignment that are not 0 stand at columns at their bound, so load = pairs made, and each row's best is what
 *   its made pairs bring. Every unit therefore adds at most D for its score, its column's price twice and, where places
 *   are limited, their price twice: in all U·D·(1 + 2·(k + 3)) or U·D·(1 + 4·(k + 3)), below U·D·2·(k + 4) or twice
 *   that.
 */
function checkRange(read: ReadProblem, report: Report): void {
  const { rows, columns, low, high, lengths, capacity, demand, places } = read;
  const width = Math.max(1, high - low);
  let ofRows = 0;
  let ofColumns = 0;
  for (let row = 0; row < rows; row++) ofRows += Math.min(demand[row], lengths[row]);
  for (let j = 0; j < columns; j++) ofColumns += Math.min(capacity[j], rows);
  const units = Math.min(ofRows, ofColumns) + 1;
  const prices = places !== undefined && places < rows ? 4 : 2;
  const most = prices * units * width * (Math.min(units, columns) + 4);
  if (most > Number.MAX_SAFE_INTEGER)
    report(
      "scores",
      "range",
      `expected sums below 2^53, but scores from ${low} to ${high} with ${units} pairs and ${columns} columns can reach ${most}`,
    );
}

function permutation(given: Int32Array | undefined, length: number, path: string, report: Report): Int32Array {
  if (given === undefined) {
    const usual = new Int32Array(length);
    for (let at = 0; at < length; at++) usual[at] = at;
    return usual;
  }
  if (!(given instanceof Int32Array) || given.length !== length) {
    report(path, "type", `expected an Int32Array with each index below ${length} once, received ${show(given)}`);
    return new Int32Array(length);
  }
  const order = new Int32Array(given);
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

export function isIndex(value: unknown, length: number): boolean {
  return isCount(value) && value < length;
}
