import type { AssignmentProblem, OptimalAssignment } from "pairwright/assignment";
import { assign, FORBIDDEN } from "pairwright/assignment";
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
