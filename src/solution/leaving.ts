import type { Network } from "./network.ts";
import { slotAt, unitReward } from "./network.ts";
import type { Level } from "./solution.ts";
import type { Cost, Ways } from "./ways.ts";

/**
 * What it loses, level by level, to do without a made pair, exactly; undefined where nothing valid does. The row takes
 * up another column, or gets one less; then the place goes to whom it is worth most, or to nobody. One search to the
 * column, the first time that it is asked about; O(columns) for each of its pairs.
 *
 * Source: the cheapest cycle through the pair's arc in the residual network, as in `lossesOf`.
 */
export function leavingCost(
  network: Network,
  levels: readonly Level[],
  ways: Ways,
  row: number,
  column: number,
): readonly number[] | undefined {
  const { start, alive, score, counted, rowLo } = network;
  const { taken, degree } = ways.pairing;
  const own = slotAt(network, row, column);
  const waysIn = ways.toColumn(column);
  let least: readonly number[] | undefined;
  const see = (cost: Cost | undefined, gained: number, unit: number): void => {
    if (cost === undefined) return;
    const lost = [...cost.levels, cost.total + score[own] - gained].map((loss, level) =>
      unit === 0 ? loss : loss + unitReward(network, levels[level], row, unit),
    );
    if (least === undefined || isLess(lost, least)) least = lost;
  };
  for (let slot = start[row]; slot < start[row + 1]; slot++)
    if (alive[slot] === 1 && taken[slot] === 0) see(waysIn.from(network.column[slot]), score[slot], 0);
  if (degree[row] > rowLo[row]) see(counted[row] === 1 ? waysIn.fromDesk() : waysIn.fromGround(), 0, degree[row]);
  return least;
}

function isLess(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((value, level) => value !== b[level]);
  return at >= 0 && a[at] < b[at];
}
