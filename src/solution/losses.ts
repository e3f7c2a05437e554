import { checkAnswer } from "./checkAnswer.ts";
import { forcedLosses, solvedWithPlace } from "./forcedLosses.ts";
import type { Network } from "./network.ts";
import { unitReward } from "./network.ts";
import type { Pairing } from "./pairing.ts";
import { pairingOf } from "./pairing.ts";
import type { Level, OptimalAssignment } from "./solution.ts";

/** What imposing each pair of one row would cost, exactly: what a forced re-solve would lose. */
export interface RowLosses {
  /** Rows matched fewer. 0 where impossible. */
  readonly matched: Int32Array; // [columns]
  /** Total lost; Infinity = no valid assignment contains the pair. Negative only where a level before it loses. */
  readonly total: Float64Array; // [columns]
  /** Loss at each level of the certificate, in its order: levels[l][column]. */
  readonly levels: readonly Float64Array[];
  /** How many other rows get other columns, at least. */
  readonly moved: Int32Array; // [columns]
  /** The changes of the assignment with the fewest other rows moved among the best that contain the pair; undefined = impossible. */
  change(column: number): readonly Change[] | undefined;
}

/** One step of a chain: a row leaves a column for another; −1 = none. */
export interface Change {
  readonly row: number;
  readonly from: number;
  readonly to: number;
}

/**
 * Exact losses of imposing (row, column), for all columns at once (solved again where the answer took a search): one shortest-path search to the row in the residual network, lexicographic over the levels and
 * then over the number of rows moved. O(path length · slots · levels).
 *
 * Source: Ahuja, Magnanti & Orlin, *Network Flows*, 9 (a forced arc costs one cheapest cycle).
 */
export function lossesOf(answer: OptimalAssignment, row: number): RowLosses {
  checkAnswer(answer, "row", row);
  if (answer.leaves !== undefined) return forcedLosses(answer, row);
  const { network, levels, taken, problem } = answer.solved;
  const { n, m, start, column, alive } = network;
  const pairing = pairingOf(network, taken);
  const ways = waysTo(network, levels, pairing, row);
  const last = levels.length - 1;
  const losses = levels.map(() => new Float64Array(m));
  const matched = new Int32Array(m);
  const moved = new Int32Array(m);
  losses[last].fill(Number.POSITIVE_INFINITY);
  const slotOf = new Int32Array(m).fill(-1);
  for (let slot = start[row]; slot < start[row + 1]; slot++) {
    const j = column[slot];
    if (alive[slot] === 0) continue;
    slotOf[j] = slot;
    if (pairing.taken[slot] === 1) losses[last][j] = 0;
    else if (ways.cost[0][n + j] < Number.POSITIVE_INFINITY) {
      for (let level = 0; level <= last; level++) losses[level][j] = ways.cost[level][n + j];
      losses[last][j] -= network.score[slot];
      moved[j] = ways.cost[last + 1][n + j];
    }
  }
  for (const [lockedRow, j] of problem.locked) if (lockedRow === row) losses[last][j] = 0;

  const change = (j: number): readonly Change[] | undefined => {
    if (losses[last][j] === Number.POSITIVE_INFINITY) return undefined;
    const slot = slotOf[j];
    if (slot < 0 || pairing.taken[slot] === 1) return [];
    return ways.chain(slot);
  };
  for (let j = 0; j < m; j++) {
    if (losses[last][j] === Number.POSITIVE_INFINITY) continue;
    if (levels.length > 1) {
      for (let level = 0; level < last; level++)
        if ((levels[level] as { demand?: number }).demand === 1) matched[j] += losses[level][j];
    } else matched[j] = matchedFewer(network, pairing, change(j) as readonly Change[]);
  }
  return { matched, total: losses[last], levels: losses, moved, change };
}

/** Exact gain of one more place at a column: rows matched, then total. O(path length · slots · levels). */
export function valueOfPlace(
  answer: OptimalAssignment,
  column: number,
): { matched: number; total: number; levels: readonly number[] } {
  checkAnswer(answer, "column", column);
  const { network, levels, taken } = answer.solved;
  if (answer.leaves !== undefined) {
    const found = solvedWithPlace(answer, column);
    return gainOf(
      levels,
      levels.map((_, at) => (found?.certificate[at].value ?? 0) - answer.certificate[at].value),
    );
  }
  const pairing = pairingOf(network, taken);
  const none = { matched: 0, total: 0, levels: levels.map(() => 0) };
  if (pairing.load[column] < network.columnHi[column]) return none;
  const ground = network.n + network.m;
  const { cost } = waysTo(network, levels, pairing, network.n + column);
  if (cost[0][ground] === Number.POSITIVE_INFINITY) return none;
  const gains = levels.map((_, level) => 0 - cost[level][ground]);
  return gainOf(levels, gains);
}

/** What is gained where the first level that changes is better; else nothing has to change. */
function gainOf(
  levels: readonly Level[],
  gains: readonly number[],
): { matched: number; total: number; levels: readonly number[] } {
  const first = gains.find((gain) => gain !== 0);
  if (first === undefined || first < 0) return { matched: 0, total: 0, levels: gains.map(() => 0) };
  const matched = levels.reduce(
    (sum, level, at) => (level.level === "placed" && level.demand === 1 ? sum + gains[at] : sum),
    0,
  );
  return { matched, total: gains[levels.length - 1], levels: gains };
}

