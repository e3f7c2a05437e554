import type { Network } from "./network.ts";
import { slotAt } from "./network.ts";
import type { ReadProblem } from "./readProblem.ts";
import type { Level } from "./solution.ts";
import type { Goal } from "./solve.ts";

/** The network of a problem, without its locked pairs. */
export function networkOf(
  problem: ReadProblem,
  requirements?: { rows: ReadonlySet<number>; columns: ReadonlySet<number>; locks: ReadonlySet<number> },
): Network {
  const { rows: n, columns: m } = problem;
  const pairs = problem.pairs();
  const { start, column, score } = pairs;
  const alive = new Uint8Array(column.length).fill(1);
  const row = new Int32Array(column.length);
  const base = new Int32Array(n);
  const taken = new Int32Array(m);
  let fixed = 0;
  for (let i = 0; i < n; i++) row.fill(i, start[i], start[i + 1]);
  problem.locked.forEach(([i, j], at) => {
    if (requirements !== undefined && !requirements.locks.has(at)) return;
    const slot = slotAt(pairs, i, j);
    alive[slot] = 0;
    base[i]++;
    taken[j]++;
    fixed += score[slot];
  });
  const lockedRows = base.reduce((count, locks) => count + (locks > 0 ? 1 : 0), 0);
  const limited = problem.places !== undefined && problem.places < n;
  const places = (problem.places ?? n) - lockedRows;
  return {
    n,
    m,
    start,
    column,
    row,
    score,
    alive,
    tier: problem.priority,
    base,
    rowLo: Int32Array.from(base, (locks, i) =>
      problem.cardinality === "all" && problem.demand[i] > 0 && locks === 0 && (requirements?.rows.has(i) ?? true)
        ? 1
        : 0,
    ),
    rowHi: Int32Array.from(base, (locks, i) => Math.min(problem.demand[i], start[i + 1] - start[i]) - locks),
    columnLo: Int32Array.from(taken, (count, j) =>
      (requirements?.columns.has(j) ?? true) ? Math.max(0, problem.minLoad[j] - count) : 0,
    ),
    columnHi: Int32Array.from(taken, (count, j) => problem.capacity[j] - count),
    counted: Uint8Array.from(base, (locks) => (limited && locks === 0 ? 1 : 0)),
    placesLo: 0,
    placesHi: limited ? places : n,
    fixed,
  };
}

/** The whole goal of a problem. */
export function goalOf(problem: ReadProblem): Goal {
  const pairs = problem.pairs();
  const locked = problem.locked.map(([row, j]) => slotAt(pairs, row, j));
  return { levels: levelsOf(problem), counting: problem.counting, locked };
}

/** Everyone's first column before anyone's second, higher tiers first; then the total. */
export function levelsOf(problem: ReadProblem): Level[] {
  const levels: Level[] = [];
  if (problem.cardinality !== "free") {
    const most = problem.demand.reduce((largest, demand) => Math.max(largest, demand), 0);
    for (let demand = 1; demand <= Math.min(most, problem.columns); demand++) {
      const tiers = new Set<number>();
      for (let row = 0; row < problem.rows; row++) if (problem.demand[row] >= demand) tiers.add(problem.priority[row]);
      for (const priority of [...tiers].sort((a, b) => b - a)) levels.push({ level: "placed", priority, demand });
    }
  }
  levels.push({ level: "total" });
  return levels;
}
