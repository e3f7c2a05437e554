import { describe, expect, it } from "vitest";
import { fraction, spreadOf } from "../../src/explanation/spreadOf.ts";

const shown = (numbers: readonly number[]) => {
  const spread = spreadOf(numbers);
  if (spread === null) return null;
  const { lowerQuartile, median, upperQuartile, mean, gini } = spread;
  return [lowerQuartile, median, upperQuartile, mean, gini].map((one) =>
    one === undefined ? "absent" : `${one.numerator}/${one.denominator}`,
  );
};

describe("spread: quartiles, mean and Gini coefficient, worked out by hand", () => {
  it.each([
    [[7], ["7/1", "7/1", "7/1", "7/1", "0/1"]],
    [
      [0, 0, 0],
      ["0/1", "0/1", "0/1", "0/1", "0/1"],
    ],
    [
      [5, 5],
      ["5/1", "5/1", "5/1", "5/1", "0/1"],
    ],
    [
      [1, 2],
      ["5/4", "3/2", "7/4", "3/2", "1/6"],
    ],
    [
      [10, 9, 1],
      ["5/1", "9/1", "19/2", "20/3", "3/10"],
    ], // numbers, not text, are put in order
    [
      [0, 0, 0, 1],
      ["0/1", "0/1", "1/4", "1/4", "3/4"],
    ], // one has everything: (n − 1) / n
    [
      [1, 2, 3, 4, 5],
      ["2/1", "3/1", "4/1", "3/1", "4/15"],
    ],
  ])("%j", (numbers, expected) => {
    expect(shown(numbers)).toEqual(expected);
  });

  it("of nothing there is none", () => {
    expect(spreadOf([])).toBeNull();
  });

  it("multiplying all numbers changes no Gini coefficient, and adding to all makes it less", () => {
    const numbers = [1, 4, 4, 9, 30];
    expect(spreadOf(numbers.map((one) => one * 1_000))?.gini).toEqual(spreadOf(numbers)?.gini);
    const richer = spreadOf(numbers.map((one) => one + 10))?.gini?.value as number;
    expect(richer).toBeLessThan(spreadOf(numbers)?.gini?.value as number);
  });

  it("is exact for the greatest number of affinities that it takes, and absent for one more", () => {
    const half = (n: number) => Array.from({ length: n }, (_, at) => (at % 2 === 0 ? 1_000_000 : 999_999));
    // 47,453 × 47,453 differences of one point; 94,906 × 94,905,952,547.
    const { gini } = spreadOf(half(94_906)) ?? {};
    const [a, b] = [47_453n * 47_453n, 94_906n * (47_453n * 1_999_999n)];
    expect(BigInt(gini?.numerator as number) * b).toBe(BigInt(gini?.denominator as number) * a);
    expect(spreadOf(new Array(94_907).fill(1_000_000))?.gini).toBeUndefined();
  });

  it("a fraction is in lowest terms", () => {
    expect(fraction(12, 18)).toEqual({ numerator: 2, denominator: 3, value: 2 / 3 });
    expect(fraction(0, 5)).toEqual({ numerator: 0, denominator: 1, value: 0 });
  });
});
