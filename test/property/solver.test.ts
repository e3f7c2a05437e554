import type { AssignmentProblem, LinearSolver } from "pairwright/assignment";
import { assign, FORBIDDEN } from "pairwright/assignment";
import { javascriptLpSolver } from "pairwright/lp";
import { expect, it } from "vitest";
import { loadSolver } from "../../examples/other-solver/highs.ts";
import { compressedScores, denseScores, instanceOfSeed, scoresOnDemand } from "../oracle/assignment.ts";
import { randomFrom } from "../oracle/random.ts";
import { yalps } from "../solvers/yalps.ts";
import { Seen } from "./seen.ts";

const PROBLEMS = Number(process.env.PAIRWRIGHT_PROBLEMS ?? 450);
const FIRST_SEED = Number(process.env.PAIRWRIGHT_SEED ?? 1);

/** The whole answer; `JSON.stringify` writes a typed array as an object of its entries. */
const bytes = (problem: AssignmentProblem, solver?: LinearSolver) => JSON.stringify(assign(problem, { solver }));

/** The solver, counting how often it was asked. */
function counted(solver: LinearSolver, seen: Seen): LinearSolver {
  return {
    name: solver.name,
    solve(program) {
      seen.add(`asked ${solver.name}`);
      if (program.coefficient.includes(-1)) seen.add("rewards of rows");
      return solver.solve(program);
    },
  };
}

/** One of the problems that are also tried by enumeration, in one of the forms. */
function smallProblem(seed: number): AssignmentProblem {
  const instance = instanceOfSeed(seed);
  const { rows, columns, points, places } = instance;
  return {
    rows,
    columns,
    scores: [
      () => denseScores(points, columns, FORBIDDEN),
      () => compressedScores(points),
      () => scoresOnDemand(points, FORBIDDEN),
    ][seed % 3](),
    capacity: Int32Array.from(instance.capacity),
    minLoad: Int32Array.from(instance.minLoad),
    demand: Int32Array.from(instance.wants),
    priority: Int32Array.from(instance.priority),
    locked: instance.locked,
    ...(places === Number.POSITIVE_INFINITY ? {} : { places }),
    cardinality: instance.cardinality,
    order: { rows: Int32Array.from(instance.rowOrder), columns: Int32Array.from(instance.columnOrder) },
  };
}

/** Too large to be enumerated. */
function largerProblem(seed: number): AssignmentProblem {
  const { between, chance, pick, shuffled } = randomFrom(seed);
  const [rows, columns] = [between(7, 24), between(4, 12)];
  const [top, density] = [pick([1, 5, 1_000_000]), pick([1, 0.7, 0.4])];
  const capacity = Int32Array.from({ length: columns }, () => between(0, 4));
  const limited = chance(0.3);
  return {
    rows,
    columns,
    scores: Int32Array.from({ length: rows * columns }, () => (chance(density) ? between(-1, top) : FORBIDDEN)),
    capacity,
    minLoad: capacity.map((most) => (chance(0.2) ? between(0, most) : 0)),
    demand: Int32Array.from({ length: rows }, () => (limited ? 1 : between(1, 3))),
    priority: Int32Array.from({ length: rows }, () => between(0, 2)),
    ...(limited ? { places: between(0, rows) } : {}),
    cardinality: pick(["maximum", "maximum", "free"] as const),
    order: { rows: Int32Array.from(shuffled([...new Array(rows).keys()])) },
  };
}

function countKinds(problem: AssignmentProblem, seen: Seen): void {
  const answer = assign(problem);
  seen.add(answer.status);
  seen.add(problem.cardinality as string);
  if (answer.status !== "optimal") return;
  if (answer.leaves !== undefined) seen.add("proved by cases");
  if (!answer.unique) seen.add("tied");
  if (answer.matched === problem.places) seen.add("places binding");
  if (problem.minLoad?.some((least) => least > 0)) seen.add("minimum loads");
  if ((problem.locked?.length ?? 0) > 0) seen.add("locks");
  if (answer.columnsOf.some(({ length }) => length > 1)) seen.add("several columns got");
  if (new Set(problem.priority).size > 1) seen.add("several tiers");
  if (answer.certificate.some(({ prices }) => prices.column.some((price) => price < 0))) seen.add("negative prices");
}

it("whatever solver proposes, the answer is the same bytes", async () => {
  const seen = new Seen();
  const everyday = counted(javascriptLpSolver, seen);
  const others = [counted(yalps, seen), counted(await loadSolver(), seen)];
  const compare = (problem: AssignmentProblem, solvers: readonly LinearSolver[], seed: number) => {
    const own = bytes(problem);
    for (const solver of solvers) expect(bytes(problem, solver) === own, `${solver.name}, seed ${seed}`).toBe(true);
  };
  for (let seed = FIRST_SEED; seed < FIRST_SEED + PROBLEMS; seed++) {
    const problem = smallProblem(seed);
    compare(problem, seed % 10 === 0 ? [everyday, others[(seed / 10) % 2]] : [everyday], seed);
    countKinds(problem, seen);
  }
  for (let seed = FIRST_SEED; seed < FIRST_SEED + PROBLEMS / 10; seed++) {
    const problem = largerProblem(seed);
    countKinds(problem, seen);
    compare(problem, [everyday, ...others], seed);
  }
  if (process.env.PAIRWRIGHT_COUNTS) console.log(Object.fromEntries([...seen.counts].sort()));
  expect(seen.short(LEAST, PROBLEMS / 3000)).toEqual([]);
});

/** About two thirds of what seeds 1 to 3000 give, and the larger problems of a tenth of them. */
const LEAST: Readonly<Record<string, number>> = {
  "asked javascript-lp-solver": 5200,
  "asked HiGHS": 1200,
  "asked yalps": 1200,
  "rewards of rows": 400,
  optimal: 1900,
  infeasible: 290,
  all: 400,
  free: 450,
  maximum: 1300,
  tied: 490,
  locks: 380,
  "minimum loads": 280,
  "negative prices": 170,
  "places binding": 270,
  "proved by cases": 40,
  "several columns got": 240,
  "several tiers": 770,
};
