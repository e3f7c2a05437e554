import type { Places } from "./places.ts";
import { takes } from "./places.ts";
import type { OpenPairs, OpenProblem } from "./preferences.ts";

/**
 * For every row the next of its columns in its order, and where it stands among them. A list that is used up is made
 * anew from the row, of what comes after it, and of that only the columns that would take the row: what a column
 * refuses once it refuses for ever. So memory is `width` entries a row.
 */
export interface ColumnLists {
  readonly width: number;
  readonly column: Int32Array; // [n · width] best first
  readonly key: Float64Array; // [n · width] what the column thinks of the row
  readonly score: Float64Array; // [n · width]
  readonly length: Int32Array; // [n]
  /** Entries that the row is done with: it has the column, had it, or was refused. */
  readonly done: Int32Array; // [n]
  /** 1 = nothing comes after the list. */
  readonly last: Uint8Array; // [n]
  /** How often the row was read: once, all columns are in its list down to the last entry. */
  readonly reads: Int32Array; // [n]
  /** Where the list ends: in the row's order what comes later is not in it. */
  readonly endKey: Float64Array; // [n]
  readonly endColumn: Int32Array; // [n] −1 = nothing was listed yet
  readonly chosen: Chosen;
}

/** The best of what it was shown: a heap, the least of it on top. */
interface Chosen {
  readonly at: Int32Array; // [width] index among the open pairs
  readonly key: Float64Array; // [width]
  readonly rank: Int32Array; // [width]
}

export function createLists({ n, m }: OpenProblem, most: number): ColumnLists {
  const width = Math.min(m, most);
  return {
    width,
    column: new Int32Array(n * width),
    key: new Float64Array(n * width),
    score: new Float64Array(n * width),
    length: new Int32Array(n),
    done: new Int32Array(n),
    last: new Uint8Array(n),
    reads: new Int32Array(n),
    endKey: new Float64Array(n),
    endColumn: new Int32Array(n).fill(-1),
    chosen: { at: new Int32Array(width), key: new Float64Array(width), rank: new Int32Array(width) },
  };
}

/** Lists the next columns of a row that is opened. `places`: leave out whoever would not take it; undefined: nobody. */
export function list(
  lists: ColumnLists,
  problem: OpenProblem,
  row: number,
  pairs: OpenPairs,
  places: Places | undefined,
): void {
  const { width, chosen, endKey, endColumn } = lists;
  const { column, ofColumn, score } = pairs;
  const chosenAtOnce = places === undefined ? chooseAbove(lists, problem, pairs) : 0;
  const { size, more } =
    chosenAtOnce > 0
      ? { size: chosenAtOnce, more: chosenAtOnce < pairs.length }
      : chooseBest(lists, problem, row, pairs, places);
  const base = row * width;
  lists.length[row] = size;
  lists.done[row] = 0;
  lists.last[row] = more ? 0 : 1;
  lists.reads[row]++;
  if (size > 0) {
    endKey[row] = chosen.key[0];
    endColumn[row] = column[chosen.at[0]];
  }
  // The least goes last, again and again.
  for (let left = size; left > 0; left--) {
    const at = chosen.at[0];
    const slot = base + left - 1;
    lists.column[slot] = column[at];
    lists.key[slot] = ofColumn[at];
    lists.score[slot] = score[at];
    const end = left - 1;
    fall(chosen, end, chosen.at[end], chosen.key[end], chosen.rank[end]);
  }
}

/** Chooses the best columns of a row after the end of its list. */
function chooseBest(
  { width, chosen, endKey, endColumn }: ColumnLists,
  problem: OpenProblem,
  row: number,
  { length, column, ofRow, ofColumn }: OpenPairs,
  places: Places | undefined,
): { readonly size: number; readonly more: boolean } {
  const { columnRank } = problem;
  const afterKey = endColumn[row] < 0 ? Number.POSITIVE_INFINITY : endKey[row];
  const afterRank = endColumn[row] < 0 ? -1 : columnRank[endColumn[row]];
  let size = 0;
  let more = false;
  let floor = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < length; at++) {
    const key = ofRow[at];
    if (key < floor && more) continue;
    const rank = columnRank[column[at]];
    if (key > afterKey || (key === afterKey && rank <= afterRank)) continue;
    if (places !== undefined && !takes(places, problem, column[at], row, ofColumn[at])) continue;
    if (size < width) rise(chosen, size++, at, key, rank);
    else {
      more = true;
      if (key < floor || (key === floor && rank > chosen.rank[0])) continue;
      fall(chosen, size, at, key, rank);
    }
    if (size === width) floor = chosen.key[0];
  }
  return { size, more };
}

/** Looked at to guess which columns are among the best. */
const SAMPLE = 64;

/**
 * Chooses all columns from some preference on, about three quarters of a list: one look at each. 0 where the guess is
 * not worth it, or was wrong and they are too many.
 */
function chooseAbove({ width, chosen }: ColumnLists, { columnRank }: OpenProblem, pairs: OpenPairs): number {
  const { length, column, ofRow } = pairs;
  if (length < 4 * width || length < 4 * SAMPLE) return 0;
  const { at: ats, key: keys, rank: ranks } = chosen;
  const wanted = Math.max(1, Math.min(width, Math.floor((SAMPLE * width) / length / 1.3)));
  // The `wanted` best of the sample, descending; there is room for them where the list will be.
  keys.fill(Number.NEGATIVE_INFINITY, 0, wanted);
  for (let sample = 0; sample < SAMPLE; sample++) {
    const key = ofRow[Math.floor((sample * length) / SAMPLE)];
    let here = wanted - 1;
    if (key <= keys[here]) continue;
    for (; here > 0 && keys[here - 1] < key; here--) keys[here] = keys[here - 1];
    keys[here] = key;
  }
  const floor = keys[wanted - 1];
  let size = 0;
  for (let at = 0; at < length; at++) {
    const key = ofRow[at];
    if (key < floor) continue;
    if (size === width) return 0;
    ats[size] = at;
    keys[size] = key;
    ranks[size++] = columnRank[column[at]];
  }
  for (let here = (size >> 1) - 1; here >= 0; here--) fall(chosen, size, ats[here], keys[here], ranks[here], here);
  return size;
}

/** Adds an entry to the `size` that there are. */
function rise(heap: Chosen, size: number, at: number, key: number, rank: number): void {
  const { at: ats, key: keys, rank: ranks } = heap;
  let here = size;
  while (here > 0) {
    const up = (here - 1) >> 1;
    if (keys[up] < key || (keys[up] === key && ranks[up] > rank)) break;
    ats[here] = ats[up];
    keys[here] = keys[up];
    ranks[here] = ranks[up];
    here = up;
  }
  ats[here] = at;
  keys[here] = key;
  ranks[here] = rank;
}

/** Puts an entry in the place of the one on top, or at `from`, which is then the top of all below it. */
function fall(heap: Chosen, size: number, at: number, key: number, rank: number, from = 0): void {
  const { at: ats, key: keys, rank: ranks } = heap;
  let here = from;
  for (;;) {
    let down = 2 * here + 1;
    if (down >= size) break;
    const other = down + 1;
    if (other < size && (keys[other] < keys[down] || (keys[other] === keys[down] && ranks[other] > ranks[down])))
      down = other;
    if (key < keys[down] || (key === keys[down] && rank > ranks[down])) break;
    ats[here] = ats[down];
    keys[here] = keys[down];
    ranks[here] = ranks[down];
    here = down;
  }
  ats[here] = at;
  keys[here] = key;
  ranks[here] = rank;
}
