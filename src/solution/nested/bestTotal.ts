import type { Steps } from "../../steps.ts";
import { createMeter, isDue } from "../../steps.ts";
import { createHeap, push, removeLeast } from "../kernel/heap.ts";
import type { Circulation } from "../profile/circulation.ts";
import { flipSlot, isOpen, stepHub, stepsOf } from "../profile/circulation.ts";
import type { Potentials } from "../profile/potentials.ts";

/**
 * Makes a circulation that is within its bounds the one with the greatest total of scores, and returns the potentials
 * that prove it: shortest distances in what it can still change by.
 *
 * The out-of-kilter method: an arc that should carry more, or less, does so along a cheapest way around, or the
 * potentials make it cost nothing. O(rows · arcs · log nodes).
 *
 * Source: Ahuja, Magnanti & Orlin, *Network Flows*, 9.9 (out-of-kilter).
 */
export function* bestTotal(circulation: Circulation, score: Float64Array): Steps<Potentials> {
  const { nodes, from, to, taken, parent, down, low, high, flow, slots } = circulation;
  const potential = startOf(circulation, score);
  const distance = new Float64Array(nodes);
  const before = new Int32Array(nodes);
  const via = new Int32Array(nodes);
  const done = new Uint8Array(nodes);
  const heap = createHeap(nodes);
  const meter = createMeter();
  let work = 0;

  /** What the step costs; below 0 where the arc is out of kilter. */
  const priceOf = (v: number, w: number, slot: number) => {
    const own = slot < 0 ? 0 : from[slot] === v && taken[slot] === 0 ? -score[slot] : score[slot];
    return own + potential[v] - potential[w];
  };
  /** Distances from where they are set already; as far as `end`, or `most`. */
  const reach = (end: number, most: number) => {
    done.fill(0);
    while (heap.size > 0) {
      const v = heap.item[0];
      const own = heap.key[0];
      if (own >= most) break;
      removeLeast(heap);
      if (done[v] === 1) continue;
      done[v] = 1;
      if (v === end) break;
      stepsOf(circulation, v, (w, slot) => {
        work++;
        const length = own + Math.max(0, priceOf(v, w, slot));
        if (done[w] === 1 || length >= distance[w]) return;
        distance[w] = length;
        before[w] = v;
        via[w] = slot;
        push(heap, length, w);
      });
    }
    heap.size = 0;
  };
  /** Brings one arc into kilter, whose step leads from v to w. */
  const correct = (v: number, w: number, slot: number, possible: () => boolean) => {
    while (possible()) {
      const excess = -priceOf(v, w, slot);
      if (excess <= 0) return;
      distance.fill(Number.POSITIVE_INFINITY);
      distance[w] = 0;
      push(heap, 0, w);
      reach(v, excess);
      const most = Math.min(excess, distance[v]);
      for (let node = 0; node < nodes; node++) potential[node] += Math.min(most, distance[node]);
      if (most === excess) return;
      for (let node = v; node !== w; node = before[node]) change(before[node], node, via[node]);
      change(v, w, slot);
    }
  };
  const change = (v: number, w: number, slot: number) => {
    if (slot >= 0) flipSlot(circulation, slot);
    else stepHub(circulation, v, w);
  };

  for (let at = 0; at < slots.length; at++) {
    const slot = slots[at];
    if (!isOpen(circulation, slot)) continue;
    const made = taken[slot];
    const [v, w] = made === 1 ? [to[slot], from[slot]] : [from[slot], to[slot]];
    if (priceOf(v, w, slot) < 0) correct(v, w, slot, () => taken[slot] === made);
    if (isDue(meter, work + 1)) yield { stage: "searching", done: at, of: slots.length };
    work = 0;
  }
  for (let v = 0; v < nodes; v++) {
    if (parent[v] < 0) continue;
    const [start, end] = down[v] === 1 ? [parent[v], v] : [v, parent[v]];
    correct(start, end, -1, () => flow[v] < high[v]);
    correct(end, start, -1, () => flow[v] > low[v]);
    if (isDue(meter, work + 1)) yield { stage: "searching", done: v, of: nodes };
    work = 0;
  }
  // The same for every way that led here: from anywhere, as cheaply as possible.
  const highest = potential.reduce((most, one) => Math.max(most, one), Number.NEGATIVE_INFINITY);
  for (let v = 0; v < nodes; v++) {
    distance[v] = highest - potential[v];
    push(heap, distance[v], v);
  }
  reach(-1, Number.POSITIVE_INFINITY);
  for (let v = 0; v < nodes; v++) potential[v] += distance[v] - highest;
  const node = Int32Array.from(potential.keys()).filter((v) => potential[v] !== 0);
  return { node, potential: Float64Array.from(node, (v) => potential[v]) };
}

/** At these nothing that is not made should be: only made pairs, and hubs of rows, are out of kilter. */
function startOf(circulation: Circulation, score: Float64Array): Float64Array {
  const { n, nodes, from, taken, parent, slots } = circulation;
  const potential = new Float64Array(nodes);
  const best = new Float64Array(nodes).fill(Number.NEGATIVE_INFINITY);
  const rowOf = (v: number) => {
    let own = v;
    while (own >= n) own = parent[own];
    return own;
  };
  for (const slot of slots) {
    if (taken[slot] === 1 || !isOpen(circulation, slot)) continue;
    const row = rowOf(from[slot]);
    best[row] = Math.max(best[row], score[slot]);
  }
  for (let row = 0; row < n; row++) if (best[row] > Number.NEGATIVE_INFINITY) potential[row] = best[row];
  for (const slot of slots) potential[from[slot]] = potential[rowOf(from[slot])];
  return potential;
}
