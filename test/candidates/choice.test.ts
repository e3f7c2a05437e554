import { describe, expect, it } from "vitest";
import { choiceNumbers } from "../../src/candidates/choice.ts";

const choices = (wishes: number[][], allowed: number[], points: number[], weight: number[]) => [
  ...choiceNumbers(wishes, Int32Array.from(allowed), Int32Array.from(points), Int32Array.from(weight)),
];

describe("choice numbers", () => {
  it("wishes come first, in their order, an inner list tied; then the unlisted by the mentee's side", () => {
    const points = [9, 0, 0, 5, 7, 5];
    expect(choices([[2], [1, 4]], [0, 1, 2, 3, 4, 5], points, Array(6).fill(10))).toEqual([4, 2, 1, 5, 2, 5]);
  });

  it("a forbidden mentor has none, and moves nobody back", () => {
    expect(choices([[2], [1]], [0, 1, 3], [9, 0, 0, 9], Array(4).fill(10))).toEqual([2, 1, 0, 2]);
  });

  it("fractions are compared exactly", () => {
    // 1/3 three times over, and a neighbour that is the same number in 32-bit floating point.
    expect(choices([], [0, 1, 2, 3], [333_333, 1, 200_000, 333_334], [999_999, 3, 600_000, 999_999])).toEqual([
      2, 2, 2, 1,
    ]);
    expect(choices([], [0, 1], [499_999, 499_998], [1_000_000, 999_998])).toEqual([1, 2]);
  });

  it("where no criterion speaks for the mentee the unlisted tie; beside known scores such a pair counts as a half", () => {
    expect(choices([[1]], [0, 1, 2], [0, 0, 0], [0, 0, 0])).toEqual([2, 1, 2]);
    expect(choices([], [0, 1, 2, 3], [0, 6, 4, 5], [0, 10, 10, 10])).toEqual([2, 1, 4, 2]);
  });
});
