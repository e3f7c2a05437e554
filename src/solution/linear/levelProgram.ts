import type { Network } from "../network.ts";
import { pairValue } from "../network.ts";
import type { Level } from "../solution.ts";
import type { LinearProgram } from "./linearProgram.ts";

/** One level of a network as a linear program, and which pair each variable stands for. */
export interface LevelProgram {
  readonly program: LinearProgram;
  /** The variables from `slot.length` on are rewards of rows. */
  readonly slot: Int32Array;
}

/**
 * The best assignments of a network at a level as a linear program: one variable a pair; rows for the network's rows,
 * columns and places, as far as they can bind; and where a row may pass the number of pairs that the level rewards,
 * one variable and one row for its reward. O(slots).
 *
 * Rows of the network are disjoint, places are a union of them, columns are disjoint: two nested families, so the
 * matrix is totally unimodular and every vertex is integral. A reward's row repeats its network row with the opposite
 * sign and one unit column of its own, which keeps that.
 * Source: Schrijver, *Theory of Linear and Integer Programming*, 19.3.
 */
export function levelProgram(network: Network, level: Level): LevelProgram {
  const { n, m, start, column, alive, counted } = network;
  const slot: number[] = [];
  const ofRow = new Int32Array(n);
  const ofColumn = new Int32Array(m);
  for (let row = 0; row < n; row++) {
    for (let at = start[row]; at < start[row + 1]; at++) {
      if (alive[at] === 0) continue;
      slot.push(at);
      ofRow[row]++;
      ofColumn[column[at]]++;
    }
  }

  const rowLower: number[] = [];
  const rowUpper: number[] = [];
  /** The program's row for these bounds on a sum of `pairs` variables; −1 where they cannot bind. */
  const bounded = (lower: number, upper: number, pairs: number) => {
    if (lower === 0 && pairs <= upper) return -1;
    rowUpper.push(upper);
    return rowLower.push(lower === 0 ? Number.NEGATIVE_INFINITY : lower) - 1;
  };
  const boundOfRow = Array.from(ofRow, (pairs, row) => bounded(network.rowLo[row], network.rowHi[row], pairs));
  const boundOfColumn = Array.from(ofColumn, (pairs, j) => bounded(network.columnLo[j], network.columnHi[j], pairs));
  const takingPlaces = slot.reduce((sum, at) => sum + counted[network.row[at]], 0);
  const boundOfPlaces = bounded(network.placesLo, network.placesHi, takingPlaces);

  // A row at one pair less than the level rewards, at least: the levels before see to that.
  const unitOf = (row: number) =>
    level.level === "placed" && network.tier[row] === level.priority ? level.demand - network.base[row] : 0;
  const isRewarded = (row: number) => {
    const unit = unitOf(row);
    return unit > network.rowLo[row] && unit <= Math.min(network.rowHi[row], ofRow[row]);
  };
  const rewardOf = new Int32Array(n).fill(-1); // the row of the reward, where the row may pass the rewarded number
  for (let row = 0; row < n; row++) {
    if (!isRewarded(row)) continue;
    if (unitOf(row) - network.rowLo[row] > 1) throw new Error(`solver bug: row ${row} is levels behind`);
    if (Math.min(network.rowHi[row], ofRow[row]) === unitOf(row)) continue; // its last pair is the reward
    // reward − pairs ≤ 1 − unit
    rewardOf[row] = rowLower.push(Number.NEGATIVE_INFINITY) - 1;
    rowUpper.push(1 - unitOf(row));
  }

  const objective: number[] = [];
  const upper: number[] = [];
  const entries = { start: [0], row: [] as number[], coefficient: [] as number[] };
  const add = (worth: number, most: number, ...parts: readonly (readonly [row: number, coefficient: number])[]) => {
    objective.push(worth);
    upper.push(most);
    for (const [row, coefficient] of parts) {
      if (row < 0) continue;
      entries.row.push(row);
      entries.coefficient.push(coefficient);
    }
    entries.start.push(entries.row.length);
  };
  for (const at of slot) {
    const row = network.row[at];
    const byRow = boundOfRow[row];
    const byColumn = boundOfColumn[column[at]];
    const inOne = (byRow >= 0 && rowUpper[byRow] <= 1) || (byColumn >= 0 && rowUpper[byColumn] <= 1);
    const reward = isRewarded(row) && rewardOf[row] < 0 ? 1 : 0;
    add(
      pairValue(network, level, at) + reward,
      inOne ? Number.POSITIVE_INFINITY : 1,
      [byRow, 1],
      [byColumn, 1],
      [counted[row] === 1 ? boundOfPlaces : -1, 1],
      [rewardOf[row], -1],
    );
  }
  for (const row of rewardOf) if (row >= 0) add(1, 1, [row, 1]);

  return {
    slot: Int32Array.from(slot),
    program: {
      objective: Float64Array.from(objective),
      lower: new Float64Array(objective.length),
      upper: Float64Array.from(upper),
      rowLower: Float64Array.from(rowLower),
      rowUpper: Float64Array.from(rowUpper),
      start: Int32Array.from(entries.start),
      row: Int32Array.from(entries.row),
      coefficient: Float64Array.from(entries.coefficient),
    },
  };
}
