import type { Issue } from "../../errors.ts";
import { InvalidInputError } from "../../errors.ts";
import { FORBIDDEN } from "../../points.ts";
import type { Preferences } from "../../problem/problem.ts";
import { readRows } from "../kernel/rows.ts";
import { show } from "../problemIssues.ts";
import { ranksOf } from "../ranksOf.ts";
import type { ReadProblem } from "../readProblem.ts";

/** Both sides' preferences and whom they favour, as the problem gives them; dense ones are copies. */
export interface ReadPreferences {
  readonly favours: "rows" | "columns";
  readonly rowScores: Preferences;
  readonly columnScores: Preferences;
}

/**
 * The pairs of one row that are open: allowed and not locked. Of a pair, what the row and what the column think of the
 * other; equal thoughts are told apart by `columnRank` and `rowRank`. Valid until another row is opened.
 */
export interface OpenPairs {
  length: number;
  readonly column: Int32Array; // [columns] ascending
  readonly score: Float64Array; // [columns]
  readonly ofRow: Float64Array; // [columns]
  readonly ofColumn: Float64Array; // [columns]
}

/** A stable problem without its locked pairs. */
export interface OpenProblem {
  readonly n: number;
  readonly m: number;
  /** What locked pairs leave of the demand and the capacity. */
  readonly wanted: Int32Array; // [n]
  readonly room: Int32Array; // [m]
  readonly rowRank: Int32Array; // [n] place in `order.rows`
  readonly columnRank: Int32Array; // [m]
  /** Columns that a row is locked to; undefined = none. */
  lockedOf(row: number): readonly number[] | undefined;
  /** Reads a row, all three of its kinds of scores at once. Throws InvalidInputError where they are no integers. */
  open(row: number): OpenPairs;
  /** The score of a pair, locked ones too. */
  scoreOf(row: number, column: number): number;
}

/**
 * Whether a column prefers the one row to the other: it thinks more of it, or as much and `order.rows` has it first.
 */
export function isPreferred(
  { rowRank }: Pick<OpenProblem, "rowRank">,
  row: number,
  key: number,
  other: number,
  otherKey: number,
): boolean {
  return key > otherKey || (key === otherKey && rowRank[row] < rowRank[other]);
}

const MOST_ISSUES = 100;

export function openProblem(read: ReadProblem, preferences: ReadPreferences): OpenProblem {
  const { rows: n, columns: m } = read;
  const locks = new Map<number, number[]>();
  const wanted = read.demand.slice();
  const room = read.capacity.slice();
  for (const [row, column] of read.locked) {
    const own = locks.get(row);
    if (own === undefined) locks.set(row, [column]);
    else own.push(column);
    wanted[row]--;
    room[column]--;
  }
  const rows = readRows(read.scores, n, m);
  const pairs: OpenPairs = {
    length: 0,
    column: new Int32Array(m),
    score: new Float64Array(m),
    ofRow: new Float64Array(m),
    ofColumn: new Float64Array(m),
  };
  const sides = [
    sideOf("rowScores", preferences.rowScores, m),
    sideOf("columnScores", preferences.columnScores, m),
  ] as const;
  const checked = new Uint8Array(n);

  return {
    n,
    m,
    wanted,
    room,
    rowRank: ranksOf(read.rowOrder),
    columnRank: ranksOf(read.columnOrder),
    lockedOf: (row) => locks.get(row),
    scoreOf: (row, column) => {
      const { scores, columns, from, to } = rows.open(row);
      return columns === undefined ? scores[from + column] : scores[columns.subarray(from, to).indexOf(column) + from];
    },
    open(row) {
      const { scores, columns, from, to } = rows.open(row);
      const { column, score, ofRow, ofColumn } = pairs;
      let length = 0;
      for (let at = from; at < to; at++) {
        const value = scores[at];
        // Compressed rows have no absent pairs.
        if (value === FORBIDDEN && columns === undefined) continue;
        column[length] = columns === undefined ? at - from : columns[at];
        score[length++] = value;
      }
      const own = locks.get(row);
      if (own !== undefined) length = withoutLocked(pairs, length, own);
      pairs.length = length;
      const [byRow, byColumn] = sides;
      byRow.read(row, pairs, ofRow);
      byColumn.read(row, pairs, ofColumn);
      if (checked[row] === 0) {
        const issues = [...byRow.issues(row, pairs, ofRow), ...byColumn.issues(row, pairs, ofColumn)];
        if (issues.length > 0) throw new InvalidInputError(issues.slice(0, MOST_ISSUES));
        checked[row] = 1;
      }
      return pairs;
    },
  };
}

function withoutLocked({ column, score }: OpenPairs, length: number, locked: readonly number[]): number {
  let kept = 0;
  for (let at = 0; at < length; at++) {
    if (locked.includes(column[at])) continue;
    column[kept] = column[at];
    score[kept++] = score[at];
  }
  return kept;
}

/** One side's thoughts of the open pairs of a row. */
interface Side {
  read(row: number, pairs: OpenPairs, out: Float64Array): void;
  issues(row: number, pairs: OpenPairs, out: Float64Array): Issue[];
}

function sideOf(path: "rowScores" | "columnScores", given: Preferences, m: number): Side {
  const dense = typeof given === "function" ? undefined : given;
  return {
    read(row, { length, column }, out) {
      if (dense !== undefined) {
        for (let at = 0, base = row * m; at < length; at++) out[at] = dense[base + column[at]];
        return;
      }
      out.fill(Number.NaN);
      const returned = (given as (row: number, out: Float64Array) => unknown)(row, out);
      if (returned !== undefined)
        throw new InvalidInputError([
          issue(path, "type", `expected row ${row} in \`out\` and nothing returned, received ${show(returned)}`),
        ]);
      // Columns ascend, so nothing is written over before it is read.
      if (length < m) for (let at = 0; at < length; at++) out[at] = out[column[at]];
    },
    issues(row, { length, column }, out) {
      if (dense instanceof Int32Array) return [];
      const found: Issue[] = [];
      for (let at = 0; at < length && found.length < MOST_ISSUES; at++) {
        if (Number.isSafeInteger(out[at])) continue;
        const place = dense === undefined ? path : `${path}[${row * m + column[at]}]`;
        const expected = `expected an integer (row ${row}, column ${column[at]})`;
        found.push(issue(place, "range", `${expected}, received ${out[at]}`));
      }
      return found;
    },
  };
}

function issue(path: string, code: Issue["code"], message: string): Issue {
  return { document: "problem", path, code, message };
}
