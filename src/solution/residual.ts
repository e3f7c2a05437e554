import type { Network } from "./network.ts";
import type { Pairing } from "./pairing.ts";
import { make, unmake } from "./pairing.ts";

/**
 * How an assignment may change by one step without leaving the network's bounds. Nodes: rows 0 … n − 1, columns n … n
 * + m − 1, the ground n + m (where rows without a pair and spare room meet) and the desk n + m + 1 (which hands out
 * the limited places).
 * `visit` gets the next node and the slot that the step makes or undoes, −1 if none.
 */
export function steps(
  network: Network,
  pairing: Pairing,
  node: number,
  visit: (next: number, slot: number) => void,
): void {
  const { n, m, start, column, alive, counted } = network;
  const ground = n + m;
  const desk = n + m + 1;
  if (node < n) {
    for (let slot = start[node]; slot < start[node + 1]; slot++)
      if (alive[slot] === 1 && pairing.taken[slot] === 0) visit(n + column[slot], slot);
    if (pairing.degree[node] > network.rowLo[node]) visit(counted[node] === 1 ? desk : ground, -1);
  } else if (node < ground) {
    const j = node - n;
    for (let slot = pairing.head[j]; slot >= 0; slot = pairing.next[slot]) visit(network.row[slot], slot);
    if (pairing.load[j] < network.columnHi[j]) visit(ground, -1);
  } else {
    if (node === ground) {
      for (let j = 0; j < m; j++) if (pairing.load[j] > network.columnLo[j]) visit(n + j, -1);
      if (pairing.people < network.placesHi) visit(desk, -1);
    } else if (pairing.people > network.placesLo) visit(ground, -1);
    const takes = node === desk ? 1 : 0;
    for (let row = 0; row < n; row++)
      if (counted[row] === takes && pairing.degree[row] < network.rowHi[row]) visit(row, -1);
  }
}

/** Makes what is not made and undoes what is, for every slot. */
export function flip(network: Network, pairing: Pairing, slots: readonly number[]): void {
  for (const slot of slots)
    if (pairing.taken[slot] === 1) unmake(network, pairing, slot);
    else make(network, pairing, slot);
}

/**
 * Breadth-first searches in the residual network, each inside one component; what failed once in a turn is not looked
 * at again.
 */
export function residualOf(network: Network, pairing: Pairing, component: Int32Array) {
  const { n, m } = network;
  const nodes = n + m + 2;
  const seen = new Int32Array(nodes); // the turn or search that saw the node last
  const via = new Int32Array(nodes); // the slot of the step that led there
  const from = new Int32Array(nodes);
  const queue = new Int32Array(nodes);
  let turn = 0;
  return {
    /** Call after the assignment or the network has changed. */
    startTurn(): void {
      turn++;
    },
    /** The slots that change along a shortest way from a column to a row, or undefined. */
    path(fromColumn: number, toRow: number): number[] | undefined {
      const first = n + fromColumn;
      if (seen[first] === turn) return undefined;
      let head = 0;
      let tail = 0;
      let found = false;
      seen[first] = turn;
      from[first] = -1;
      queue[tail++] = first;
      while (head < tail && !found) {
        const node = queue[head++];
        steps(network, pairing, node, (next, slot) => {
          if (seen[next] === turn || component[next] !== component[toRow]) return;
          seen[next] = turn;
          via[next] = slot;
          from[next] = node;
          queue[tail++] = next;
          if (next === toRow) found = true;
        });
      }
      if (!found) return undefined;
      const slots: number[] = [];
      for (let node = toRow; from[node] >= 0; node = from[node]) if (via[node] >= 0) slots.push(via[node]);
      return slots;
    },
  };
}
