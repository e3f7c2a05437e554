import type { Network } from "./network.ts";
import { slotAt, unitReward } from "./network.ts";
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
  /** [size²] 1 = a row moves; 0: nobody does, room is only reckoned elsewhere. */
  readonly moves: Uint8Array;
  /** The row that moves along an arc on which one does: of equal ones the first. */
  mover(from: number, to: number): number;
}

/** A loss of one at a placement level is this many times one at the next; between them every sum along a way fits. */
const DIGIT = 8;

/** Digits that a double holds exactly, and nodes whose square fits in memory. */
export const MOST_DIGITS = 16;
export const MOST_NODES = 4096;

/**
 * O(slots + columns²), and for the heights columns³ at worst, in practice a few times columns². `guess`: what the
 * columns' heights may be in total, such as prices that prove the assignment; good ones save most of the time.
 */
export function columnGraph(
  network: Network,
  levels: readonly Level[],
  pairing: Pairing,
  guess?: Float64Array, // [columns]
): ColumnGraph {
  const { n, m, start, alive, column, score, counted } = network;
  const { taken, degree, load } = pairing;
  const [size, ground, desk] = [m + 2, m, m + 1];
  const lead = new Float64Array(size * size).fill(Number.POSITIVE_INFINITY);
  const total = new Float64Array(size * size).fill(Number.POSITIVE_INFINITY);
  const moves = new Uint8Array(size * size);

  offerBetween(network, pairing, total);
  transpose(total, size);
  for (let at = 0; at < m * size; at++) {
    if (total[at] === Number.POSITIVE_INFINITY) continue;
    lead[at] = 0;
    moves[at] = 1;
  }

  // All others begin or end at the ground or the desk; which row moves there is written down.
  const movers = new Int32Array(4 * size).fill(-1);
  const placeOf = (from: number, to: number) => (from < m ? 2 * from + to - m : 2 * size + 2 * to + from - m);
  const offer = (from: number, to: number, byLead: number, byTotal: number, row: number) => {
    const at = to * size + from;
    if (byLead > lead[at] || (byLead === lead[at] && byTotal >= total[at])) return;
    lead[at] = byLead;
    total[at] = byTotal;
    moves[at] = row < 0 ? 0 : 1;
    movers[placeOf(from, to)] = row;
  };
  // Room is free to reckon with, so these come first and win over rows at the same cost.
  for (let j = 0; j < m; j++) {
    if (load[j] < network.columnHi[j]) offer(j, ground, 0, 0, -1);
    if (load[j] > network.columnLo[j]) offer(ground, j, 0, 0, -1);
  }
  if (pairing.people < network.placesHi) offer(ground, desk, 0, 0, -1);
  if (pairing.people > network.placesLo) offer(desk, ground, 0, 0, -1);

  const sourceOf = (row: number) => (counted[row] === 1 ? desk : ground);
  for (let row = 0; row < n; row++) {
    if (degree[row] >= network.rowHi[row]) continue;
    const joins = -rewardOf(network, levels, row, degree[row] + 1);
    for (let slot = start[row]; slot < start[row + 1]; slot++)
      if (alive[slot] === 1 && taken[slot] === 0) offer(sourceOf(row), column[slot], joins, -score[slot], row);
  }
  for (let j = 0; j < m; j++) {
    for (let slot = pairing.head[j]; slot >= 0; slot = pairing.next[slot]) {
      const row = network.row[slot];
      if (degree[row] <= network.rowLo[row]) continue;
      offer(j, sourceOf(row), rewardOf(network, levels, row, degree[row]), score[slot], row);
    }
  }

  const graph: ColumnGraph = {
    size,
    height: { lead: new Float64Array(size), total: new Float64Array(size) },
    lead,
    total,
    moves,
    mover: (from, to) => (from < m && to < m ? moverBetween(network, pairing, from, to) : movers[placeOf(from, to)]),
  };
  if (guess !== undefined) graph.height.total.set(guess);
  raise(graph);
  return graph;
}

/**
 * The costs from column to column, where no placement changes: millions of offers. [from][to] at first, as a row goes
 * through its columns in their order, which memory likes; and without a branch that is taken now and then.
 */
function offerBetween(network: Network, { taken, head, next }: Pairing, total: Float64Array): void {
  const { m, start, column, alive, score } = network;
  for (let from = 0, first = 0; from < m; from++, first += m + 2) {
    for (let own = head[from]; own >= 0; own = next[own]) {
      const row = network.row[own];
      const has = score[own];
      for (let slot = start[row]; slot < start[row + 1]; slot++) {
        if (alive[slot] === 0 || taken[slot] === 1) continue;
        const at = first + column[slot];
        total[at] = Math.min(total[at], has - score[slot]);
      }
    }
  }
}

/** Who of a column's rows leaves it for another one at the least cost: of equal ones the first. */
function moverBetween(network: Network, { taken, head, next }: Pairing, from: number, to: number): number {
  const { alive, score, row } = network;
  let mover = -1;
  let least = Number.POSITIVE_INFINITY;
  for (let own = head[from]; own >= 0; own = next[own]) {
    const slot = slotAt(network, row[own], to);
    if (slot < 0 || alive[slot] === 0 || taken[slot] === 1) continue;
    const cost = score[own] - score[slot];
    if (cost > least || (cost === least && row[own] > mover)) continue;
    least = cost;
    mover = row[own];
  }
  return mover;
}

/** In place, block by block, so that both sides of the diagonal stay in reach. */
function transpose(square: Float64Array | Uint8Array, size: number): void {
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

/** The same arcs the other way round: ways to a node are then ways from it. O(columns²). */
export function reversed({ size, height, lead, total, moves, mover }: ColumnGraph): ColumnGraph {
  const [leads, totals, moved] = [lead.slice(), total.slice(), moves.slice()];
  for (const square of [leads, totals, moved]) transpose(square, size);
  return {
    size,
    height: { lead: height.lead.map((one) => 0 - one), total: height.total.map((one) => 0 - one) },
    lead: leads,
    total: totals,
    moves: moved,
    mover: (from, to) => mover(to, from),
  };
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
