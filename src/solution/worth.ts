import { slotAt } from "./network.ts";
import { ranksOf } from "./ranksOf.ts";
import type { ReadProblem } from "./readProblem.ts";
import type { Level } from "./solution.ts";

/** What an assignment comes to, level by level: at the first number that differs, more is better. */
export type Worth = readonly number[];

/** A made pair, by row and column, and where it stands in the canonical order of all pairs: earlier is smaller. */
export interface Placed {
  readonly row: number;
  readonly column: number;
  readonly place: number;
}

/**
 * Reads assignments of one problem: what they come to by what it maximises, and where their pairs stand in the order
 * that settles ties: rows in their order, each row's columns from the highest score down, equal ones in theirs.
 */
export function assignmentReader(read: ReadProblem, levels: readonly Level[]) {
  const pairs = read.pairs();
  const { start, column, score } = pairs;
  const { counting } = read;
  const rowRank = ranksOf(read.rowOrder);
  const columnRank = ranksOf(read.columnOrder);
  const slotsOf = (columnsOf: readonly Int32Array[]) =>
    columnsOf.flatMap((columns, row) => Array.from(columns, (j) => slotAt(pairs, row, j)));
  const placement = levels.filter((level) => level.level === "placed");
  const choices = counting?.choices === undefined ? [] : [...new Set(counting.choices)].sort((a, b) => a - b);

  /** O(pairs · log pairs). */
  const worthOf = (columnsOf: readonly Int32Array[]): Worth => {
    const slots = slotsOf(columnsOf);
    const counts = placement.map(
      ({ priority, demand }) =>
        columnsOf.filter((columns, row) => read.priority[row] === priority && columns.length >= demand).length,
    );
    const total = slots.reduce((sum, slot) => sum + score[slot], 0);
    if (counting === undefined) return [...counts, total];
    if (counting.choices === undefined) {
      const scores = slots.map((slot) => score[slot]).sort((a, b) => a - b);
      // Where scores are compared the placement is the same, and so is the number of pairs.
      if (counting.objective === "leximin") return [...counts, ...scores];
      return [...counts, scores[0] ?? Number.POSITIVE_INFINITY, total];
    }
    const made = new Map<number, number>();
    for (const slot of slots) made.set(counting.choices[slot], (made.get(counting.choices[slot]) ?? 0) + 1);
    const ofChoice = choices.map((choice) => made.get(choice) ?? 0);
    return [...counts, ...(counting.objective === "greedy" ? ofChoice : ofChoice.map((count) => -count).reverse())];
  };

  /** Ascending. O(slots of these rows). */
  const placedIn = (columnsOf: readonly Int32Array[]): Placed[] =>
    columnsOf
      .flatMap((columns, row) =>
        Array.from(columns, (j): Placed => {
          const own = slotAt(pairs, row, j);
          let before = 0;
          for (let slot = start[row]; slot < start[row + 1]; slot++) {
            if (score[slot] > score[own]) before++;
            else if (score[slot] === score[own] && columnRank[column[slot]] < columnRank[j]) before++;
          }
          return { row, column: j, place: rowRank[row] * read.columns + before };
        }),
      )
      .sort((a, b) => a.place - b.place);

  return { worthOf, placedIn };
}

/** Above 0: the first is better. */
export function compareWorth(a: Worth, b: Worth): number {
  const at = a.findIndex((value, level) => value !== b[level]);
  return at < 0 ? 0 : a[at] - b[at];
}

/** The first place at which only one of two assignments has a pair; Infinity where they are the same. */
export function firstApart(
  a: readonly Placed[],
  b: readonly Placed[],
): { readonly place: number; readonly inFirst: boolean } {
  for (let at = 0; at < Math.max(a.length, b.length); at++) {
    const [one, other] = [a[at]?.place ?? Number.POSITIVE_INFINITY, b[at]?.place ?? Number.POSITIVE_INFINITY];
    if (one !== other) return { place: Math.min(one, other), inFirst: one < other };
  }
  return { place: Number.POSITIVE_INFINITY, inFirst: false };
}
