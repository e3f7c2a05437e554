import type { AssignmentProblem, OptimalAssignment } from "pairwright/assignment";
import { assign, assignAsync, hallSetOf, lossesOf, valueOfPlace } from "pairwright/assignment";
import { describe, expect, it } from "vitest";

const problem = {
  rows: 4,
  columns: 3,
  scores: Int32Array.of(9, 4, 2, 8, 7, 1, 6, 5, 3, 3, 3, 3),
  capacity: Int32Array.of(1, 1, 2),
} satisfies AssignmentProblem;

const general: Readonly<Record<string, AssignmentProblem>> = {
  plain: problem,
  "several wanted": { ...problem, demand: Int32Array.of(2, 1, 1, 1) },
  "minimum loads": { ...problem, minLoad: Int32Array.of(0, 0, 1) },
  places: { ...problem, places: 2 },
  tiers: { ...problem, priority: Int32Array.of(0, 1, 0, 1), capacity: Int32Array.of(1, 1, 0) },
};

function optimum(given: AssignmentProblem): OptimalAssignment {
  const answer = assign(given);
  if (answer.status !== "optimal") throw new Error("expected an optimum");
  return answer;
}

const asked = (answer: OptimalAssignment) =>
  [0, 1, 2, 3].map((row) => {
    const { matched, total } = lossesOf(answer, row);
    return [[...matched], [...total], JSON.stringify(hallSetOf(answer, row)), valueOfPlace(answer, row % 3)];
  });

describe("what is done to an answer's arrays changes no later answer about it", () => {
  it.each(Object.entries(general))("%s", (_, given) => {
    const answer = optimum(given);
    answer.columnOf.fill(1);
    for (const columns of answer.columnsOf) columns.fill(1);
    for (const { prices } of answer.certificate) prices.column.fill(99);
    answer.tied.fill(0);
    expect(asked(answer)).toEqual(asked(optimum(given)));
    const next = { ...given, scores: problem.scores.map((score) => score + 1) };
    expect([...(assign(next, { from: answer }) as OptimalAssignment).columnOf]).toEqual([...optimum(next).columnOf]);
  });
});

describe("options that are none are a TypeError that says where", () => {
  const before = assign(problem);
  const wrong: readonly [string, object, RegExp][] = [
    ["from: a number", { from: 5 }, /^options\.from: expected an answer of assign, received 5$/],
    ["from: an object", { from: {} }, /^options\.from: expected an answer of assign, received an object$/],
    ["from: null", { from: null }, /^options\.from: expected an answer of assign, received null$/],
    [
      "fromRow without from",
      { fromRow: Int32Array.of(0, 1) },
      /^options\.fromRow: expected an Int32Array of 4 entries/,
    ],
    [
      "fromRow: a list",
      { from: before, fromRow: [0, 1, 2, 3] },
      /^options\.fromRow: expected an Int32Array of 4 entries/,
    ],
    [
      "fromRow: a row twice",
      { from: before, fromRow: Int32Array.of(0, 1, 1, 3) },
      /^options\.fromRow\[2\]: expected −1, or each index below 4 at most once, received 1$/,
    ],
    [
      "fromColumn: out of range",
      { from: before, fromColumn: Int32Array.of(0, 3, -1) },
      /^options\.fromColumn\[1\]: expected −1, or each index below 3 at most once, received 3$/,
    ],
  ];

  it("from: any answer of assign is none of them, one that was cut off and one that says no among them", () => {
    const scores = Int32Array.of(9, 4, 1, 8, 7, 2, 6, 5, 3, 9, 3, 2, 7, 6, 1);
    const limits = [
      { rows: Int32Array.of(0, 1, 3), columns: Int32Array.of(0), max: 1 },
      { rows: Int32Array.of(1, 2, 4), columns: Int32Array.of(1), max: 1 },
      { columns: Int32Array.of(2), max: 1 },
    ];
    const limited = { rows: 5, columns: 3, scores, capacity: Int32Array.of(2, 2, 2), limits };
    const most = [{ max: 1 }, { columns: Int32Array.of(0), min: 2 }];
    const answers = [assign(limited), assign({ ...limited, steps: 5 }), assign({ ...limited, limits: most })];
    expect(answers.map(({ status }) => status)).toEqual(["optimal", "feasible", "infeasible"]);
    for (const from of answers) expect(assign(limited, { from })).toEqual(answers[0]);
  });

  it.each(wrong)("%s", async (_, options, message) => {
    expect(() => assign(problem, options as never)).toThrow(TypeError);
    expect(() => assign(problem, options as never)).toThrow(message);
    await expect(assignAsync(problem, options as never)).rejects.toThrow(message);
  });

  it.each([
    ["onProgress: a number", { onProgress: 5 }, /^options\.onProgress: expected a function, received 5$/],
    ["signal: a number", { signal: 5 }, /^options\.signal: expected an AbortSignal, received 5$/],
    ["null", null, /^options: expected an object, received null$/],
  ])("%s", async (_, options, message) => {
    await expect(assignAsync(problem, options as never)).rejects.toThrow(message);
    await expect(assignAsync(problem, options as never)).rejects.toThrow(TypeError);
  });
});

it("new columns are looked at row by row, however many they are", () => {
  const columns = 4200;
  const row = (of: number) => (index: number, out: Int32Array) => {
    asks++;
    for (let j = 0; j < of; j++) out[j] = (index * 7919 + j * 104_729) % 1009;
  };
  let asks = 0;
  const rows = 4200;
  const capacity = (of: number) => new Int32Array(of).fill(2);
  const before = assign({ rows, columns, scores: row(columns), capacity: capacity(columns) });
  const more = columns + 40;
  asks = 0;
  assign({ rows, columns: more, scores: row(more), capacity: capacity(more) }, { from: before });
  expect(asks).toBeLessThan(8 * rows);
});
