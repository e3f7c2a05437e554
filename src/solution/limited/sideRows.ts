import { UNLIMITED } from "../readLimits.ts";
import type { Candidate } from "./assignments.ts";
import type { Limited, Multipliers } from "./limited.ts";

/**
 * Multipliers of side rows, in units of the level's value, all ≥ 0: by the number of the side row. 2k is the most of
 * limit k, 2k + 1 its fewest; after the limits, of level p before, 2p is that its value is not passed and 2p + 1 that
 * it is reached.
 */
export type Charges = ReadonlyMap<number, number>;

/** What an assignment counts: pairs by limit, and its value at each level as a relaxation pays for it. */
export type Counted = Pick<Candidate, "counts" | "values">;

/** By how much an assignment passes a side row; < 0: what is left. `values`: of the levels before. */
export function excessOf({ blocks }: Limited, values: readonly number[], counted: Counted, side: number): number {
  const k = side >> 1;
  const most = (side & 1) === 0;
  if (k >= blocks.count) {
    const p = k - blocks.count;
    return most ? counted.values[p] - values[p] : values[p] - counted.values[p];
  }
  return most ? counted.counts[k] - blocks.max[k] : blocks.min[k] - counted.counts[k];
}

/** The side rows that an assignment passes. */
export function passedBy({ blocks }: Limited, values: readonly number[], { counts, values: own }: Counted): number[] {
  const sides: number[] = [];
  for (let k = 0; k < blocks.count; k++) {
    if (blocks.max[k] !== UNLIMITED && counts[k] > blocks.max[k]) sides.push(2 * k);
    if (counts[k] < blocks.min[k]) sides.push(2 * k + 1);
  }
  values.forEach((value, p) => {
    if (own[p] > value) sides.push(2 * (blocks.count + p));
    if (own[p] < value) sides.push(2 * (blocks.count + p) + 1);
  });
  return sides;
}

/** Charges as multipliers with a sign: of limits, and of levels (> 0: paid for reaching it). */
export function asMultipliers({ blocks }: Limited, level: number, charges: Charges) {
  const multipliers = { limits: new Float64Array(blocks.count), levels: new Float64Array(level) };
  for (const [side, charge] of charges) {
    const k = side >> 1;
    const sign = (side & 1) === 0 ? 1 : -1;
    if (k < blocks.count) multipliers.limits[k] += sign * charge;
    else multipliers.levels[k - blocks.count] -= sign * charge;
  }
  return multipliers;
}

/** The charges of bounds that the problem has. */
export function chargesWithin({ blocks }: Limited, charges: Charges): Charges {
  return new Map([...charges].filter(([side]) => side % 2 === 1 || blocks.max[side >> 1] !== UNLIMITED));
}

/** The charges of multipliers with a sign. */
export function chargesOf({ blocks }: Limited, { scale, limits, levels }: Multipliers): Charges {
  const charges = new Map<number, number>();
  limits.forEach((one, k) => {
    if (one !== 0) charges.set(one > 0 ? 2 * k : 2 * k + 1, Math.abs(one) / scale);
  });
  levels.forEach((one, p) => {
    charges.set(2 * (blocks.count + p) + (one < 0 ? 0 : 1), Math.abs(one) / scale);
  });
  return charges;
}
