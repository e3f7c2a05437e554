import type { AssignmentProblem, AssignOptions, OptimalAssignment } from "pairwright/assignment";
import { assign, FORBIDDEN } from "pairwright/assignment";
import { vectors } from "../instances/vectors.ts";
import type { Options } from "../options.ts";
import { duration, median, ratio } from "../report/numbers.ts";
import { markdownTable } from "../report/table.ts";

const header = ["places", "change", "cold, median", "warm, median", "min–max", "warm / cold"];

/** A warm solve after one change may take at most this share of a cold one. */
const TARGET = 1 / 30;

/** What a change makes of a problem, and where its rows and columns were before; `k` varies what is changed. */
type Change = (k: number) => [AssignmentProblem & { scores: Int32Array }, AssignOptions];

/** Solving again after one change, from the answer before and anew; both must give the same columns and prices. */
export async function warmSuite(options: Options): Promise<string> {
  const [rows, columns] = options.quick ? [300, 100] : [1000, 300];
  const repeat = options.quick ? 10 : 40;
  const table: string[][] = [];
  const ratios: number[] = [];
  for (const [places, capacityOf] of [
    ["4 each", () => 4],
    ["no room to spare", (column: number) => (column < rows - 3 * columns ? 4 : 3)],
  ] as const) {
    const capacity = Int32Array.from({ length: columns }, (_, column) => capacityOf(column));
    const { scores } = vectors(rows, columns) as { scores: Int32Array };
    const base = { rows, columns, scores, capacity };
    const before = optimum(base, {});
    for (const [name, change] of Object.entries(changesOf(base, before))) {
      if (!options.only.test(name)) continue;
      const cold: number[] = [];
      const warm: number[] = [];
      for (let k = 0; k < 2 * repeat; k++) {
        const [problem, correspondence] = change(k);
        if (capacitySum(problem) < problem.rows) continue;
        const [anew, coldSeconds] = timed(() => optimum(problem, {}));
        const [again, warmSeconds] = timed(() => optimum(problem, { from: before, ...correspondence }));
        compare(anew, again);
        if (k < repeat) continue; // warming up
        cold.push(coldSeconds);
        warm.push(warmSeconds);
      }
      if (warm.length === 0) continue;
      const reached = median(warm) / median(cold);
      ratios.push(reached);
      const spread = `${duration(Math.min(...warm))} – ${duration(Math.max(...warm))}`;
      table.push([places, name, duration(median(cold)), duration(median(warm)), spread, ratio(reached)]);
    }
  }
  const worst = Math.max(...ratios);
  const mark = worst <= TARGET ? "✓" : "✗ missed";
  return [
    `vectors ${rows} × ${columns}`,
    "",
    markdownTable(header, table),
    "",
    `At most ${ratio(worst)} of the cold solve (target ≤ ${ratio(TARGET)} ${mark}); the middle one ${ratio(median(ratios))}.`,
  ].join("\n");
}

function changesOf(
  base: { rows: number; columns: number; scores: Int32Array; capacity: Int32Array },
  { columnOf }: OptimalAssignment,
): Record<string, Change> {
  const { rows, columns, scores, capacity } = base;
  const rowAt = (k: number) => (k * 37) % rows;
  const columnAt = (k: number) => (k * 37) % columns;
  const withScore = (pair: number, score: number) => {
    const changed = scores.slice();
    changed[pair] = score;
    return { ...base, scores: changed };
  };
  const ownPair = (row: number) => row * columns + columnOf[row];
  const withPlaces = (column: number, more: number) => ({
    ...base,
    capacity: capacity.map((most, j) => most + (j === column ? more : 0)),
  });
  /** Only these rows and columns, −1 = a new one, like the first but worth a little less. */
  const reshaped = (fromRow: Int32Array, fromColumn: Int32Array): ReturnType<Change> => {
    const changed = new Int32Array(fromRow.length * fromColumn.length);
    fromRow.forEach((row, i) => {
      fromColumn.forEach((column, j) => {
        const less = row < 0 || column < 0 ? 1000 : 0;
        changed[i * fromColumn.length + j] = scores[Math.max(row, 0) * columns + Math.max(column, 0)] - less;
      });
    });
    const shape = { rows: fromRow.length, columns: fromColumn.length, scores: changed };
    return [
      { ...shape, capacity: fromColumn.map((column) => (column < 0 ? 2 : capacity[column])) },
      { fromRow, fromColumn },
    ];
  };
  const all = (count: number) => Int32Array.from({ length: count }, (_, index) => index);
  return {
    nothing: () => [{ ...base, scores: scores.slice() }, {}],
    "own score falls by 1,000": (k) => [withScore(ownPair(rowAt(k)), scores[ownPair(rowAt(k))] - 1000), {}],
    "own score falls by 50,000": (k) => [withScore(ownPair(rowAt(k)), scores[ownPair(rowAt(k))] - 50_000), {}],
    "pair forbidden": (k) => [withScore(ownPair(rowAt(k)), FORBIDDEN), {}],
    "pair locked": (k) => [{ ...base, locked: [[rowAt(k), (columnOf[rowAt(k)] + 7) % columns]] }, {}],
    "one place more": (k) => [withPlaces(columnAt(k), 1), {}],
    "one place fewer": (k) => [withPlaces(columnAt(k), -1), {}],
    "row gone": (k) =>
      reshaped(
        all(rows).filter((row) => row !== rowAt(k)),
        all(columns),
      ),
    "row new": () => reshaped(Int32Array.of(...all(rows), -1), all(columns)),
    "column gone": (k) =>
      reshaped(
        all(rows),
        all(columns).filter((column) => column !== columnAt(k)),
      ),
    "column new": () => reshaped(all(rows), Int32Array.of(...all(columns), -1)),
  };
}

function timed<Result>(run: () => Result): [Result, seconds: number] {
  const start = performance.now();
  const result = run();
  return [result, (performance.now() - start) / 1000];
}

function capacitySum({ capacity }: AssignmentProblem): number {
  return (capacity as Int32Array).reduce((sum, most) => sum + most, 0);
}

function optimum(problem: AssignmentProblem, options: AssignOptions): OptimalAssignment {
  const answer = assign(problem, options);
  if (answer.status !== "optimal") throw new Error("every row has room");
  return answer;
}

function compare(anew: OptimalAssignment, again: OptimalAssignment): void {
  const bytes = ({ columnOf, certificate, tied }: OptimalAssignment) =>
    JSON.stringify([[...columnOf], certificate.map(({ value, prices }) => [value, ...prices.column]), [...tied]]);
  if (bytes(anew) !== bytes(again)) throw new Error("started from an earlier answer, the answer is another");
}
