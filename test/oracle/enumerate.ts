import type { Programme } from "./documents.ts";
import type { Scored } from "./score.ts";
import { lotteryOrder } from "./score.ts";

/**
 * Every valid matching of a small problem, listed one by one, and what follows from the list by definition.
 * A matching is a bit mask: bit `row * columns + column` is the pair. No solver's idea is used.
 */

export interface Instance {
  readonly rows: number;
  readonly columns: number;
  /** [row][column]; null = forbidden. */
  readonly points: readonly (readonly (number | null)[])[];
  readonly capacity: readonly number[];
  readonly minLoad: readonly number[];
  readonly wants: readonly number[];
  readonly priority: readonly number[];
  readonly locked: readonly (readonly [number, number])[];
  /** Most rows that may be matched; Infinity = no limit. */
  readonly places: number;
  /** `maximum`: most rows first; `all`: every row at least once, then the same; `free`: the total alone. */
  readonly cardinality: "maximum" | "all" | "free";
  /** Limits on how many pairs of a set are made; absent = none. */
  readonly quotas?: readonly Limit[];
  /** Rows and columns, first in lottery order first. */
  readonly rowOrder: readonly number[];
  readonly columnOrder: readonly number[];
}

interface Limit {
  /** The pairs that count, as a mask. */
  readonly pairs: number;
  readonly min: number;
  /** Infinity = no limit. */
  readonly max: number;
}

/** One level before the total: how many rows of the tier have at least `mentors` columns. */
export interface Level {
  readonly mentors: number;
  readonly priority: number;
}

export interface Value {
  /** Rows matched. */
  readonly placed: number;
  /** One count per level. */
  readonly counts: readonly number[];
  readonly total: number;
}

interface Imposed {
  /** Best value among the valid matchings that contain the pair. */
  readonly value: Value;
  /** Fewest other rows that change columns, among the best matchings that contain the pair. */
  readonly moved: number;
}

export interface Enumerated {
  readonly levels: readonly Level[];
  readonly best: Value;
  /** All best matchings. */
  readonly optima: readonly number[];
  readonly canonical: number;
  readonly unique: boolean;
  /** Rows that some other best matching gives other columns. */
  readonly tied: readonly number[];
  /** [row][column]; null = forbidden or impossible. */
  readonly imposed: readonly (readonly (Imposed | null)[])[];
  /** How many valid matchings there are. */
  readonly valid: number;
}

export function instanceOf(scored: Scored, programme: Programme): Instance {
  const { mentees, mentors, pairs, locks, counts, lottery } = scored;
  return {
    rows: mentees.length,
    columns: mentors.length,
    points: pairs.map((row) => row.map((pair) => (pair.rules.length > 0 ? null : pair.points))),
    capacity: mentors.map(({ capacity }) => capacity ?? 1),
    minLoad: mentors.map(({ minLoad }) => minLoad ?? 0),
    wants: mentees.map(({ wants }) => wants ?? 1),
    priority: mentees.map(({ priority }) => priority ?? 0),
    locked: locks.map(({ mentee, mentor }) => [mentee, mentor] as const),
    places: programme.places ?? Number.POSITIVE_INFINITY,
    cardinality: programme.everyone ? "all" : "maximum",
    quotas: counts.map((count) => ({
      pairs: maskOf(count.pairs, mentors.length),
      min: count.min ?? 0,
      max: count.max ?? Number.POSITIVE_INFINITY,
    })),
    rowOrder: lotteryOrder(lottery, mentees),
    columnOrder: lotteryOrder(lottery, mentors),
  };
}

/** The levels in the order of docs/model.md: q = 1, 2, …; within q the tiers from the highest. */
export function levelsOf(instance: Instance): Level[] {
  if (instance.cardinality === "free") return [];
  const tiers = [...new Set(instance.priority)].sort((a, b) => b - a);
  const levels: Level[] = [];
  for (let mentors = 1; mentors <= Math.max(0, ...instance.wants); mentors++)
    for (const priority of tiers) levels.push({ mentors, priority });
  return levels;
}

