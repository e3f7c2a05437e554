import type { Network } from "./network.ts";
import { copyNetwork } from "./network.ts";

/** Whether a row is to be placed, decided in this order. */
export type Decisions = readonly { readonly row: number; readonly placed: boolean }[];

/**
 * Rows that take one of the places and may have several pairs: what no network can express, so that it is decided row
 * by row.
 */
export function severalRows(network: Network): number[] {
  const rows: number[] = [];
  for (let row = 0; row < network.n; row++) if (network.counted[row] === 1 && network.rowHi[row] > 1) rows.push(row);
  return rows;
}

/**
 * The network after decisions: a row that is to be placed has its place kept for it, one that is not gets nothing.
 * Rows of `several` still undecided take none of the places, which allows more than the problem does: a relaxation.
 */
export function relaxed(network: Network, several: readonly number[], decisions: Decisions): Network {
  const result = copyNetwork(network);
  for (const row of several) result.counted[row] = 0;
  for (const { row, placed } of decisions) {
    if (placed) result.placesHi--;
    else {
      result.rowHi[row] = 0;
      for (let slot = result.start[row]; slot < result.start[row + 1]; slot++) result.alive[slot] = 0;
    }
  }
  return result;
}

/**
 * The first undecided row that, in some best assignment of the relaxed network, may take a place that is not there;
 * undefined where all of them are within the places. `narrowed` holds the relaxed network's best assignments.
 */
export function doubtful(
  network: Network,
  several: readonly number[],
  decisions: Decisions,
  narrowed: Network,
): number | undefined {
  const decided = new Set(decisions.map(({ row }) => row));
  const mayBePlaced = (row: number) => narrowed.base[row] > 0 || (narrowed.rowHi[row] > 0 && hasAlive(narrowed, row));
  const undecided = several.filter((row) => !decided.has(row) && mayBePlaced(row));
  const kept = decisions.filter(({ placed }) => placed).length;
  let single = 0;
  for (let row = 0; row < network.n; row++)
    if (network.counted[row] === 1 && network.rowHi[row] <= 1 && mayBePlaced(row)) single++;
  return kept + undecided.length + Math.min(single, network.placesHi - kept) > network.placesHi
    ? undecided[0]
    : undefined;
}

function hasAlive({ start, alive }: Network, row: number): boolean {
  for (let slot = start[row]; slot < start[row + 1]; slot++) if (alive[slot] === 1) return true;
  return false;
}
