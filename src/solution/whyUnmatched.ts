import { finish } from "../steps.ts";
import type { HallSet } from "./hallSet.ts";
import { hallSetIn } from "./hallSet.ts";
import { possibleWithin } from "./limited/possibleWithin.ts";
import type { Network } from "./network.ts";
import type { Pairing } from "./pairing.ts";
import type { ReadProblem } from "./readProblem.ts";
import { possible } from "./search.ts";

/** An assignment in its network. */
export interface Placed {
  readonly problem: ReadProblem;
  /** The problem without its locked pairs. */
  readonly network: Network;
  /** [slots] 1 = the pair is made. */
  readonly taken: Uint8Array;
  /** The same; whoever changes it changes it back. */
  readonly pairing: Pairing;
}

/** Why a row has no column. */
export type WhyUnmatched =
  | { readonly why: "no-room"; readonly hallSet: HallSet }
  /** Groups of limits, ascending: without them, and not without fewer, the row could be matched too. */
  | { readonly why: "limits"; readonly groups: Int32Array }
  /** Of a stable assignment: the row's columns, which all have others. */
  | { readonly why: "not-chosen"; readonly columns: Int32Array }
  | { readonly why: "unproved" };

/**
 * Why an unmatched row is unmatched; undefined where it has no column to choose from. A Hall set, where it says that
 * there is no room whatever the limits: of rows of the row's tier or higher ones. Else the limits stand in the way:
 * those groups of them without which the row could be matched beside all rows of its tier and higher ones that are.
 * Each group is tried in turn, a search each; where the steps run out, a group stays in.
 *
 * `isProved`: the assignment is a best one; else no more than Hall sets can be said.
 */
export function whyUnmatched(
  placed: Placed,
  row: number,
  groups: readonly (readonly number[])[],
  isProved: boolean,
): WhyUnmatched | undefined {
  const { problem, network, taken } = placed;
  const { start, alive, tier, base } = network;
  if (!alive.subarray(start[row], start[row + 1]).includes(1)) return undefined;
  const hallSet = hallSetIn(placed, row);
  const holds = (one: number) => base[one] > 0 || tier[one] >= tier[row];
  if (hallSet !== undefined && (groups.length === 0 || hallSet.limit === "places" || hallSet.rows.every(holds)))
    return { why: "no-room", hallSet };
  if (!isProved) return { why: "unproved" };
  if (groups.length === 0) return undefined;
  const rowLo = network.rowLo.slice();
  for (let other = 0; other < network.n; other++) {
    const isMatched = other === row || taken.subarray(start[other], start[other + 1]).includes(1);
    if (isMatched && tier[other] >= tier[row] && base[other] === 0) rowLo[other] = 1;
  }
  const dropped = new Set(groups.keys());
  for (let group = 0; group < groups.length; group++) {
    dropped.delete(group);
    if (dropped.size === 0 || !isPossible(problem, { ...network, rowLo }, keptOf(groups, dropped))) dropped.add(group);
  }
  return { why: "limits", groups: Int32Array.from(dropped).sort() };
}

function keptOf(groups: readonly (readonly number[])[], dropped: ReadonlySet<number>): readonly number[] {
  return groups.flatMap((limits, group) => (dropped.has(group) ? [] : limits));
}

/** Whether the network's bounds can be met within these limits; no, where the steps run out. */
function isPossible(problem: ReadProblem, network: Network, limits: readonly number[]): boolean {
  try {
    if (limits.length === 0) return possible(network);
    return finish(possibleWithin({ ...problem, limits: limits.map((k) => problem.limits[k]) }, network));
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
