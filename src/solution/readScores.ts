import type { Issue } from "../errors.ts";
import { FORBIDDEN } from "../points.ts";
import type { AssignmentProblem, CompressedRows } from "../problem/problem.ts";

/** Takes one issue of the problem. */
export type Report = (path: string, code: Issue["code"], message: string) => void;
/** The allowed pairs in compressed rows. */
export interface Pairs {
  readonly start: Int32Array; // [rows + 1]
  readonly column: Int32Array; // [slots]
  readonly score: Float64Array; // [slots]
}

/** Any of the forms of scores, checked: what is wrong is reported with its place and the numbers. O(slots). */
export function readScores(problem: AssignmentProblem, report: Report): Pairs {
  const { rows, columns, scores } = problem;
  if (typeof scores === "function") return readOnDemand(rows, columns, scores);
  if (scores instanceof Int32Array || scores instanceof Float64Array) {
    if (scores.length === rows * columns) return readDense(rows, columns, scores, report);
    report("scores", "range", `expected ${rows} × ${columns} = ${rows * columns} entries, received ${scores.length}`);
  } else if (typeof scores === "object" && scores !== null && "start" in scores)
    return readCompressed(rows, columns, scores, report);
  else
    report(
      "scores",
      "type",
      `expected an Int32Array, a Float64Array, compressed rows or a function, received ${show(scores)}`,
    );
  return { start: new Int32Array(rows + 1), column: new Int32Array(0), score: new Float64Array(0) };
}

function readDense(rows: number, columns: number, scores: Int32Array | Float64Array, report: Report): Pairs {
  const start = new Int32Array(rows + 1);
  let slots = 0;
  for (let at = 0; at < scores.length; at++) if (scores[at] !== FORBIDDEN) slots++;
  const column = new Int32Array(slots);
  const score = new Float64Array(slots);
  slots = 0;
  for (let row = 0; row < rows; row++) {
    for (let j = 0; j < columns; j++) {
      const value = scores[row * columns + j];
      if (value === FORBIDDEN) continue;
      if (!Number.isSafeInteger(value))
        report(
          `scores[${row * columns + j}]`,
          "range",
          `expected an integer (row ${row}, column ${j}), received ${value}`,
        );
      column[slots] = j;
      score[slots++] = value;
    }
    start[row + 1] = slots;
  }
  return { start, column, score };
}

function readOnDemand(rows: number, columns: number, fill: (row: number, out: Int32Array) => void): Pairs {
  const start = new Int32Array(rows + 1);
  const out = new Int32Array(columns);
  let column = new Int32Array(Math.max(16, columns));
  let score = new Float64Array(column.length);
  let slots = 0;
  for (let row = 0; row < rows; row++) {
    fill(row, out);
    if (slots + columns > column.length) {
      column = grown(column, new Int32Array(2 * (slots + columns)));
      score = grown(score, new Float64Array(2 * (slots + columns)));
    }
    for (let j = 0; j < columns; j++) {
      if (out[j] === FORBIDDEN) continue;
      column[slots] = j;
      score[slots++] = out[j];
    }
    start[row + 1] = slots;
  }
  return { start, column: column.slice(0, slots), score: score.slice(0, slots) };
}

function grown<T extends Int32Array | Float64Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

function readCompressed(rows: number, columns: number, scores: CompressedRows, report: Report): Pairs {
  const { start, column, score } = scores;
  const none = { start: new Int32Array(rows + 1), column: new Int32Array(0), score: new Float64Array(0) };
  if (!(start instanceof Int32Array) || start.length !== rows + 1)
    report("scores.start", "type", `expected an Int32Array of ${rows + 1} entries, received ${show(start)}`);
  else if (!(column instanceof Int32Array))
    report("scores.column", "type", `expected an Int32Array, received ${show(column)}`);
  else if (!(score instanceof Int32Array || score instanceof Float64Array))
    report("scores.score", "type", `expected an Int32Array or a Float64Array, received ${show(score)}`);
  else if (score.length !== column.length)
    report("scores.score", "range", `expected ${column.length} entries like scores.column, received ${score.length}`);
  else if (start[0] !== 0 || start[rows] !== column.length)
    report(
      "scores.start",
      "range",
      `expected to run from 0 to ${column.length}, received ${start[0]} to ${start[rows]}`,
    );
  else {
    for (let row = 0; row < rows; row++) {
      if (start[row + 1] < start[row]) {
        report(`scores.start[${row + 1}]`, "range", `expected at least ${start[row]}, received ${start[row + 1]}`);
        return none;
      }
      for (let slot = start[row]; slot < start[row + 1]; slot++) {
        const j = column[slot];
        const least = slot === start[row] ? 0 : column[slot - 1] + 1;
        if (j < least || j >= columns)
          report(
            `scores.column[${slot}]`,
            "range",
            `expected an ascending column of row ${row}, ${least} to ${columns - 1}, received ${j}`,
          );
        if (!Number.isSafeInteger(score[slot]))
          report(
            `scores.score[${slot}]`,
            "range",
            `expected an integer (row ${row}, column ${j}), received ${score[slot]}`,
          );
      }
    }
    return { start, column, score: Float64Array.from(score) };
  }
  return none;
}

/** A value as an issue shows it. */
export function show(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value.slice(0, 60));
  if (ArrayBuffer.isView(value)) return `${value.constructor.name} of ${(value as Int32Array).length}`;
  if (Array.isArray(value)) return `an array of ${value.length}`;
  if (typeof value === "object" && value !== null) return "an object";
  if (typeof value === "function") return "a function";
  return String(value);
}
