import type { Network } from "../network.ts";
import { UNLIMITED } from "../readLimits.ts";
import type { ReadProblem } from "../readProblem.ts";

/** The limits of a problem, to be asked by pair. */
export interface Blocks {
  readonly count: number;
  readonly min: Int32Array; // [limits]
  readonly max: Int32Array; // [limits] UNLIMITED = none
  /** Slot s is counted by the limits limit[start[s]] … limit[start[s + 1] − 1], ascending. */
  readonly start: Int32Array; // [slots + 1]
  readonly limit: Int32Array;
  /** Locked pairs that each limit counts. */
  readonly locked: Int32Array; // [limits]
}

export function blocksOf({ limits, locked, demand, capacity }: ReadProblem, network: Network): Blocks {
  const { n, m, start, column } = network;
  const slots = column.length;
  const ofRow: number[][] = Array.from({ length: n }, () => []);
  limits.forEach(({ rows }, k) => {
    for (const row of rows) ofRow[row].push(k);
  });
  const first = new Int32Array(slots + 1);
  const slotAt = new Int32Array(m);
  const eachOfRow = (row: number, visit: (slot: number, k: number) => void) => {
    slotAt.fill(-1);
    for (let slot = start[row]; slot < start[row + 1]; slot++) slotAt[column[slot]] = slot;
    for (const k of ofRow[row]) for (const j of limits[k].columns) if (slotAt[j] >= 0) visit(slotAt[j], k);
  };
  for (let row = 0; row < n; row++)
    eachOfRow(row, (slot) => {
      first[slot + 1]++;
    });
  for (let slot = 0; slot < slots; slot++) first[slot + 1] += first[slot];
  const limit = new Int32Array(first[slots]);
  const next = first.slice();
  for (let row = 0; row < n; row++)
    eachOfRow(row, (slot, k) => {
      limit[next[slot]++] = k;
    });
  const blocks = {
    count: limits.length,
    min: Int32Array.from(limits, ({ min }) => min),
    // What can never be passed does not limit.
    max: Int32Array.from(limits, ({ rows, columns, max }) => {
      const ofRows = rows.reduce((sum, row) => sum + demand[row], 0);
      const ofColumns = columns.reduce((sum, j) => sum + capacity[j], 0);
      return max >= Math.min(ofRows, ofColumns) ? UNLIMITED : max;
    }),
    start: first,
    limit,
    locked: new Int32Array(limits.length),
  };
  limits.forEach(({ rows, columns }, k) => {
    const inRows = new Set(rows);
    const inColumns = new Set(columns);
    for (const [row, j] of locked) if (inRows.has(row) && inColumns.has(j)) blocks.locked[k]++;
  });
  return blocks;
}

/** Adds 1 at every limit that counts the slot. */
export function countSlot({ start, limit }: Blocks, slot: number, counts: Int32Array): void {
  for (let at = start[slot]; at < start[slot + 1]; at++) counts[limit[at]]++;
}

/** Whether any limit that counts the slot is marked. */
export function anyMarked({ start, limit }: Blocks, slot: number, marked: Uint8Array): boolean {
  for (let at = start[slot]; at < start[slot + 1]; at++) if (marked[limit[at]] === 1) return true;
  return false;
}

/** Whether limit k counts the slot. */
export function isCounted({ start, limit }: Blocks, slot: number, k: number): boolean {
  for (let at = start[slot]; at < start[slot + 1]; at++) if (limit[at] === k) return true;
  return false;
}
