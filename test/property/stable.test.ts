import { assign, InvalidInputError } from "pairwright/assignment";
import { describe, expect, it } from "vitest";
import { stableOfSeed } from "../oracle/aimed.ts";
import { pairsOf } from "../oracle/enumerate.ts";
import type { Stable, StableInstance } from "../oracle/stable.ts";
import { blockingPairs, stableUnder } from "../oracle/stable.ts";
import type { Settled } from "./aimed.ts";
import { FORMS, pairsIn, settledBy, stableProblem } from "./aimed.ts";
import { Seen } from "./seen.ts";

const PROBLEMS = Math.ceil(Number(process.env.PAIRWRIGHT_PROBLEMS ?? 450) / 3);
const PARTS = 4;
const FIRST_SEED = Number(process.env.PAIRWRIGHT_SEED ?? 1);
const SIDES = [undefined, "rows", "columns"] as const;

/** What the oracle says, as an answer. */
function settledOf({ instance }: StableInstance, { rowBest, columnBest, unique, tied }: Stable, side: string): Settled {
  const pairs = pairsOf(side === "columns" ? columnBest : rowBest, instance.columns);
  const own = Array.from({ length: instance.rows }, () => [] as number[]);
  for (const [row, column] of pairs) own[row].push(column);
  return {
    columns: own,
    matched: own.filter(({ length }) => length > 0).length,
    total: pairs.reduce((sum, [i, j]) => sum + (instance.points[i][j] as number), 0),
    unique,
    tied,
  };
}

describe("stable gives the best stable assignment of all", () => {
  const seen = new Seen();
  const each = Math.ceil(PROBLEMS / PARTS);

  for (let part = 0; part < PARTS; part++) {
    const from = FIRST_SEED + part * each;
    it(`on the problems of seeds ${from} to ${from + each - 1}`, () => {
      for (let seed = from; seed < from + each; seed++) {
        const given = stableOfSeed(seed);
        const known = stableUnder(given);
        count(given, known, seed);
        SIDES.forEach((side, at) => {
          const forms = seed % SIDES.length === at ? FORMS : [FORMS[(seed + at) % FORMS.length]];
          for (const form of forms) {
            const where = `seed ${seed}, ${side}, ${form}: ${JSON.stringify(given)}`;
            let found: Settled | null;
            try {
              found = settledBy(stableProblem(given, side, form));
            } catch (error) {
              throw new Error(`${where}: ${(error as Error).stack}`);
            }
            expect(found, where).toEqual(settledOf(given, known, side ?? "rows"));
            seen.add(form);
          }
        });
      }
    });
  }

  function count(given: StableInstance, { all, unique, tied, rowBest }: Stable, seed: number): void {
    const { capacity, wants, locked, points, rows, columns } = given.instance;
    const { rowScores, columnScores } = given;
    const pairs = pairsOf(rowBest, columns);
    const got = wants.map((_, row) => pairs.filter(([i]) => i === row).length);
    const load = capacity.map((_, column) => pairs.filter(([, j]) => j === column).length);
    seen.add(unique ? "only one" : "several");
    if (all.length > 2) seen.add("more than two");
    if (!unique && tied.length < rows) seen.add("several, and some row is not tied");
    if (!unique && wants.some((want) => want > 1)) seen.add("several, many columns wanted");
    if (!unique && capacity.some((most) => most > 1)) seen.add("several, capacities");
    if (!unique && locked.length > 0) seen.add("several, locks");
    if (got.some((count) => count > 1) && load.some((count) => count > 1)) seen.add("many to many");
    if (got.includes(0)) seen.add("rows left out");
    if (load.some((count, j) => count < capacity[j])) seen.add("room left");
    if (locked.length > 0) seen.add("locks");
    // Without the lock it would not be stable.
    const loose = { ...given, instance: { ...given.instance, locked: [] } };
    if (locked.length > 0 && blockingPairs(loose, pairs).length > 0) seen.add("locks that would break");
    if (points.flat().includes(null)) seen.add("forbidden pairs");
    if (rows === 0 || columns === 0) seen.add("empty side");
    if (rowScores.some((row) => new Set(row).size < row.length)) seen.add("rows with ties");
    if (capacity.some((_, j) => new Set(columnScores.map((row) => row[j])).size < rows)) seen.add("columns with ties");
    if (seed % 4 > 0) return;
    const { rowOrder, columnOrder } = given.instance;
    const turned = stableUnder({
      ...given,
      instance: { ...given.instance, rowOrder: [...rowOrder].reverse(), columnOrder: [...columnOrder].reverse() },
    });
    if (turned.rowBest !== rowBest) seen.add("the order decides");
  }

  it("and every kind of problem was among them", () => {
    if (process.env.PAIRWRIGHT_COUNTS) console.log(Object.fromEntries([...seen.counts].sort()));
    expect(seen.short(LEAST, PROBLEMS / 4320)).toEqual([]);
  });
});

