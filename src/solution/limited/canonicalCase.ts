import type { Steps } from "../../steps.ts";
import { withinBounds } from "../bestPlaced.ts";
import { certify } from "../certify.ts";
import { withoutDead } from "../network.ts";
import { settle } from "../settle.ts";
import type { Prices } from "../solution.ts";
import { componentsOf } from "../ties.ts";
import type { Candidate } from "./assignments.ts";
import type { CaseProof, Decision, Limited } from "./limited.ts";
import { nearBounds, nearOf } from "./near.ts";
import type { Region } from "./region.ts";
import type { Relaxation } from "./relaxation.ts";
import { TOTAL } from "./relaxation.ts";

/** What is left of a case where its bound is the best value: all that is as good, and perhaps more. */
export interface EqualCase {
  /** The canonical one of all that is left, limits or not: [slots], decided pairs included. */
  readonly taken: Uint8Array;
  /** [slots] 1 = some of what is left makes the pair, and some does not. */
  readonly loose: Uint8Array;
}

/** A case that may hold more than one assignment that is as good as the best. */
export interface OpenCase {
  readonly decisions: readonly Decision[];
  readonly proof: CaseProof;
  /** [slots] 1 = some of what is left of it makes the pair otherwise than the best does. */
  readonly loose: Uint8Array;
}

export function looseIn(left: EqualCase, best: Candidate): Uint8Array {
  return left.loose.map((loose, slot) => (loose === 1 || left.taken[slot] !== best.taken[slot] ? 1 : 0));
}

/** The prices that prove a relaxation: those of `certify`. */
export function* pricesOf({ network, pairing, prices }: Relaxation, { problem }: Limited): Steps<Prices> {
  return (yield* certify(network, TOTAL, pairing, longerOrder(problem.columnOrder, network.m), prices)).prices;
}

/**
 * What in a case may be worth `value`, read off prices whose bound is `total`; undefined where nothing is. The bounds
 * of rows and columns decide, not the limits.
 */
export function* equalCase(
  limited: Limited,
  region: Region,
  { network, slotOf, multipliers }: Pick<Relaxation, "network" | "slotOf" | "multipliers">,
  prices: Prices,
  total: number,
  value: number,
): Steps<EqualCase | undefined> {
  const { problem } = limited;
  const { score } = limited.network;
  const slack = total - multipliers.scale * value;
  const { regrets, rowLo, rowHi } = nearOf(network, prices, slack);
  const { network: left, slotOf: leftOf } = withoutDead({
    ...network,
    ...nearBounds(network, prices, slack),
    rowLo,
    rowHi,
    alive: network.alive.map((alive, slot) => (alive === 1 && regrets[slot] <= slack ? 1 : 0)),
    // Preferences are those of the scores; to go without comes last.
    score: network.score.map((_, slot) => (slotOf[slot] < 0 ? -(2 ** 60) : score[slotOf[slot]])),
  });
  const pairing = withinBounds(left);
  if (pairing === undefined) return undefined;
  const component = componentsOf(left, pairing);
  const columnOrder = longerOrder(problem.columnOrder, network.m);
  const settled = yield* settle(left, pairing, component, { rowOrder: problem.rowOrder, columnOrder });
  const result = { taken: region.made.slice(), loose: new Uint8Array(region.made.length) };
  for (let slot = 0; slot < settled.length; slot++) {
    const at = slotOf[leftOf[slot]];
    if (at < 0) continue;
    if (settled[slot] === 1) result.taken[at] = 1;
    if (component[left.row[slot]] === component[left.n + left.column[slot]]) result.loose[at] = 1;
  }
  return result;
}

function longerOrder(order: Int32Array, length: number): Int32Array {
  const longer = new Int32Array(length);
  longer.set(order);
  for (let at = order.length; at < length; at++) longer[at] = at;
  return longer;
}
