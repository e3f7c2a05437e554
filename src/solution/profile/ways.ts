import type { Circulation } from "./circulation.ts";
import { COUNTED, DEAD, flipSlot, unlist } from "./circulation.ts";
import type { Count } from "./potentials.ts";

/** Searches for ways along which a circulation can change for nothing, and changes it. */
export interface Search {
  /** Potentials at the count that is being decided. */
  readonly potential: Float64Array; // [nodes]
  /**
   * Changes the circulation along a way from one node to another none of whose steps costs anything; false if there is
   * none. Then `reached` says from where nothing gets across.
   */
  change(from: number, to: number, count: Count): boolean;
  /** After a search that failed. */
  readonly reached: {
    /** Everything that `from` can reach; or, if `backwards`, everything from where `to` can be reached. */
    nodes: Int32Array;
    backwards: boolean;
    /** Not even for 1 more does any step lead across. */
    apart: boolean;
  };
}

/** One direction of a search. */
interface Front {
  readonly seen: Int32Array; // the search that saw the node last
  readonly via: Int32Array; // the slot of the step to (backwards: from) the node, −1 = a hub arc
  readonly beside: Int32Array; // the node at the other end of that step
  readonly queue: Int32Array;
  head: number;
  tail: number;
  work: number;
  /** Ends of steps that cost 1, as far as they were not seen then. */
  readonly near: Int32Array;
  nears: number;
}

function createFront(nodes: number, slots: number): Front {
  const array = () => new Int32Array(nodes);
  return {
    seen: array(),
    via: array(),
    beside: array(),
    queue: array(),
    head: 0,
    tail: 0,
    work: 0,
    near: new Int32Array(slots + 2 * nodes),
    nears: 0,
  };
}

/**
 * Breadth-first from both ends, whichever has looked at less; so one that fails costs no more than twice the smaller of
 * what lies before and behind the gap.
 */
