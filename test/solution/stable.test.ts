import { readFileSync } from "node:fs";
import type { AssignmentProblem, OptimalAssignment } from "pairwright/assignment";
import {
  assign,
  assignAsync,
  FORBIDDEN,
  hallSetOf,
  InvalidInputError,
  lossesOf,
  lossesTable,
  valueOfPlace,
} from "pairwright/assignment";
import { describe, expect, it } from "vitest";
import { readProblem } from "../../src/solution/readProblem.ts";
import { recheck } from "../../src/solution/recheck.ts";
import { findStable } from "../../src/solution/stable/assignStable.ts";
import { imposedOn, unwilling } from "../../src/solution/stable/imposed.ts";
import { openProblem } from "../../src/solution/stable/preferences.ts";
import { finish } from "../../src/steps.ts";
import { randomFrom } from "../oracle/random.ts";

type Stable = AssignmentProblem & { readonly favours?: "rows" | "columns" };

/** From lists, best first: who is not listed by both is no pair. */
function listed(ofRows: string[], ofColumns: string[], rows: string, columns: string, more = {}): Stable {
  const n = rows.length;
  const m = columns.length;
  const scores = new Int32Array(n * m).fill(FORBIDDEN);
  const rowScores = new Int32Array(n * m);
  const columnScores = new Int32Array(n * m);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < m; j++) {
      const at = ofRows[i].indexOf(columns[j]);
      const back = ofColumns[j].indexOf(rows[i]);
      rowScores[i * m + j] = -at;
      columnScores[i * m + j] = -back;
      if (at >= 0 && back >= 0) scores[i * m + j] = 1;
    }
  return { rows: n, columns: m, scores, rowScores, columnScores, objective: "stable", ...more };
}

function solved(problem: AssignmentProblem): OptimalAssignment {
  const answer = assign(problem);
  if (answer.status !== "optimal") throw new Error(answer.status);
  return answer;
}

const named = ({ columnsOf }: OptimalAssignment, rows: string, columns: string) =>
  columnsOf.map((own, row) => `${rows[row]}:${Array.from(own, (column) => columns[column]).join("")}`).join(" ");

const claimOf = ({ certificate, others }: OptimalAssignment) => ({
  levels: certificate.map(({ prices }) => ({ level: "stable" as const, prices })),
  cases: undefined,
  others,
});

const plain = (columnsOf: readonly ArrayLike<number>[]) => columnsOf.map((columns) => Array.from(columns));

/** Gale & Shapley 1962, example 1: three stable marriages. */
const THREE = listed(["ABC", "BCA", "CAB"], ["yzx", "zxy", "xyz"], "xyz", "ABC");
/** Example 2: one. */
const FOUR = listed(["ABCD", "ADCB", "BACD", "DBCA"], ["dcab", "bdac", "dabc", "cbad"], "abcd", "ABCD");
/** Residents and hospitals with two places each: the worked example of the `matching` library's documentation. */
const HOSPITALS = listed(["C", "CM", "CMG", "MCG", "CGM"], ["DLSJ", "DASLJ", "DJL"], "ASDLJ", "MCG", {
  capacity: Int32Array.of(2, 2, 2),
});

