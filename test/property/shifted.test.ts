import type { AssignmentProblem, OptimalAssignment } from "pairwright/assignment";
import { assign, FORBIDDEN, lossesTable } from "pairwright/assignment";
import { expect, it } from "vitest";
import { randomFrom } from "../oracle/random.ts";
import { share } from "../share.ts";

// Scores that lie far from 0 and close together: differences are what counts, and sums of squares lose them.
const COUNT = share(10_000);

const optimal = (problem: AssignmentProblem): OptimalAssignment => {
  const answer = assign(problem);
  if (answer.status !== "optimal") throw new Error(answer.status);
  return answer;
};

it("adding the same to every score changes nothing but the total", () => {
  const seen = { placed: 0, notAll: 0, alike: 0, narrow: 0 };
  for (let seed = 1; seed <= COUNT; seed++) {
    const random = randomFrom(seed);
    const [rows, columns] = [random.between(1, 12), random.between(1, 8)];
    const width = random.between(0, 3);
    const scores = Float64Array.from({ length: rows * columns }, () =>
      random.between(0, 5) === 0 ? FORBIDDEN : random.between(0, width),
    );
    const capacity = Int32Array.from({ length: columns }, () => random.between(1, 3));
    const shift = random.between(1, 2 ** 20) * (random.between(0, 1) === 1 ? 1000 : 1_000_000) + random.between(0, 999);
    const small = optimal({ rows, columns, scores, capacity });
    const moved = scores.map((score) => (score === FORBIDDEN ? FORBIDDEN : score + shift));
    const large = optimal({ rows, columns, scores: moved, capacity });
    const what = `seed ${seed}, ${shift} more`;
    expect([...large.columnOf], what).toEqual([...small.columnOf]);
    expect([...large.tied], what).toEqual([...small.tied]);
    expect(large.total, what).toBe(small.total + small.matched * shift);
    if (small.matched === rows) seen.placed++;
    else seen.notAll++;
    if (width === 0) seen.alike++;
    if (shift < 2 ** 30) seen.narrow++;
  }
  for (const [kind, times] of Object.entries(seen)) expect(times, kind).toBeGreaterThan(COUNT / 10);
});

it("nor does it beside limits, and what pairs lose can be found", () => {
  const count = share(400);
  const seen = { optimal: 0, infeasible: 0, several: 0, losses: 0 };
  for (let seed = 1; seed <= count; seed++) {
    const random = randomFrom(seed);
    const [rows, columns] = [random.between(1, 8), random.between(1, 4)];
    const width = random.between(0, 1) * 3;
    const some = (length: number) =>
      Int32Array.from(Array.from({ length }, (_, at) => at).filter(() => random.chance(0.5)));
    const problem = {
      rows,
      columns,
      capacity: Int32Array.from({ length: columns }, () => random.between(1, 4)),
      demand: Int32Array.from({ length: rows }, () => random.between(0, 3)),
      limits: Array.from({ length: random.between(1, 3) }, () => ({
        ...{ rows: some(rows), columns: some(columns) },
        ...(random.chance(0.5) ? { max: random.between(0, 4) } : { min: random.between(0, 2) }),
      })),
    };
    const scores = Float64Array.from({ length: rows * columns }, () => random.between(0, width));
    const shift = random.between(1, 2 ** 20) * 1_000_000 + random.between(0, 999);
    const small = assign({ ...problem, scores });
    const large = assign({ ...problem, scores: scores.map((score) => score + shift) });
    const what = `seed ${seed}`;
    expect(large.status, what).toBe(small.status);
    if (small.status !== "optimal" || large.status !== "optimal") {
      seen.infeasible++;
      continue;
    }
    seen.optimal++;
    if (problem.demand.some((most) => most > 1)) seen.several++;
    expect(large.columnsOf, what).toEqual(small.columnsOf);
    const losses = [small, large].map((answer) => [...lossesTable(answer).matched]);
    expect(losses[1], what).toEqual(losses[0]);
    if (losses[0].some((loss) => loss !== 0)) seen.losses++;
  }
  expect(seen.optimal).toBeGreaterThan(count / 3);
  expect(seen.several).toBeGreaterThan(count / 3);
  expect(seen.losses).toBeGreaterThan(count / 50);
  expect(seen.infeasible).toBeGreaterThan(count / 50);
});

it("scores so large that preferring who stays leaves no room for multipliers lose that preference alone", () => {
  const problem = {
    rows: 12,
    columns: 2,
    capacity: Int32Array.of(2, 3),
    demand: Int32Array.of(1, 1, 3, 0, 0, 3, 3, 2, 0, 3, 2, 0),
    limits: [
      { rows: Int32Array.of(0, 2, 6, 7, 8, 9, 10), columns: Int32Array.of(1), max: 1 },
      { rows: Int32Array.of(2, 3, 4, 6, 7, 10), columns: Int32Array.of(0, 1), min: 2 },
    ],
  };
  const [small, large] = [1, 847_649_000_499].map((score) =>
    lossesTable(optimal({ ...problem, scores: new Float64Array(24).fill(score) })),
  );
  expect(large.matched).toEqual(small.matched);
  expect(large.matched).toContain(1);
});