/** About two thirds of what seeds 1 to 2160 give; half of that is asked for. */
const LEAST: Record<string, number> = {
  "columns with ties": 624,
  compressed: 2160,
  dense: 2160,
  "empty side": 39,
  "forbidden pairs": 362,
  "locks that would break": 152,
  locks: 282,
  "many to many": 412,
  "more than two": 150,
  "on demand": 2160,
  "only one": 1110,
  "room left": 303,
  "rows left out": 212,
  "rows with ties": 576,
  "several, and some row is not tied": 155,
  "several, capacities": 104,
  "several, locks": 50,
  "several, many columns wanted": 98,
  several: 330,
  "the order decides": 83,
  wide: 2160,
};

describe("a wrong answer is noticed", () => {
  it("another stable assignment, and one that is not stable", () => {
    let [other, unstable] = [0, 0];
    for (let seed = FIRST_SEED; seed < FIRST_SEED + 200; seed++) {
      const given = stableOfSeed(seed);
      const known = stableUnder(given);
      const found = settledBy(stableProblem(given, "rows", "dense"));
      if (found === null) throw new Error("infeasible");
      expect(blockingPairs(given, pairsIn(found.columns)), `seed ${seed}`).toEqual([]);
      if (!known.unique) {
        expect(found.columns, `seed ${seed}`).not.toEqual(settledOf(given, known, "columns").columns);
        other++;
      }
      // Somebody has to go without an unlocked pair that is there for the making.
      const { locked } = given.instance;
      const loose = pairsIn(found.columns).find(([i, j]) => !locked.some((lock) => lock[0] === i && lock[1] === j));
      if (loose === undefined) continue;
      const without = pairsIn(found.columns).filter(([i, j]) => i !== loose[0] || j !== loose[1]);
      expect(blockingPairs(given, without), `seed ${seed}`).toContainEqual(loose);
      unstable++;
    }
    expect(other).toBeGreaterThan(25);
    expect(unstable).toBeGreaterThan(120);
  });
});

describe("what stable cannot take is refused before solving", () => {
  const scores = Int32Array.of(3, 1, 2, 2);
  const given = { rows: 2, columns: 2, scores, rowScores: scores, columnScores: scores, objective: "stable" };
  const issuesOf = (problem: object) => {
    try {
      assign(problem as never);
      return [];
    } catch (error) {
      if (!(error instanceof InvalidInputError)) throw error;
      return error.issues.map(({ path, code }) => `${path}: ${code}`);
    }
  };

  it.each<[string, object]>([
    ["minimum loads", { minLoad: Int32Array.of(1, 0) }],
    ["places for fewer than all rows", { places: 1 }],
    ["limits", { limits: [{ max: 1 }] }],
    ["differing priorities", { priority: Int32Array.of(1, 0) }],
    ["every row", { cardinality: "all" }],
    ["a row that may stay out", { cardinality: "free" }],
  ])("%s", (_, more) => {
    expect(issuesOf({ ...given, ...more })).toContain("objective: conflict");
  });

  it("and nothing that changes nothing", () => {
    expect(issuesOf(given)).toEqual([]);
    const nothing = { minLoad: Int32Array.of(0, 0), places: 2, priority: Int32Array.of(7, 7), cardinality: "maximum" };
    expect(issuesOf({ ...given, ...nothing })).toEqual([]);
  });

  it("a side's preferences missing, or given where nothing reads them", () => {
    const { rowScores: _, ...noRows } = given;
    const { columnScores: __, ...noColumns } = given;
    expect(issuesOf(noRows)).toHaveLength(1);
    expect(issuesOf(noColumns)).toHaveLength(1);
    expect(issuesOf({ ...noRows, objective: "total" })).not.toEqual([]);
    expect(issuesOf({ ...given, favours: "mentees" })).not.toEqual([]);
  });
});
