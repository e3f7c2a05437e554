import { assign, lossesOf, lossesTable, valueOfPlace } from "pairwright/assignment";
import { describe, expect, it } from "vitest";
import { withOneMorePlace } from "../oracle/assignment.ts";
import type { Enumerated } from "../oracle/enumerate.ts";
import { enumerate } from "../oracle/enumerate.ts";
import type { LimitedInstance, Requirements } from "../oracle/limits.ts";
import { limitedOfSeed, possibleTogether } from "../oracle/limits.ts";
import { problemOf } from "./limited.ts";
import { Seen } from "./seen.ts";

const PROBLEMS = Number(process.env.PAIRWRIGHT_PROBLEMS ?? 1350);
const FIRST_SEED = Number(process.env.PAIRWRIGHT_SEED ?? 1);

/** What was met, held against `least` of it for every 3000 problems. */
function short(seen: Seen, least: Record<string, number>): unknown[] {
  if (process.env.PAIRWRIGHT_COUNTS) console.log(Object.fromEntries([...seen.counts].sort()));
  return seen.short(least, PROBLEMS / 3000);
}

/** Every problem of the seeds whose sums are not too wide for limits; what fails says where. */
function eachOf(seeds: number, see: (instance: LimitedInstance, seed: number) => void): void {
  for (let seed = FIRST_SEED; seed < FIRST_SEED + Math.ceil(seeds); seed++) {
    const instance = limitedOfSeed(seed);
    if (instance.wide) continue;
    try {
      see(instance, seed);
    } catch (error) {
      if (error instanceof Error) error.message += ` (seed ${seed}: ${JSON.stringify(instance)})`;
      throw error;
    }
  }
}

describe("what is asked of an answer with limits", () => {
  it("losses are the oracle's imposed values", () => {
    const seen = new Seen();
    eachOf(PROBLEMS / 30, (instance) => {
      const known = enumerate(instance);
      if (known !== null) compareLosses(instance, known, seen);
    });
    expect(
      short(seen, {
        forbidden: 18,
        impossible: 40,
        locked: 4,
        made: 26,
        possible: 48,
        "loss of rows": 2,
        "loss of points": 36,
        "loss with more points": 1,
      }),
    ).toEqual([]);
  });

  function compareLosses(instance: LimitedInstance, known: Enumerated, seen: Seen): void {
    const { rows, columns, cardinality, points, locked } = instance;
    const { best } = known;
    const answer = assign(problemOf(instance));
    if (answer.status !== "optimal") throw new Error(answer.status);
    const table = lossesTable(answer);
    for (let row = 0; row < rows; row++) {
      const losses = lossesOf(answer, row);
      const part = (of: Int32Array | Float64Array) => [...of.subarray(row * columns, (row + 1) * columns)];
      expect([part(table.matched), part(table.total)]).toEqual([[...losses.matched], [...losses.total]]);
      expect([losses.matched.length, losses.total.length, losses.moved.length]).toEqual([columns, columns, columns]);
      for (let column = 0; column < columns; column++) {
        const imposed = known.imposed[row][column];
        const what = `pair ${row}, ${column}`;
        if (imposed === null) {
          seen.add(points[row][column] === null ? "forbidden" : "impossible");
          expect(losses.total[column], what).toBe(Number.POSITIVE_INFINITY);
          expect(losses.matched[column], what).toBe(0);
          expect(losses.change(column), what).toBe(undefined);
          continue;
        }
        const isLocked = locked.some(([i, j]) => i === row && j === column);
        const made = (known.canonical & (1 << (row * columns + column))) !== 0;
        seen.add(isLocked ? "locked" : made ? "made" : "possible");
        expect(losses.total[column] + 0, what).toBe(best.total - imposed.value.total);
        // How many rows are matched is no aim where a row may stay out.
        if (cardinality !== "free") expect(losses.matched[column] + 0, what).toBe(best.placed - imposed.value.placed);
        answer.certificate.forEach((level, at) => {
          const counted = known.levels.findIndex(
            ({ mentors, priority }) =>
              level.level === "placed" && mentors === level.demand && priority === level.priority,
          );
          const lost =
            level.level === "total"
              ? best.total - imposed.value.total
              : best.counts[counted] - imposed.value.counts[counted];
          expect(losses.levels[at][column] + 0, `${what}, level ${at}`).toBe(lost);
        });
        const changes = losses.change(column);
        expect(changes, what).toBeDefined();
        if (changes !== undefined) keepsAll(instance, known, changes, row, column, imposed.value.total);
        if (best.placed > imposed.value.placed) seen.add("loss of rows");
        if (best.total > imposed.value.total) seen.add("loss of points");
        if (best.total < imposed.value.total) seen.add("loss with more points");
      }
    }
  }

  /** The changes lead to a valid matching with the pair and of its value. */
  function keepsAll(
    { points, columns, capacity, minLoad, wants, quotas = [] }: LimitedInstance,
    { canonical }: Enumerated,
    changes: readonly { readonly row: number; readonly from: number; readonly to: number }[],
    row: number,
    column: number,
    total: number,
  ): void {
    const made = new Set<number>();
    for (let pair = 0; pair < 30; pair++) if (canonical & (1 << pair)) made.add(pair);
    for (const { row: moved, from } of changes) if (from >= 0) expect(made.delete(moved * columns + from)).toBe(true);
    for (const { row: moved, to } of changes) {
      if (to < 0) continue;
      expect(made.has(moved * columns + to)).toBe(false);
      made.add(moved * columns + to);
    }
    expect(made.has(row * columns + column)).toBe(true);
    let sum = 0;
    const load = capacity.map(() => 0);
    const own = wants.map(() => 0);
    for (const pair of made) {
      const [i, j] = [Math.floor(pair / columns), pair % columns];
      sum += points[i][j] as number;
      load[j]++;
      own[i]++;
    }
    expect(sum).toBe(total);
    expect(load.every((count, j) => count >= minLoad[j] && count <= capacity[j])).toBe(true);
    expect(own.every((count, i) => count <= wants[i])).toBe(true);
    for (const { pairs, min, max } of quotas) {
      const count = [...made].filter((pair) => pairs & (1 << pair)).length;
      expect(count >= min && count <= max).toBe(true);
    }
  }

  it("the value of a place is what the oracle gains with one", () => {
    const seen = new Seen();
    eachOf(PROBLEMS / 50, (instance) => {
      const known = enumerate(instance);
      if (known === null) return;
      const answer = assign(problemOf(instance));
      if (answer.status !== "optimal") throw new Error(answer.status);
      for (let column = 0; column < instance.columns; column++) {
        const more = withOneMorePlace(instance, column);
        if (more === null) throw new Error("one more place cannot make it infeasible");
        const value = valueOfPlace(answer, column);
        const what = `place at ${column}`;
        expect(value.total + 0, what).toBe(more.best.total - known.best.total);
        if (instance.cardinality !== "free") expect(value.matched + 0, what).toBe(more.best.placed - known.best.placed);
        seen.add("asked");
        if (more.best.placed > known.best.placed) seen.add("rows");
        if (more.best.total > known.best.total) seen.add("points");
      }
    });
    expect(short(seen, { asked: 48, rows: 4, points: 6 })).toEqual([]);
  });
});

