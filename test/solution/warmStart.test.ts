import { expect, it } from "vitest";
import { FORBIDDEN } from "../../src/points.ts";
import type { AssignmentProblem } from "../../src/problem/problem.ts";
import { assign } from "../../src/solution/assign.ts";
import { keptPairs } from "../../src/solution/nearPairs.ts";
import { plainRows } from "../../src/solution/plain.ts";
import { readBeside } from "../../src/solution/readProblem.ts";
import { warmStart } from "../../src/solution/warmStart.ts";
import { finish } from "../../src/steps.ts";
import { randomFrom } from "../oracle/random.ts";
import { Seen } from "../property/seen.ts";
import { share } from "../share.ts";

const PROBLEMS = share(3000);

it("what a warm start says of rows, columns and lists is so", () => {
  const seen = new Seen();
  for (let seed = 1; seed <= PROBLEMS; seed++) {
    const { between, chance, pick, shuffled } = randomFrom(seed);
    const n = between(1, 30);
    const m = between(1, 30);
    const top = pick([3, 1000, 1_000_000]);
    const score = () => (chance(0.05) ? FORBIDDEN : between(chance(0.1) ? -top : 0, top));
    const before = Array.from({ length: n }, () => Array.from({ length: m }, score));
    const places = before[0].map(() => (chance(0.1) ? 0 : between(1, Math.ceil((2 * n) / m))));
    const from = assign(problemOf(before, places));
    if (from.status !== "optimal" || from.kept === undefined) continue;

    const fromRow = shuffled([...new Array(n).keys()]).filter(() => chance(0.95));
    if (chance(0.5)) fromRow.push(-1);
    const fromColumn = shuffled([...new Array(m).keys()]).filter(() => chance(0.9));
    for (let more = between(0, 3); more > 0; more--) fromColumn.splice(between(0, fromColumn.length), 0, -1);
    const scores = fromRow.map((row) => {
      const changes = chance(0.1);
      return fromColumn.map((j) => (row < 0 || j < 0 || (changes && chance(0.2)) ? score() : before[row][j]));
    });
    const capacity = fromColumn.map((j) => (j < 0 || chance(0.1) ? between(0, 4) : places[j]));
    const { read, previous } = finish(
      readBeside(problemOf(scores, capacity), from.kept, {
        fromRow: Int32Array.from(fromRow),
        fromColumn: Int32Array.from(fromColumn),
      }),
    );
    if (previous === undefined) throw new Error("nothing to start from");
    const { columnOf, scoreOf, prices, lists } = finish(warmStart(read, plainRows(read), previous));
    const load = capacity.map(() => 0);
    const worthOf = (row: number, j: number) =>
      capacity[j] === 0 || scores[row][j] === FORBIDDEN ? Number.NEGATIVE_INFINITY : scores[row][j] - prices[j];
    scores.forEach((line, row) => {
      const where = `seed ${seed}, row ${row}`;
      const most = Math.max(...line.map((_, j) => worthOf(row, j)));
      const own = columnOf[row];
      seen.add(own < 0 ? "not placed" : fromColumn[own] < 0 ? "in a new column" : "placed");
      if (own >= 0) {
        load[own]++;
        expect([scoreOf[row], worthOf(row, own)], where).toEqual([line[own], most]);
      }
      const listed = [...lists.column.subarray(row * lists.width, row * lists.width + lists.length[row])];
      expect(new Set(listed).size, where).toBe(listed.length);
      listed.forEach((j, k) => {
        seen.add(fromColumn[j] < 0 ? "new column listed" : "listed");
        expect([capacity[j] > 0, lists.score[row * lists.width + k]], where).toEqual([true, line[j]]);
      });
      const others = line.map((_, j) => j).filter((j) => !listed.includes(j));
      const best = Math.max(...others.map((j) => worthOf(row, j)));
      expect(best <= lists.bound[row] && best <= lists.frontBound[row], where).toBe(true);
      if (lists.bound[row] < most) seen.add("bound below the row's worth");
      if (best === lists.bound[row]) seen.add("bound met");
    });
    load.forEach((count, j) => {
      expect(count, `seed ${seed}, column ${j}`).toBeLessThanOrEqual(capacity[j]);
    });
  }
  const least = {
    "not placed": 1500,
    "in a new column": 1500,
    placed: 20_000,
    listed: 100_000,
    "new column listed": 2000,
    "bound below the row's worth": 8000,
    "bound met": 2000,
  };
  expect(seen.short(least, PROBLEMS / 3000), JSON.stringify([...seen.counts])).toEqual([]);
});

it("a bound on what is not kept allows for prices that have fallen", () => {
  const kept = {
    column: Int32Array.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9),
    score: Int32Array.of(9, 9, 9, 9, 9, 9, 9, 9, 9, 9),
  };
  const boundOf = (length: number, bound: number) => {
    const lists = { ...kept, width: 10, length: Int32Array.of(length), bound: Float64Array.of(bound) };
    return keptPairs(lists, 2, Float64Array.of(0, 0, 0, 0, 0, 0, 0, 0, 3, 4)).bound[0];
  };
  expect([boundOf(10, 1), boundOf(10, 5), boundOf(8, 1), boundOf(8, Number.NEGATIVE_INFINITY)]).toEqual([
    6, // the ninth of the list
    7,
    3,
    Number.NEGATIVE_INFINITY, // there are no others
  ]);
});

function problemOf(scores: readonly (readonly number[])[], capacity: readonly number[]): AssignmentProblem {
  return {
    rows: scores.length,
    columns: capacity.length,
    scores: Int32Array.from(scores.flat()),
    capacity: Int32Array.from(capacity),
  };
}
