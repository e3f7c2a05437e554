import type { Assignment, AssignmentProblem, OptimalAssignment } from "pairwright/assignment";
import { FORBIDDEN } from "pairwright/assignment";
import { compressedScores, denseScores, scoresOnDemand } from "../oracle/assignment.ts";
import { maskOf } from "../oracle/enumerate.ts";
import type { LimitedInstance } from "../oracle/limits.ts";

/** How a problem with limits is put to `assign`, and what is compared of the answer. */

const FORMS = ["dense", "compressed", "on demand"] as const;

/** The forms in which the scores can be given at all. */
export const formsOf = ({ wide }: LimitedInstance) => (wide ? FORMS.slice(0, 2) : FORMS);

export function problemOf(
  instance: LimitedInstance,
  form: (typeof FORMS)[number] = "dense",
  more: Partial<AssignmentProblem> = {},
): AssignmentProblem {
  const { rows, columns, capacity, minLoad, wants, priority, locked, places, cardinality } = instance;
  return {
    rows,
    columns,
    scores: scoresIn(instance, form),
    capacity: Int32Array.from(capacity),
    minLoad: Int32Array.from(minLoad),
    demand: Int32Array.from(wants),
    priority: Int32Array.from(priority),
    locked,
    ...(places === Number.POSITIVE_INFINITY ? {} : { places }),
    cardinality,
    limits: instance.limits.map((block) => ({
      ...(block.rows ? { rows: Int32Array.from(block.rows) } : {}),
      ...(block.columns ? { columns: Int32Array.from(block.columns) } : {}),
      ...(block.min === undefined ? {} : { min: block.min }),
      ...(block.max === undefined ? {} : { max: block.max }),
    })),
    order: { rows: Int32Array.from(instance.rowOrder), columns: Int32Array.from(instance.columnOrder) },
    ...more,
  };
}

function scoresIn(
  { points, columns, wide }: LimitedInstance,
  form: (typeof FORMS)[number],
): AssignmentProblem["scores"] {
  if (form === "on demand") return scoresOnDemand(points, FORBIDDEN);
  if (form === "dense")
    return wide
      ? Float64Array.from(points.flat(), (score) => score ?? FORBIDDEN)
      : denseScores(points, columns, FORBIDDEN);
  const compressed = compressedScores(points);
  return wide
    ? { ...compressed, score: Float64Array.from(points.flat().filter((score) => score !== null)) }
    : compressed;
}

/** Each row's columns as plain lists. */
export const listsOf = (columnsOf: readonly ArrayLike<number>[]) => columnsOf.map((columns) => Array.from(columns));

export const maskOfAnswer = (columnsOf: readonly ArrayLike<number>[], columns: number) =>
  maskOf(
    columnsOf.flatMap((own, row) => Array.from(own, (column) => [row, column] as const)),
    columns,
  );

/** All of an answer that is plain data, as bytes. */
export function bytesOf(answer: Assignment): string {
  return JSON.stringify(answer, (key, value) => {
    if (key === "solved" || key === "kept") return undefined;
    return ArrayBuffer.isView(value) ? Array.from(value as Float64Array) : value;
  });
}

/** What is settled: no proof has a say in it. */
export function settledOf(answer: OptimalAssignment) {
  return {
    columns: listsOf(answer.columnsOf),
    matched: answer.matched,
    total: answer.total,
    unique: answer.unique,
    tied: Array.from(answer.tied),
    // A level that nobody reaches may be left out.
    levels: answer.certificate
      .filter(({ level, value }) => level === "total" || value > 0)
      .map(({ prices: _, ...level }) => level),
  };
}
