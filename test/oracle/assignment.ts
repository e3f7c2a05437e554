import { readdirSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import type { Enumerated, Instance } from "./enumerate.ts";
import { enumerate } from "./enumerate.ts";
import { randomFrom } from "./random.ts";

/** Index-level problems for `pairwright/assignment`: random small ones, answered by enumeration, and published ones. */

const UNLIMITED = Number.POSITIVE_INFINITY;

export function instanceOfSeed(seed: number): Instance {
  const random = randomFrom(seed);
  const rows = random.chance(0.02) ? 0 : random.between(1, 6);
  const columns = random.chance(0.02) ? 0 : random.between(1, 5);
  const density = random.pick([1, 1, 0.8, 0.5]);
  const score = random.pick([
    () => random.between(0, 2),
    () => random.between(-3, 3),
    () => 1,
    () => random.between(0, 1000),
    () => random.between(-1_000_000, 1_000_000),
  ]);
  const points = list(rows, () => list(columns, () => (random.chance(density) ? score() : null)));
  const tight = random.chance(0.6);
  const capacity = list(columns, () => (tight ? random.pick([0, 1, 1, 1, 1, 2]) : random.between(1, 3)));
  const withMinimum = random.chance(0.25);
  const minLoad = capacity.map((most) => (withMinimum && random.chance(0.5) ? random.between(0, most) : 0));
  const several = random.chance(0.25);
  const wants = list(rows, () => (several ? random.between(1, 3) : 1));
  // Keep the product of everyone's options small.
  for (let row = 0, product = 1; row < rows; row++) {
    product *= wants[row] === 1 ? 6 : wants[row] === 2 ? 16 : 26;
    if (product > 30_000) wants[row] = 1;
  }
  const tiers = random.pick([[0], [0], [0, 1], [2, -1, 0]]);
  const priority = list(rows, () => random.pick(tiers));
  const places = random.chance(0.25) ? random.between(0, rows + 1) : UNLIMITED;
  const cardinality = random.pick(["maximum", "maximum", "maximum", "all", "free"] as const);

  const locked: [number, number][] = [];
  if (random.chance(0.25)) {
    const pairs = random.shuffled(points.flatMap((row, i) => row.map((_, j) => [i, j] as [number, number])));
    for (const [i, j] of pairs) {
      if (locked.length === 2) break;
      const matched = new Set([...locked.map(([row]) => row), i]);
      if (points[i][j] === null || matched.size > places) continue;
      if (locked.filter(([, column]) => column === j).length >= capacity[j]) continue;
      if (locked.filter(([row]) => row === i).length >= wants[i]) continue;
      locked.push([i, j]);
    }
  }
  return {
    rows,
    columns,
    points,
    capacity,
    minLoad,
    wants,
    priority,
    locked,
    places,
    cardinality,
    rowOrder: random.chance(0.5) ? pairSwaps(rows) : list(rows, (i) => i),
    columnOrder: random.chance(0.5) ? pairSwaps(columns) : list(columns, (j) => j),
  };

  /** A random order that is its own inverse: "who stands k-th" and "where k stands" are the same list. */
  function pairSwaps(length: number): number[] {
    const order = list(length, (k) => k);
    const shuffled = random.shuffled(order);
    for (let at = 0; at + 1 < length; at += 2) {
      order[shuffled[at]] = shuffled[at + 1];
      order[shuffled[at + 1]] = shuffled[at];
    }
    return order;
  }
}

const list = <T>(length: number, make: (index: number) => T) => Array.from({ length }, (_, index) => make(index));

/** The best value with one more place at a column; null = there is still no valid matching. */
export function withOneMorePlace(instance: Instance, column: number): Enumerated | null {
  return enumerate({ ...instance, capacity: instance.capacity.map((most, j) => (j === column ? most + 1 : most)) });
}

/** A row-major matrix in which `forbidden` marks an absent pair. */
export function denseScores(points: Instance["points"], columns: number, forbidden: number): Int32Array {
  const scores = new Int32Array(points.length * columns);
  points.forEach((row, i) => {
    row.forEach((value, j) => {
      scores[i * columns + j] = value ?? forbidden;
    });
  });
  return scores;
}

/** Compressed rows: only the allowed pairs. */
export function compressedScores(points: Instance["points"]) {
  const start = [0];
  const column: number[] = [];
  const score: number[] = [];
  for (const row of points) {
    row.forEach((value, j) => {
      if (value === null) return;
      column.push(j);
      score.push(value);
    });
    start.push(column.length);
  }
  return { start: Int32Array.from(start), column: Int32Array.from(column), score: Int32Array.from(score) };
}

/** Rows on demand. */
export function scoresOnDemand(points: Instance["points"], forbidden: number) {
  return (row: number, out: Int32Array | Float64Array) => {
    points[row].forEach((value, j) => {
      out[j] = value ?? forbidden;
    });
  };
}

// Published instances: see test/cases/README.md

export interface PublishedCase {
  readonly name: string;
  readonly source: string;
  readonly licence: string;
  readonly mentees: number;
  readonly mentors: number;
  readonly capacity: readonly number[];
  readonly minLoad?: readonly number[];
  readonly pinned?: readonly [number, number][];
  readonly forbidden: readonly [number, number][];
  readonly scores:
    | { readonly kind: "dense"; readonly rows: readonly (readonly number[])[] }
    | { readonly kind: "triplets"; readonly entries: readonly [number, number, number][] };
  readonly expected: {
    readonly maxMatched: number;
    readonly feasibleForAll: boolean;
    readonly maxTotal: number;
    readonly witness: {
      readonly maxTotal: readonly number[];
      /** Of `maxTotalGivenMaximin`, and of `leximin`. */
      readonly maximin?: readonly number[];
      readonly leximin?: readonly number[];
    };
    readonly freeDisposal?: { readonly maxTotal: number; readonly fewestMatched: number; readonly mostMatched: number };
    readonly infeasibility?: {
      readonly deficiency: number;
      readonly minimalViolator: Violator;
      readonly allMinimalViolators?: readonly (readonly number[])[];
      readonly emptyLists: readonly number[];
    };
    readonly maxTotalAssignmentUnique?: boolean;
    /** Null where nobody can be matched. */
    readonly maximin: number | null;
    readonly maxTotalGivenMaximin: number | null;
    /** [score, how many pairs have it], from the lowest score up. */
    readonly leximin?: { readonly profile: readonly [number, number][]; readonly total: number };
    /** [score, count] from the highest score down: most at the highest, then at the next, …, among most matched. */
    readonly greedyMaximum?: { readonly profile: readonly [number, number][]; readonly total: number };
    /** The same among matchings of any size. */
    readonly rankMaximal?: { readonly profile: readonly [number, number][]; readonly matched: number };
    readonly plusOneCapacity?: { readonly maxMatched: readonly number[]; readonly maxTotal: readonly number[] };
    readonly forcedPair?: {
      readonly maxTotal: readonly (readonly (number | null)[])[];
      readonly maxMatched: readonly (readonly (number | null)[])[] | string;
    };
  };
  readonly extra?: { readonly withSideConstraints?: { readonly maxMatched: number | null } };
}

interface Violator {
  readonly mentees: readonly number[];
  readonly mentors: readonly number[];
  readonly capacity: number;
  readonly uniqueMinimal: boolean;
}

const folder = new URL("../cases/", import.meta.url);

export function publishedCases(): PublishedCase[] {
  return readdirSync(folder)
    .filter((name) => /\.json(\.gz)?$/.test(name))
    .sort()
    .map((name) => {
      const bytes = readFileSync(new URL(name, folder));
      return JSON.parse((name.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8"));
    });
}

/** [mentee][mentor]; null = forbidden. */
function pointsOf({ mentees, mentors, scores, forbidden }: PublishedCase): (number | null)[][] {
  const points = list(mentees, () => new Array<number | null>(mentors).fill(null));
  if (scores.kind === "dense") for (let i = 0; i < mentees; i++) points[i] = [...scores.rows[i]];
  else for (const [i, j, score] of scores.entries) points[i][j] = score;
  for (const [i, j] of forbidden) points[i][j] = null;
  return points;
}

/** The case as the published answers take it: capacities and forbidden pairs, no pins and no minimum loads. */
export function instanceOfCase(published: PublishedCase): Instance {
  const { mentees, mentors, capacity } = published;
  return {
    rows: mentees,
    columns: mentors,
    points: pointsOf(published),
    capacity,
    minLoad: capacity.map(() => 0),
    wants: list(mentees, () => 1),
    priority: list(mentees, () => 0),
    locked: [],
    places: UNLIMITED,
    cardinality: "maximum",
    rowOrder: list(mentees, (i) => i),
    columnOrder: list(mentors, (j) => j),
  };
}
