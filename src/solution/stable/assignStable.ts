import type { Steps } from "../../steps.ts";
import { createMeter, isDue } from "../../steps.ts";
import { answerOf } from "../answer.ts";
import type { ReadProblem } from "../readProblem.ts";
import type { OptimalAssignment } from "../solution.ts";
import type { Judge } from "./judge.ts";
import { judge } from "./judge.ts";
import { columnsOf } from "./places.ts";
import type { OpenProblem, ReadPreferences } from "./preferences.ts";
import { openProblem } from "./preferences.ts";
import { propose } from "./propose.ts";
import { rotate } from "./rotate.ts";
import type { Standing } from "./standing.ts";
import { standingOf } from "./standing.ts";
import type { State } from "./state.ts";
import { readAll } from "./state.ts";

/** A stable assignment and what it is held against. */
export interface StableFound {
  readonly standing: Standing;
  /** [rows] What the stable assignment that is best for the other side gives each row; the same array where alike. */
  readonly others: readonly Int32Array[];
  /** Of all pairs, locked ones too. */
  readonly total: number;
}

/**
 * The stable assignment that is best for one side, checked: that no pair blocks it, and that it is the best one. Both
 * extremes are found either way, as only they tell whether it is the only one.
 */
export function* assignStable(read: ReadProblem, preferences: ReadPreferences): Steps<OptimalAssignment> {
  const problem = openProblem(read, preferences);
  return stableAnswer(read, preferences, problem, yield* findStable(problem, read, preferences.favours));
}

/** `width`: entries that are kept of each row; the answer is the same with any, from 1. */
export function* findStable(
  problem: OpenProblem,
  read: ReadProblem,
  favours: "rows" | "columns",
  width?: number,
): Steps<StableFound> {
  const { n } = problem;
  const state = yield* readAll(problem, width);
  yield* propose(state);
  const ofRows = standingOf(problem, state.places, columnsOf(state.places, n));
  yield* checkOfRows(state, ofRows);
  const totalOfRows = totalOf(state, read);
  yield* rotate(state);
  const lists = columnsOf(state.places, n);
  const ofColumns = standingOf(
    problem,
    state.places,
    lists.map((own, row) => (sameColumns(own, ofRows.columnsOf[row]) ? ofRows.columnsOf[row] : own)),
  );
  yield* checkOfColumns(problem, ofRows, ofColumns, favours === "columns");
  return favours === "rows"
    ? { standing: ofRows, others: ofColumns.columnsOf, total: totalOfRows }
    : { standing: ofColumns, others: ofRows.columnsOf, total: totalOf(state, read) };
}

/** The answer of a stable assignment that is proved. */
export function stableAnswer(
  read: ReadProblem,
  preferences: ReadPreferences,
  problem: OpenProblem,
  { standing, others, total }: StableFound,
): OptimalAssignment {
  const whole = (columns: Int32Array, row: number): Int32Array => {
    const locked = problem.lockedOf(row);
    return locked === undefined ? columns.slice() : Int32Array.from([...columns, ...locked]).sort();
  };
  const all = standing.columnsOf.map(whole);
  const tied: number[] = [];
  for (let row = 0; row < problem.n; row++) if (standing.columnsOf[row] !== others[row]) tied.push(row);
  const made = all.reduce((sum, columns) => sum + columns.length, 0);
  return answerOf(read, [], {
    columnOf: Int32Array.from(all, (columns) => (columns.length > 0 ? columns[0] : -1)),
    columnsOf: all,
    total,
    certificate: [{ level: "stable", value: made, prices: { column: new Float64Array(problem.m), place: 0 } }],
    others: tied.map((row) => ({ row, columns: whole(others[row], row) })),
    tied: Int32Array.from(tied),
    stable: { problem: read, preferences, standing },
  });
}

export function sameColumns(a: Int32Array, b: Int32Array): boolean {
  return a.length === b.length && a.every((column, at) => column === b[at]);
}

/**
 * Checks what `propose` left by what was read: a row that was read once has in its list all that it would rather have.
 * The others are read again.
 */
function* checkOfRows({ problem, lists, meter }: State, standing: Standing): Steps<void> {
  const { n, m, wanted } = problem;
  const { width, column, key, done, last, reads } = lists;
  const judged = judge(problem, standing);
  for (let row = 0; row < n; row++) {
    if (wanted[row] === 0) continue;
    const own = standing.columnsOf[row];
    if (reads[row] > 1) {
      if (isDue(meter, 4 * m)) yield { stage: "proving", done: row, of: n };
      judged.see(row, problem.open(row));
      continue;
    }
    let found = 0;
    let worst = -1;
    for (let slot = row * width, end = slot + done[row]; slot < end; slot++) {
      if (!own.includes(column[slot])) continue;
      found++;
      worst = column[slot];
    }
    const full = own.length === wanted[row];
    if (found !== own.length || (!full && (last[row] === 0 || done[row] < lists.length[row])))
      throw new Error(`solver bug: row ${row} has other columns than it asked`);
    if (full) judged.wouldLeave(row, worst);
    for (let slot = row * width, end = slot + done[row]; slot < end; slot++) {
      if (column[slot] === worst && full) break;
      if (!own.includes(column[slot])) judged.desires(row, column[slot], key[slot]);
    }
  }
  refuseBlocking(judged);
  if (judged.circleOfColumns().length > 0) throw new Error("solver bug: another stable assignment is better for rows");
}

/**
 * Checks what `rotate` left: no column has anybody that it likes less than before, so nothing new blocks with the rows
 * that keep their columns; the others are read again, or all of them where it is also to be proved the best.
 */
function* checkOfColumns(problem: OpenProblem, before: Standing, after: Standing, isAnswer: boolean): Steps<void> {
  const { n, m } = problem;
  const meter = createMeter();
  const judged = judge(problem, after);
  for (let column = 0; column < m; column++) {
    const worse = after.load[column] !== before.load[column] || after.worstKey[column] < before.worstKey[column];
    if (worse) throw new Error(`solver bug: column ${column} has less than before`);
  }
  for (let row = 0; row < n; row++) {
    if (!isAnswer && after.columnsOf[row] === before.columnsOf[row]) continue;
    if (problem.wanted[row] === 0) continue;
    if (isDue(meter, 4 * m)) yield { stage: "proving", done: row, of: n };
    judged.see(row, problem.open(row));
  }
  refuseBlocking(judged);
  if (isAnswer && judged.circleOfRows().length > 0)
    throw new Error("solver bug: another stable assignment is better for columns");
}

function refuseBlocking({ blocking }: Judge): void {
  if (blocking.length > 0) throw new Error(`solver bug: row ${blocking[0][0]} and column ${blocking[0][1]} block`);
}

function totalOf({ places, problem }: State, read: ReadProblem): number {
  let total = 0;
  places.scoreAt.forEach((scores, column) => {
    for (let at = 0; at < places.load[column]; at++) total += scores[at];
  });
  for (const [row, column] of read.locked) total += problem.scoreOf(row, column);
  return total;
}
