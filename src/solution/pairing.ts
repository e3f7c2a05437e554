import type { Network } from "./network.ts";

/** A set of made pairs of a network's alive slots, with what searches ask of it. */
export interface Pairing {
  /** [slots] 1 = made. */
  readonly taken: Uint8Array;
  readonly degree: Int32Array; // [n]
  readonly load: Int32Array; // [m]
  /** The column's made pairs: a doubly linked list of slots, −1 = end. */
  readonly head: Int32Array; // [m]
  readonly next: Int32Array; // [slots]
  readonly previous: Int32Array; // [slots]
  /** Rows that take one of the places. */
  people: number;
}

/** The pairing of those slots that are alive in the network. O(slots). */
export function pairingOf(network: Network, taken: Uint8Array): Pairing {
  const made: number[] = [];
  for (let slot = 0; slot < taken.length; slot++) if (taken[slot] === 1) made.push(slot);
  return pairingFrom(network, made);
}

/** As `pairingOf`, of slots in ascending order. */
export function pairingFrom(network: Network, made: readonly number[]): Pairing {
  const slots = network.column.length;
  const pairing: Pairing = {
    taken: new Uint8Array(slots),
    degree: new Int32Array(network.n),
    load: new Int32Array(network.m),
    head: new Int32Array(network.m).fill(-1),
    next: new Int32Array(slots),
    previous: new Int32Array(slots),
    people: 0,
  };
  for (let at = made.length - 1; at >= 0; at--) if (network.alive[made[at]] === 1) make(network, pairing, made[at]);
  return pairing;
}

/** The slots of the made pairs, column by column. O(columns + pairs). */
export function slotsOf({ head, next }: Pairing): number[] {
  const slots: number[] = [];
  for (const first of head) for (let slot = first; slot >= 0; slot = next[slot]) slots.push(slot);
  return slots;
}

export function make(network: Network, pairing: Pairing, slot: number): void {
  const row = network.row[slot];
  const column = network.column[slot];
  const first = pairing.head[column];
  pairing.taken[slot] = 1;
  pairing.previous[slot] = -1;
  pairing.next[slot] = first;
  if (first >= 0) pairing.previous[first] = slot;
  pairing.head[column] = slot;
  pairing.load[column]++;
  if (pairing.degree[row]++ === 0) pairing.people += network.counted[row];
}

export function unmake(network: Network, pairing: Pairing, slot: number): void {
  const row = network.row[slot];
  const column = network.column[slot];
  const before = pairing.previous[slot];
  const after = pairing.next[slot];
  pairing.taken[slot] = 0;
  if (before >= 0) pairing.next[before] = after;
  else pairing.head[column] = after;
  if (after >= 0) pairing.previous[after] = before;
  pairing.load[column]--;
  if (--pairing.degree[row] === 0) pairing.people -= network.counted[row];
}

/** Makes a pair that is not made, undoes one that is. */
export function flip(network: Network, pairing: Pairing, slot: number): void {
  if (pairing.taken[slot] === 1) unmake(network, pairing, slot);
  else make(network, pairing, slot);
}

/** Undoes all pairs. */
export function clear(network: Network, pairing: Pairing): void {
  for (let column = 0; column < network.m; column++)
    while (pairing.head[column] >= 0) unmake(network, pairing, pairing.head[column]);
}