/** Column masks that one row may have. */
function optionsOf(instance: Instance, row: number): number[] {
  let locked = 0;
  for (const [i, j] of instance.locked) if (i === row) locked |= 1 << j;
  const options: number[] = [];
  for (let mask = 0; mask < 1 << instance.columns; mask++) {
    if ((mask & locked) !== locked || ones(mask) > instance.wants[row]) continue;
    if (instance.cardinality === "all" && mask === 0) continue;
    let allowed = true;
    for (let j = 0; j < instance.columns; j++) if (mask & (1 << j) && instance.points[row][j] === null) allowed = false;
    if (allowed) options.push(mask);
  }
  return options;
}

export function ones(mask: number): number {
  let count = 0;
  for (; mask !== 0; mask &= mask - 1) count++;
  return count;
}

/** Calls back with every valid matching: its mask, and each row's column mask. An answer of `true` ends the list. */
export function forEachMatching(instance: Instance, visit: (mask: number, ofRow: readonly number[]) => unknown): void {
  const { rows, columns, capacity, minLoad, places, quotas = [] } = instance;
  if (rows * columns > 30) throw new Error("too large to enumerate");
  const options = Array.from({ length: rows }, (_, row) => optionsOf(instance, row));
  const load = new Array<number>(columns).fill(0);
  const ofRow = new Array<number>(rows).fill(0);
  const extend = (row: number, mask: number, placed: number): boolean => {
    if (row === rows) {
      for (let j = 0; j < columns; j++) if (load[j] < minLoad[j]) return false;
      for (const { pairs, min } of quotas) if (ones(mask & pairs) < min) return false;
      return visit(mask, ofRow) === true;
    }
    for (const option of options[row]) {
      const placedNow = placed + (option === 0 ? 0 : 1);
      if (placedNow > places) continue;
      const maskNow = mask | (option << (row * columns));
      if (quotas.some(({ pairs, max }) => ones(maskNow & pairs) > max)) continue;
      let room = true;
      for (let j = 0; j < columns; j++) if (option & (1 << j) && ++load[j] > capacity[j]) room = false;
      ofRow[row] = option;
      const ended = room && extend(row + 1, maskNow, placedNow);
      for (let j = 0; j < columns; j++) if (option & (1 << j)) load[j]--;
      if (ended) return true;
    }
    return false;
  };
  extend(0, 0, 0);
}

/** Is there any valid matching? */
export function isPossible(instance: Instance): boolean {
  let possible = false;
  forEachMatching(instance, () => {
    possible = true;
    return true;
  });
  return possible;
}

