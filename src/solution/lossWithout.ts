import { leavingCost } from "./leaving.ts";
import { isSearched } from "./losses.ts";
import { slotAt } from "./network.ts";
import type { OptimalAssignment } from "./solution.ts";
import { waysIn } from "./ways.ts";

/**
 * What forbidding a pair that the answer makes would lose, at each level of people placed and then in total, exactly;
 * undefined where nothing is possible without it. Of an answer that a search or a count found it is not known this way:
 * a TypeError. Costs as `leavingCost`.
 */
export function lossWithout(answer: OptimalAssignment, row: number, column: number): readonly number[] | undefined {
  if (isSearched(answer)) throw new TypeError("answer: expected one network that holds it");
  const { solved } = answer;
  const { network, levels } = solved;
  const ways = waysIn(solved);
  const own = slotAt(network, row, column);
  if (own < 0 || ways.pairing.taken[own] === 0)
    throw new TypeError("row, column: expected a pair that is made and not locked");
  return leavingCost(network, levels, ways, row, column);
}
