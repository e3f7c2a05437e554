import { describe, expect, it } from "vitest";
import { compareDistances, isWithin } from "../../src/candidates/decimal.ts";

describe("distances of numbers as they are written", () => {
  it.each([
    [0.1, 0.05, 0.15, 0],
    [0.3, 0.2, 0.4, 0],
    [0.15, 0.1, 0.2, 0],
    [0.62, 0.6, 0.65, -1],
    [0.33, 0.3, 0.35, 1],
    [1, 0.9, 1.2, -1],
    [1e-7, 0, 2e-7, 0],
    [1e21, 1e21, 2e21, -1],
    [1 / 3, 0.3, 0.35, 1],
    [0, 0, 5e-324, -1],
  ])("from %d, %d against %d", (from, a, b, expected) => {
    expect(Math.sign(compareDistances(from, a, b))).toBe(expected);
    expect(Math.sign(compareDistances(from, b, a))).toBe(0 - expected + 0);
  });

  it("of every tenth and twentieth, steps to both sides are equal", () => {
    for (let k = 1; k < 400; k++) {
      for (const unit of [10, 20]) {
        const from = k / unit;
        expect(compareDistances(from, (k - 1) / unit, (k + 1) / unit), `${from}`).toBe(0);
        expect(isWithin(from, (k + 10 * unit) / unit, 10), `${from}`).toBe(true);
        expect(isWithin(from, (k + 10 * unit + 1) / unit, 10), `${from}`).toBe(false);
      }
    }
  });
});