describe("classical instances", () => {
  it("Gale and Shapley's first: each side has its first choice in the one that favours it, and all are tied", () => {
    const ofRows = solved(THREE);
    expect(named(ofRows, "xyz", "ABC")).toBe("x:A y:B z:C");
    expect([ofRows.unique, Array.from(ofRows.tied)]).toEqual([false, [0, 1, 2]]);
    const ofColumns = solved({ ...THREE, favours: "columns" });
    expect(named(ofColumns, "xyz", "ABC")).toBe("x:C y:A z:B");
    expect(ofRows.others?.map(({ columns }) => Array.from(columns))).toEqual(plain(ofColumns.columnsOf));
    expect(ofColumns.others?.map(({ columns }) => Array.from(columns))).toEqual(plain(ofRows.columnsOf));
  });

  it("their second has one stable assignment", () => {
    const answers = [solved(FOUR), solved({ ...FOUR, favours: "columns" })];
    expect(answers.map((one) => named(one, "abcd", "ABCD"))).toEqual(["a:C b:D c:A d:B", "a:C b:D c:A d:B"]);
    expect(answers.map(({ unique, tied, others }) => [unique, tied.length, others?.length])).toEqual([
      [true, 0, 0],
      [true, 0, 0],
    ]);
  });

  it("residents and hospitals: who is left out, and which hospital has room, is the same for both sides", () => {
    const answer = solved(HOSPITALS);
    expect(named(answer, "ASDLJ", "MCG")).toBe("A:C S:M D:C L:M J:G");
    expect(answer).toMatchObject({ matched: 5, total: 5, certificate: [{ level: "stable", value: 5 }] });
    expect(solved({ ...HOSPITALS, favours: "columns" }).matched).toBe(5);
  });

  it("a stable assignment is not the one that places most", () => {
    // x and A want each other; y would have only A, x also B.
    const problem = listed(["AB", "A"], ["xy", "x"], "xy", "AB");
    expect(named(solved(problem), "xy", "AB")).toBe("x:A y:");
    expect(assign({ rows: 2, columns: 2, scores: problem.scores })).toMatchObject({ matched: 2 });
  });

  it("with several partners on both sides each side's best is another", () => {
    // Four rows and columns, two of each: rows like columns from their own on, columns rows the other way round.
    const rowScores = Int32Array.from({ length: 16 }, (_, at) => -((((at % 4) - (at >> 2) + 4) % 4) | 0));
    const columnScores = rowScores.map((score) => -score);
    const two = Int32Array.of(2, 2, 2, 2);
    const problem: Stable = {
      rows: 4,
      columns: 4,
      scores: new Int32Array(16),
      rowScores,
      columnScores,
      capacity: two,
      demand: two,
      objective: "stable",
    };
    expect(named(solved(problem), "abcd", "ABCD")).toBe("a:AB b:BC c:CD d:AD");
    expect(named(solved({ ...problem, favours: "columns" }), "abcd", "ABCD")).toBe("a:CD b:AD c:AB d:BC");
  });

  it("wilde_hr159: checked pair by pair, and the same people are placed whoever is favoured", () => {
    const { mentees, mentors, scores } = JSON.parse(readFileSync("test/cases/wilde_hr159.json", "utf8"));
    const dense = new Int32Array(mentees * mentors).fill(FORBIDDEN);
    for (const [row, column, score] of scores.entries) dense[row * mentors + column] = score;
    // Hospitals like whom they have the longest way down the list, and later applicants more.
    const columnScores = Float64Array.from(dense, (score, at) => Math.floor(at / mentors) - 3 * score);
    const problem: Stable = {
      rows: mentees,
      columns: mentors,
      scores: dense,
      rowScores: dense,
      columnScores,
      objective: "stable",
    };
    const answers = (["rows", "columns"] as const).map((favours) => solved({ ...problem, favours }));
    for (const answer of answers) expect(blocking(problem, answer.columnsOf)).toEqual([]);
    const placed = answers.map(({ columnOf }) => Array.from(columnOf, (column) => column >= 0));
    expect(placed[0]).toEqual(placed[1]);
    expect(answers[0].matched).toBeGreaterThan(30);
    expect(scores.entries.length).toBe(64);
  });
});

