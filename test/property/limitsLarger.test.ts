import type { AssignmentProblem } from "pairwright/assignment";
import { assign, FORBIDDEN } from "pairwright/assignment";
import { expect, it } from "vitest";
import { recheck } from "../../src/solution/recheck.ts";
import { denseScores } from "../oracle/assignment.ts";
import type { Planted } from "../oracle/planted.ts";
import { bestByHighs, plantedOfSeed } from "../oracle/planted.ts";
import { listsOf, settledOf } from "./limited.ts";

const PROBLEMS = Number(process.env.PAIRWRIGHT_PROBLEMS ?? 450);
const FIRST_SEED = Number(process.env.PAIRWRIGHT_SEED ?? 1);

const SIZES = [
  [24, 8, Math.ceil(PROBLEMS / 1000)],
  [60, 20, Math.ceil(PROBLEMS / 3000)],
] as const;

const cases = SIZES.flatMap(([rows, columns, times]) =>
  // The ninth is the first that HiGHS has soon.
  Array.from({ length: times }, (_, at) => [FIRST_SEED + 8 + at, rows, columns] as const),
);

let binding = 0;

function problemOf({ rows, columns, points, capacity, limits }: Planted): AssignmentProblem {
  const listed = (side: readonly number[] | undefined) => (side === undefined ? undefined : Int32Array.from(side));
  return {
    rows,
    columns,
    scores: denseScores(points, columns, FORBIDDEN),
    capacity: Int32Array.from(capacity),
    limits: limits.map((block) => ({ ...block, rows: listed(block.rows), columns: listed(block.columns) })),
  };
}

/** [limits] how many pairs of each block are made. */
const countsOf = ({ limits }: Planted, columnOf: ArrayLike<number>) =>
  limits.map(({ rows = [], columns = [] }) => rows.filter((row) => columns.includes(columnOf[row])).length);

function expectValid(planted: Planted, columnOf: ArrayLike<number>): void {
  const load = planted.capacity.map(() => 0);
  Array.from(columnOf).forEach((column, row) => {
    if (column < 0) return;
    expect(planted.points[row][column]).not.toBeNull();
    load[column]++;
  });
  expect(load.every((count, column) => count <= planted.capacity[column])).toBe(true);
  countsOf(planted, columnOf).forEach((count, at) => {
    const { min = 0, max = planted.rows } = planted.limits[at];
    expect(count).toBeGreaterThanOrEqual(min);
    expect(count).toBeLessThanOrEqual(max);
  });
}

it.each(cases)(
  "ten families of limits on the planted problem %i, %i × %i: as HiGHS says",
  async (seed, rows, columns) => {
    const planted = plantedOfSeed(seed, rows, columns);
    expectValid(planted, planted.columnOf);
    const truth = await bestByHighs(planted);
    const problem = problemOf(planted);
    const answer = assign(problem);
    if (answer.status !== "optimal") throw new Error(answer.status);
    expect([answer.matched, answer.total]).toEqual([truth.matched, truth.total]);
    expectValid(planted, answer.columnOf);

    const without = assign({ ...problem, limits: [] });
    if (without.status !== "optimal") throw new Error(without.status);
    if (without.matched !== truth.matched || without.total !== truth.total) binding++;

    const claim = { levels: answer.certificate, cases: undefined, searches: answer.searches };
    const checked = recheck(problem, listsOf(answer.columnsOf), claim);
    if (!("status" in checked)) throw new Error(JSON.stringify(checked));
    expect(settledOf(checked)).toEqual(settledOf(answer));
    expect(
      recheck(problem, listsOf(planted.columnOf.map((column) => (column < 0 ? [] : [column]))), claim),
    ).toMatchObject([{ fault: expect.stringMatching(/^(search|not-canonical)$/) }]);

    // The order of the limits says nothing.
    const turned = assign({ ...problem, limits: [...(problem.limits ?? [])].reverse() });
    if (turned.status !== "optimal") throw new Error(turned.status);
    expect(settledOf(turned)).toEqual(settledOf(answer));

    for (const steps of [10, 40, 160, 640]) {
      let cut: ReturnType<typeof assign>;
      try {
        cut = assign({ ...problem, steps });
      } catch (error) {
        if (!(error instanceof RangeError)) throw error;
        continue;
      }
      if (cut.status === "optimal") expect(settledOf(cut)).toEqual(settledOf(answer));
      if (cut.status === "infeasible") throw new Error("it is not");
      if (cut.status !== "feasible") continue;
      expectValid(planted, cut.columnOf);
      const { gap } = cut;
      const best = gap.level === "total" ? truth.total : truth.matched;
      if (gap.level === "total") expect(cut.matched).toBe(truth.matched);
      expect(gap.value).toBe(gap.level === "total" ? cut.total : cut.matched);
      expect(gap.value).toBeLessThanOrEqual(best);
      expect(gap.bound).toBeGreaterThanOrEqual(best);
      // Somebody is to learn something from it.
      if (gap.level === "total" && steps >= 160) expect(gap.bound).toBeLessThanOrEqual(without.total);
    }
  },
);

it("and the limits mattered", () => {
  expect(binding).toBeGreaterThan(cases.length / 2);
});