describe("a conflict with limits", () => {
  it("cannot be met, and can without any one member", () => {
    const seen = new Seen();
    eachOf(PROBLEMS / 6, (instance) => {
      if (enumerate(instance) !== null) return;
      const answer = assign(problemOf(instance));
      if (answer.status !== "infeasible") throw new Error(answer.status);
      const { conflict } = answer;
      const listed: Requirements = {
        rows: Array.from(conflict.rows),
        columns: Array.from(conflict.columns),
        locks: Array.from(conflict.locks),
        limits: conflict.limits,
        capacities: Array.from(conflict.capacities),
        places: conflict.places ? [0] : [],
      };
      expect(possibleTogether(instance, listed)).toBe(false);
      let members = 0;
      for (const kind of ["rows", "columns", "locks", "limits", "capacities", "places"] as const) {
        listed[kind].forEach((_, left) => {
          const without = { ...listed, [kind]: (listed[kind] as readonly unknown[]).filter((_, at) => at !== left) };
          expect(possibleTogether(instance, without), `without ${kind}[${left}]`).toBe(true);
          members++;
        });
        if (listed[kind].length > 0) seen.add(`with ${kind}`);
      }
      const ascending = (list: readonly number[]) => list.every((one, at) => at === 0 || list[at - 1] < one);
      for (const kind of ["rows", "columns", "locks", "capacities"] as const)
        expect(ascending(listed[kind])).toBe(true);
      expect(ascending(listed.limits.map(({ limit, bound }) => 2 * limit + (bound === "min" ? 0 : 1)))).toBe(true);
      for (const { bound } of listed.limits) seen.add(bound);
      if (members > 2) seen.add("three or more members");
      seen.add("infeasible");
    });
    const least = {
      infeasible: 60,
      max: 11,
      min: 37,
      "three or more members": 7,
      "with columns": 5,
      "with limits": 45,
      "with locks": 1,
      "with rows": 20,
    };
    expect(short(seen, least)).toEqual([]);
  });
});