/** What follows from the list of all valid matchings; null = there is none. */
export function enumerate(instance: Instance): Enumerated | null {
  const { rows, columns } = instance;
  const levels = levelsOf(instance);
  if (rows > 7) throw new Error("a level's count must be one octal digit");

  // A row with s columns adds 1 to the counts of its tier's levels 1 … s. The counts are octal digits of one number,
  // so that lexicographic comparison is comparison.
  const codeOf = Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns + 1 }, (_, s) =>
      levels.reduce(
        (code, level) => code * 8 + (level.priority === instance.priority[row] && s >= level.mentors ? 1 : 0),
        0,
      ),
    ),
  );
  const masks: number[] = [];
  const codes: number[] = [];
  const totals: number[] = [];
  const placedCounts: number[] = [];
  forEachMatching(instance, (mask, ofRow) => {
    let code = 0;
    let total = 0;
    let placed = 0;
    for (let i = 0; i < rows; i++) {
      code += codeOf[i][ones(ofRow[i])];
      if (ofRow[i] !== 0) placed++;
      for (let j = 0; j < columns; j++) if (ofRow[i] & (1 << j)) total += instance.points[i][j] as number;
    }
    masks.push(mask);
    codes.push(code);
    totals.push(total);
    placedCounts.push(placed);
  });
  if (masks.length === 0) return null;

  const better = (a: number, b: number) => codes[a] > codes[b] || (codes[a] === codes[b] && totals[a] > totals[b]);
  const equal = (a: number, b: number) => codes[a] === codes[b] && totals[a] === totals[b];
  const valueAt = (at: number): Value => {
    const counts: number[] = [];
    for (let code = codes[at], left = levels.length; left > 0; left--, code = Math.floor(code / 8))
      counts.unshift(code % 8);
    return { placed: placedCounts[at], counts, total: totals[at] };
  };

  let first = 0;
  const bestWith = new Array<number>(rows * columns).fill(-1);
  for (let at = 0; at < masks.length; at++) {
    if (better(at, first)) first = at;
    for (let rest = masks[at]; rest !== 0; rest &= rest - 1) {
      const pair = 31 - Math.clz32(rest & -rest);
      if (bestWith[pair] < 0 || better(at, bestWith[pair])) bestWith[pair] = at;
    }
  }
  const optima = masks.filter((_, at) => equal(at, first));
  const canonical = canonicalOf(instance, optima);

  const rowMask = (mask: number, row: number) => (mask >>> (row * columns)) & ((1 << columns) - 1);
  const changedRows = (mask: number) => {
    let changed = 0;
    for (let i = 0; i < rows; i++) if (rowMask(mask, i) !== rowMask(canonical, i)) changed |= 1 << i;
    return changed;
  };
  const fewest = new Array<number>(rows * columns).fill(Number.POSITIVE_INFINITY);
  for (let at = 0; at < masks.length; at++) {
    for (let rest = masks[at]; rest !== 0; rest &= rest - 1) {
      const pair = 31 - Math.clz32(rest & -rest);
      if (!equal(at, bestWith[pair])) continue;
      const others = changedRows(masks[at]) & ~(1 << Math.floor(pair / columns));
      fewest[pair] = Math.min(fewest[pair], ones(others));
    }
  }

  const tied = Array.from({ length: rows }, (_, row) => row).filter((row) =>
    optima.some((mask) => rowMask(mask, row) !== rowMask(canonical, row)),
  );
  const imposed = Array.from({ length: rows }, (_, i) =>
    Array.from({ length: columns }, (_, j) => {
      const pair = i * columns + j;
      return bestWith[pair] < 0 ? null : { value: valueAt(bestWith[pair]), moved: fewest[pair] };
    }),
  );
  // Where the total alone counts, equally good matchings may match different numbers of rows.
  const best = valueAt(masks.indexOf(canonical));
  return { levels, best, optima, canonical, unique: optima.length === 1, tied, imposed, valid: masks.length };
}

/** The definition, literally: in turn, take or pass over, and keep the best matchings that agree. */
export function canonicalOf(instance: Instance, optima: readonly number[]): number {
  const { columns, points, rowOrder, columnOrder } = instance;
  let left = optima;
  for (const row of rowOrder) {
    const turn = columnOrder
      .filter((column) => points[row][column] !== null)
      .map((column, lot) => ({ column, lot, points: points[row][column] as number }))
      .sort((a, b) => b.points - a.points || a.lot - b.lot);
    for (const { column } of turn) {
      const bit = 1 << (row * columns + column);
      const containing = left.filter((mask) => (mask & bit) !== 0);
      left = containing.length > 0 ? containing : left;
    }
  }
  if (left.length !== 1) throw new Error("the definition of the canonical matching leaves several");
  return left[0];
}

/** The pairs of a mask as [row, column], rows ascending, then columns. */
export function pairsOf(mask: number, columns: number): [number, number][] {
  const pairs: [number, number][] = [];
  for (let pair = 0; pair < 31; pair++)
    if (mask & (1 << pair)) pairs.push([Math.floor(pair / columns), pair % columns]);
  return pairs;
}

export function maskOf(pairs: Iterable<readonly [number, number]>, columns: number): number {
  let mask = 0;
  for (const [row, column] of pairs) mask |= 1 << (row * columns + column);
  return mask;
}
