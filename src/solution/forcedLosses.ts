import { columnsTaken } from "./answer.ts";
import { changesBetween } from "./changes.ts";
import type { RowLosses } from "./losses.ts";
import type { Network } from "./network.ts";
import { networkOf } from "./networkOf.ts";
import type { ReadProblem } from "./readProblem.ts";
import type { OptimalAssignment } from "./solution.ts";
import type { SolvedAgain } from "./solveAgain.ts";
import { solveAgain } from "./solveAgain.ts";
import type { Change } from "./ways.ts";

/**
 * Losses where the answer took a search: every pair of the row, or that with the column `only`, is locked in turn and
 * the problem solved again, for the best assignment that moves the fewest other rows. Of rows that want several
 * columns, it is the pairs given up that are the fewest.
 */
export function forcedLosses(answer: OptimalAssignment, row: number, only?: number): RowLosses {
  const { network, levels, values, problem: read } = answer.solved;
  const m = read.columns;
  const last = levels.length - 1;
  const losses = levels.map(() => new Float64Array(m));
  losses[last].fill(Number.POSITIVE_INFINITY);
  const matched = new Int32Array(m);
  const moved = new Int32Array(m);
  const changes: (readonly Change[] | undefined)[] = new Array(m).fill(undefined);
  const base = columnsTaken(answer.solved.problem, answer.solved.taken).columnsOf.map((columns) => new Set(columns));
  const stays = staying(network, base, row);
  const least = read.demand.some((wanted) => wanted > 1) ? "pairs" : "rows";
  const fewest = new Map<number, "rows" | "pairs">();
  for (const column of base[row]) losses[last][column] = 0;
  for (let slot = network.start[row]; slot < network.start[row + 1]; slot++) {
    const column = network.column[slot];
    if (base[row].has(column)) {
      changes[column] = [];
      continue;
    }
    if (only !== undefined && column !== only) continue;
    const imposed: ReadProblem = { ...read, locked: [...read.locked, [row, column]] };
    const found = solveAgain(imposed, networkOf(imposed), stays);
    if (found === undefined) continue;
    for (let level = 0; level <= last; level++) losses[level][column] = values[level] - found.values[level];
    const forced = columnsTaken(imposed, found.taken).columnsOf.map((columns) => new Set(columns));
    changes[column] = changesBetween(base, forced, [row, column]);
    if (found.isPreferred) fewest.set(column, least);
    moved[column] = new Set(changes[column]?.map((change) => change.row)).size - 1;
    matched[column] = base.filter((own) => own.size > 0).length - forced.filter((own) => own.size > 0).length;
  }
  return {
    matched,
    total: losses[last],
    levels: losses,
    moved,
    change: (column) => changes[column],
    fewest: (column) => fewest.get(column),
  };
}

/** [slots] The greater the sum, the fewer other rows have other columns than before. */
function staying(network: Network, base: readonly ReadonlySet<number>[], asked: number): Float64Array {
  return Float64Array.from(network.column, (column, slot) => {
    const row = network.row[slot];
    if (row === asked) return 0;
    if (base[row].has(column)) return 1;
    return base[row].size === 0 ? -1 : 0;
  });
}

/** What one more place at a column gains, by solving again. */
export function solvedWithPlace(answer: OptimalAssignment, column: number): SolvedAgain | undefined {
  const { problem: read } = answer.solved;
  const larger = { ...read, capacity: read.capacity.map((capacity, j) => capacity + (j === column ? 1 : 0)) };
  return solveAgain(larger, networkOf(larger));
}
