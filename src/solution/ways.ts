import { columnGraph, digitsOf, MOST_DIGITS, MOST_NODES, reversed, rewardOf } from "./columnGraph.ts";
import type { Network } from "./network.ts";
import type { Pairing } from "./pairing.ts";
import { rowWays } from "./rowWays.ts";
import type { Level, OptimalAssignment } from "./solution.ts";
import type { WaysTo } from "./waysTo.ts";
import { waysTo } from "./waysTo.ts";

/** One step of a chain: a row leaves a column for another; −1 = none. */
export interface Change {
  readonly row: number;
  readonly from: number;
  readonly to: number;
}

/** What a way loses at the placement levels and in total, and how many rows it moves on the way. */
export interface Cost {
  readonly levels: readonly number[];
  readonly total: number;
  readonly moved: number;
}

/** The cheapest ways in which an assignment can make up for a change. */
export interface Ways {
  readonly pairing: Pairing;
  /** From columns that have one row too many, to a row that leaves what it has (or joins) for nothing. */
  toRow(row: number): {
    costFrom(column: number): Cost | undefined;
    /** The changes of the way, that of the row itself first. */
    changesFrom(column: number): readonly Change[];
  };
  /** To a column with room for one row more. */
  toColumn(column: number): {
    /** From another column that has one row too many. */
    from(other: number): Cost | undefined;
    /** From the ground. */
    fromGround(): Cost | undefined;
    /** From the desk, to which a row has given back one of the places. */
    fromDesk(): Cost | undefined;
  };
  /** From the ground to a column: what one more place there is worth, negative. Searched once for all columns. */
  fromGround(column: number): Cost | undefined;
}

type Solved = OptimalAssignment["solved"];

const made = new WeakMap<Solved, Ways>();

/**
 * The ways of an answer, found when they are first asked for. Not made with it: who only assigns loads none of this.
 */
export function waysIn(solved: Solved): Ways {
  let ways = made.get(solved);
  if (ways === undefined) {
    ways = waysOf(solved.network, solved.levels, solved.pairing, solved.prices);
    made.set(solved, ways);
  }
  return ways;
}

/**
 * Draws the network together once; ways to a column are searched when they are first asked for. `prices`: of the
 * columns, where they are known; they only save time.
 */
export function waysOf(network: Network, levels: readonly Level[], pairing: Pairing, prices?: Float64Array): Ways {
  const digits = levels.length - 1;
  if (digits > MOST_DIGITS || network.m + 2 > MOST_NODES) return rowWays(network, levels, pairing);
  const { m } = network;
  const graph = columnGraph(network, levels, pairing, prices);
  const searched: (WaysTo | undefined)[] = new Array(graph.size).fill(undefined);
  const to = (node: number): WaysTo => {
    searched[node] ??= waysTo(graph, node);
    return searched[node];
  };
  let outward: WaysTo | undefined;
  const costAt = (ways: WaysTo, node: number): Cost | undefined =>
    ways.lead[node] === Number.POSITIVE_INFINITY
      ? undefined
      : { levels: digitsOf(ways.lead[node], digits), total: ways.total[node], moved: ways.moved(node) };
  const columnOf = (node: number) => (node < m ? node : -1);

  return {
    pairing,
    toRow(row) {
      // The row may leave any column that it has, or take up a pair that it still wants.
      const ends: { node: number; lead: number; total: number }[] = [];
      for (let slot = network.start[row]; slot < network.start[row + 1]; slot++)
        if (pairing.taken[slot] === 1) ends.push({ node: network.column[slot], lead: 0, total: network.score[slot] });
      if (pairing.degree[row] < network.rowHi[row])
        ends.push({
          node: network.counted[row] === 1 ? m + 1 : m,
          lead: -rewardOf(network, levels, row, pairing.degree[row] + 1),
          total: 0,
        });

      const best = (column: number) => {
        let found: (Way & { node: number }) | undefined;
        for (const end of ends) {
          const ways = to(end.node);
          if (ways.lead[column] === Number.POSITIVE_INFINITY) continue;
          const way = {
            node: end.node,
            lead: ways.lead[column] + end.lead,
            total: ways.total[column] + end.total,
            moved: ways.moved(column),
          };
          if (found === undefined || isNearer(way, found)) found = way;
        }
        return found;
      };
      return {
        costFrom(column) {
          const way = best(column);
          return way && { levels: digitsOf(way.lead, digits), total: way.total, moved: way.moved };
        },
        changesFrom(column) {
          const way = best(column);
          if (way === undefined) throw new Error("solver bug: a way that leads nowhere");
          const ways = to(way.node);
          const changes: Change[] = [{ row, from: columnOf(way.node), to: column }];
          for (let node = column; node !== way.node; ) {
            const next = ways.next(node);
            if (graph.moves[next * graph.size + node] === 1)
              changes.push({ row: graph.mover(node, next), from: columnOf(node), to: columnOf(next) });
            node = next;
          }
          return changes;
        },
      };
    },
    toColumn(column) {
      const ways = to(column);
      const from = (node: number) => costAt(ways, node);
      return { from, fromGround: () => from(m), fromDesk: () => from(m + 1) };
    },
    fromGround(column) {
      outward ??= waysTo(reversed(graph), m);
      return costAt(outward, column);
    },
  };
}

interface Way {
  readonly lead: number;
  readonly total: number;
  readonly moved: number;
}

function isNearer(a: Way, b: Way): boolean {
  if (a.lead !== b.lead) return a.lead < b.lead;
  return a.total !== b.total ? a.total < b.total : a.moved < b.moved;
}
