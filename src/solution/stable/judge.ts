import type { OpenPairs, OpenProblem } from "./preferences.ts";
import { isPreferred } from "./preferences.ts";
import type { Standing } from "./standing.ts";
import { would } from "./standing.ts";

/** A pair that blocks. */
export type Blocking = readonly [row: number, column: number];

/**
 * Judges an assignment, row by row: which pairs block it, and whether it is the stable one that is best for one side.
 * Rows can be shown in any order. O(columns) a row.
 *
 * Best for the rows: of every column that is full, the most preferred of the rows that it likes less than its own and
 * that would rather have it could take over a place; the column that this row would give up first is its successor. Any
 * other stable assignment that is better for some rows brings a circle of such columns with it (a rotation, seen from
 * the columns), and any circle such an assignment. So it is the best if and only if there is no circle. Best for the
 * columns: the same with the sides exchanged.
 */
export interface Judge {
  /** A column that the row would rather have than the least preferred of its own, where it has no room. */
  desires(row: number, column: number, key: number): void;
  /** The least preferred of the row's columns, where it has no room. */
  wouldLeave(row: number, column: number): void;
  /** A whole row: both of these, and what else there is to see. */
  see(row: number, pairs: OpenPairs): void;
  readonly blocking: readonly Blocking[];
  /** Columns of a circle, empty = none: the assignment is not the best one for the rows. Every row was shown. */
  circleOfColumns(): number[];
  /** Rows of a circle likewise: not the best one for the columns. Every row was shown by `see`. */
  circleOfRows(): number[];
}

export function judge(problem: OpenProblem, standing: Standing): Judge {
  const { n, m, wanted, room, columnRank } = problem;
  const { columnsOf, load, worstRow } = standing;
  const blocking: Blocking[] = [];
  /** The most preferred of the rows that would rather have the column and do not block with it. */
  const wishing = new Int32Array(m).fill(-1);
  const wishingKey = new Float64Array(m);
  /** The first column after the row's own that would have it. */
  const next = new Int32Array(n).fill(-1);
  /** What each row would give up first; −1 = it has room, or nothing. */
  const worstOf = new Int32Array(n).fill(-1);
  const isOwn = new Int32Array(m).fill(-1);

  const desires = (row: number, column: number, key: number): void => {
    if (room[column] === 0) return;
    if (would(standing, problem, column, row, key)) {
      blocking.push([row, column]);
      return;
    }
    const before = wishing[column];
    if (before >= 0 && isPreferred(problem, before, wishingKey[column], row, key)) return;
    wishing[column] = row;
    wishingKey[column] = key;
  };

  return {
    desires,
    wouldLeave(row, column) {
      worstOf[row] = column;
    },
    blocking,
    see(row, { length, column, ofRow, ofColumn }) {
      if (wanted[row] === 0) return;
      const own = columnsOf[row];
      for (const one of own) isOwn[one] = row;
      // Whoever has room would rather have anybody than nobody.
      let worst = -1;
      let worstKey = Number.NEGATIVE_INFINITY;
      if (own.length >= wanted[row]) {
        for (let at = 0; at < length; at++) {
          const one = column[at];
          if (isOwn[one] !== row) continue;
          if (worst >= 0 && (ofRow[at] > worstKey || (ofRow[at] === worstKey && columnRank[one] < columnRank[worst])))
            continue;
          worst = one;
          worstKey = ofRow[at];
        }
      }
      worstOf[row] = worst;
      const worstRank = worst < 0 ? m : columnRank[worst];
      let first = -1;
      let firstKey = 0;
      for (let at = 0; at < length; at++) {
        const one = column[at];
        if (isOwn[one] === row) continue;
        if (ofRow[at] > worstKey || (ofRow[at] === worstKey && columnRank[one] < worstRank)) {
          desires(row, one, ofColumn[at]);
          continue;
        }
        if (first >= 0 && (ofRow[at] < firstKey || (ofRow[at] === firstKey && columnRank[one] > columnRank[first])))
          continue;
        if (!would(standing, problem, one, row, ofColumn[at])) continue;
        first = one;
        firstKey = ofRow[at];
      }
      next[row] = first;
    },
    circleOfColumns: () =>
      circle(m, (column) => {
        if (load[column] < room[column] || load[column] === 0) return -1;
        return wishing[column] < 0 ? -1 : worstOf[wishing[column]];
      }),
    circleOfRows: () =>
      circle(n, (row) => (next[row] < 0 || load[next[row]] < room[next[row]] ? -1 : worstRow[next[row]])),
  };
}

/** A circle of successors, −1 = none; empty where there is no circle. */
function circle(length: number, successor: (one: number) => number): number[] {
  /** Who set out on the way that came by first; −1 = nobody yet. */
  const by = new Int32Array(length).fill(-1);
  for (let start = 0; start < length; start++) {
    let one = start;
    while (one >= 0 && by[one] < 0) {
      by[one] = start;
      one = successor(one);
    }
    if (one < 0 || by[one] !== start) continue;
    const found = [one];
    for (let other = successor(one); other !== one; other = successor(other)) found.push(other);
    return found;
  }
  return [];
}
