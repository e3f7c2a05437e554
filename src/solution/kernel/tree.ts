import { FORBIDDEN } from "../../points.ts";
import type { Flow } from "./flow.ts";
import type { Heap } from "./heap.ts";
import { createHeap, push } from "./heap.ts";
import type { CandidateLists } from "./lists.ts";
import { refresh, scan } from "./lists.ts";
import { scoreIn } from "./rows.ts";

/**
 * A shortest-path tree over columns. The length of a step from a row to a column is what the row would lose at the
 * prices, so it is never negative; from a column to the rows in it, it is 0, because what is placed is tight. A row
 * shows its front, then its reserve, then a new scan, then all of its pairs, each only when the tree gets as far as
 * the bound on what is still hidden: heap items 0 … m − 1 are columns, m + row is a row that must show more.
 */
export interface Tree {
  readonly flow: Flow;
  readonly lists: CandidateLists;
  readonly mark: Int32Array; // [m] the search that last reached the column
  readonly distance: Float64Array; // [m]
  readonly via: Int32Array; // [m] the row that reached the column; n = nobody
  readonly base: Float64Array; // [n] distance of a row + its best worth
  readonly shown: Uint8Array; // [n] how much of a row the search has seen
  readonly visited: Int32Array; // [m] columns whose distance is final, in order
  readonly heap: Heap;
  visits: number;
  search: number;
  nearest: boolean; // stop at the nearest free place; otherwise free places are columns like others
  reach: number; // what is not nearer than this does not matter
  target: number; // the nearest free place so far, −1 = none
}

export function createTree(flow: Flow, lists: CandidateLists): Tree {
  const { n, m } = flow;
  return {
    flow,
    lists,
    mark: new Int32Array(m),
    distance: new Float64Array(m),
    via: new Int32Array(m),
    base: new Float64Array(n),
    shown: new Uint8Array(n),
    visited: new Int32Array(m),
    heap: createHeap(4 * (m + 16)),
    visits: 0,
    search: 0,
    nearest: true,
    reach: 0,
    target: -1,
  };
}

export function startTree(tree: Tree, nearest: boolean, reach: number): void {
  tree.search++;
  tree.heap.size = 0;
  tree.visits = 0;
  tree.nearest = nearest;
  tree.reach = reach;
  tree.target = -1;
}

/** Offers the tree a way to a column. */
export function offer(tree: Tree, row: number, j: number, far: number): void {
  const { mark, distance, flow } = tree;
  if (far >= tree.reach || (mark[j] === tree.search && far >= distance[j])) return;
  mark[j] = tree.search;
  distance[j] = far;
  tree.via[j] = row;
  if (tree.nearest && flow.load[j] + flow.held[j] < flow.upper[j]) {
    tree.reach = far;
    tree.target = j;
  } else push(tree.heap, far, j);
}

/** The row joins the tree; `base` is its distance + its best worth. */
export function reachRow(tree: Tree, row: number, base: number): void {
  const { width, front, frontBound, length } = tree.lists;
  tree.base[row] = base;
  tree.shown[row] = 0;
  const offset = row * width;
  offerListed(tree, row, offset, offset + Math.min(front, length[row]));
  wait(tree, row, base - frontBound[row]);
}

/** The column's distance is final: its rows join. */
export function reachColumn(tree: Tree, j: number): void {
  const { firstRow, nextRow, scoreOf, price } = tree.flow;
  tree.visited[tree.visits++] = j;
  const far = tree.distance[j] - price[j];
  for (let row = firstRow[j]; row >= 0; row = nextRow[row]) reachRow(tree, row, far + scoreOf[row]);
}

/** The row's next best pairs join. */
export function showMore(tree: Tree, row: number): void {
  const { lists, flow, base } = tree;
  const { width, front, bound, length } = lists;
  const offset = row * width;
  const step = ++tree.shown[row];
  if (step === 1) offerListed(tree, row, offset + Math.min(front, length[row]), offset + length[row]);
  else if (step === 2) {
    scan(lists, row, flow.price, Number.NEGATIVE_INFINITY);
    offerListed(tree, row, offset, offset + length[row]);
  } else {
    offerAll(tree, row);
    return;
  }
  wait(tree, row, base[row] - bound[row]);
}

/** The row's best worth, sure to be the best of all its pairs. */
export function bestWorth(lists: CandidateLists, row: number, price: Float64Array): number {
  const { column, score, width, front, frontBound, length } = lists;
  const offset = row * width;
  for (;;) {
    const end = offset + Math.min(front, length[row]);
    let best = Number.NEGATIVE_INFINITY;
    for (let k = offset; k < end; k++) {
      const worth = score[k] - price[column[k]];
      if (worth > best) best = worth;
    }
    if (best >= frontBound[row]) return best;
    refresh(lists, row, price);
  }
}

/** The score of a pair that the tree has used. */
export function scoreAt(tree: Tree, row: number, j: number): number {
  const { column, score, width, length, rows } = tree.lists;
  const offset = row * width;
  for (let k = offset; k < offset + length[row]; k++) if (column[k] === j) return score[k];
  return scoreIn(rows.open(row), j);
}

/** What the tree reached nearer than `reach` becomes dearer by the difference, so that the way to `reach` is tight. */
export function raisePrices(tree: Tree): void {
  const { visited, visits, distance, reach } = tree;
  const { price } = tree.flow;
  for (let k = 0; k < visits; k++) {
    const j = visited[k];
    if (distance[j] >= reach) continue;
    price[j] += reach - distance[j];
    if (price[j] > LARGEST)
      throw new RangeError(`prices: expected at most 2^52, received ${price[j]}; the scores lie too far apart`);
  }
}

const LARGEST = 2 ** 52;

function wait(tree: Tree, row: number, key: number): void {
  if (key < tree.reach) push(tree.heap, key, tree.flow.m + row);
}

/** Every pair of the row. */
function offerAll(tree: Tree, row: number): void {
  const { mark, distance, search } = tree;
  const { price } = tree.flow;
  const { scores, columns, from, to } = tree.lists.rows.open(row);
  const base = tree.base[row];
  tree.lists.looked += to - from;
  for (let slot = from; slot < to; slot++) {
    const j = columns === undefined ? slot - from : columns[slot];
    const far = base - scores[slot] + price[j];
    if (far < tree.reach && (mark[j] !== search || far < distance[j]) && scores[slot] !== FORBIDDEN)
      offer(tree, row, j, far);
  }
}

function offerListed(tree: Tree, row: number, from: number, to: number): void {
  const { column, score } = tree.lists;
  const { price } = tree.flow;
  const base = tree.base[row];
  tree.lists.looked += to - from;
  for (let k = from; k < to; k++) {
    const j = column[k];
    offer(tree, row, j, base - score[k] + price[j]);
  }
}
