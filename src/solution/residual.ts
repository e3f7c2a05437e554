import type { Network } from "./network.ts";
import type { Pairing } from "./pairing.ts";
import { flip } from "./pairing.ts";

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

/**
 * Breadth-first searches in the residual network, each inside one component; what failed once in a turn is not looked
 * at again.
 */
export function residualOf(network: Network, pairing: Pairing, component: Int32Array) {
  const { n, m, start, column, row, alive, counted, rowLo, columnHi } = network;
  const { taken, degree, load, head: firstSlot, next: nextSlot } = pairing;
  const ground = n + m;
  const nodes = ground + 2;
  const seen = new Int32Array(nodes); // the turn or search that saw the node last
  const via = new Int32Array(nodes); // the slot of the step that led there
  const from = new Int32Array(nodes);
  const queue = new Int32Array(nodes);
  const held = new Int32Array(m); // the turn in which the column was last found to hold the row whose turn it is
  const heldSlot = new Int32Array(m);
  let turn = 0;
  let tail = 0;
  let visited = 0;

  const visit = (next: number, before: number, slot: number) => {
    seen[next] = turn;
    via[next] = slot;
    from[next] = before;
    queue[tail++] = next;
  };
  // The same steps as `steps`, in its order. They are written out for rows and columns, which are nearly all of them.
  const fromRow = (node: number, inside: number, toRow: number) => {
    for (let slot = start[node]; slot < start[node + 1]; slot++) {
      const j = column[slot];
      const next = n + j;
      if (seen[next] === turn || alive[slot] === 0 || taken[slot] === 1 || component[next] !== inside) continue;
      visit(next, node, slot);
      if (held[j] !== turn || taken[heldSlot[j]] === 0) continue;
      visit(toRow, next, heldSlot[j]);
      return;
    }
    const hub = ground + counted[node];
    if (degree[node] > rowLo[node] && seen[hub] !== turn && component[hub] === inside) visit(hub, node, -1);
  };
  const fromColumn = (node: number, inside: number) => {
    for (let slot = firstSlot[node - n]; slot >= 0; slot = nextSlot[slot])
      if (seen[row[slot]] !== turn && component[row[slot]] === inside) visit(row[slot], node, slot);
    if (load[node - n] < columnHi[node - n] && seen[ground] !== turn && component[ground] === inside)
      visit(ground, node, -1);
  };
  return {
    /** How many nodes searches have visited since this was last asked. */
    takeVisited(): number {
      const count = visited;
      visited = 0;
      return count;
    },
    /** Call before the first search to a row, and again after the assignment or the network has changed. */
    startTurn(toRow: number): void {
      turn++;
      for (let slot = start[toRow]; slot < start[toRow + 1]; slot++) {
        if (taken[slot] === 0 || alive[slot] === 0) continue;
        held[column[slot]] = turn;
        heldSlot[column[slot]] = slot;
      }
    },
    /** Makes the changes along a shortest way from a column to a row; false if there is none. */
    change(fromColumnIndex: number, toRow: number): boolean {
      const inside = component[toRow];
      const first = n + fromColumnIndex;
      if (seen[first] === turn) return false;
      tail = 0;
      visit(first, -1, -1);
      for (let head = 0; head < tail && seen[toRow] !== turn; head++) {
        const node = queue[head];
        if (node < n) fromRow(node, inside, toRow);
        else if (node < ground) fromColumn(node, inside);
        else
          steps(network, pairing, node, (next, slot) => {
            if (seen[next] !== turn && component[next] === inside) visit(next, node, slot);
          });
      }
      visited += tail;
      if (seen[toRow] !== turn) return false;
      for (let node = toRow; from[node] >= 0; node = from[node]) if (via[node] >= 0) flip(network, pairing, via[node]);
      return true;
    },
  };
}
