import type { Steps } from "../../steps.ts";
import { createMeter, isDue } from "../../steps.ts";
import type { Flow } from "./flow.ts";
import { place, remove } from "./flow.ts";
import { removeLeast } from "./heap.ts";
import type { CandidateLists } from "./lists.ts";
import { placeNobody } from "./nobody.ts";
import type { Tree } from "./tree.ts";
import { bestWorth, createTree, raisePrices, reachColumn, reachRow, scoreAt, showMore, startTree } from "./tree.ts";

/**
 * Places every row that is not placed, then every unit of nobody, by shortest augmenting paths; false where that
 * cannot be. Before and after, all that is placed is tight: no pair of its row is worth more at the prices. Prices
 * only rise, so the lists stay valid. Ties: the least heap item first, so columns in index order, then rows. Range:
 * integers; throws RangeError when a price passes 2^52, which needs (n + m) · (largest difference of scores) above
 * it. Cost: (rows not placed) × (pairs looked at) × log; each search stops at the nearest free place. Source: Jonker
 * & Volgenant 1987; Ahuja, Magnanti & Orlin, Network Flows, section 9.7. Deviations: rows show their pairs only when
 * needed; several places a column; spare room as one row with many units.
 */
export function* augment(flow: Flow, lists: CandidateLists): Steps<boolean> {
  const tree = createTree(flow, lists);
  const meter = createMeter();
  for (let row = 0; row < flow.n; row++) {
    if (flow.columnOf[row] >= 0) continue;
    const { looked } = lists;
    growToFreePlace(tree, row);
    if (tree.target < 0) return false;
    raisePrices(tree);
    followPath(tree, row);
    if (isDue(meter, lists.looked - looked)) yield { stage: "searching", done: row, of: flow.n };
  }
  return flow.unheld === 0 || (yield* placeNobody(tree));
}

function growToFreePlace(tree: Tree, source: number): void {
  const { heap, flow, distance } = tree;
  startTree(tree, true, Number.POSITIVE_INFINITY);
  reachRow(tree, source, bestWorth(tree.lists, source, flow.price));
  while (heap.size > 0 && heap.key[0] < tree.reach) {
    const far = heap.key[0];
    const item = heap.item[0];
    removeLeast(heap);
    if (item >= flow.m) showMore(tree, item - flow.m);
    else if (far === distance[item]) reachColumn(tree, item);
  }
}

/** Every row on the path moves one column on; the source comes in. */
function followPath(tree: Tree, source: number): void {
  const { flow, via } = tree;
  let to = tree.target;
  for (;;) {
    const row = via[to];
    const from = flow.columnOf[row];
    const score = scoreAt(tree, row, to);
    if (from >= 0) remove(flow, row);
    place(flow, row, to, score);
    if (row === source) return;
    to = from;
  }
}
