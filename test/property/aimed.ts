import { assign, FORBIDDEN } from "pairwright/assignment";
import type { AimedInstance } from "../oracle/aims.ts";
import { byChoice } from "../oracle/aims.ts";
import { compressedScores } from "../oracle/assignment.ts";
import type { Instance } from "../oracle/enumerate.ts";
import type { StableInstance } from "../oracle/stable.ts";

/** How problems with an aim are put to `assign`, and what is compared of the answer. */

export const FORMS = ["dense", "wide", "compressed", "on demand"] as const;
export type Form = (typeof FORMS)[number];

type Table = readonly (readonly (number | null)[])[];

/** What is compared of an answer. */
export interface Settled {
  /** Each row's columns, ascending. */
  readonly columns: readonly (readonly number[])[];
  readonly matched: number;
  readonly total: number;
  readonly unique: boolean;
  readonly tied: readonly number[];
}

interface Answer {
  readonly status: string;
  readonly columnOf: ArrayLike<number>;
  readonly columnsOf?: ArrayLike<ArrayLike<number>>;
  readonly matched: number;
  readonly total: number;
  readonly unique: boolean;
  readonly tied: ArrayLike<number>;
}

/** The values of the allowed pairs; where a pair is absent, what the table has, or `FORBIDDEN`. */
function tableIn(form: Form, values: Table, points: Table, columns: number): unknown {
  if (form === "on demand")
    return (row: number, out: Float64Array) => {
      values[row].forEach((value, j) => {
        out[j] = value ?? FORBIDDEN;
      });
    };
  if (form === "compressed") {
    const { start, column } = compressedScores(points);
    const listed = points.flatMap((row, i) => row.flatMap((score, j) => (score === null ? [] : [values[i][j] ?? 0])));
    return { start, column, score: Int32Array.from(listed) };
  }
  const made = form === "wide" ? new Float64Array(points.length * columns) : new Int32Array(points.length * columns);
  values.forEach((row, i) => {
    row.forEach((value, j) => {
      made[i * columns + j] = value ?? FORBIDDEN;
    });
  });
  return made;
}

function problemOf(instance: Instance, form: Form): Record<string, unknown> {
  const { rows, columns, points, capacity, minLoad, wants, priority, locked, places, cardinality } = instance;
  return {
    rows,
    columns,
    scores: tableIn(form, points, points, columns),
    capacity: Int32Array.from(capacity),
    minLoad: Int32Array.from(minLoad),
    demand: Int32Array.from(wants),
    priority: Int32Array.from(priority),
    locked,
    ...(places === Number.POSITIVE_INFINITY ? {} : { places }),
    cardinality,
    order: { rows: Int32Array.from(instance.rowOrder), columns: Int32Array.from(instance.columnOrder) },
  };
}

export function aimedProblem({ instance, choices }: AimedInstance, aim: string, form: Form) {
  return {
    ...problemOf(instance, form),
    objective: aim,
    ...(byChoice(aim) ? { choices: tableIn(form, choices, instance.points, instance.columns) } : {}),
  };
}

/** `favours` is left out where the default is asked for. */
export function stableProblem(given: StableInstance, favours: "rows" | "columns" | undefined, form: Form) {
  const { points, columns } = given.instance;
  // Preferences have no compressed form.
  const [own, other] = form === "compressed" ? (["dense", "on demand"] as const) : [form, form];
  return {
    ...problemOf(given.instance, form),
    objective: "stable",
    rowScores: tableIn(own, given.rowScores, points, columns),
    columnScores: tableIn(other, given.columnScores, points, columns),
    ...(favours === undefined ? {} : { favours }),
  };
}

/** null = infeasible. */
export function settledBy(problem: Record<string, unknown>): Settled | null {
  const answer = assign(problem as never) as unknown as Answer;
  if (answer.status === "infeasible") return null;
  if (answer.status !== "optimal") throw new Error(`status ${answer.status}`);
  const { columnOf, columnsOf, matched, total, unique, tied } = answer;
  const columns = Array.from(columnOf, (column, row) =>
    (columnsOf ? Array.from(columnsOf[row]) : [column]).filter((one) => one >= 0).sort((a, b) => a - b),
  );
  columns.forEach((own, row) => {
    if (own.length === 0 ? columnOf[row] >= 0 : !own.includes(columnOf[row]))
      throw new Error(`row ${row} has ${own}, and ${columnOf[row]} first`);
  });
  return { columns, matched, total: total + 0, unique, tied: Array.from(tied) };
}

/** The pairs of an answer. */
export const pairsIn = (columns: Settled["columns"]) =>
  columns.flatMap((own, row) => own.map((column): [number, number] => [row, column]));
