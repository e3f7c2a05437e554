import { expect, it } from "vitest";
import { readRows } from "../../src/solution/kernel/rows.ts";
import { proveRows } from "../../src/solution/proveRows.ts";
import { finish } from "../../src/steps.ts";

const scores = Int32Array.of(9, 4, 8, 7); // best: row 0 at column 0, row 1 at column 1
const capacity = Int32Array.of(1, 1);
const noPairs = { width: 0, length: new Int32Array(2), column: new Int32Array(0), score: new Int32Array(0) };
const allPairs = { width: 2, length: Int32Array.of(2, 2), column: Int32Array.of(0, 1, 0, 1), score: scores };

function prove(columnOf: number[], scoreOf: number[], prices: number[], near: typeof noPairs) {
  const placed = {
    columnOf: Int32Array.from(columnOf),
    scoreOf: Float64Array.from(scoreOf),
    prices: Float64Array.from(prices),
    lists: undefined as never,
  };
  return finish(proveRows(readRows(scores, 2, 2), capacity, placed, near));
}

it("finds the smallest prices, whatever pairs it is told are near", () => {
  for (const near of [noPairs, allPairs]) {
    const { total, price, best } = prove([0, 1], [9, 7], [5, 4], near);
    expect([total, ...price]).toEqual([16, 1, 0]);
    expect([...best.start, ...best.column]).toEqual([0, 1, 3, 0, 0, 1]);
  }
});

it.each([
  ["another assignment is better", [1, 0], [4, 8], [5, 4]],
  ["both rows are in one column", [0, 0], [9, 8], [5, 4]],
  ["a score is not the pair's", [0, 1], [9, 8], [5, 4]],
  ["the prices are too low to prove anything", [0, 1], [9, 7], [0, 0]],
])("throws where %s", (_, columnOf, scoreOf, prices) => {
  for (const near of [noPairs, allPairs]) expect(() => prove(columnOf, scoreOf, prices, near)).toThrow(/^solver bug: /);
});
