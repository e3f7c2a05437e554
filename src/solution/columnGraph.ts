import type { Network } from "./network.ts";
import { unitReward } from "./network.ts";
import type { Pairing } from "./pairing.ts";
import type { Level } from "./solution.ts";

/**
 * How an assignment can change, one row at a time, between columns: the residual network with its rows drawn
 * together. Nodes: columns 0 … m − 1, the ground m (where rows without a pair and spare room meet), the desk m + 1
 * (which hands out the limited places). An arc from a to b is the cheapest row that leaves a for b; a row that joins
 * or leaves for nothing comes from, or goes to, the ground or the desk.
 *
 * Costs are lexicographic: `lead` holds the placement levels as digits, `total` the score, and every arc with a row
 * moves one person. Arrays are [to][from]: searches go backwards.
 *
 * Each cost is counted from the heights of its ends, cost + height(to) − height(from), so that none is below 0. A
 * node's height is the cost of its cheapest way to anywhere (to stay is free).
 */
export interface ColumnGraph {
  readonly size: number;
  readonly height: { readonly lead: Float64Array; readonly total: Float64Array }; // [size]
  readonly lead: Float64Array; // [size²] Infinity = no arc
  readonly total: Float64Array; // [size²]
  /** The row that moves; −1: nobody does, room is only reckoned elsewhere. */
  readonly mover: Int32Array; // [size²]
}

/** A loss of one at a placement level is this many times one at the next; between them every sum along a way fits. */
const DIGIT = 8;

/** Digits that a double holds exactly, and nodes whose square fits in memory. */
export const MOST_DIGITS = 16;
export const MOST_NODES = 4096;

/** O(slots + columns²), and for the heights columns³ at worst, in practice a few times columns². */
export function columnGraph(network: Network, levels: readonly Level[], pairing: Pairing): ColumnGraph {
  const { n, m, start, column, alive, score, counted } = network;
  const size = m + 2;
  const graph: ColumnGraph = {
    size,
    height: { lead: new Float64Array(size), total: new Float64Array(size) },
    lead: new Float64Array(size * size).fill(Number.POSITIVE_INFINITY),
    total: new Float64Array(size * size),
    mover: new Int32Array(size * size).fill(-1),
  };
  // [from][to] at first: a row goes through its columns in their order, which memory likes.
  const offer = (from: number, to: number, lead: number, total: number, mover: number) => {
    const at = from * size + to;
    if (lead > graph.lead[at] || (lead === graph.lead[at] && total >= graph.total[at])) return;
    graph.lead[at] = lead;
    graph.total[at] = total;
    graph.mover[at] = mover;
  };
  const { lead: leads, total: totals, mover: movers } = graph;
  const { taken } = pairing;
  const ground = m;
  const desk = m + 1;
  // Room is free to reckon with, so these come first and win over rows at the same cost.
  for (let j = 0; j < m; j++) {
    if (pairing.load[j] < network.columnHi[j]) offer(j, ground, 0, 0, -1);
    if (pairing.load[j] > network.columnLo[j]) offer(ground, j, 0, 0, -1);
  }
  if (pairing.people < network.placesHi) offer(ground, desk, 0, 0, -1);
  if (pairing.people > network.placesLo) offer(desk, ground, 0, 0, -1);
  for (let row = 0; row < n; row++) {
    const source = counted[row] === 1 ? desk : ground;
    const joins =
      pairing.degree[row] < network.rowHi[row] ? -rewardOf(network, levels, row, pairing.degree[row] + 1) : undefined;
    for (let slot = start[row]; slot < start[row + 1]; slot++) {
      if (alive[slot] === 0 || pairing.taken[slot] === 1) continue;
      if (joins !== undefined) offer(source, column[slot], joins, -score[slot], row);
    }
    for (let own = start[row]; own < start[row + 1]; own++) {
      if (pairing.taken[own] === 0) continue;
      const from = column[own];
      if (pairing.degree[row] > network.rowLo[row])
        offer(from, source, rewardOf(network, levels, row, pairing.degree[row]), score[own], row);
      // An offer each, of millions: from column to column nothing else is offered, and no placement changes.
      const first = from * size;
      const has = score[own];
      for (let slot = start[row]; slot < start[row + 1]; slot++) {
        if (alive[slot] === 0 || taken[slot] === 1) continue;
        const at = first + column[slot];
        const cost = has - score[slot];
        if (movers[at] >= 0 && cost >= totals[at]) continue;
        totals[at] = cost;
        movers[at] = row;
      }
    }
  }
  for (let from = 0; from < m; from++)
    for (let at = from * size; at < from * size + m; at++) if (movers[at] >= 0) leads[at] = 0;
  for (const square of [graph.lead, graph.total, graph.mover]) transpose(square, size);
  raise(graph);
  return graph;
}

/** In place, block by block, so that both sides of the diagonal stay in reach. */
function transpose(square: Float64Array | Int32Array, size: number): void {
  for (let top = 0; top < size; top += BLOCK) {
    for (let left = top; left < size; left += BLOCK) {
      const bottom = Math.min(top + BLOCK, size);
      const right = Math.min(left + BLOCK, size);
      for (let i = top; i < bottom; i++) {
        for (let j = Math.max(left, i + 1); j < right; j++) {
          const here = square[i * size + j];
          square[i * size + j] = square[j * size + i];
          square[j * size + i] = here;
        }
      }
    }
  }
}

const BLOCK = 32;

/**
 * Finds the heights, and counts the costs from them. Label correcting, first in first out; throws "solver bug: …" where
 * a cycle of the assignment's changes improves it.
 * Source: Johnson 1977, of *Efficient algorithms for shortest paths in sparse networks*.
 */
function raise({ size, height, lead, total }: ColumnGraph): void {
  let current = Array.from({ length: size }, (_, node) => node);
  const queued = new Uint8Array(size);
  for (let round = 0; current.length > 0; round++) {
    if (round > size) throw new Error("solver bug: an improving cycle");
    const next: number[] = [];
    for (const to of current) {
      queued[to] = 0;
      for (let from = 0, at = to * size; from < size; from++, at++) {
        const byLead = lead[at] + height.lead[to];
        if (byLead > height.lead[from]) continue;
        const byTotal = total[at] + height.total[to];
        if (byLead === height.lead[from] && byTotal >= height.total[from]) continue;
        height.lead[from] = byLead;
        height.total[from] = byTotal;
        if (queued[from] === 1) continue;
        queued[from] = 1;
        next.push(from);
      }
    }
    current = next;
  }
  for (let to = 0, at = 0; to < size; to++) {
    for (let from = 0; from < size; from++, at++) {
      lead[at] += height.lead[to] - height.lead[from];
      total[at] += height.total[to] - height.total[from];
    }
  }
}

/** What the placement levels give a row for its `k`-th undecided pair, as digits. */
export function rewardOf(network: Network, levels: readonly Level[], row: number, k: number): number {
  let digits = 0;
  for (const level of levels)
    if (level.level === "placed") digits = digits * DIGIT + unitReward(network, level, row, k);
  return digits;
}

/** The digits of a sum along a way, one for each of `count` placement levels, each between −3 and 4. */
export function digitsOf(lead: number, count: number): number[] {
  const digits = new Array<number>(count).fill(0);
  let rest = lead;
  for (let at = count - 1; at >= 0; at--) {
    let digit = rest % DIGIT;
    if (digit > DIGIT / 2) digit -= DIGIT;
    if (digit <= -DIGIT / 2) digit += DIGIT;
    digits[at] = digit + 0; // −0 becomes 0
    rest = (rest - digit) / DIGIT;
  }
  return digits;
}
