import type { AssignmentProblem, Progress } from "pairwright/assignment";
import { assign, assignAsync, FORBIDDEN, InvalidInputError } from "pairwright/assignment";
import { expect, it } from "vitest";
import { instanceOfSeed, scoresOnDemand } from "../oracle/assignment.ts";
import { randomFrom } from "../oracle/random.ts";
import { share } from "../share.ts";

const bytes = (answer: unknown) =>
  JSON.stringify(answer, (_, value) => (ArrayBuffer.isView(value) ? Array.from(value as Int32Array) : value));

/** Rows on demand that are too many to be held; `asked` counts them. */
function largeProblem(rows: number, columns: number) {
  const { between } = randomFrom(7);
  const levels = Float64Array.from({ length: 8 * columns }, () => between(0, 1000));
  const counted = { asked: 0 };
  const problem: AssignmentProblem = {
    rows,
    columns,
    capacity: new Int32Array(columns).fill(Math.ceil(rows / columns)),
    scores: (row, out) => {
      counted.asked++;
      const own = (row % 8) * columns;
      const other = (Math.floor(row / 8) % 8) * columns;
      for (let j = 0; j < columns; j++) out[j] = (row % 97) * levels[own + j] + (row % 89) * levels[other + j];
    },
  };
  return { problem, counted };
}

it("answers the same bytes as assign, whatever the problem", async () => {
  let optimal = 0;
  for (let seed = 1; seed <= share(300); seed++) {
    const { rows, columns, points, capacity, minLoad, wants, priority, locked, places, cardinality } =
      instanceOfSeed(seed);
    const problem: AssignmentProblem = {
      rows,
      columns,
      scores: scoresOnDemand(points, FORBIDDEN),
      capacity: Int32Array.from(capacity),
      minLoad: Int32Array.from(minLoad),
      demand: Int32Array.from(wants),
      priority: Int32Array.from(priority),
      locked: locked as [number, number][],
      ...(places === Number.POSITIVE_INFINITY ? {} : { places }),
      cardinality: cardinality as "maximum",
    };
    const answer = await assignAsync(problem);
    expect(bytes(answer), `seed ${seed}`).toBe(bytes(assign(problem)));
    if (answer.status === "optimal") optimal++;
  }
  expect(optimal).toBeGreaterThan(share(200));
});

it("comes up for air at least every four million pairs, and others run meanwhile", async () => {
  const columns = 4200;
  const { problem, counted } = largeProblem(4200, columns);
  const stages = new Set<string>();
  let before = 0;
  let longest = 0;
  let calls = 0;
  let turns = 0;
  let over = false;
  const turn = () => {
    turns++;
    if (!over) setImmediate(turn);
  };
  setImmediate(turn);
  const answer = await assignAsync(problem, {
    onProgress: ({ stage, done, of }: Progress) => {
      calls++;
      stages.add(stage);
      longest = Math.max(longest, counted.asked - before);
      before = counted.asked;
      expect(of).toBe(4200);
      expect(done).toBeGreaterThanOrEqual(0);
      expect(done).toBeLessThanOrEqual(of);
    },
  });
  over = true;
  expect(answer.status).toBe("optimal");
  expect(calls).toBeGreaterThan(10);
  expect(turns).toBeGreaterThan(10);
  expect([...stages]).toEqual(expect.arrayContaining(["searching", "proving"]));
  expect(longest * columns).toBeLessThan(1 << 22);
});

it("comes up for air where tiers, minimum loads and places decide, too", async () => {
  const { between } = randomFrom(11);
  const [rows, columns] = [1500, 400];
  const scores = Int32Array.from({ length: rows * columns }, () => between(0, 100_000));
  const problem: AssignmentProblem = {
    rows,
    columns,
    scores,
    capacity: new Int32Array(columns).fill(3),
    minLoad: Int32Array.from({ length: columns }, (_, column) => column % 2),
    demand: Int32Array.from({ length: rows }, (_, row) => (row % 50 === 0 ? 2 : 1)),
    priority: Int32Array.from({ length: rows }, (_, row) => row % 3),
  };
  const stages = new Set<string>();
  let calls = 0;
  const answer = await assignAsync(problem, {
    onProgress: ({ stage, done, of }) => {
      calls++;
      stages.add(stage);
      expect(of).toBe(rows);
      expect(done >= 0 && done <= of).toBe(true);
    },
  });
  expect(bytes(answer)).toBe(bytes(assign(problem)));
  expect(calls).toBeGreaterThan(5);
  expect(stages.size).toBeGreaterThan(1);
});

it("stops with the signal's reason, and computes nothing more", async () => {
  const { problem, counted } = largeProblem(4200, 4200);
  const stop = new AbortController();
  const reason = new Error("the programme was changed");
  let calls = 0;
  const answer = assignAsync(problem, {
    signal: stop.signal,
    onProgress: () => {
      if (++calls === 3) stop.abort(reason);
    },
  });
  await expect(answer).rejects.toBe(reason);
  const { asked } = counted;
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(counted.asked).toBe(asked);
  expect(calls).toBe(3);
  await expect(assignAsync(problem, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  expect(counted.asked).toBe(asked);
});

it("rejects what assign refuses, and what a row or onProgress throws", async () => {
  await expect(assignAsync({ rows: -1, columns: 1, scores: new Int32Array(0) })).rejects.toThrow(InvalidInputError);
  const thrown = new Error("no such row");
  const { problem } = largeProblem(4200, 4200);
  await expect(
    assignAsync(problem, {
      onProgress: () => {
        throw thrown;
      },
    }),
  ).rejects.toBe(thrown);
  const broken: AssignmentProblem = {
    rows: 1,
    columns: 1,
    scores: () => {
      throw thrown;
    },
  };
  await expect(assignAsync(broken)).rejects.toBe(thrown);
});
