import type { Issue } from "../errors.ts";
import { InvalidInputError } from "../errors.ts";
import type { AssignmentProblem } from "../problem/problem.ts";
import type { Steps } from "../steps.ts";
import { finish } from "../steps.ts";
import type { CheckedScores } from "./checkedScores.ts";
import { checkRange } from "./checkRange.ts";
import type { Correspondence, Kept, Previous } from "./previous.ts";
import { previousOf } from "./previous.ts";
import type { Report } from "./problemIssues.ts";
import { isCount, isIndex, isRecord, reportUnknownKeys, show } from "./problemIssues.ts";
import type { Counting } from "./profile/counts.ts";
import { readCounting } from "./readCounting.ts";
import type { ReadLimit } from "./readLimits.ts";
import { checkLockedLimits, readLimits } from "./readLimits.ts";
import { checkLocks, readLocks } from "./readLocks.ts";
import { readScores } from "./readScores.ts";
import type { ReadPreferences } from "./stable/preferences.ts";
import { checkStable, readPreferences } from "./stable/readStable.ts";

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
  readonly limits: readonly ReadLimit[];
  readonly steps: number;
  readonly cardinality: "maximum" | "all" | "free";
  /** Where the objective is not the total. */
  readonly counting: Counting | undefined;
  readonly rowOrder: Int32Array;
  readonly columnOrder: Int32Array;
  /** Of the objective `stable`, and of no other. */
  readonly preferences: ReadPreferences | undefined;
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
  choices: true,
  rowScores: true,
  columnScores: true,
  favours: true,
  limits: true,
  steps: true,
  order: true,
} as const satisfies Record<keyof AssignmentProblem, true>;

const MOST_ISSUES = 100;

/** Of the search that limits may take. */
const USUAL_STEPS = 20_000;

/** Rows; columns. Far above what can be solved, low enough to be held in memory. */
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
  const { cardinality = "maximum" } = problem;
  if (!["maximum", "all", "free"].includes(cardinality))
    report("cardinality", "type", `expected "maximum", "all" or "free", received ${show(cardinality)}`);
  if (order !== undefined && !isRecord(order)) report("order", "type", `expected an object, received ${show(order)}`);
  else if (order !== undefined) reportUnknownKeys(order, ["rows", "columns"], "order.", report);
  const orders = isRecord(order) ? order : {};
  const rowOrder = permutation(orders.rows, rows, "order.rows", report);
  const columnOrder = permutation(orders.columns, columns, "order.columns", report);
  const locked = readLocks(problem.locked, report);
  const limits = readLimits(problem.limits, rows, columns, report);
  const { steps = USUAL_STEPS } = problem;
  if (!isCount(steps) || steps === 0) report("steps", "range", `expected an integer >= 1, received ${show(steps)}`);
  const preferences = readPreferences(problem, report);
  if (problem.objective === "stable")
    checkStable({ minLoad, priority, places, rows, cardinality }, problem.limits, report);
  const previous = previousOf(kept, rows, columns, correspondence);
  const scores = yield* readScores(problem, report, previous);
  stop();
  for (let j = 0; j < columns; j++) {
    if (minLoad[j] > capacity[j])
      report(`minLoad[${j}]`, "conflict", `expected at most the capacity, ${capacity[j]}, received ${minLoad[j]}`);
  }
  const uncounted = {
    rows,
    columns,
    ...scores,
    capacity,
    minLoad,
    demand,
    priority,
    locked,
    places,
    limits,
    steps,
    cardinality,
    rowOrder,
    columnOrder,
    preferences,
  };
  const read: ReadProblem = { ...uncounted, counting: yield* readCounting(problem, uncounted, report) };
  checkLocks(read, report);
  checkLockedLimits(read, report);
  checkRange(read, report);
  stop();
  for (let j = 0; j < columns; j++) capacity[j] = Math.min(capacity[j], rows + 1);
  return { read, previous };
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
