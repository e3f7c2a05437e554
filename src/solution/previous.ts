import type { CompressedRows, Scores } from "../problem/problem.ts";
import type { KeptPairs } from "./nearPairs.ts";
import { isRecord } from "./problemIssues.ts";
import { wrong } from "./readOptions.ts";
import type { ReadProblem } from "./readProblem.ts";

/** What a later solve can start from: the proof of an answer in which every row has one column. */
export interface Kept {
  readonly problem: ReadProblem;
  readonly columnOf: Int32Array; // [rows]
  readonly scoreOf: Float64Array; // [rows] at columnOf
  readonly price: Float64Array; // [columns] the smallest that prove it
  /** Pairs of the row that are worth as much to it as its own: column[start[row]] … column[start[row + 1] − 1]. */
  readonly start: Int32Array; // [rows + 1]
  readonly column: Int32Array;
  readonly near: KeptPairs;
}

/** A kept proof beside the problem that is to be solved now. */
export interface Previous {
  readonly kept: Kept;
  readonly rowOf: Int32Array; // [rows] what it was before, −1 = new
  readonly columnOf: Int32Array; // [columns] likewise
  /** All rows are where they were; whether they are as they were is another thing. */
  readonly sameRows: boolean;
  /** All columns are where they were. */
  readonly sameColumns: boolean;
  /** [rows] 1 = its pairs and scores are as before, apart from columns that are new or gone. Set by `markSame`. */
  readonly same: Uint8Array;
}

/** Where rows and columns were before; by default at the same index. */
export interface Correspondence {
  readonly fromRow?: Int32Array | undefined;
  readonly fromColumn?: Int32Array | undefined;
}

/** Undefined without a kept proof; what is wrong with the correspondence is a TypeError either way. */
export function previousOf(
  kept: Kept | undefined,
  rows: number,
  columns: number,
  { fromRow, fromColumn }: Correspondence,
): Previous | undefined {
  const rowOf = correspondence("fromRow", fromRow, rows, kept?.problem.rows);
  const columnOf = correspondence("fromColumn", fromColumn, columns, kept?.problem.columns);
  if (kept === undefined) return undefined;
  return {
    kept,
    rowOf,
    columnOf,
    sameRows: rows === kept.problem.rows && rowOf.every((before, row) => before === row),
    sameColumns: columns === kept.problem.columns && columnOf.every((before, j) => before === j),
    same: new Uint8Array(rows),
  };
}

/** `before`: how many there were; undefined = not known, since there is nothing to start from. */
function correspondence(
  path: keyof Correspondence,
  given: unknown,
  length: number,
  before: number | undefined,
): Int32Array {
  if (given === undefined) {
    const usual = new Int32Array(length).fill(-1);
    for (let index = 0; index < Math.min(length, before ?? 0); index++) usual[index] = index;
    return usual;
  }
  if (!(given instanceof Int32Array) || given.length !== length)
    throw wrong(`options.${path}`, `an Int32Array of ${length} entries`, given);
  const seen = new Set<number>();
  for (let index = 0; index < length; index++) {
    const old = given[index];
    if (old === -1) continue;
    if (old < -1 || (before !== undefined && old >= before) || seen.has(old)) {
      const most = before === undefined ? "" : ` below ${before}`;
      throw wrong(`options.${path}[${index}]`, `−1, or each index${most} at most once`, old);
    }
    seen.add(old);
  }
  return given.slice();
}

/** Finds the rows that are as before. Scores in another form than before are all taken to be new. O(slots). */
export function markSame(previous: Previous, scores: Scores): void {
  const before = previous.kept.problem.scores;
  if (ArrayBuffer.isView(scores) && ArrayBuffer.isView(before)) markDense(previous, scores, before);
  else if (isCompressed(scores) && isCompressed(before)) markCompressed(previous, scores, before);
}

function isCompressed(scores: Scores): scores is CompressedRows {
  return isRecord(scores);
}

function markDense(
  { kept, rowOf, columnOf, same }: Previous,
  now: Int32Array | Float64Array,
  before: Int32Array | Float64Array,
): void {
  const runs = runsOf(columnOf);
  const m = columnOf.length;
  for (let row = 0; row < rowOf.length; row++) {
    if (rowOf[row] < 0) continue;
    const here = row * m;
    const there = rowOf[row] * kept.problem.columns;
    same[row] = 1;
    for (const { from, old, length } of runs) {
      if (areEqual(now, here + from, before, there + old, length)) continue;
      same[row] = 0;
      break;
    }
  }
}

/** Columns that stand side by side now and did before. */
function runsOf(columnOf: Int32Array): { from: number; old: number; length: number }[] {
  const runs: { from: number; old: number; length: number }[] = [];
  for (let j = 0; j < columnOf.length; j++) {
    const last = runs[runs.length - 1];
    if (columnOf[j] < 0) continue;
    if (last !== undefined && last.from + last.length === j && last.old + last.length === columnOf[j]) last.length++;
    else runs.push({ from: j, old: columnOf[j], length: 1 });
  }
  return runs;
}

function areEqual(
  some: Int32Array | Float64Array,
  from: number,
  others: Int32Array | Float64Array,
  old: number,
  length: number,
): boolean {
  // Integers a whole stretch at a time, without a branch for each: rows that are as before are the rule.
  let at = from;
  let then = old;
  const end = from + length;
  if (some instanceof Int32Array && others instanceof Int32Array) {
    while (at + STRETCH <= end) {
      let differs = 0;
      for (const stop = at + STRETCH; at < stop; at += 4, then += 4)
        differs |=
          (some[at] ^ others[then]) |
          (some[at + 1] ^ others[then + 1]) |
          (some[at + 2] ^ others[then + 2]) |
          (some[at + 3] ^ others[then + 3]);
      if (differs !== 0) return false;
    }
  }
  for (; at < end; at++, then++) if (some[at] !== others[then]) return false;
  return true;
}

const STRETCH = 64;

function markCompressed({ kept, rowOf, columnOf, same }: Previous, now: CompressedRows, before: CompressedRows): void {
  const isHere = new Uint8Array(kept.problem.columns); // columns that are not gone
  for (const old of columnOf) if (old >= 0) isHere[old] = 1;
  for (let row = 0; row < rowOf.length; row++) {
    if (rowOf[row] < 0) continue;
    let then = before.start[rowOf[row]];
    const end = before.start[rowOf[row] + 1];
    let equal = true;
    for (let slot = now.start[row]; slot < now.start[row + 1] && equal; slot++) {
      const old = columnOf[now.column[slot]];
      if (old < 0) continue;
      while (then < end && isHere[before.column[then]] === 0) then++;
      equal = then < end && before.column[then] === old && before.score[then] === now.score[slot];
      then++;
    }
    while (then < end && isHere[before.column[then]] === 0) then++;
    same[row] = equal && then >= end ? 1 : 0;
  }
}
