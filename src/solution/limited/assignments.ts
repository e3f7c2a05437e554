import { countSlot } from "./blocks.ts";
import type { Limited } from "./limited.ts";

/** An assignment of the problem without its limits, with what they ask of it. */
export interface Candidate {
  /** [slots] 1 = made; locked pairs are no slots. */
  readonly taken: Uint8Array;
  /** What it is worth at each level. */
  readonly values: readonly number[]; // [levels]
  /** Pairs that each limit counts, locked ones included. */
  readonly counts: Int32Array; // [limits]
  /** Rows that take one of the places. */
  readonly people: number;
}

export function candidateOf({ network, levels, blocks }: Limited, taken: Uint8Array): Candidate {
  const { n, start, base, tier, score, counted } = network;
  const counts = blocks.locked.slice();
  const degree = base.slice();
  let total = network.fixed;
  let people = 0;
  for (let row = 0; row < n; row++) {
    for (let slot = start[row]; slot < start[row + 1]; slot++) {
      if (taken[slot] === 0) continue;
      degree[row]++;
      total += score[slot];
      countSlot(blocks, slot, counts);
    }
    if (counted[row] === 1 && degree[row] > 0) people++;
  }
  const values = levels.map((level) => {
    if (level.level === "total") return total;
    let value = 0;
    for (let row = 0; row < n; row++) if (tier[row] === level.priority && degree[row] >= level.demand) value++;
    return value;
  });
  return { taken, values, counts, people };
}

/** Whether limits and places are kept; the other bounds are those of every network that is searched. */
export function keepsLimits({ blocks, network }: Limited, { counts, people }: Candidate): boolean {
  if (people > network.placesHi) return false;
  for (let k = 0; k < blocks.count; k++) if (counts[k] < blocks.min[k] || counts[k] > blocks.max[k]) return false;
  return true;
}
