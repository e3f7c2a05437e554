import type { Steps } from "../../steps.ts";
import { bestAt } from "../bestAt.ts";
import { valueOf } from "../certify.ts";
import type { Pairing } from "../pairing.ts";
import { pairingOf } from "../pairing.ts";
import type { Level, Prices } from "../solution.ts";
import type { Limited, Multipliers } from "./limited.ts";
import type { Region } from "./region.ts";
import type { Weighted } from "./weighted.ts";
import { weightedOf } from "./weighted.ts";

export const TOTAL: Level = { level: "total" };

/** A case's relaxation at some multipliers, solved. */
export interface Relaxation extends Weighted {
  readonly multipliers: Multipliers;
  /** The greatest total: scale × a bound on the level's value, not rounded yet. */
  readonly total: number;
  readonly pairing: Pairing;
  /** Prices that prove it, not the canonical ones. */
  readonly prices: Prices | undefined;
}

/**
 * Solves the relaxation of a case that has an assignment within the network's bounds. `asked`: multipliers in units of
 * the level's value. The scale is the greatest power of 2, up to `scale`, at which every sum is exact; where none is,
 * the multipliers are smaller than asked for.
 */
export function* solveRelaxation(
  limited: Limited,
  region: Region,
  level: number,
  values: readonly number[],
  asked: { readonly limits: Float64Array; readonly levels: Float64Array },
  scale: number,
): Steps<Relaxation> {
  for (let times = scale; ; times /= 2) {
    // Below 1 it is the multipliers that are made smaller: any of them give a true bound.
    const multipliers: Multipliers = {
      scale: Math.max(1, times),
      limits: asked.limits.map((one) => Math.round(times * one) + 0),
      levels: asked.levels.map((one) => Math.round(times * one) + 0),
    };
    const weighted = weightedOf(limited, region, level, values, multipliers);
    const { network } = weighted;
    if (!isExact(weighted) && times > 1e-18) continue;
    const pairing = pairingOf(network, new Uint8Array(network.column.length));
    const prices = yield* bestAt(network, TOTAL, pairing);
    return { ...weighted, multipliers, total: valueOf(network, TOTAL, pairing), pairing, prices };
  }
}

/** As `checkRange` has it for problems. */
export function isExact({ network: { n, m, score, rowHi, columnHi, counted }, magnitude }: Weighted): boolean {
  let low = 0;
  let high = 0;
  for (const one of score) {
    if (one < low) low = one;
    if (one > high) high = one;
  }
  let ofRows = 0;
  let ofColumns = 0;
  for (let row = 0; row < n; row++) ofRows += rowHi[row];
  for (let j = 0; j < m; j++) ofColumns += Math.min(columnHi[j], n);
  const units = Math.min(ofRows, ofColumns) + 1;
  const width = Math.max(1, high - low);
  const prices = counted.includes(1) ? 4 : 2;
  return prices * units * width * (Math.min(units, m) + 4) + magnitude <= Number.MAX_SAFE_INTEGER;
}

/** What is made in the relaxation's assignment: [slots of the problem], decided pairs included. */
export function takenIn({ pairing, slotOf }: Relaxation, { made }: Region): Uint8Array {
  const taken = made.slice();
  for (let slot = 0; slot < pairing.taken.length; slot++) {
    if (pairing.taken[slot] === 0) continue;
    if (slotOf[slot] >= 0) taken[slotOf[slot]] = 1;
  }
  return taken;
}
