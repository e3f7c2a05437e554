import { finish } from "../../steps.ts";
import { changesBetween } from "../changes.ts";
import type { OptimalAssignment, StableState } from "../solution.ts";
import type { Change } from "../ways.ts";
import { findStable } from "./assignStable.ts";
import type { Blocking } from "./judge.ts";
import { judge } from "./judge.ts";
import { openProblem } from "./preferences.ts";
import { emptyStanding, stand, would } from "./standing.ts";

/** Why a row and a column that are allowed are no pair: at least one of them would not change for it. */
export interface Unwilling {
  readonly row: boolean;
  readonly column: boolean;
}

/** What follows where a pair is imposed on a stable assignment. */
export interface ImposedStable {
  /** All columns of each row, in the stable assignment with the pair locked. */
  readonly columnsOf: readonly Int32Array[];
  readonly matched: number;
  readonly total: number;
  /** The asked-for pair first. */
  readonly changes: readonly Change[];
  /** Pairs that would block it if the pair were not locked, by row, then by column. */
  readonly blocking: readonly Blocking[];
}

/** For every column, why it is not the row's; undefined where it is, or is not allowed. O(columns), one row read. */
export function unwilling(
  { problem: read, preferences, standing }: StableState,
  row: number,
): (Unwilling | undefined)[] {
  const problem = openProblem(read, preferences);
  const { wanted, columnRank } = problem;
  const { length, column, ofRow, ofColumn } = problem.open(row);
  const own = standing.columnsOf[row];
  const isFull = own.length >= wanted[row];
  let worst = -1;
  for (let at = 0; at < length; at++) {
    if (!own.includes(column[at])) continue;
    const isWorse =
      worst < 0 ||
      ofRow[at] < ofRow[worst] ||
      (ofRow[at] === ofRow[worst] && columnRank[column[at]] > columnRank[column[worst]]);
    if (isWorse) worst = at;
  }
  const reasons: (Unwilling | undefined)[] = new Array(problem.m).fill(undefined);
  for (let at = 0; at < length; at++) {
    const one = column[at];
    if (own.includes(one)) continue;
    // A row whose columns are all locked gives none of them up.
    const wants =
      !isFull ||
      (worst >= 0 &&
        (ofRow[at] > ofRow[worst] || (ofRow[at] === ofRow[worst] && columnRank[one] < columnRank[column[worst]])));
    reasons[one] = { row: !wants, column: !would(standing, problem, one, row, ofColumn[at]) };
  }
  return reasons;
}

/**
 * The stable assignment with one more pair locked, and what would block it without this lock. Undefined where other
 * locks leave no room for the pair. Costs as much as `assign`, and two readings of every row.
 */
export function imposedOn(answer: OptimalAssignment, row: number, column: number): ImposedStable | undefined {
  const state = answer.stable;
  if (state === undefined) throw new TypeError("answer: expected a stable one");
  const { problem: read, preferences } = state;
  const before = openProblem(read, preferences);
  if (before.wanted[row] <= 0 || before.room[column] <= 0) return undefined;
  const imposed = { ...read, locked: [...read.locked, [row, column] as const] };
  const after = openProblem(imposed, preferences);
  const { standing, total } = finish(findStable(after, imposed, preferences.favours));
  const columnsOf = standing.columnsOf.map((columns, one) =>
    Int32Array.from([...columns, ...(after.lockedOf(one) ?? [])]).sort(),
  );
  const open = standing.columnsOf.map((columns, one) =>
    one === row ? Int32Array.from([...columns, column]).sort() : columns,
  );
  const unlocked = emptyStanding(before, open);
  const { n } = before;
  for (let one = 0; one < n; one++) {
    if (open[one].length === 0) continue;
    const pairs = before.open(one);
    for (let at = 0; at < pairs.length; at++)
      if (open[one].includes(pairs.column[at])) stand(unlocked, before, one, pairs.column[at], pairs.ofColumn[at]);
  }
  const judged = judge(before, unlocked);
  for (let one = 0; one < n; one++) if (before.wanted[one] > 0) judged.see(one, before.open(one));
  return {
    columnsOf,
    matched: columnsOf.reduce((count, { length }) => count + (length > 0 ? 1 : 0), 0),
    total,
    changes: changesBetween(answer.columnsOf, columnsOf, [row, column]),
    blocking: [...judged.blocking].sort(([a, b], [c, d]) => a - c || b - d),
  };
}
