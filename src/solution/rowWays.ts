import type { Network } from "./network.ts";
import { unitReward } from "./network.ts";
import type { Pairing } from "./pairing.ts";
import type { Level } from "./solution.ts";
import type { Cost, Ways } from "./ways.ts";

/**
 * Cheapest ways row by row, for networks whose columns are too many for a graph of their own. O(path length · slots ·
 * levels) each.
 */
export function rowWays(network: Network, levels: readonly Level[], pairing: Pairing): Ways {
  const { n, m } = network;
  const ground = n + m;
  const costAt = (cost: readonly Float64Array[], node: number): Cost | undefined => {
    if (cost[0][node] === Number.POSITIVE_INFINITY) return undefined;
    const all = cost.map((part) => part[node]);
    return { levels: all.slice(0, levels.length - 1), total: all[levels.length - 1], moved: all[levels.length] };
  };
  const toColumn = (column: number) => {
    const { cost } = search(network, levels, pairing, n + column);
    return {
      from: (other: number) => costAt(cost, n + other),
      fromGround: () => costAt(cost, ground),
      fromDesk: () => costAt(cost, ground + 1),
    };
  };
  return {
    pairing,
    toRow(row) {
      const { cost, way } = search(network, levels, pairing, row);
      return {
        costFrom: (column) => costAt(cost, n + column),
        changesFrom(column) {
          const path = way(n + column);
          const columnAt = (at: number) => (path[at] >= n && path[at] < ground ? path[at] - n : -1);
          const changes = [{ row, from: columnAt(path.length - 2), to: column }];
          for (let at = 1; at < path.length - 1; at++)
            if (path[at] < n) changes.push({ row: path[at], from: columnAt(at - 1), to: columnAt(at + 1) });
          return changes;
        },
      };
    },
    toColumn,
    fromGround: (column) => toColumn(column).fromGround(),
  };
}

/**
 * Cheapest ways from every node to `target` (a node as in `residual.ts`): cost[level][node], then the rows moved on
 * the way, then its steps.
 */
function search(network: Network, levels: readonly Level[], pairing: Pairing, target: number) {
  const { n, m, start, column, alive, score, counted } = network;
  const ground = n + m;
  const desk = n + m + 1;
  const last = levels.length - 1;
  const parts = levels.length + 2; // the levels, rows moved, steps (so that no way runs in circles)
  const cost = Array.from({ length: parts }, () => new Float64Array(n + m + 2));
  cost[0].fill(Number.POSITIVE_INFINITY);
  cost[0][target] = 0;

  // A step's cost: at the last level the score lost, at the placed levels the reward lost with the row's pair number
  // `unit` (gained where `sign` is −1).
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

  /**
   * The nodes of the cheapest way from a node, both ends included; of equal ways the one through the lowest indices.
   */
  const way = (from: number): number[] => {
    const path = [from];
    for (let node = from; node !== target; path.push(node)) {
      let lowest = -1;
      each(node, (to) => {
        if (equals(node) && (lowest < 0 || to < lowest)) lowest = to;
        return false;
      });
      if (lowest < 0 || path.length > n + m + 2) throw new Error("solver bug: a way that leads nowhere");
      node = lowest;
    }
    return path;
  };
  return { cost, way };
}
