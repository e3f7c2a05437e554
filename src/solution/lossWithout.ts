import { unitReward } from "./network.ts";
import type { OptimalAssignment } from "./solution.ts";
import type { Cost } from "./ways.ts";

/**
 * What forbidding a pair that the answer makes would lose, at each level of people placed and then in total, exactly;
 * undefined where nothing is possible without it. Of an answer that a search or a count found it is not known this way:
 * a TypeError. One search to the column, the first time that it is asked about; O(columns) for each of its pairs.
 *
 * Source: the cheapest cycle through the pair's arc in the residual network, as in `lossesOf`.
 */
export function lossWithout(answer: OptimalAssignment, row: number, column: number): number[] | undefined {
  const { leaves, searches, counts, solved } = answer;
  if (leaves !== undefined || searches !== undefined || counts !== undefined)
    throw new TypeError("answer: expected one network that holds it");
  const { network, levels } = solved;
  const { pairing } = solved.ways;
  const waysIn = solved.ways.toColumn(column);
  const from = network.start[row];
  const own = network.column.subarray(from, network.start[row + 1]).indexOf(column);
  const slot = from + own;
  if (own < 0 || pairing.taken[slot] === 0)
    throw new TypeError("row, column: expected a pair that is made and not locked");

  let least: number[] | undefined;
  const see = (cost: Cost | undefined, gained: number, unit: number): void => {
    if (cost === undefined) return;
    const lost = [...cost.levels, cost.total + network.score[slot] - gained].map((loss, level) =>
      unit === 0 ? loss : loss + unitReward(network, levels[level], row, unit),
    );
    if (least === undefined || isLess(lost, least)) least = lost;
  };
  // The row goes to another column, or nowhere.
  for (let other = from; other < network.start[row + 1]; other++)
    if (network.alive[other] === 1 && pairing.taken[other] === 0)
      see(waysIn.from(network.column[other]), network.score[other], 0);
  if (pairing.degree[row] > network.rowLo[row])
    see(network.counted[row] === 1 ? waysIn.fromDesk() : waysIn.fromGround(), 0, pairing.degree[row]);
  return least;
}

function isLess(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((value, level) => value !== b[level]);
  return at >= 0 && a[at] < b[at];
}
