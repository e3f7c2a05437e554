import type { Steps } from "../../steps.ts";
import { createMeter, isDue } from "../../steps.ts";
import { hold, place, remove } from "./flow.ts";
import { removeLeast } from "./heap.ts";
import type { Tree } from "./tree.ts";
import { offer, raisePrices, reachColumn, scoreAt, showMore, startTree } from "./tree.ts";

/**
 * Fills all free room with units of nobody; false when a lower bound cannot be met. All rows are placed before.
 * One tree per round finds the shortest ways to all columns with free places; as many as do not meet are used at once.
 * A few rounds are enough in practice; each fills at least the nearest free place.
 */
export function* placeNobody(tree: Tree): Steps<boolean> {
  const { flow, lists } = tree;
  const meter = createMeter();
  const moved = new Int32Array(flow.n); // the search in which nobody last moved the row
  settlePrice(tree);
  while (flow.unheld > 0) {
    const { looked } = lists;
    const sinks = growToAllFreePlaces(tree);
    if (isDue(meter, lists.looked - looked)) yield { stage: "searching", done: flow.n, of: flow.n };
    if (sinks.length === 0) return false;
    tree.reach = tree.distance[sinks[sinks.length - 1]];
    raisePrices(tree);
    flow.worthOfNobody -= tree.reach;
    for (const sink of sinks) fill(tree, sink, moved);
  }
  return true;
}

/** Sets nobody's price and gives it the free places that cost just that, or less where it has all it may. */
function settlePrice(tree: Tree): void {
  const { flow } = tree;
  const { m, price, load, lower, upper } = flow;
  let least = Number.POSITIVE_INFINITY;
  let leastLosable = Number.POSITIVE_INFINITY;
  for (let j = 0; j < m; j++) {
    if (lower[j] === upper[j]) continue;
    if (price[j] < least) least = price[j];
    if (load[j] > lower[j] && price[j] < leastLosable) leastLosable = price[j];
  }
  let below = 0;
  for (let j = 0; j < m; j++) if (price[j] < leastLosable) below += upper[j] - lower[j];
  if (below <= flow.unheld && leastLosable < Number.POSITIVE_INFINITY) least = leastLosable;
  flow.worthOfNobody = -least;
  for (let j = 0; j < m; j++) if (price[j] < least) hold(flow, j, upper[j] - lower[j]);
  for (let j = 0; j < m && flow.unheld > 0; j++) {
    if (price[j] === least) hold(flow, j, Math.min(flow.unheld, upper[j] - load[j], upper[j] - lower[j]));
  }
}

/** The columns with free places, nearest first. */
function growToAllFreePlaces(tree: Tree): number[] {
  const { heap, flow, distance } = tree;
  const { m, n, price, load, held, lower, upper } = flow;
  let waiting = 0;
  let reach = 0; // nobody itself can go straight to any column that may hold more of it
  for (let j = 0; j < m; j++) {
    if (load[j] + held[j] >= upper[j]) continue;
    waiting++;
    const direct = held[j] < upper[j] - lower[j] ? price[j] + flow.worthOfNobody + 1 : Number.POSITIVE_INFINITY;
    if (direct > reach) reach = direct;
  }
  startTree(tree, false, reach);
  for (let j = 0; j < m; j++) if (held[j] < upper[j] - lower[j]) offer(tree, n, j, flow.worthOfNobody + price[j]);
  const sinks: number[] = [];
  while (waiting > 0 && heap.size > 0) {
    const far = heap.key[0];
    const item = heap.item[0];
    removeLeast(heap);
    if (item >= m) {
      showMore(tree, item - m);
      continue;
    }
    if (far !== distance[item]) continue;
    if (load[item] + held[item] < upper[item]) {
      sinks.push(item);
      if (--waiting === 0) break;
    }
    reachColumn(tree, item);
  }
  return sinks;
}

/**
 * Moves units of nobody along the tree to a free place, unless an earlier one of this round has moved a row of the
 * way.
 */
function fill(tree: Tree, sink: number, moved: Int32Array): void {
  const { flow, via, search } = tree;
  const { n, columnOf, lower, upper, load, held } = flow;
  let entry = sink;
  while (via[entry] !== n) {
    if (moved[via[entry]] === search) return;
    entry = columnOf[via[entry]];
  }
  const room = upper[entry] - lower[entry] - held[entry];
  if (room <= 0) return;
  if (entry === sink) {
    hold(flow, sink, Math.min(flow.unheld, room, upper[sink] - load[sink] - held[sink]));
    return;
  }
  hold(flow, entry, 1);
  for (let to = sink; via[to] !== n; ) {
    const row = via[to];
    const from = columnOf[row];
    const score = scoreAt(tree, row, to);
    remove(flow, row);
    place(flow, row, to, score);
    moved[row] = search;
    to = from;
  }
}