function matchedFewer(network: Network, pairing: Pairing, changes: readonly Change[]): number {
  const degree = new Map<number, number>();
  for (const { row, from, to } of changes)
    degree.set(row, (degree.get(row) ?? pairing.degree[row]) + (to >= 0 ? 1 : 0) - (from >= 0 ? 1 : 0));
  let fewer = 0;
  for (const [row, after] of degree) {
    if (network.base[row] > 0) continue;
    fewer += (pairing.degree[row] > 0 ? 1 : 0) - (after > 0 ? 1 : 0);
  }
  return fewer;
}

/** Cheapest ways from every node to `target` (a node as in `residual.ts`): cost[level][node], then the rows moved on the way, then its steps. */
function waysTo(network: Network, levels: readonly Level[], pairing: Pairing, target: number) {
  const { n, m, start, column, alive, score, counted } = network;
  const ground = n + m;
  const desk = n + m + 1;
  const last = levels.length - 1;
  const parts = levels.length + 2; // the levels, rows moved, steps (so that no way runs in circles)
  const cost = Array.from({ length: parts }, () => new Float64Array(n + m + 2));
  cost[0].fill(Number.POSITIVE_INFINITY);
  cost[0][target] = 0;

  // A step's cost: at the last level the score lost, at the placed levels the reward lost with the row's pair number `unit` (gained where `sign` is −1).
  const next = new Float64Array(parts);
  const stepCost = (to: number, lost: number, moves: number, row: number, unit: number, sign: number) => {
    for (let part = 0; part < parts; part++) next[part] = cost[part][to];
    next[last] += lost;
    next[last + 1] += moves;
    next[last + 2] += 1;
    if (sign !== 0)
      for (let level = 0; level <= last; level++) next[level] += sign * unitReward(network, levels[level], row, unit);
  };
  const improves = (node: number): boolean => {
    if (next[0] === Number.POSITIVE_INFINITY) return false;
    for (let part = 0; part < parts; part++) if (next[part] !== cost[part][node]) return next[part] < cost[part][node];
    return false;
  };
  const equals = (node: number): boolean => {
    for (let part = 0; part < parts; part++) if (next[part] !== cost[part][node]) return false;
    return true;
  };
  const accept = (node: number) => {
    for (let part = 0; part < parts; part++) cost[part][node] = next[part];
  };

  // Every step out of a node, its cost in `next`; stops when `seen` says so.
  const each = (node: number, seen: (to: number) => boolean): void => {
    if (node < n) {
      for (let slot = start[node]; slot < start[node + 1]; slot++) {
        if (alive[slot] === 0 || pairing.taken[slot] === 1) continue;
        stepCost(n + column[slot], -score[slot], 1, node, 0, 0);
        if (seen(n + column[slot])) return;
      }
      if (pairing.degree[node] > network.rowLo[node]) {
        const source = counted[node] === 1 ? desk : ground;
        stepCost(source, 0, 1, node, pairing.degree[node], 1);
        seen(source);
      }
    } else if (node < ground) {
      for (let slot = pairing.head[node - n]; slot >= 0; slot = pairing.next[slot]) {
        stepCost(network.row[slot], score[slot], 0, 0, 0, 0);
        if (seen(network.row[slot])) return;
      }
      if (pairing.load[node - n] < network.columnHi[node - n]) {
        stepCost(ground, 0, 0, 0, 0, 0);
        seen(ground);
      }
    } else {
      const takes = node === desk ? 1 : 0;
      for (let row = 0; row < n; row++) {
        if (counted[row] !== takes || pairing.degree[row] >= network.rowHi[row]) continue;
        stepCost(row, 0, 0, row, pairing.degree[row] + 1, -1);
        if (seen(row)) return;
      }
      if (node === desk) {
        if (pairing.people > network.placesLo) {
          stepCost(ground, 0, 0, 0, 0, 0);
          seen(ground);
        }
        return;
      }
      if (pairing.people < network.placesHi) {
        stepCost(desk, 0, 0, 0, 0, 0);
        if (seen(desk)) return;
      }
      for (let j = 0; j < m; j++) {
        if (pairing.load[j] <= network.columnLo[j]) continue;
        stepCost(n + j, 0, 0, 0, 0, 0);
        if (seen(n + j)) return;
      }
    }
  };

  for (let round = 0, changed = true; changed; round++) {
    if (round > n + m + 4) throw new Error("solver bug: an improving cycle");
    changed = false;
    for (let node = 0; node < n + m + 2; node++) {
      if (node === target) continue;
      each(node, () => {
        if (improves(node)) {
          accept(node);
          changed = true;
        }
        return false;
      });
    }
  }

  /** The changes along the cheapest way that starts by making `slot`, the target's own first; of equal ways the one through the lowest indices. */
  const chain = (slot: number): readonly Change[] => {
    const path = [n + column[slot]];
    for (let node = path[0]; node !== target; path.push(node)) {
      let lowest = -1;
      each(node, (to) => {
        if (equals(node) && (lowest < 0 || to < lowest)) lowest = to;
        return false;
      });
      if (lowest < 0 || path.length > n + m + 2) throw new Error("solver bug: a way that leads nowhere");
      node = lowest;
    }
    const columnAt = (at: number) => (path[at] < ground ? path[at] - n : -1);
    const changes: Change[] = [{ row: target, from: columnAt(path.length - 2), to: columnAt(0) }];
    for (let at = 1; at < path.length - 1; at++)
      if (path[at] < n) changes.push({ row: path[at], from: columnAt(at - 1), to: columnAt(at + 1) });
    return changes;
  };
  return { cost, chain };
}
