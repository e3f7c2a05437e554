import { changedRows } from "./aims.ts";
import type { Instance } from "./enumerate.ts";
import { forEachMatching, maskOf, pairsOf } from "./enumerate.ts";

/** Stable assignments, from the list of all valid ones, by the definition. Shares no code with `src`. */

/** Both sides' preferences, [row][column]: higher = preferred. */
export interface StableInstance {
  readonly instance: Instance;
  readonly rowScores: readonly (readonly number[])[];
  readonly columnScores: readonly (readonly number[])[];
}

export interface Stable {
  /** All stable assignments. */
  readonly all: readonly number[];
  /** The stable assignment that every row, or every column, weakly prefers to every other. */
  readonly rowBest: number;
  readonly columnBest: number;
  readonly unique: boolean;
  /** Rows to which the two give different columns. */
  readonly tied: readonly number[];
}

/** The strict preferences: place 0 is the most preferred. Ties are settled by the orders. */
function places({ instance, rowScores, columnScores }: StableInstance) {
  const { rowOrder, columnOrder } = instance;
  const ofRow = rowScores.map((scores) => placesIn(columnOrder, (j) => scores[j]));
  const ofColumn = columnOrder.map(() => [] as number[]);
  for (const j of columnOrder) ofColumn[j] = placesIn(rowOrder, (i) => columnScores[i][j]);
  return { ofRow, ofColumn };
}

function placesIn(order: readonly number[], score: (one: number) => number): number[] {
  const sorted = order
    .map((one, lot) => ({ one, lot }))
    .sort((a, b) => score(b.one) - score(a.one) || a.lot - b.lot)
    .map(({ one }) => one);
  return order.map((_, one) => sorted.indexOf(one));
}

/** The pairs that block: both sides have room, or would give up somebody who is not locked. At most `most` of them. */
export function blockingPairs(
  given: StableInstance,
  made: readonly (readonly [number, number])[],
  most = Number.POSITIVE_INFINITY,
  prefers = places(given),
): [number, number][] {
  const { rows, columns, points, capacity, wants, locked } = given.instance;
  const { ofRow, ofColumn } = prefers;
  // The least preferred whom each would give up; who has room would take anybody.
  const worstOfRow = worst(wants, made, 0, (i, j) => ofRow[i][j]);
  const worstOfColumn = worst(capacity, made, 1, (i, j) => ofColumn[j][i]);
  const held = new Set(made.map(([i, j]) => i * columns + j));
  const found: [number, number][] = [];
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < columns && found.length < most; j++)
      if (points[i][j] !== null && ofRow[i][j] < worstOfRow[i] && ofColumn[j][i] < worstOfColumn[j])
        if (!held.has(i * columns + j)) found.push([i, j]);
  return found;

  function worst(
    room: readonly number[],
    pairs: typeof made,
    side: 0 | 1,
    place: (i: number, j: number) => number,
  ): number[] {
    const left = [...room];
    const found = room.map(() => -1);
    for (const pair of pairs) {
      const one = pair[side];
      left[one]--;
      if (!locked.some(([i, j]) => i === pair[0] && j === pair[1])) found[one] = Math.max(found[one], place(...pair));
    }
    return found.map((most, one) => (left[one] > 0 ? Number.POSITIVE_INFINITY : most));
  }
}