/** Pairs that block, by the definition; one partner a row, `order` as the indices. */
function blocking({ rows, columns, scores, rowScores, columnScores, capacity }: Stable, own: readonly Int32Array[]) {
  const at = (list: unknown, i: number, j: number) => (list as Int32Array)[i * columns + j];
  const rowsOf: number[][] = Array.from({ length: columns }, () => []);
  own.forEach((list, row) => {
    for (const column of list) rowsOf[column].push(row);
  });
  const better = (a: number, b: number, i: number, j: number) => a > b || (a === b && i < j);
  const found: string[] = [];
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < columns; j++) {
      if (at(scores, i, j) === FORBIDDEN || own[i].includes(j)) continue;
      const rowWould = own[i].length === 0 || better(at(rowScores, i, j), at(rowScores, i, own[i][0]), j, own[i][0]);
      const columnWould =
        rowsOf[j].length < (capacity?.[j] ?? 1) ||
        rowsOf[j].some((other) => better(at(columnScores, i, j), at(columnScores, other, j), i, other));
      if (rowWould && columnWould) found.push(`${i} ${j}`);
    }
  return found;
}

/** A random problem; `against`: the sides want opposite things, which makes for many stable assignments. */
function randomProblem(seed: number, n: number, m: number, against: boolean): Stable {
  const random = randomFrom(seed);
  const rowScores = Float64Array.from({ length: n * m }, () => random.between(-50, 50));
  return {
    rows: n,
    columns: m,
    scores: Int32Array.from({ length: n * m }, () => (random.chance(0.15) ? FORBIDDEN : random.between(0, 9))),
    rowScores,
    columnScores: Int32Array.from(rowScores, (score) =>
      against ? -score + random.between(0, 10) : random.between(0, 30),
    ),
    capacity: Int32Array.from({ length: m }, () => random.between(0, 3)),
    objective: "stable",
  };
}

