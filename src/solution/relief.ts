import { held } from "./checkedScores.ts";
import type { Network } from "./network.ts";
import { networkOf } from "./networkOf.ts";
import type { ReadProblem } from "./readProblem.ts";

/** A change that asks for less or allows more. `lock` and `limit` are indices of the problem as it was. */
export type Change =
  | { readonly change: "capacity"; readonly column: number; readonly from: number; readonly to: number }
  | { readonly change: "minLoad"; readonly column: number; readonly from: number; readonly to: number }
  | { readonly change: "places"; readonly from: number; readonly to: number }
  | { readonly change: "unlock"; readonly lock: number }
  | {
      readonly change: "limit";
      readonly limit: number;
      readonly bound: "min" | "max";
      readonly from: number;
      readonly to: number;
    }
  /** A row that need not be matched, where all others must. */
  | { readonly change: "excuse"; readonly row: number }
  /** A pair that was absent. */
  | { readonly change: "allow"; readonly row: number; readonly column: number };

/** In this order they are preferred, where they are equally small. */
export const KINDS = [
  "capacity",
  "minLoad",
  "places",
  "unlock",
  "limit",
  "excuse",
  "allow",
] as const satisfies readonly Change["change"][];

export interface Relieved {
  readonly problem: ReadProblem;
  readonly excused: ReadonlySet<number>;
  /** Without the locked pairs that are left. */
  readonly network: Network;
}

/** The problem after the changes. `scoreOf` says what a pair that was absent is worth. */
export function relieved(
  problem: ReadProblem,
  changes: readonly Change[],
  scoreOf: (row: number, column: number) => number,
): Relieved {
  const capacity = problem.capacity.slice();
  const minLoad = problem.minLoad.slice();
  const limits = problem.limits.slice();
  const unlocked = new Set<number>();
  const excused = new Set<number>();
  const allowed = new Map<number, number[]>();
  let { places } = problem;
  for (const change of changes) {
    if (change.change === "capacity") capacity[change.column] = change.to;
    else if (change.change === "minLoad") minLoad[change.column] = change.to;
    else if (change.change === "places") places = change.to;
    else if (change.change === "unlock") unlocked.add(change.lock);
    else if (change.change === "limit") limits[change.limit] = { ...limits[change.limit], [change.bound]: change.to };
    else if (change.change === "excuse") excused.add(change.row);
    else allowed.set(change.row, [...(allowed.get(change.row) ?? []), change.column]);
  }
  const after: ReadProblem = {
    ...problem,
    ...(allowed.size === 0 ? {} : held(withPairs(problem, allowed, scoreOf))),
    capacity,
    minLoad,
    places,
    limits,
    locked: problem.locked.filter((_, at) => !unlocked.has(at)),
  };
  const rows = new Set<number>();
  for (let row = 0; row < problem.rows; row++) if (!excused.has(row)) rows.add(row);
  const all = { rows, columns: new Set(capacity.keys()), locks: new Set(after.locked.keys()) };
  return { problem: after, excused, network: networkOf(after, all) };
}

function withPairs(
  problem: ReadProblem,
  allowed: ReadonlyMap<number, readonly number[]>,
  scoreOf: (row: number, column: number) => number,
) {
  const pairs = problem.pairs();
  const start = new Int32Array(problem.rows + 1);
  const column: number[] = [];
  const score: number[] = [];
  for (let row = 0; row < problem.rows; row++) {
    const own: [number, number][] = [];
    for (let slot = pairs.start[row]; slot < pairs.start[row + 1]; slot++)
      own.push([pairs.column[slot], pairs.score[slot]]);
    for (const j of allowed.get(row) ?? []) own.push([j, scoreOf(row, j)]);
    own.sort(([a], [b]) => a - b);
    for (const [j, points] of own) {
      column.push(j);
      score.push(points);
    }
    start[row + 1] = column.length;
  }
  return { start, column: Int32Array.from(column), score: Float64Array.from(score) };
}

/** How much a change changes: 1 for what is done or not. */
export function amountOf(change: Change): number {
  return "from" in change ? Math.abs(change.to - change.from) : 1;
}

/** The same change by so much. */
export function byAmount(change: Change, amount: number): Change {
  if (!("from" in change)) return change;
  return { ...change, to: change.from + (change.to > change.from ? amount : -amount) };
}