/** Every stable assignment by trying all, and the two extremes by comparing each with all others. */
export function stableUnder(given: StableInstance): Stable {
  const { instance } = given;
  const { rows, columns, capacity, wants, locked } = instance;
  const strict = places(given);
  const { ofRow, ofColumn } = strict;
  const all: number[] = [];
  forEachMatching(instance, (mask) => {
    if (blockingPairs(given, pairsOf(mask, columns), 1, strict).length === 0) all.push(mask);
  });

  const fixed = maskOf(locked, columns);
  /** Does the side keep what it has in `a`, if it may choose among all that it has in `a` or in `b`? */
  const prefers = (a: number, b: number, many: number, most: readonly number[], has: typeof heldByRow) => {
    for (let one = 0; one < many; one++) {
      const room = most[one] - has(fixed, one).length;
      const own = has(a & ~fixed, one);
      const choice = has((a | b) & ~fixed, one).slice(0, room);
      if (own.join() !== choice.join()) return false;
    }
    return true;
  };
  const heldByRow = (mask: number, row: number) =>
    pairsOf(mask, columns)
      .flatMap(([i, j]) => (i === row ? [j] : []))
      .sort((a, b) => ofRow[row][a] - ofRow[row][b]);
  const heldByColumn = (mask: number, column: number) =>
    pairsOf(mask, columns)
      .flatMap(([i, j]) => (j === column ? [i] : []))
      .sort((a, b) => ofColumn[column][a] - ofColumn[column][b]);
  const extreme = (many: number, most: readonly number[], has: typeof heldByRow) => {
    const found = all.filter((a) => all.every((b) => prefers(a, b, many, most, has)));
    if (found.length !== 1) throw new Error(`${found.length} of ${all.length} stable assignments are the best ones`);
    return found[0];
  };
  const rowBest = extreme(rows, wants, heldByRow);
  const columnBest = extreme(columns, capacity, heldByColumn);
  return {
    all,
    rowBest,
    columnBest,
    unique: rowBest === columnBest,
    tied: changedRows(instance, rowBest, [columnBest]),
  };
}

/**
 * The row-best stable assignment by deferred acceptance: each row asks its columns in turn, each column keeps the best
 * who asked. Locked pairs hold from the start. The pairs in order.
 */
export function deferredAcceptance(given: StableInstance): [number, number][] {
  const { rows, columns, points, capacity, wants, locked } = given.instance;
  const { ofRow, ofColumn } = places(given);
  const isLocked = (i: number, j: number) => locked.some(([row, column]) => row === i && column === j);
  const room = capacity.map((most, j) => most - locked.filter(([, column]) => column === j).length);
  const left = wants.map((want, i) => want - locked.filter(([row]) => row === i).length);
  const toAsk = points.map((row, i) =>
    [...row.keys()].filter((j) => row[j] !== null && !isLocked(i, j)).sort((a, b) => ofRow[i][a] - ofRow[i][b]),
  );
  const kept = Array.from({ length: columns }, () => [] as number[]);
  const asking = Array.from({ length: rows }, (_, row) => row);
  for (let i = asking.pop(); i !== undefined; i = asking.pop()) {
    while (left[i] > 0 && toAsk[i].length > 0) {
      const j = toAsk[i].shift() as number;
      left[i]--;
      kept[j] = [...kept[j], i].sort((a, b) => ofColumn[j][a] - ofColumn[j][b]);
      for (const refused of kept[j].splice(room[j])) {
        left[refused]++;
        if (refused !== i) asking.push(refused);
      }
    }
  }
  const made = [...locked.map(([i, j]): [number, number] => [i, j])];
  kept.forEach((own, j) => {
    for (const i of own) made.push([i, j]);
  });
  return made.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
}

/** The same problem with rows and columns exchanged. */
export function turned({ instance, rowScores, columnScores }: StableInstance): StableInstance {
  const { rows, columns, points, capacity, wants, locked, rowOrder, columnOrder } = instance;
  const turn = <T>(table: readonly (readonly T[])[]) =>
    Array.from({ length: columns }, (_, j) => table.map((row) => row[j]));
  return {
    instance: {
      ...instance,
      rows: columns,
      columns: rows,
      points: turn(points),
      capacity: wants,
      wants: capacity,
      minLoad: wants.map(() => 0),
      priority: capacity.map(() => 0),
      locked: locked.map(([i, j]) => [j, i] as const),
      rowOrder: columnOrder,
      columnOrder: rowOrder,
    },
    rowScores: turn(columnScores),
    columnScores: turn(rowScores),
  };
}
