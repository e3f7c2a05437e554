import { bestAt } from "./bestAt.ts";
import { certify } from "./certify.ts";
import type { LinearSolver } from "./linear/linearProgram.ts";
import { certifyProposal, proposalOf } from "./linear/proposal.ts";
import type { Network } from "./network.ts";
import type { Pairing } from "./pairing.ts";
import { pairingOf } from "./pairing.ts";
import { settle } from "./settle.ts";
import type { Level, PriceLevels } from "./solution.ts";
import { componentsOf, tiedRows } from "./ties.ts";

export interface Orders {
  readonly rowOrder: Int32Array;
  readonly columnOrder: Int32Array;
}

/** The canonical optimum of a network, level by level, with its proof. */
export interface Solution {
  readonly certificate: PriceLevels;
  /** Exactly the best assignments. */
  readonly narrowed: Network;
  /** [slots] 1 = made. */
  readonly taken: Uint8Array;
  /** Rows that another best assignment gives other columns. */
  readonly tied: Int32Array;
}

/**
 * Solves a network exactly: each level on what the level before left open, each proved before the next. Undefined
 * where its bounds cannot be met. A row that takes one of the places may have one pair at most here; `search` handles
 * the others. A `solver`, if given, proposes each level's assignment; everything else stays as it is.
 */
export function solve(
  network: Network,
  levels: readonly Level[],
  orders: Orders,
  solver?: LinearSolver,
): Solution | undefined {
  if ((network.placesHi < 0 || !asksForNothing(network)) && !feasible(network)) return undefined;
  const made = new Uint8Array(network.column.length);
  const certificate: PriceLevels[number][] = [];
  let narrowed = network;
  let best: Uint8Array = new Uint8Array(network.column.length);
  for (const level of levels) {
    const pairing = solver === undefined ? bestAt(narrowed, level).pairing : proposalOf(solver, narrowed, level);
    best = pairing.taken;
    const proof =
      solver === undefined
        ? certify(narrowed, level, pairing, orders.columnOrder)
        : certifyProposal(solver, narrowed, level, pairing, orders.columnOrder);
    certificate.push({ ...level, value: proof.value, prices: proof.prices });
    // What the prices decided is made in every best assignment, this one included.
    for (let slot = 0; slot < made.length; slot++)
      if (best[slot] === 1 && proof.narrowed.alive[slot] === 0) made[slot] = 1;
    narrowed = proof.narrowed;
  }
  const last = pairingOf(narrowed, best);
  const component = componentsOf(narrowed, last);
  const settled = settle(narrowed, last, component, orders);
  return {
    certificate,
    narrowed,
    tied: tiedRows(narrowed, component),
    taken: made.map((one, slot) => one | settled[slot]),
  };
}

/** Whether anything is within the network's lower and upper bounds. */
export function feasible(network: Network): boolean {
  return withinBounds(network) !== undefined;
}

/** Some pairing within the network's lower and upper bounds, or undefined. */
export function withinBounds(network: Network): Pairing | undefined {
  const { rowLo, rowHi, columnLo, columnHi, placesHi } = network;
  if (placesHi < 0 || exceeds(rowLo, rowHi) || exceeds(columnLo, columnHi)) return undefined;
  const { pairing, missing } = bestAt(network, { level: "required" });
  return missing === 0 ? pairing : undefined;
}

function exceeds(some: Int32Array, others: Int32Array): boolean {
  return some.some((value, at) => value > others[at]);
}

function asksForNothing({ rowLo, columnLo }: Network): boolean {
  return rowLo.every((least) => least === 0) && columnLo.every((least) => least === 0);
}
