import type { AssignmentFault } from "../faults.ts";
import type { ReadProblem } from "../readProblem.ts";
import type { OptimalAssignment } from "../solution.ts";
import { sameColumns, stableAnswer } from "./assignStable.ts";
import type { Judge } from "./judge.ts";
import { judge } from "./judge.ts";
import type { OpenPairs, OpenProblem, ReadPreferences } from "./preferences.ts";
import { openProblem } from "./preferences.ts";
import type { Standing } from "./standing.ts";
import { emptyStanding, stand } from "./standing.ts";

/** What is claimed of the stable assignment that is best for the other side: the rows that it gives other columns. */
export type ClaimedOthers = readonly { readonly row: number; readonly columns: ArrayLike<number> }[];

const MOST_FAULTS = 100;

/**
 * Checks a claimed stable assignment without looking for one: that it is valid, that no pair blocks it, that it is the
 * best for the side that the problem favours, and that the other one that is claimed is the best for the other side.
 * Every row is read twice. O(rows · columns), memory for the pairs claimed.
 */
export function recheckStable(
  read: ReadProblem,
  preferences: ReadPreferences,
  columnsOf: readonly ArrayLike<number>[],
  claimed: ClaimedOthers,
): OptimalAssignment | readonly AssignmentFault[] {
  const problem = openProblem(read, preferences);
  const { n, lockedOf } = problem;
  const faults: AssignmentFault[] = [];
  for (const [row, column] of read.locked)
    if (!Array.from(columnsOf[row]).includes(column)) faults.push({ fault: "not-locked", row, column });
  const unlocked = (columns: ArrayLike<number>, row: number) =>
    Int32Array.from(Array.from(columns).filter((column) => lockedOf(row)?.includes(column) !== true)).sort();
  const own = columnsOf.map(unlocked);
  const others = own.slice();
  for (const { row, columns } of claimed) {
    const given = unlocked(columns, row);
    if (!sameColumns(given, others[row])) others[row] = given;
  }
  const standing = emptyStanding(problem, own);
  const other = emptyStanding(problem, others);
  let total = 0;
  let othersHold = claimed.every(({ columns, row }) =>
    (lockedOf(row) ?? []).every((j) => Array.from(columns).includes(j)),
  );
  for (const [row, column] of read.locked) total += problem.scoreOf(row, column);
  for (let row = 0; row < n; row++) {
    if (own[row].length === 0 && others[row].length === 0) continue;
    const pairs = problem.open(row);
    const slots = new Map<number, number>();
    for (let at = 0; at < pairs.length; at++) slots.set(pairs.column[at], at);
    const made = entered(problem, standing, row, pairs, slots);
    for (const column of made.absent) faults.push({ fault: "absent", row, column });
    total += made.total;
    if (entered(problem, other, row, pairs, slots).absent.length > 0) othersHold = false;
  }
  faults.push(...boundFaults(read, problem, standing));
  if (faults.length > 0) return faults.slice(0, MOST_FAULTS);
  othersHold &&= boundFaults(read, problem, other).length === 0;

  const judged = judge(problem, standing);
  const otherJudged = othersHold ? judge(problem, other) : undefined;
  for (let row = 0; row < n; row++) {
    if (problem.wanted[row] === 0) continue;
    const pairs = problem.open(row);
    judged.see(row, pairs);
    otherJudged?.see(row, pairs);
  }
  if (judged.blocking.length > 0)
    return judged.blocking.slice(0, MOST_FAULTS).map(([row, column]) => ({ fault: "blocking", row, column }));
  const { favours } = preferences;
  const better = circleFor(favours, judged);
  if (better.length > 0)
    return [{ fault: "not-favoured", favours, row: favours === "rows" ? standing.worstRow[better[0]] : better[0] }];
  const otherSide = favours === "rows" ? "columns" : "rows";
  if (otherJudged === undefined || otherJudged.blocking.length > 0 || circleFor(otherSide, otherJudged).length > 0)
    return [{ fault: "others" }];
  return stableAnswer(read, preferences, problem, { standing, others, total });
}

function circleFor(side: "rows" | "columns", judged: Judge): number[] {
  return side === "rows" ? judged.circleOfColumns() : judged.circleOfRows();
}

/** Takes a row's claimed pairs into account; those that are no pairs are `absent`. */
function entered(
  problem: OpenProblem,
  standing: Standing,
  row: number,
  { ofColumn, score }: OpenPairs,
  slots: ReadonlyMap<number, number>,
): { readonly absent: readonly number[]; readonly total: number } {
  const absent: number[] = [];
  let total = 0;
  for (const column of standing.columnsOf[row]) {
    const at = slots.get(column);
    if (at === undefined) absent.push(column);
    else {
      stand(standing, problem, row, column, ofColumn[at]);
      total += score[at];
    }
  }
  return { absent, total };
}

/** Rows and columns with more than they want or can take; what is locked counts. */
function boundFaults(
  { demand, capacity }: ReadProblem,
  { wanted, room }: OpenProblem,
  { columnsOf, load }: Standing,
): AssignmentFault[] {
  const faults: AssignmentFault[] = [];
  columnsOf.forEach(({ length }, row) => {
    const over = length - wanted[row];
    if (over > 0) faults.push({ fault: "row-over", row, made: demand[row] + over, most: demand[row] });
  });
  load.forEach((made, column) => {
    const over = made - room[column];
    if (over > 0) faults.push({ fault: "column-over", column, made: capacity[column] + over, most: capacity[column] });
  });
  return faults;
}
