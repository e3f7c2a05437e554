import type { ColumnGraph } from "./columnGraph.ts";

/**
 * Cheapest ways from every node to one: Infinity in `lead` = none. Of equal ways the one that moves the fewest rows.
 */
export interface WaysTo {
  readonly lead: Float64Array; // [size]
  readonly total: Float64Array; // [size]
  /** Rows moved on the way. */
  moved(node: number): number;
  /** The node after this one; of equal ones the first. O(columns) when first asked. */
  next(node: number): number;
}

/**
 * A way has fewer arcs than this: rows moved and arcs in one number, so that of ways that move as many rows the one
 * with the fewest arcs is taken, and none runs in circles.
 */
const STEPS = 4_194_304;

/**
 * Dijkstra's algorithm backwards from one node, over costs from heights, of which none is below 0. O(columns²).
 * Source: Dijkstra 1959, in the dense form; what is not reached is a list that shrinks.
 */
export function waysTo({ size, height, lead, total, moves }: ColumnGraph, target: number): WaysTo {
  const leadTo = new Float64Array(size).fill(Number.POSITIVE_INFINITY);
  const totalTo = new Float64Array(size).fill(Number.NEGATIVE_INFINITY); // no sum is less: never, is no way to never
  const tailTo = new Float64Array(size); // rows moved and arcs
  const open = new Int32Array(size);
  let count = 0;
  for (let node = 0; node < size; node++) if (node !== target) open[count++] = node;
  leadTo[target] = totalTo[target] = 0;

  for (let to = target; to >= 0; ) {
    const first = to * size;
    let nearest = -1;
    let nearestLead = Number.POSITIVE_INFINITY;
    let nearestTotal = Number.NEGATIVE_INFINITY;
    let nearestTail = 0;
    const fromLead = leadTo[to];
    const fromTotal = totalTo[to];
    const fromTail = tailTo[to] + 1;
    for (let place = 0; place < count; place++) {
      const from = open[place];
      let ownLead = leadTo[from];
      let ownTotal = totalTo[from];
      const byLead = lead[first + from] + fromLead;
      if (byLead <= ownLead) {
        const byTotal = total[first + from] + fromTotal;
        if (byLead < ownLead || byTotal <= ownTotal) {
          const byTail = fromTail + (moves[first + from] === 1 ? STEPS : 0);
          if (byLead < ownLead || byTotal < ownTotal || byTail < tailTo[from]) {
            leadTo[from] = ownLead = byLead;
            totalTo[from] = ownTotal = byTotal;
            tailTo[from] = byTail;
          }
        }
      }
      if (ownLead > nearestLead || (ownLead === nearestLead && ownTotal > nearestTotal)) continue;
      if (ownLead === nearestLead && ownTotal === nearestTotal && tailTo[from] >= nearestTail) continue;
      nearest = place;
      nearestLead = ownLead;
      nearestTotal = ownTotal;
      nearestTail = tailTo[from];
    }
    if (nearest < 0) break; // nothing more is reached
    to = open[nearest];
    open[nearest] = open[--count];
  }

  // From here on as they are, not from heights.
  for (let node = 0; node < size; node++) {
    leadTo[node] += height.lead[node] - height.lead[target];
    totalTo[node] += height.total[node] - height.total[target];
  }
  let following: Int32Array | undefined;
  const isOnWay = (node: number, to: number) => {
    const at = to * size + node;
    return (
      lead[at] + height.lead[node] - height.lead[to] + leadTo[to] === leadTo[node] &&
      total[at] + height.total[node] - height.total[to] + totalTo[to] === totalTo[node] &&
      tailTo[to] + (moves[at] === 1 ? STEPS : 0) + 1 === tailTo[node]
    );
  };
  return {
    lead: leadTo,
    total: totalTo,
    moved: (node) => Math.floor(tailTo[node] / STEPS),
    next(node) {
      following ??= new Int32Array(size).fill(-1);
      for (let to = 0; following[node] < 0 && to < size; to++) if (isOnWay(node, to)) following[node] = to;
      if (following[node] < 0) throw new Error("solver bug: a way that leads nowhere");
      return following[node];
    },
  };
}
