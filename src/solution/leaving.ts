import type { Network } from "./network.ts";
import { unitReward } from "./network.ts";
import type { Level } from "./solution.ts";
import type { Cost, Ways } from "./ways.ts";

/**
 * What it costs at least, level by level, to do without a made pair; undefined where nothing valid does. The row takes
 * up another column, on the cheapest way home, or gets one less, and the place goes to whom it is worth most, or to
 * nobody. Exact where the row has no other column. O(columns) for each column of the row, searched once for all rows.
 */
export function leavingCost(
  network: Network,
  levels: readonly Level[],
  ways: Ways,
  row: number,
  column: number,
): readonly number[] | undefined {
  const { start, alive, score, counted, rowLo } = network;
  const { pairing } = ways;
  const degree = pairing.degree[row];
  const wayHome = ways.toRow(row);
  let least: readonly number[] | undefined;
  const offer = (cost: readonly number[]) => {
    if (least === undefined || isLess(cost, least)) least = cost;
  };
  for (let slot = start[row]; slot < start[row + 1]; slot++) {
    if (alive[slot] === 0) continue;
    const other = network.column[slot];
    if (pairing.taken[slot] === 0) {
      const cost = wayHome.costFrom(other);
      if (cost !== undefined) offer([...cost.levels, cost.total - score[slot]]);
    } else if (other === column && degree > rowLo[row]) {
      const filled = ways.groundTo(column, counted[row] === 1);
      if (filled !== undefined)
        offer(withoutPair(filled, (level) => unitReward(network, level, row, degree), score[slot]));
    }
  }
  return least;

  function withoutPair(filled: Cost, reward: (level: Level) => number, own: number): readonly number[] {
    const all = [...filled.levels, filled.total + own];
    return all.map((cost, at) => cost + reward(levels[at]));
  }
}

function isLess(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((value, level) => value !== b[level]);
  return at >= 0 && a[at] < b[at];
}
