import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { apportioner } from "../../src/candidates/apportion.ts";

function shares(weights: readonly number[]): number[] {
  const out = new Int32Array(weights.length).fill(-5);
  apportioner(weights.length)(Float64Array.from(weights), out);
  return [...out];
}

/** Largest remainder in exact fractions of the doubles as they are. */
function exactly(weights: readonly number[]): number[] {
  const big = weights.map(units);
  const sum = big.reduce((a, b) => a + b, 0n);
  const floors = big.map((weight) => (weight * 1_000_000n) / sum);
  const rest = big.map((weight) => (weight * 1_000_000n) % sum);
  const missing = 1_000_000n - floors.reduce((a, b) => a + b, 0n);
  const first = weights.map((_, k) => k).sort((a, b) => (rest[a] === rest[b] ? a - b : rest[a] > rest[b] ? -1 : 1));
  return weights.map((_, k) => Number(floors[k]) + (first.indexOf(k) < Number(missing) ? 1 : 0));
}

/** In units of 2^-160. */
function units(weight: number): bigint {
  let scale = 0;
  for (; !Number.isInteger(weight); scale++) weight *= 2;
  return BigInt(weight) << BigInt(160 - scale);
}

const sumOf = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);

describe("apportion", () => {
  it.each([
    [[3], [1_000_000]],
    [
      [1, 1, 1],
      [333_334, 333_333, 333_333],
    ],
    [
      [5, 2, 2],
      [555_556, 222_222, 222_222],
    ],
    // Remainders 2/3, 2/3, 2/3: equal, though 1 / 6 and 4 / 6 do not look so in floating point.
    [
      [1, 4, 1],
      [166_667, 666_667, 166_666],
    ],
    [
      [2, 5, 5],
      [166_667, 416_667, 416_666],
    ],
    [
      [0, 1, 0],
      [0, 1_000_000, 0],
    ],
  ])("shares out 1,000,000 points by %j: %j", (weights, expected) => {
    expect(shares(weights)).toEqual(expected);
  });

  it("is exact for integer weights, equal remainders included", () => {
    let tied = 0;
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 7 }), (weights) => {
        const expected = exactly(weights);
        const sum = BigInt(sumOf(weights));
        const rests = weights.map((weight) => (BigInt(weight) * 1_000_000n) % sum).filter((rest) => rest > 0n);
        if (new Set(rests).size < rests.length) tied++;
        expect(shares(weights)).toEqual(expected);
      }),
      { seed: 20270112, numRuns: 5_000 },
    );
    expect(tied).toBeGreaterThan(1_000);
  });

  it("is exact for decimal weights, which in binary are no decimals", () => {
    let apart = 0;
    const weight = fc.integer({ min: 1, max: 60 }).map((tenths) => tenths / 10);
    fc.assert(
      fc.property(fc.array(weight, { minLength: 1, maxLength: 7 }), (weights) => {
        const given = shares(weights);
        expect(given).toEqual(exactly(weights));
        if (given.join() !== exactly(weights.map((one) => Math.round(one * 10))).join()) apart++;
      }),
      { seed: 20270114, numRuns: 5_000 },
    );
    expect(apart).toBeGreaterThan(50);
  });

  it("remembers answers without mixing them up", () => {
    const weights = Array.from({ length: 40 }, (_, at) => Float64Array.of(0.1 * (1 + (at % 13)), 0.3, 0.6 + (at % 2)));
    const apportion = apportioner(3);
    const out = new Int32Array(3);
    for (const one of weights) {
      apportion(one, out);
      expect([...out]).toEqual(exactly([...one]));
      out.fill(-1);
    }
  });

  it("adds up to 1,000,000 and stays within one point of the quota, whatever the weights", () => {
    const extreme = fc
      .tuple(
        fc.double({ min: 1, max: 10, noNaN: true }),
        fc.integer({ min: -18, max: 17 }),
        fc.constantFrom(0, 1, 1, 1),
      )
      .map(([digits, exponent, present]) => digits * Number(`1e${exponent}`) * present);
    let wide = 0;
    fc.assert(
      fc.property(fc.array(extreme, { minLength: 1, maxLength: 40 }), (weights) => {
        const sum = sumOf(weights);
        fc.pre(sum > 0);
        const given = shares(weights);
        expect(given).toEqual(exactly(weights));
        expect(sumOf(given)).toBe(1_000_000);
        weights.forEach((weight, k) => {
          expect(Math.abs(given[k] - (weight / sum) * 1_000_000)).toBeLessThan(1 + 1e-6);
          if (weight === 0) expect(given[k]).toBe(0);
        });
        if (Math.max(...weights) > 1e20 * Math.min(...weights.filter((weight) => weight > 0))) wide++;
      }),
      { seed: 20270113, numRuns: 5_000 },
    );
    expect(wide).toBeGreaterThan(1_000);
  });

  it("is a bug of ours where there is nothing to share by", () => {
    expect(() => shares([0, 0])).toThrow("solver bug");
    expect(() => shares([])).toThrow("solver bug");
    expect(() => shares([1e308, 1e308])).toThrow("solver bug");
  });
});
