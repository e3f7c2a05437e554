import { describe, expect, it } from "vitest";
import { aimedOfSeed, stableOfSeed } from "./aimed.ts";
import type { Aim } from "./aims.ts";
import { AIMS, bestUnder, compare } from "./aims.ts";
import type { PublishedCase } from "./assignment.ts";
import { instanceOfCase, publishedCases } from "./assignment.ts";
import type { Instance } from "./enumerate.ts";
import { enumerate, pairsOf } from "./enumerate.ts";
import { invalidity } from "./moves.ts";
import { rowsOf } from "./saved.ts";
import type { StableInstance } from "./stable.ts";
import { blockingPairs, deferredAcceptance, stableUnder, turned } from "./stable.ts";

/** The oracle of the aims on its own: answers known by hand, published ones, and what follows from the definitions. */

function instance(points: (number | null)[][], more: Partial<Instance> = {}): Instance {
  const columns = points[0].length;
  return {
    rows: points.length,
    columns,
    points,
    capacity: Array(columns).fill(1),
    minLoad: Array(columns).fill(0),
    wants: points.map(() => 1),
    priority: points.map(() => 0),
    locked: [],
    places: Number.POSITIVE_INFINITY,
    cardinality: "maximum",
    rowOrder: points.map((_, i) => i),
    columnOrder: points[0].map((_, j) => j),
    ...more,
  };
}

const ones = (made: Instance) => made.points.map((row) => row.map(() => 1));

function best(made: Instance, aim: Aim, choices: readonly (readonly number[])[] = ones(made)) {
  const found = bestUnder({ instance: made, choices }, [aim]);
  if (found === null) throw new Error("infeasible");
  return found[aim];
}

describe("the aims", () => {
  it("take another matching each, where the total, the least score and all scores disagree", () => {
    const published = publishedCases().find(({ name }) => name === "syn_threeway_4x4");
    const made = instanceOfCase(published as PublishedCase);
    const found = (["total", "maximin", "leximin"] as const).map((aim) => best(made, aim));
    expect(found.map(({ unique }) => unique)).toEqual([true, true, true]);
    expect(new Set(found.map(({ canonical }) => canonical)).size).toBe(3);
    expect(found.map(({ total }) => total)).toEqual([24, 22, 20]);
  });

  it("count a locked pair's score and choice number", () => {
    const made = instance(
      [
        [1, 9, 9],
        [5, 6, 2],
        [5, 2, 6],
      ],
      { locked: [[0, 0]] },
    );
    expect(best(made, "maximin")).toMatchObject({ scores: [1, 6, 6], unique: true });
    const choices = [
      [3, 1, 1],
      [3, 1, 2],
      [3, 2, 1],
    ];
    expect(best(made, "greedy", choices).choices).toEqual([1, 1, 3]);
    expect(best(made, "generous", choices).choices).toEqual([1, 1, 3]);
  });

  it("greedy takes the first choices, generous spares the last ones", () => {
    const made = instance([
      [1, 1, 1],
      [1, 1, 1],
      [1, 1, 1],
    ]);
    const choices = [
      [1, 2, 4],
      [2, 1, 3],
      [2, 2, 3],
    ];
    // 012: 1 1 3; the others have a third choice as well, or a fourth.
    expect(best(made, "greedy", choices)).toMatchObject({ choices: [1, 1, 3], unique: true });
    const opposed = [
      [1, 2, 3],
      [3, 1, 2],
      [2, 3, 4],
    ];
    // 012: 1 1 4; 021: 1 2 3; 102: 2 3 4; 120: 2 2 2; 201: 3 3 3; 210: 3 1 2.
    expect(best(made, "greedy", opposed).choices).toEqual([1, 1, 4]);
    expect(best(made, "generous", opposed).choices).toEqual([2, 2, 2]);
  });

  it("compare from the front", () => {
    expect(compare([1, 9], [2, 0])).toBeLessThan(0);
    expect(compare([2, 1], [2, 0])).toBeGreaterThan(0);
    expect(compare([], [])).toBe(0);
    expect(() => compare([1], [])).toThrow(/different numbers/);
  });

  it("give the published answers", () => {
    let compared = 0;
    for (const published of publishedCases()) {
      const made = instanceOfCase(published);
      const { maximin, maxTotalGivenMaximin, leximin } = published.expected;
      if (made.rows * made.columns > 30 || !leximin) continue;
      expect(best(made, "maximin").scores[0], published.name).toBe(maximin);
      expect(best(made, "maximin").total, published.name).toBe(maxTotalGivenMaximin);
      const { scores, total } = best(made, "leximin");
      expect(scores, published.name).toEqual(leximin.profile.flatMap(([score, count]) => Array(count).fill(score)));
      expect(total, published.name).toBe(leximin.total);
      compared++;
    }
    expect(compared).toBe(9);
  });

  it("agree with the oracle of the total, and give valid matchings", () => {
    const apart = new Map<Aim, number>();
    for (let seed = 1; seed <= 300; seed++) {
      const aimed = aimedOfSeed(seed);
      const found = bestUnder(aimed, AIMS);
      const known = enumerate(aimed.instance);
      expect(found === null, `seed ${seed}`).toBe(known === null);
      if (found === null || known === null) continue;
      expect(found.total, `seed ${seed}`).toMatchObject({
        placed: known.best.placed,
        total: known.best.total,
        canonical: known.canonical,
        unique: known.unique,
        tied: known.tied,
      });
      for (const aim of AIMS) {
        expect(invalidity(aimed.instance, rowsOf(found[aim].canonical, aimed.instance)), `seed ${seed}`).toEqual([]);
        if (found[aim].canonical !== found.total.canonical) apart.set(aim, (apart.get(aim) ?? 0) + 1);
      }
    }
    for (const aim of AIMS.slice(1)) expect(apart.get(aim), aim).toBeGreaterThan(30);
  });
});

