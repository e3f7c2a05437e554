import type { Network } from "./network.ts";
import type { Pairing } from "./pairing.ts";
import { steps } from "./residual.ts";

/**
 * Rows that another assignment feasible in the network gives other columns, ascending: those with a pair, made or
 * not, inside one component.
 */
export function tiedRows(network: Network, component: Int32Array): Int32Array {
  const tied: number[] = [];
  for (let row = 0; row < network.n; row++) if (isTied(network, component, row)) tied.push(row);
  return Int32Array.from(tied);
}

/** Whether another feasible assignment gives the row other columns. */
export function isTied(network: Network, component: Int32Array, row: number): boolean {
  for (let slot = network.start[row]; slot < network.start[row + 1]; slot++) {
    if (network.alive[slot] === 1 && component[row] === component[network.n + network.column[slot]]) return true;
  }
  return false;
}

/**
 * The strongly connected components of the residual network, by node as in `residual.ts`. Every step between a row
 * and a column inside one lies on a cycle, so that some other feasible assignment changes that pair; no step between
 * two lies on any. Which nodes are together does not depend on which feasible assignment is given. O(slots).
 *
 * Source: Tarjan 1972, with a stack of its own.
 */
export function componentsOf(network: Network, pairing: Pairing): Int32Array {
  return componentsIn(network.n + network.m + 2, (node, visit) => steps(network, pairing, node, visit));
}

type StepsAt = (node: number, visit: (next: number) => void) => void;

/** The same of any graph, by its steps. */
export function componentsIn(nodes: number, stepsAt: StepsAt): Int32Array {
  const { first, next } = graphOf(nodes, stepsAt);
  const component = new Int32Array(nodes).fill(-1);
  const index = new Int32Array(nodes).fill(-1);
  const low = new Int32Array(nodes);
  const edge = new Int32Array(nodes); // where the walk stands in the node's edges
  const open: number[] = [];
  const walk: number[] = [];
  let visited = 0;
  for (let root = 0; root < nodes; root++) {
    if (index[root] >= 0) continue;
    walk.push(root);
    while (walk.length > 0) {
      const node = walk[walk.length - 1];
      if (index[node] < 0) {
        index[node] = low[node] = visited++;
        edge[node] = first[node];
        open.push(node);
      }
      if (edge[node] < first[node + 1]) {
        const to = next[edge[node]++];
        if (index[to] < 0) walk.push(to);
        else if (component[to] < 0) low[node] = Math.min(low[node], index[to]);
        continue;
      }
      walk.pop();
      if (walk.length > 0) low[walk[walk.length - 1]] = Math.min(low[walk[walk.length - 1]], low[node]);
      if (low[node] === index[node]) {
        for (let member = -1; member !== node; ) {
          member = open.pop() as number;
          component[member] = node;
        }
      }
    }
  }
  return component;
}

/** The edges, listed: node's are next[first[node]] … next[first[node + 1] − 1]. */
function graphOf(nodes: number, stepsAt: StepsAt): { first: Int32Array; next: Int32Array } {
  const first = new Int32Array(nodes + 1);
  let edges = 0;
  for (let node = 0; node < nodes; node++) {
    stepsAt(node, () => edges++);
    first[node + 1] = edges;
  }
  const next = new Int32Array(edges);
  edges = 0;
  for (let node = 0; node < nodes; node++) {
    stepsAt(node, (to) => {
      next[edges++] = to;
    });
  }
  return { first, next };
}
