import type { Steps } from "../../steps.ts";
import { withinBounds } from "../bestPlaced.ts";
import type { Network } from "../network.ts";
import type { ReadProblem } from "../readProblem.ts";
import type { Conflict, Prices } from "../solution.ts";
import { pricesOf } from "./canonicalCase.ts";
import type { Findings } from "./findings.ts";
import type { Limited } from "./limited.ts";
import { limitedWithoutAim } from "./limited.ts";
import { unforcedRegion } from "./region.ts";
import { solveRelaxation } from "./relaxation.ts";
import type { Charges } from "./sideRows.ts";
import { asMultipliers, chargesWithin } from "./sideRows.ts";

/**
 * Requirements that cannot be met together, read off multipliers that showed something like it before: all that the
 * bound rests on, and every lock, so that it is seldom minimal. Undefined where none of them shows it here.
 */
export function* shownConflict(
  problem: ReadProblem,
  network: Network,
  { charges }: Findings,
): Steps<Conflict | undefined> {
  const limited = limitedWithoutAim(problem, network);
  // What limits force in a case would rest on limits that no multiplier names.
  const region = unforcedRegion(limited);
  if (withinBounds(region.network) === undefined) return undefined;
  for (const given of [...charges].reverse()) {
    const own = chargesWithin(limited, given);
    const relaxation = yield* solveRelaxation(limited, region, 0, [], asMultipliers(limited, 0, own), 1 << 16);
    if (relaxation.total < 0) return restingOn(limited, relaxation.network, yield* pricesOf(relaxation, limited), own);
  }
  return undefined;
}

/** The bounds without which the prices' bound would be higher. */
function restingOn({ problem }: Limited, network: Network, prices: Prices, charges: Charges): Conflict {
  const { n, start, column, score, rowLo, columnLo, counted } = network;
  const rows: number[] = [];
  for (let row = 0; row < n; row++) {
    let best = Number.NEGATIVE_INFINITY;
    for (let slot = start[row]; slot < start[row + 1]; slot++)
      best = Math.max(best, score[slot] - prices.column[column[slot]]);
    if (rowLo[row] > 0 && best - (counted[row] === 1 ? prices.place : 0) < 0) rows.push(row);
  }
  const sides = [...charges].flatMap(([side, charge]) => (charge > 0 ? [side] : [])).sort((a, b) => a - b);
  return {
    rows: Int32Array.from(rows),
    columns: Int32Array.from(columnLo.keys()).filter((j) => columnLo[j] > 0 && prices.column[j] < 0),
    locks: Int32Array.from(problem.locked.keys()),
    limits: sides.map((side) => ({ limit: side >> 1, bound: side % 2 === 0 ? "max" : "min" })),
    capacities: new Int32Array(0),
    places: false,
  };
}