describe("stability", () => {
  const given = (rowScores: number[][], columnScores: number[][], more: Partial<Instance> = {}): StableInstance => ({
    instance: instance(
      rowScores.map((row) => row.map(() => 0)),
      more,
    ),
    rowScores,
    columnScores,
  });
  // Everyone's first choice is somebody whose last choice this is: three stable assignments.
  const round = given(
    [
      [3, 2, 1],
      [1, 3, 2],
      [2, 1, 3],
    ],
    [
      [1, 2, 3],
      [3, 1, 2],
      [2, 3, 1],
    ],
  );
  const columnsIn = (mask: number) => pairsOf(mask, 3).map(([, j]) => j);

  it("knows the three stable assignments of the cyclic example", () => {
    const { all, rowBest, columnBest, unique, tied } = stableUnder(round);
    expect(all.map(columnsIn).sort()).toEqual([
      [0, 1, 2],
      [1, 2, 0],
      [2, 0, 1],
    ]);
    expect([columnsIn(rowBest), columnsIn(columnBest)]).toEqual([
      [0, 1, 2],
      [2, 0, 1],
    ]);
    expect([unique, tied]).toEqual([false, [0, 1, 2]]);
  });

  it("breaks ties by the orders, each side's by the other's", () => {
    const even = [
      [1, 1],
      [1, 1],
    ];
    const made = given(even, even, { rowOrder: [1, 0], columnOrder: [1, 0] });
    expect(pairsOf(stableUnder(made).rowBest, 2)).toEqual([
      [0, 0],
      [1, 1],
    ]);
    const other = given(even, even, { rowOrder: [0, 1], columnOrder: [1, 0] });
    expect(pairsOf(stableUnder(other).rowBest, 2)).toEqual([
      [0, 1],
      [1, 0],
    ]);
  });

  it("finds every kind of blocking pair, and none over a locked one", () => {
    const made: [number, number][] = [
      [0, 1],
      [1, 0],
      [2, 2],
    ];
    expect(blockingPairs(round, made)).toEqual([[1, 2]]);
    const held = { ...round, instance: { ...round.instance, locked: [[1, 0] as const] } };
    expect(blockingPairs(held, made)).toEqual([]);
    // Row 0 has its first choice, and column 0 would rather have anybody else.
    expect(blockingPairs(round, [[0, 0]]).join(" ")).toBe("1,0 1,1 1,2 2,0 2,1 2,2");
    expect(blockingPairs(round, [[0, 0]], 2)).toHaveLength(2);
  });

  it("deferred acceptance by either side finds the extremes", () => {
    for (let seed = 1; seed <= 300; seed++) {
      const one = stableOfSeed(seed);
      const { rowBest, columnBest } = stableUnder(one);
      const turnedBack = deferredAcceptance(turned(one)).map(([j, i]): [number, number] => [i, j]);
      expect(deferredAcceptance(one), `seed ${seed}`).toEqual(pairsOf(rowBest, one.instance.columns));
      expect(
        turnedBack.sort((a, b) => a[0] - b[0] || a[1] - b[1]),
        `seed ${seed}`,
      ).toEqual(pairsOf(columnBest, one.instance.columns));
    }
  });

  it("every row that some stable assignment gives other columns is one to which the two extremes do", () => {
    let several = 0;
    for (let seed = 1; seed <= 300; seed++) {
      const one = stableOfSeed(seed);
      const { all, rowBest, tied } = stableUnder(one);
      const rows = (mask: number) => rowsOf(mask, one.instance);
      const changed = one.instance.points
        .map((_, i) => i)
        .filter((i) => all.some((mask) => rows(mask)[i] !== rows(rowBest)[i]));
      expect(changed, `seed ${seed}`).toEqual(tied);
      expect(invalidity(one.instance, rows(rowBest)), `seed ${seed}`).toEqual([]);
      if (all.length > 1) several++;
    }
    expect(several).toBeGreaterThan(40);
  });
});
