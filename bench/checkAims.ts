import { totalOf } from "./check.ts";
import type { BothSides } from "./instances/aims.ts";
import type { Instance } from "./instances/instance.ts";

/** What the aims look at, of an assignment that gives every row one column. */
export interface Made {
  readonly placed: number;
  readonly total: number;
  /** Ascending. */
  readonly scores: Int32Array;
  /** How many pairs have each choice number; 0 stands for nothing. */
  readonly profile: Int32Array; // [columns + 1]
}

type Dense = Instance & { readonly scores: Int32Array };

/** Throws where it is no assignment of every row. Shares no code with any solver. */
export function madeOf(instance: Dense, choices: Int32Array, columnOf: Int32Array): Made {
  const { columns, scores } = instance;
  const pairs = columnOf.map((column, row) => row * columns + column);
  const total = totalOf(instance, columnOf);
  const profile = new Int32Array(columns + 1);
  for (const pair of pairs) profile[choices[pair]]++;
  return { placed: columnOf.length, total, scores: pairs.map((pair) => scores[pair]).sort(), profile };
}

type Counting = "maximin" | "leximin" | "greedy" | "generous";

/** A problem whose greatest total, once that is proved, shows that what decides first under an aim is at its best. */
export interface FirstCount {
  readonly scores: Int32Array;
  shows(greatest: number): boolean;
}

/** Pairs that must not be, to keep what `made` has, cost more than all others together. */
export function firstCount(aim: Counting, { rows, scores }: Dense, choices: Int32Array, made: Made): FirstCount {
  const least = made.scores[0];
  const last = made.profile.reduce((latest, count, choice) => (count > 0 ? choice : latest), 0);
  const much = rows + 1;
  switch (aim) {
    case "maximin": // not all rows can have more than the least
      return { scores: scores.map((score) => (score > least ? 1 : 0)), shows: (greatest) => greatest < rows };
    case "leximin": {
      const alike = made.scores.filter((score) => score === least).length;
      return {
        scores: scores.map((score) => (score < least ? -much : score === least ? -1 : 0)),
        shows: (greatest) => greatest === -alike,
      };
    }
    case "greedy":
      return {
        scores: choices.map((choice) => (choice === 1 ? 1 : 0)),
        shows: (greatest) => greatest === made.profile[1],
      };
    case "generous":
      return {
        scores: choices.map((choice) => (choice > last ? -much : choice === last ? -1 : 0)),
        shows: (greatest) => greatest === -made.profile[last],
      };
  }
}

/** Above 0: `a` is better by the aim than `b`; both place every row. */
export function better(aim: Counting | "total", a: Made, b: Made): number {
  const first = (x: Int32Array, y: Int32Array) => {
    const at = x.findIndex((value, place) => value !== y[place]);
    return at < 0 ? 0 : x[at] - y[at];
  };
  switch (aim) {
    case "total":
      return a.total - b.total;
    case "maximin":
      return a.scores[0] - b.scores[0] || a.total - b.total;
    case "leximin":
      return first(a.scores, b.scores);
    case "greedy":
      return first(a.profile, b.profile);
    case "generous":
      return first(b.profile.slice().reverse(), a.profile.slice().reverse());
  }
}

/**
 * Throws where a pair blocks, or the assignment does not place every row. Equal scores are told apart by the index, the
 * lower one first. That no other stable one is better for the rows is not looked at.
 */
export function checkStable(instance: BothSides, columnOf: ArrayLike<number>): void {
  const { rows, columns, capacity } = instance;
  totalOf(instance, columnOf); // places, and that every row has a column
  const theirs = new Float64Array(columns);
  const own = new Float64Array(columns);
  const load = new Int32Array(columns);
  const worst = new Float64Array(columns).fill(Number.POSITIVE_INFINITY); // what each column thinks of its last row
  const worstRow = new Int32Array(columns).fill(-1);
  for (let row = 0; row < rows; row++) {
    const column = columnOf[row];
    instance.columnScores(row, theirs);
    load[column]++;
    if (theirs[column] > worst[column]) continue;
    worst[column] = theirs[column]; // of equal ones the later
    worstRow[column] = row;
  }
  for (let row = 0; row < rows; row++) {
    const held = columnOf[row];
    instance.rowScores(row, own);
    instance.columnScores(row, theirs);
    for (let column = 0; column < columns; column++) {
      if (column === held || own[column] < own[held] || (own[column] === own[held] && column > held)) continue;
      const preferred = theirs[column] > worst[column] || (theirs[column] === worst[column] && row < worstRow[column]);
      if (load[column] < capacity[column] || preferred) throw new Error(`row ${row} and column ${column} block`);
    }
  }
}
