import { positionOf } from "./kernel/rows.ts";
import type { Level } from "./solution.ts";

/**
 * The problem as a flow network: rows get between `rowLo` and `rowHi` of their alive slots, columns take between
 * `columnLo` and `columnHi`. Pairs that are decided (locked, or forced by an earlier level's prices) are no longer in
 * it;
 * `base`, `fixed` and the bounds account for them. Levels narrow a network by marking slots dead and tightening bounds;
 * what is feasible in the narrowed network is exactly what is optimal for the levels so far.
 */
export interface Network {
  readonly n: number;
  readonly m: number;
  /** Compressed rows. */
  readonly start: Int32Array; // [n + 1]
  readonly column: Int32Array; // [slots] ascending inside each row
  readonly row: Int32Array; // [slots]
  readonly score: Float64Array; // [slots]
  readonly alive: Uint8Array; // [slots] 1 = may or may not be made
  readonly tier: Int32Array; // [n]
  readonly base: Int32Array; // [n] decided pairs of the row
  readonly rowLo: Int32Array; // [n]
  readonly rowHi: Int32Array; // [n]
  readonly columnLo: Int32Array; // [m]
  readonly columnHi: Int32Array; // [m]
  /** 1 = the row's first pair takes one of the places. All 0 where places are not limited. */
  readonly counted: Uint8Array; // [n]
  readonly placesLo: number;
  readonly placesHi: number;
  /** Total score of the decided pairs. */
  readonly fixed: number;
}

/** The slot of a pair, −1 if it is absent. O(log columns). */
export function slotAt({ start, column }: Pick<Network, "start" | "column">, row: number, j: number): number {
  const at = positionOf(column, j, start[row], start[row + 1]);
  return at < start[row + 1] && column[at] === j ? at : -1;
}

/** A narrower network over the same pairs, to be written to. */
export type Narrowed = { -readonly [K in keyof Network]: Network[K] };

export function copyNetwork(network: Network): Narrowed {
  return {
    ...network,
    alive: network.alive.slice(),
    base: network.base.slice(),
    rowLo: network.rowLo.slice(),
    rowHi: network.rowHi.slice(),
    columnLo: network.columnLo.slice(),
    columnHi: network.columnHi.slice(),
    counted: network.counted.slice(),
  };
}

/** The same network without its dead slots, and which slot each of its slots was. */
export function withoutDead(network: Network): { network: Network; slotOf: Int32Array } {
  const { n, alive } = network;
  let slots = 0;
  for (let slot = 0; slot < alive.length; slot++) slots += alive[slot];
  const slotOf = new Int32Array(slots);
  const start = new Int32Array(n + 1);
  for (let row = 0, at = 0; row < n; row++) {
    for (let slot = network.start[row]; slot < network.start[row + 1]; slot++)
      if (alive[slot] === 1) slotOf[at++] = slot;
    start[row + 1] = at;
  }
  return {
    network: {
      ...network,
      start,
      column: slotOf.map((slot) => network.column[slot]),
      row: slotOf.map((slot) => network.row[slot]),
      score: Float64Array.from(slotOf, (slot) => network.score[slot]),
      alive: new Uint8Array(slots).fill(1),
    },
    slotOf,
  };
}

/** What a level gives a row for its `k`-th undecided pair, besides the pair's own value. */
export function unitReward(network: Network, level: Level, row: number, k: number): number {
  return level.level === "placed" && network.tier[row] === level.priority && network.base[row] + k === level.demand
    ? 1
    : 0;
}

/** What a level gives for a pair itself. */
export function pairValue(network: Network, level: Level, slot: number): number {
  return level.level === "total" ? network.score[slot] : 0;
}

/** Makes a pair of the network a decided one. */
export function decide(network: Narrowed, slot: number): void {
  const row = network.row[slot];
  const column = network.column[slot];
  network.alive[slot] = 0;
  network.base[row]++;
  network.rowHi[row]--;
  network.rowLo[row] = Math.max(0, network.rowLo[row] - 1);
  network.columnHi[column]--;
  network.columnLo[column] = Math.max(0, network.columnLo[column] - 1);
  network.fixed += network.score[slot];
  if (network.counted[row] === 1) {
    network.counted[row] = 0;
    network.placesHi--;
    network.placesLo = Math.max(0, network.placesLo - 1);
  }
}
