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
  const { columnRank } = problem;
  const { length, column, ofRow, ofColumn, score } = pairs;
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

/** Puts an entry in the place of the one on top. */
function fall(heap: Chosen, size: number, at: number, key: number, rank: number): void {
  const { at: ats, key: keys, rank: ranks } = heap;
  let here = 0;
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