describe("a stable assignment", () => {
  it("is the same with lists of any length, in portions, and in every form; the checker accepts it", async () => {
    const seen = { tied: 0, unmatched: 0, read: 0 };
    for (let seed = 1; seed <= 40; seed++) {
      for (const favours of ["rows", "columns"] as const) {
        const problem = { ...randomProblem(seed, 30, 18, seed % 2 === 0), favours };
        const answer = solved(problem);
        expect(blocking(problem, answer.columnsOf), `seed ${seed}`).toEqual([]);
        seen.tied += answer.tied.length;
        seen.unmatched += problem.rows - answer.matched;
        const read = readProblem(problem);
        if (read.preferences === undefined) throw new Error("it is stable");
        for (const width of [1, 2, 5]) {
          const found = finish(findStable(openProblem(read, read.preferences), read, favours, width));
          expect(plain(found.standing.columnsOf), `seed ${seed}`).toEqual(plain(answer.columnsOf));
          expect(found.total).toBe(answer.total);
        }
        const row =
          (list: unknown) =>
          (at: number, out: Int32Array | Float64Array): void => {
            const all = list as Int32Array;
            seen.read++;
            out.set(all.subarray(at * problem.columns, (at + 1) * problem.columns));
          };
        const onDemand = { ...problem, scores: row(problem.scores), rowScores: row(problem.rowScores) };
        const bytes = JSON.stringify(answer);
        expect(JSON.stringify(assign({ ...onDemand, columnScores: row(problem.columnScores) }))).toBe(bytes);
        expect(JSON.stringify(await assignAsync(problem))).toBe(bytes);
        const again = recheck(problem, plain(answer.columnsOf), claimOf(answer));
        expect(JSON.stringify(again)).toBe(bytes);
      }
    }
    expect(seen.tied).toBeGreaterThan(200);
    expect(seen.unmatched).toBeGreaterThan(100);
    expect(seen.read).toBeGreaterThan(1000);
  });

  it("is the same where long rows are listed by a guess, good or bad", () => {
    const seen = { tied: 0, same: 0 };
    for (const [seed, range] of [
      [1, 1_000_000],
      [2, 3],
      [3, 0],
    ]) {
      const random = randomFrom(seed);
      const [n, m] = [200, 400];
      const rowScores = Int32Array.from({ length: n * m }, () => random.between(0, range));
      const problem: Stable = {
        rows: n,
        columns: m,
        scores: new Int32Array(n * m),
        rowScores,
        columnScores: rowScores.map((score) => -score),
        demand: new Int32Array(n).fill(2),
        objective: "stable",
      };
      const read = readProblem(problem);
      if (read.preferences === undefined) throw new Error("it is stable");
      const open = openProblem(read, read.preferences);
      const whole = finish(findStable(open, read, "rows", m));
      for (const width of [1, 7, 30, 99]) {
        const found = finish(findStable(open, read, "rows", width));
        expect(plain(found.standing.columnsOf), `seed ${seed}`).toEqual(plain(whole.standing.columnsOf));
        expect(plain(found.others), `seed ${seed}`).toEqual(plain(whole.others));
        seen.same++;
      }
      seen.tied += solved(problem).tied.length;
    }
    expect(seen.same).toBe(12);
    expect(seen.tied).toBeGreaterThan(20);
  });

  it("keeps locked pairs, which nobody leaves", () => {
    // x and A would both rather have each other than whom they are locked to.
    const problem = { ...THREE, locked: [[0, 2] as const, [1, 0] as const] };
    expect(named(solved(problem), "xyz", "ABC")).toBe("x:C y:A z:B");
    expect(recheck(problem, [[2], [0], [1]], claimOf(solved(problem)))).toMatchObject({ status: "optimal" });
    const faults = recheck(problem, [[0], [1], [2]], claimOf(solved(problem)));
    expect(faults).toContainEqual({ fault: "not-locked", row: 0, column: 2 });
    expect(faults).toContainEqual({ fault: "not-locked", row: 1, column: 0 });
  });

  it("settles ties by the order", () => {
    const same = { ...listed(["AB", "AB"], ["xy", "xy"], "xy", "AB"), rowScores: new Int32Array(4) };
    const problem = { ...same, columnScores: new Int32Array(4) };
    expect(named(solved(problem), "xy", "AB")).toBe("x:A y:B");
    const turned = { ...problem, order: { rows: Int32Array.of(1, 0), columns: Int32Array.of(1, 0) } };
    expect(named(solved(turned), "xy", "AB")).toBe("x:A y:B");
    const half = { ...problem, order: { columns: Int32Array.of(1, 0) } };
    expect(named(solved(half), "xy", "AB")).toBe("x:B y:A");
  });

  it("with nobody, and where nobody wants anything, there is nothing", () => {
    const none: Stable = {
      rows: 0,
      columns: 0,
      scores: new Int32Array(0),
      rowScores: new Int32Array(0),
      columnScores: new Int32Array(0),
      objective: "stable",
    };
    expect(solved(none)).toMatchObject({ matched: 0, total: 0, unique: true });
    expect(named(solved({ ...THREE, demand: new Int32Array(3) }), "xyz", "ABC")).toBe("x: y: z:");
    expect(named(solved({ ...THREE, capacity: new Int32Array(3) }), "xyz", "ABC")).toBe("x: y: z:");
  });
});