export function createSearch(circulation: Circulation): Search {
  const { n, m, taken, ofRow, ofColumn, mark, low, high, flow, counted, rowOrder, columnOrder } = circulation;
  const ground = n + m;
  const desk = ground + 1;
  const nodes = ground + 2;
  const potential = new Float64Array(nodes);
  const forward = createFront(nodes, taken.length);
  const backward = createFront(nodes, taken.length);
  const reached = { nodes: new Int32Array(0), backwards: false, apart: false };
  let stamp = 0;
  let meeting = -1;
  let cost = 1;

  /** A step between `here`, which the front has, and `there`, at so much. */
  const visit = (front: Front, other: Front, here: number, there: number, slot: number, price: number) => {
    front.work++;
    if (price > 0) {
      if (price === 1 && front.seen[there] !== stamp) front.near[front.nears++] = there;
      return;
    }
    if (front.seen[there] === stamp) return;
    front.seen[there] = stamp;
    front.via[there] = slot;
    front.beside[there] = here;
    front.queue[front.tail++] = there;
    if (other.seen[there] === stamp) meeting = there;
  };
  const slotPrice = (slot: number, i: number, j: number) =>
    (mark[slot] === COUNTED ? cost : 0) + potential[i] - potential[n + j];
  const hubOf = (i: number) => (counted[i] === 1 ? desk : ground);

  const expandForward = (v: number) => {
    const go = (to: number, price: number) => visit(forward, backward, v, to, -1, price);
    if (v < n) {
      const first = ofRow.start[v] + ofRow.made[v];
      for (let at = first; at < ofRow.start[v] + ofRow.open[v]; at++) {
        const slot = ofRow.list[at];
        if (mark[slot] === DEAD) {
          unlist(ofRow, v, at--);
          continue;
        }
        const j = ofRow.other[at];
        visit(forward, backward, v, n + j, slot, slotPrice(slot, v, j));
        if (meeting >= 0) return;
      }
      if (flow[v] > low[v]) go(hubOf(v), potential[v] - potential[hubOf(v)]);
    } else if (v < ground) {
      const j = v - n;
      const end = ofColumn.start[j] + ofColumn.made[j];
      for (let at = ofColumn.start[j]; at < end; at++) {
        const slot = ofColumn.list[at];
        const i = ofColumn.other[at];
        visit(forward, backward, v, i, slot, -slotPrice(slot, i, j));
        if (meeting >= 0) return;
      }
      if (flow[v] < high[v]) go(ground, potential[v] - potential[ground]);
    } else {
      if (v === ground) {
        for (const j of columnOrder) if (flow[n + j] > low[n + j]) go(n + j, potential[ground] - potential[n + j]);
        if (flow[ground] < high[ground]) go(desk, potential[ground] - potential[desk]);
      } else if (flow[ground] > low[ground]) go(ground, potential[desk] - potential[ground]);
      for (const i of rowOrder) if (hubOf(i) === v && flow[i] < high[i]) go(i, potential[v] - potential[i]);
    }
  };
  const expandBackward = (v: number) => {
    const come = (from: number, price: number) => visit(backward, forward, v, from, -1, price);
    if (v < n) {
      const end = ofRow.start[v] + ofRow.made[v];
      for (let at = ofRow.start[v]; at < end; at++) {
        const slot = ofRow.list[at];
        const j = ofRow.other[at];
        visit(backward, forward, v, n + j, slot, -slotPrice(slot, v, j));
        if (meeting >= 0) return;
      }
      if (flow[v] < high[v]) come(hubOf(v), potential[hubOf(v)] - potential[v]);
    } else if (v < ground) {
      const j = v - n;
      const first = ofColumn.start[j] + ofColumn.made[j];
      for (let at = first; at < ofColumn.start[j] + ofColumn.open[j]; at++) {
        const slot = ofColumn.list[at];
        if (mark[slot] === DEAD) {
          unlist(ofColumn, j, at--);
          continue;
        }
        const i = ofColumn.other[at];
        visit(backward, forward, v, i, slot, slotPrice(slot, i, j));
        if (meeting >= 0) return;
      }
      if (flow[v] > low[v]) come(ground, potential[ground] - potential[v]);
    } else {
      if (v === ground) {
        for (const j of columnOrder) if (flow[n + j] < high[n + j]) come(n + j, potential[n + j] - potential[ground]);
        if (flow[ground] > low[ground]) come(desk, potential[desk] - potential[ground]);
      } else if (flow[ground] < high[ground]) come(ground, potential[ground] - potential[desk]);
      for (const i of rowOrder) if (hubOf(i) === v && flow[i] > low[i]) come(i, potential[i] - potential[v]);
    }
  };

  const step = (from: number, to: number, slot: number) => {
    if (slot >= 0) flipSlot(circulation, slot);
    else if (to < n) flow[to]++;
    else if (from < n) flow[from]--;
    else if (from < ground) flow[from]++;
    else if (to < ground) flow[to]--;
    else flow[ground] += to === desk ? 1 : -1;
  };

  const restart = (front: Front, node: number) => {
    front.head = front.tail = front.work = front.nears = 0;
    front.seen[node] = stamp;
    front.beside[node] = -1;
    front.queue[front.tail++] = node;
  };

  return {
    potential,
    reached,
    change(from, to, count) {
      ({ cost } = count);
      stamp++;
      meeting = -1;
      restart(forward, from);
      restart(backward, to);
      while (meeting < 0) {
        const ahead = forward.work <= backward.work;
        const front = ahead ? forward : backward;
        if (front.head === front.tail) {
          reached.nodes = front.queue.slice(0, front.tail).sort();
          reached.backwards = !ahead;
          reached.apart = true;
          for (let at = 0; at < front.nears && reached.apart; at++)
            if (front.seen[front.near[at]] !== stamp) reached.apart = false;
          return false;
        }
        const node = front.queue[front.head++];
        if (ahead) expandForward(node);
        else expandBackward(node);
      }
      for (let node = meeting; node !== from; node = forward.beside[node])
        step(forward.beside[node], node, forward.via[node]);
      for (let node = meeting; node !== to; node = backward.beside[node])
        step(node, backward.beside[node], backward.via[node]);
      return true;
    },
  };
}
