import { withinBounds } from "../bestPlaced.ts";
import type { Narrowed, Network } from "../network.ts";
import { copyNetwork, decide, slotAt, withoutDead } from "../network.ts";
import { anyMarked, countSlot } from "./blocks.ts";
import type { Decision, Limited } from "./limited.ts";

/** A case of the search: the network that its decisions, and what the limits make of them, leave. */
export interface Region {
  /** Of its own slots: those of the problem that are neither decided nor ruled out. */
  readonly network: Network;
  /** The problem's slot of each. */
  readonly slotOf: Int32Array;
  /** [slots of the problem] 1 = one of them. */
  readonly alive: Uint8Array;
  /** [slots of the problem] 1 = decided: made in every assignment of the case. */
  readonly made: Uint8Array;
  /** Pairs that each limit counts already, locked ones included. */
  readonly counts: Int32Array; // [limits]
}

/**
 * The case of `decisions`; undefined where they cannot be kept. A limit that has its most makes all its other pairs
 * absent, one that has its fewest to choose from makes them all. `open`: [slots] 1 = not yet ruled out. Rows of
 * `several` that are undecided take none of the places, which allows more than the problem does.
 */
export function regionOf(limited: Limited, open: Uint8Array, decisions: readonly Decision[]): Region | undefined {
  const { blocks, several } = limited;
  const network = copyNetwork(limited.network);
  for (let slot = 0; slot < open.length; slot++) network.alive[slot] &= open[slot];
  const region: Deciding = { network, made: new Uint8Array(open.length), counts: blocks.locked.slice() };
  for (const row of several) network.counted[row] = 0;
  for (const decision of decisions) {
    if ("placed" in decision) {
      if (decision.placed) network.placesHi--;
      else if (network.rowLo[decision.row] > 0 || network.base[decision.row] > 0) return undefined;
      else closeRow(network, decision.row);
      continue;
    }
    const slot = slotAt(network, decision.row, decision.column);
    if (slot < 0 || network.alive[slot] === 0) {
      // Made already, by another limit.
      if (slot >= 0 && region.made[slot] === 1 && decision.made) continue;
      if (decision.made) return undefined;
      continue;
    }
    if (decision.made) makePair(limited, region, slot);
    else network.alive[slot] = 0;
  }
  if (!propagate(limited, region)) return undefined;
  return { ...region, ...withoutDead(network), alive: network.alive };
}

/** The case of no decisions, in which limits force nothing. */
export function unforcedRegion({ network: whole, several, blocks }: Limited): Region {
  const network = copyNetwork(whole);
  for (const row of several) network.counted[row] = 0;
  const made = new Uint8Array(network.column.length);
  return { made, counts: blocks.locked.slice(), ...withoutDead(network), alive: network.alive };
}

/** A case in the making, of the problem's slots. */
interface Deciding extends Pick<Region, "made" | "counts"> {
  readonly network: Narrowed;
}

/** As `regionOf`, and undefined also where the bounds of rows, columns and places cannot be kept. */
export function caseOf(limited: Limited, open: Uint8Array, decisions: readonly Decision[]): Region | undefined {
  const region = regionOf(limited, open, decisions);
  return region === undefined || withinBounds(region.network) === undefined ? undefined : region;
}

/** Whether the assignment is one of the case. */
export function isInside({ alive, made }: Region, taken: Uint8Array): boolean {
  for (let slot = 0; slot < taken.length; slot++)
    if (taken[slot] === 1 ? alive[slot] === 0 && made[slot] === 0 : made[slot] === 1) return false;
  return true;
}

function closeRow(network: Narrowed, row: number): void {
  network.rowHi[row] = 0;
  for (let slot = network.start[row]; slot < network.start[row + 1]; slot++) network.alive[slot] = 0;
}

function makePair({ blocks }: Limited, { network, made, counts }: Deciding, slot: number): void {
  made[slot] = 1;
  countSlot(blocks, slot, counts);
  decide(network, slot);
}

/** False where a bound cannot be kept. */
function propagate(limited: Limited, region: Deciding): boolean {
  const { blocks } = limited;
  const { network, counts } = region;
  const { n, m, start, column, alive, rowHi, columnHi } = network;
  const left = new Int32Array(blocks.count); // pairs still open
  const full = new Uint8Array(blocks.count);
  const short = new Uint8Array(blocks.count);
  for (let changed = true; changed; ) {
    changed = false;
    if (network.placesHi < 0) return false;
    for (let j = 0; j < m; j++) if (columnHi[j] < 0) return false;
    left.fill(0);
    for (let row = 0; row < n; row++) {
      if (rowHi[row] < 0) return false;
      for (let slot = start[row]; slot < start[row + 1]; slot++) {
        if (alive[slot] === 0) continue;
        if (rowHi[row] === 0 || columnHi[column[slot]] === 0) alive[slot] = 0;
        else countSlot(blocks, slot, left);
      }
    }
    full.fill(0);
    short.fill(0);
    let decides = false;
    for (let k = 0; k < blocks.count; k++) {
      if (counts[k] > blocks.max[k] || counts[k] + left[k] < blocks.min[k]) return false;
      if (left[k] === 0) continue;
      if (counts[k] === blocks.max[k]) full[k] = 1;
      else if (counts[k] + left[k] === blocks.min[k]) short[k] = 1;
      else continue;
      decides = true;
    }
    if (!decides) continue;
    for (let slot = 0; slot < alive.length; slot++) {
      if (alive[slot] === 0) continue;
      if (anyMarked(blocks, slot, full)) alive[slot] = 0;
      else if (anyMarked(blocks, slot, short)) makePair(limited, region, slot);
      else continue;
      changed = true;
    }
  }
  return true;
}