describe("what the checker refuses", () => {
  const answer = solved(THREE);
  const claim = claimOf(answer);

  it("an unstable one, with a pair that blocks", () => {
    expect(recheck(THREE, [[0], [2], [1]], claim)).toMatchObject([{ fault: "blocking" }]);
    expect(recheck(THREE, [[], [], []], claim)).toHaveLength(9);
  });

  it("another stable one: that of the middle, and the other side's best", () => {
    expect(recheck(THREE, [[1], [2], [0]], claim)).toMatchObject([{ fault: "not-favoured", favours: "rows" }]);
    expect(recheck(THREE, [[2], [0], [1]], claim)).toMatchObject([{ fault: "not-favoured", favours: "rows" }]);
    const ofColumns = { ...THREE, favours: "columns" as const };
    for (const wrong of [
      [[1], [2], [0]],
      [[0], [1], [2]],
    ])
      expect(recheck(ofColumns, wrong, claimOf(solved(ofColumns)))).toMatchObject([
        { fault: "not-favoured", favours: "columns" },
      ]);
  });

  it("wrong words about the other side's best", () => {
    const middle = [1, 2, 0].map((column, row) => ({ row, columns: [column] }));
    const twice = [0, 1, 2].map((row) => ({ row, columns: [0] }));
    for (const others of [[], middle, twice, [{ row: 0, columns: [] }], [{ row: 0, columns: [1] }]])
      expect(recheck(THREE, [[0], [1], [2]], { ...claim, others })).toEqual([{ fault: "others" }]);
  });

  it("pairs that are none, more than there is room for, and another certificate", () => {
    const problem = listed(["A", "AB"], ["xy", "y"], "xy", "AB");
    const own = claimOf(solved(problem));
    expect(recheck(problem, [[1], [0]], own)).toMatchObject([{ fault: "absent", row: 0, column: 1 }]);
    expect(recheck(problem, [[0], [0]], own)).toMatchObject([{ fault: "column-over", column: 0, made: 2, most: 1 }]);
    expect(recheck(problem, [[0], [0, 1]], own)).toMatchObject([
      { fault: "row-over", row: 1, made: 2, most: 1 },
      { fault: "column-over", column: 0 },
    ]);
    expect(recheck(problem, [[0], [1]], { ...own, levels: [] })).toMatchObject([{ fault: "levels" }]);
  });

  it("every other assignment of a middle-sized problem that one swap leads to", () => {
    let refused = 0;
    for (let seed = 1; seed <= 10; seed++) {
      const problem = { ...randomProblem(seed, 12, 9, seed % 2 === 0), favours: "rows" as const };
      const best = solved(problem);
      const own = plain(best.columnsOf);
      for (let a = 0; a < problem.rows; a++)
        for (let b = 0; b < a; b++) {
          if (own[a].join() === own[b].join()) continue;
          const wrong = own.map((columns, row) => (row === a ? own[b] : row === b ? own[a] : columns));
          expect("status" in recheck(problem, wrong, claimOf(best))).toBe(false);
          refused++;
        }
    }
    expect(refused).toBeGreaterThan(300);
  });
});

describe("imposing a pair", () => {
  it("gives the stable assignment with the pair locked, and the pairs that would block without the lock", () => {
    const imposed = imposedOn(solved(FOUR), 0, 0);
    const locked = solved({ ...FOUR, locked: [[0, 0]] });
    expect(plain(imposed?.columnsOf ?? [])).toEqual(plain(locked.columnsOf));
    expect(imposed).toMatchObject({ matched: 4, total: 4 });
    expect(imposed?.changes[0]).toEqual({ row: 0, from: 2, to: 0 });
    expect(imposed?.blocking).toEqual(blocking(FOUR, locked.columnsOf).map((pair) => pair.split(" ").map(Number)));
    expect(imposed?.blocking.length).toBeGreaterThan(0);
  });

  it("is impossible where other locks leave no room", () => {
    expect(imposedOn(solved({ ...THREE, locked: [[0, 2]] }), 0, 1)).toBeUndefined();
    expect(imposedOn(solved({ ...THREE, locked: [[0, 2]] }), 1, 2)).toBeUndefined();
    expect(imposedOn(solved({ ...THREE, locked: [[0, 2]] }), 1, 1)).toBeDefined();
  });

  it("before that, one of the two would not change", () => {
    const answer = solved(HOSPITALS);
    if (answer.stable === undefined) throw new Error("it is stable");
    // Sunny has Mercy, and would rather have City, which has two whom it prefers.
    expect(unwilling(answer.stable, 1)).toEqual([undefined, { row: false, column: true }, undefined]);
    // Darrius has City, the first choice; Mercy and General would gladly have them.
    expect(unwilling(answer.stable, 2)).toEqual([
      { row: true, column: false },
      undefined,
      { row: true, column: false },
    ]);
  });
});

