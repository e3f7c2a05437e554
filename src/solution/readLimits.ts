import type { AssignmentProblem } from "../problem/problem.ts";
import type { Report } from "./problemIssues.ts";
import { isCount, isIndex, isRecord, reportUnknownKeys, show } from "./problemIssues.ts";
import type { ReadProblem } from "./readProblem.ts";

/** A limit with its defaults filled in: rows and columns ascending. */
export interface ReadLimit {
  readonly rows: Int32Array;
  readonly columns: Int32Array;
  readonly min: number;
  /** UNLIMITED = no limit. */
  readonly max: number;
}

export const UNLIMITED = 2147483647;

/** Far above what can be solved. */
const MOST_LIMITS = 100_000;

export function readLimits(given: AssignmentProblem["limits"], rows: number, columns: number, report: Report) {
  if (given === undefined) return [];
  if (!Array.isArray(given)) report("limits", "type", `expected an array, received ${show(given)}`);
  else if (given.length > MOST_LIMITS)
    report("limits", "limit", `expected at most ${MOST_LIMITS} limits, received ${given.length}`);
  else
    return Array.from(given as readonly unknown[], (one, at) => readLimit(one, `limits[${at}]`, rows, columns, report));
  return [];
}

function readLimit(one: unknown, path: string, rows: number, columns: number, report: Report): ReadLimit {
  const none = { rows: new Int32Array(0), columns: new Int32Array(0), min: 0, max: UNLIMITED };
  if (!isRecord(one)) {
    report(path, "type", `expected an object, received ${show(one)}`);
    return none;
  }
  const limit = one as { readonly [K in "rows" | "columns" | "min" | "max"]?: unknown };
  reportUnknownKeys(limit, ["rows", "columns", "min", "max"], `${path}.`, report);
  for (const key of ["min", "max"] as const)
    if (limit[key] !== undefined && !isCount(limit[key]))
      report(`${path}.${key}`, "range", `expected an integer >= 0, received ${show(limit[key])}`);
  if (limit.min === undefined && limit.max === undefined) report(path, "type", "expected min or max, received neither");
  const min = isCount(limit.min) ? limit.min : 0;
  const max = isCount(limit.max) ? limit.max : UNLIMITED;
  if (min > max) report(path, "conflict", `expected min to be at most max, received ${min} and ${max}`);
  return {
    rows: indices(limit.rows, rows, `${path}.rows`, report),
    columns: indices(limit.columns, columns, `${path}.columns`, report),
    min,
    max,
  };
}

function indices(given: unknown, length: number, path: string, report: Report): Int32Array {
  if (given === undefined) return Int32Array.from({ length }, (_, at) => at);
  if (!(given instanceof Int32Array)) {
    report(path, "type", `expected an Int32Array, received ${show(given)}`);
    return new Int32Array(0);
  }
  const own = new Int32Array(given).sort();
  for (let at = 0; at < own.length; at++) {
    if (isIndex(own[at], length) && (at === 0 || own[at] !== own[at - 1])) continue;
    report(path, "range", `expected each index below ${length} at most once, received ${own[at]}`);
    break;
  }
  return own;
}

/** Whether the locked pairs alone are within every limit. */
export function checkLockedLimits(read: ReadProblem, report: Report): void {
  read.limits.forEach(({ rows, columns, max }, at) => {
    if (max === UNLIMITED) return;
    const inRows = new Set(rows);
    const inColumns = new Set(columns);
    const locked = read.locked.filter(([row, column]) => inRows.has(row) && inColumns.has(column)).length;
    if (locked > max)
      report(
        `limits[${at}].max`,
        "conflict",
        `expected at least ${locked}, the locked pairs it counts, received ${max}`,
      );
  });
}