describe("questions that a stable answer cannot be asked", () => {
  it.each([
    ["lossesOf", (answer: OptimalAssignment) => lossesOf(answer, 0)],
    ["lossesTable", lossesTable],
    ["valueOfPlace", (answer: OptimalAssignment) => valueOfPlace(answer, 0)],
    ["hallSetOf", (answer: OptimalAssignment) => hallSetOf(answer, 0)],
  ])("%s says why", (_, ask) => {
    expect(() => ask(solved(THREE))).toThrow(TypeError);
    expect(() => ask(solved(THREE))).toThrow(/stable/);
  });
});

describe("input", () => {
  const issuesOf = (more: object): string[] => {
    try {
      assign({ ...THREE, ...more } as AssignmentProblem);
    } catch (error) {
      if (!(error instanceof InvalidInputError)) throw error;
      for (const { message } of error.issues) expect(message).toMatch(/expected/);
      return error.issues.map(({ path, code }) => `${path} ${code}`);
    }
    return [];
  };

  it.each([
    ["minimum loads", { minLoad: Int32Array.of(0, 1, 0) }, ["objective conflict"]],
    ["places below the rows", { places: 2 }, ["objective conflict"]],
    ["limits", { limits: [{ max: 2 }] }, ["objective conflict"]],
    ["tiers", { priority: Int32Array.of(1, 1, 2) }, ["objective conflict"]],
    ["all", { cardinality: "all" }, ["objective conflict"]],
    ["free", { cardinality: "free" }, ["objective conflict"]],
    ["no preferences", { rowScores: undefined, columnScores: undefined }, ["columnScores type", "rowScores type"]],
    ["preferences of another objective", { objective: "total" }, ["columnScores conflict", "rowScores conflict"]],
    [
      "a side of another objective",
      { objective: undefined, favours: "rows" },
      ["columnScores conflict", "favours conflict", "rowScores conflict"],
    ],
    ["another side", { favours: "mentees" }, ["favours type"]],
    ["another objective", { objective: "fair" }, ["columnScores conflict", "rowScores conflict"]],
    [
      "another objective alone",
      { objective: "fair", rowScores: undefined, columnScores: undefined },
      ["objective type"],
    ],
    ["a list", { rowScores: [1, 2] }, ["rowScores type"]],
    ["too few", { columnScores: new Int32Array(8) }, ["columnScores range"]],
    ["half a point", { rowScores: Float64Array.of(0.5, 1, 2, 0, Number.NaN, 0, 0, 0, 0) }, ["rowScores[0] range"]],
    [
      "too large",
      { columnScores: new Float64Array(9).fill(2 ** 53) },
      Array.from("012", (at) => `columnScores[${at}] range`),
    ],
    ["a row that is not filled", { rowScores: () => undefined }, Array(3).fill("rowScores range")],
    ["a row that is returned", { columnScores: () => [1, 2, 3] }, ["columnScores type"]],
    ["a promise", { columnScores: async () => undefined }, ["columnScores type"]],
  ])("%s is refused", (_, more, issues) => {
    expect(issuesOf(more).sort()).toEqual(issues);
  });

  it.each([
    ["places for everybody", { places: 3 }],
    ["no limits at all", { limits: [] }],
    ["one tier", { priority: Int32Array.of(7, 7, 7) }],
    [
      "nothing said of absent pairs",
      {
        scores: Int32Array.of(FORBIDDEN, 1, 1, 1, 1, 1, 1, 1, 1),
        rowScores: Float64Array.of(Number.NaN, 1, 2, 1, 2, 3, 1, 2, 3),
      },
    ],
    ["minus zero", { rowScores: new Float64Array(9).fill(-0) }],
  ])("%s is fine", (_, more) => {
    expect(issuesOf(more)).toEqual([]);
  });

  it("is copied, and not changed", () => {
    const rowScores = new Int32Array(THREE.rowScores as Int32Array);
    const answer = solved({ ...THREE, rowScores });
    expect(rowScores).toEqual(THREE.rowScores);
    rowScores.fill(0);
    if (answer.stable === undefined) throw new Error("it is stable");
    expect(unwilling(answer.stable, 1)[0]).toEqual({ row: true, column: false });
  });
});
