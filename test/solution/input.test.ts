import {
  assign,
  FORBIDDEN,
  hallSetOf,
  InvalidInputError,
  lossesOf,
  lossesTable,
  valueOfPlace,
} from "pairwright/assignment";
import { describe, expect, it } from "vitest";
import { randomFrom } from "../oracle/random.ts";
import { share } from "../share.ts";

const FUZZED = Number(process.env.PAIRWRIGHT_PROBLEMS ?? 150);
const FIRST_SEED = Number(process.env.PAIRWRIGHT_SEED ?? 1);

type Loose = Record<string, unknown>;

const good = (more: Loose = {}): Loose => ({ rows: 3, columns: 2, scores: Int32Array.of(9, 4, 8, 7, 6, 5), ...more });
const compressed = (more: Loose = {}): Loose =>
  good({
    scores: {
      start: Int32Array.of(0, 2, 3, 4),
      column: Int32Array.of(0, 1, 0, 1),
      score: Int32Array.of(9, 4, 8, 5),
      ...more,
    },
  });

/** `path code` of every issue; anything but an InvalidInputError fails the test. */
function issuesOf(run: () => unknown): string[] {
  try {
    run();
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
    for (const issue of error.issues) expect(issue.message).toMatch(/expected/);
    return error.issues.map(({ path, code, document }) => {
      expect(document).toBe("problem");
      return `${path} ${code}`;
    });
  }
  return [];
}

const most = Number.MAX_SAFE_INTEGER;
const sparse = (length: number) => new Array(length);

const BAD: readonly (readonly [what: string, problem: unknown, issues: readonly string[]])[] = [
  ["no problem", undefined, [" type"]],
  ["null", null, [" type"]],
  ["a list", [], [" type"]],
  ["an unknown key", good({ capacities: Int32Array.of(1, 1) }), ["capacities unknown-key"]],
  ["a key of a later version", good({ quotas: [] }), ["quotas unknown-key"]],
  ["two faults at once", good({ quotas: [], capacity: 5 }), ["quotas unknown-key", "capacity type"]],
  ["no sizes", { scores: new Int32Array(0) }, ["rows range", "columns range"]],
  ["a size that is not whole", good({ rows: 1.5 }), ["rows range"]],
  ["a size as text", good({ columns: "2" }), ["columns range"]],
  ["a negative size", good({ rows: -1 }), ["rows range"]],
  ["rows beyond the limit", { rows: 2147483647, columns: 0, scores: () => {} }, ["rows range"]],
  ["columns beyond the limit", { rows: 0, columns: 1_000_001, scores: () => {} }, ["columns range"]],
  ["no scores", good({ scores: undefined }), ["scores type"]],
  ["scores in a list", good({ scores: [9, 4, 8, 7, 6, 5] }), ["scores type"]],
  ["scores of another width", good({ scores: new Int16Array(6) }), ["scores type"]],
  ["too few scores", good({ scores: new Int32Array(5) }), ["scores range"]],
  [
    "scores that are not whole",
    good({ scores: Float64Array.of(0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, 1, 1) }),
    ["scores[0] range", "scores[1] range", "scores[2] range", "scores[3] range"],
  ],
  ["scores that are too large", good({ scores: Float64Array.of(most, 0, 0, 0, 0, 0) }), ["scores range"]],
  ["scores that are too small", good({ scores: Float64Array.of(-most, 0, 0, 0, 0, 0) }), ["scores range"]],
  ["a promise for a row", good({ scores: async () => {} }), ["scores type"]],
  ["a row that is returned", good({ scores: () => [1, 2] }), ["scores type"]],
  ["a row that nobody fills", good({ scores: () => {} }), ["scores missing"]],
  [
    "a row that is not filled to its end",
    good({ scores: (row: number, out: Int32Array) => void (row === 2 ? (out[0] = 1) : out.fill(1)) }),
    ["scores missing"],
  ],
  ["an unknown key of the scores", compressed({ scores: 1 }), ["scores.scores unknown-key"]],
  ["starts of another length", compressed({ start: Int32Array.of(0, 4) }), ["scores.start type"]],
  ["starts that run backwards", compressed({ start: Int32Array.of(0, 2, 1, 4) }), ["scores.start[2] range"]],
  ["starts before the beginning", compressed({ start: Int32Array.of(1, 2, 3, 4) }), ["scores.start range"]],
  ["starts past the end", compressed({ start: Int32Array.of(0, 9, 9, 4) }), ["scores.start[1] range"]],
  ["columns in a list", compressed({ column: [0, 1, 0, 1] }), ["scores.column type"]],
  ["columns out of order", compressed({ column: Int32Array.of(1, 0, 0, 1) }), ["scores.column[1] range"]],
  ["a column twice", compressed({ column: Int32Array.of(0, 0, 0, 1) }), ["scores.column[1] range"]],
  ["a column out of range", compressed({ column: Int32Array.of(0, 2, 0, 1) }), ["scores.column[1] range"]],
  ["fewer scores than columns", compressed({ score: Int32Array.of(1) }), ["scores.score range"]],
  [
    "an absent pair that is listed",
    compressed({ score: Int32Array.of(9, FORBIDDEN, 8, 5) }),
    ["scores.score[1] range"],
  ],
  ["a listed score that is not whole", compressed({ score: Float64Array.of(9, 0.5, 8, 5) }), ["scores.score[1] range"]],
  ["a capacity for all", good({ capacity: 1 }), ["capacity type"]],
  ["null for a capacity", good({ capacity: null }), ["capacity type"]],
  ["capacities in a list", good({ capacity: [1, 1] }), ["capacity type"]],
  ["a capacity too many", good({ capacity: new Int32Array(3) }), ["capacity range"]],
  ["a negative capacity", good({ capacity: Int32Array.of(1, -1) }), ["capacity[1] range"]],
  ["a minimum above the capacity", good({ minLoad: Int32Array.of(0, 2) }), ["minLoad[1] conflict"]],
  ["a negative minimum", good({ minLoad: Int32Array.of(-1, 0) }), ["minLoad[0] range"]],
  ["a negative demand", good({ demand: Int32Array.of(1, -1, 1) }), ["demand[1] range"]],
  ["priorities that are not whole", good({ priority: Float64Array.of(1, 1, 1) }), ["priority type"]],
  ["places that are not whole", good({ places: 0.5 }), ["places range"]],
  ["null for places", good({ places: null }), ["places range"]],
  ["null for a cardinality", good({ cardinality: null }), ["cardinality type"]],
  ["another cardinality", good({ cardinality: "most" }), ["cardinality type"]],
  ["another objective", good({ objective: "lexmin" }), ["objective type"]],
  ["an object for the objective", good({ objective: {} }), ["objective type"]],
  ["no choice numbers", good({ objective: "greedy" }), ["choices type"]],
  ["choice numbers that nobody asks for", good({ choices: new Int32Array(6).fill(1) }), ["choices conflict"]],
  ["too few choice numbers", good({ objective: "generous", choices: Int32Array.of(1, 2) }), ["choices range"]],
  ["counting with cardinality free", good({ objective: "leximin", cardinality: "free" }), ["objective conflict"]],
  [
    "counting with limits that are not nested",
    good({
      objective: "maximin",
      limits: [Int32Array.of(0, 1), Int32Array.of(1, 2)].map((rows) => ({ rows, max: 2 })),
    }),
    ["objective conflict"],
  ],
  [
    "counting with places and a row that wants two columns",
    good({ objective: "leximin", places: 1, demand: Int32Array.of(1, 2, 1) }),
    ["objective conflict"],
  ],
  ["null for an objective", good({ objective: null }), ["objective type"]],
  ["a number for the order", good({ order: 5 }), ["order type"]],
  ["null for the order", good({ order: null }), ["order type"]],
  ["a list for the order", good({ order: [] }), ["order type"]],
  ["an unknown key of the order", good({ order: { row: Int32Array.of(2, 1, 0) } }), ["order.row unknown-key"]],
  ["null for an order of rows", good({ order: { rows: null } }), ["order.rows type"]],
  ["an order in a list", good({ order: { columns: [1, 0] } }), ["order.columns type"]],
  ["an order of another length", good({ order: { rows: Int32Array.of(0) } }), ["order.rows type"]],
  ["an order that names a row twice", good({ order: { rows: Int32Array.of(0, 1, 1) } }), ["order.rows range"]],
  ["an order out of range", good({ order: { columns: Int32Array.of(0, 2) } }), ["order.columns range"]],
  ["a number for locks", good({ locked: 5 }), ["locked type"]],
  ["null for locks", good({ locked: null }), ["locked type"]],
  ["text for locks", good({ locked: "ab" }), ["locked type"]],
  ["a number for a lock", good({ locked: [5] }), ["locked[0] type"]],
  ["text for a lock", good({ locked: ["ab"] }), ["locked[0] type"]],
  ["null for a lock", good({ locked: [[0, 0], null] }), ["locked[1] type"]],
  ["locks with holes", good({ locked: sparse(2) }), ["locked[0] type", "locked[1] type"]],
  ["locks without an end", good({ locked: sparse(4294967295) }), ["locked limit"]],
  ["a lock of three", good({ locked: [[0, 0, 0]] }), ["locked[0] type"]],
  ["a lock of one", good({ locked: [[0]] }), ["locked[0] type"]],
  ["a lock of nobody", good({ locked: [[3, 0]] }), ["locked[0] unknown-id"]],
  ["a lock at no column", good({ locked: [[0, 0.5]] }), ["locked[0] unknown-id"]],
  [
    "a lock twice",
    good({
      locked: [
        [0, 0],
        [0, 0],
      ],
      demand: Int32Array.of(2, 1, 1),
      capacity: Int32Array.of(2, 1),
    }),
    ["locked[1] duplicate"],
  ],
  [
    "locks beyond a demand",
    good({
      locked: [
        [0, 0],
        [0, 1],
      ],
    }),
    ["locked[1] conflict"],
  ],
  [
    "locks beyond a capacity",
    good({
      locked: [
        [0, 0],
        [1, 0],
      ],
    }),
    ["locked[1] conflict"],
  ],
  [
    "a lock on an absent pair",
    good({ scores: new Int32Array(6).fill(FORBIDDEN), locked: [[0, 0]] }),
    ["locked[0] conflict"],
  ],
  [
    "locks beyond the places",
    good({
      locked: [
        [0, 0],
        [1, 1],
      ],
      places: 1,
    }),
    ["places conflict"],
  ],
  ["a number for limits", good({ limits: 5 }), ["limits type"]],
  ["null for limits", good({ limits: null }), ["limits type"]],
  ["text for limits", good({ limits: "ab" }), ["limits type"]],
  ["one limit by itself", good({ limits: { max: 1 } }), ["limits type"]],
  ["limits by index", good({ limits: { 0: { max: 1 }, length: 1 } }), ["limits type"]],
  ["limits with holes", good({ limits: sparse(2) }), ["limits[0] type", "limits[1] type"]],
  ["limits without an end", good({ limits: sparse(4294967295) }), ["limits limit"]],
  ["a number for a limit", good({ limits: [5] }), ["limits[0] type"]],
  ["null for a limit", good({ limits: [{ max: 1 }, null] }), ["limits[1] type"]],
  ["a list for a limit", good({ limits: [[]] }), ["limits[0] type"]],
  ["a limit of nothing", good({ limits: [{}] }), ["limits[0] type"]],
  ["a block without a bound", good({ limits: [{ rows: Int32Array.of(0) }] }), ["limits[0] type"]],
  ["an unknown key of a limit", good({ limits: [{ max: 1, most: 1 }] }), ["limits[0].most unknown-key"]],
  ["a minimum that is not whole", good({ limits: [{ min: 0.5 }] }), ["limits[0].min range"]],
  ["null for a minimum", good({ limits: [{ min: null, max: 1 }] }), ["limits[0].min range"]],
  ["a minimum as text", good({ limits: [{ min: "1", max: 1 }] }), ["limits[0].min range"]],
  ["a limit's minimum below 0", good({ limits: [{ min: -1, max: 1 }] }), ["limits[0].min range"]],
  ["no number for a maximum", good({ limits: [{ max: Number.NaN, min: 0 }] }), ["limits[0].max range"]],
  ["a maximum without an end", good({ limits: [{ max: Number.POSITIVE_INFINITY, min: 0 }] }), ["limits[0].max range"]],
  ["a maximum below 0", good({ limits: [{ max: -1, min: 0 }] }), ["limits[0].max range"]],
  ["a minimum above the maximum", good({ limits: [{ min: 2, max: 1 }] }), ["limits[0] conflict"]],
  ["a limit's rows in a list", good({ limits: [{ rows: [0], max: 1 }] }), ["limits[0].rows type"]],
  ["null for a limit's rows", good({ limits: [{ rows: null, max: 1 }] }), ["limits[0].rows type"]],
  [
    "a limit's columns as doubles",
    good({ limits: [{ columns: Float64Array.of(0), max: 1 }] }),
    ["limits[0].columns type"],
  ],
  ["a limit's row twice", good({ limits: [{ rows: Int32Array.of(2, 0, 2), max: 1 }] }), ["limits[0].rows range"]],
  ["a limit's row out of range", good({ limits: [{ rows: Int32Array.of(3), max: 1 }] }), ["limits[0].rows range"]],
  ["a limit's row below 0", good({ limits: [{ rows: Int32Array.of(-1), max: 1 }] }), ["limits[0].rows range"]],
  [
    "a limit's column out of range",
    good({ limits: [{ columns: Int32Array.of(2), min: 1 }] }),
    ["limits[0].columns range"],
  ],
  ["a limit's column twice", good({ limits: [{ columns: Int32Array.of(1, 1), min: 1 }] }), ["limits[0].columns range"]],
  [
    "several limits at fault",
    good({ limits: [{ max: 1 }, { rows: 1, columns: [], min: 3, max: 2, least: 0 }], steps: 0 }),
    [
      "limits[1].least unknown-key",
      "limits[1] conflict",
      "limits[1].rows type",
      "limits[1].columns type",
      "steps range",
    ],
  ],
  ["a lock beyond a limit", good({ locked: [[0, 0]], limits: [{ max: 1 }, { max: 0 }] }), ["limits[1].max conflict"]],
  ["no steps", good({ steps: 0 }), ["steps range"]],
  ["steps that are not whole", good({ steps: 1.5 }), ["steps range"]],
  ["steps below 0", good({ steps: -1 }), ["steps range"]],
  ["null for steps", good({ steps: null }), ["steps range"]],
  ["steps as text", good({ steps: "9" }), ["steps range"]],
  ["steps without an end", good({ steps: Number.POSITIVE_INFINITY }), ["steps range"]],
];

describe("assign refuses a malformed problem with every place that is wrong", () => {
  it.each(BAD)("%s", (_, problem, issues) => {
    expect(issuesOf(() => assign(problem as never))).toEqual(issues);
  });

  it("and accepts what the table starts from", () => {
    expect(issuesOf(() => assign(good() as never))).toEqual([]);
    expect(issuesOf(() => assign(compressed() as never))).toEqual([]);
  });

  it("and limits of every right form", () => {
    const limits = [
      { max: 2 },
      { min: 0 },
      { rows: new Int32Array(0), max: 0 },
      { columns: Int32Array.of(1, 0), min: 0, max: 2147483647 },
      { rows: Int32Array.of(2), columns: undefined, min: undefined, max: 1 },
    ];
    expect(issuesOf(() => assign(good({ limits, steps: 2147483647 }) as never))).toEqual([]);
    expect(issuesOf(() => assign(good({ limits: [], steps: 1 }) as never))).toEqual([]);
    expect(issuesOf(() => assign(good({ limits: undefined, steps: undefined }) as never))).toEqual([]);
  });

  it("lists at most a hundred issues", () => {
    expect(issuesOf(() => assign(good({ locked: sparse(10_000) }) as never))).toHaveLength(100);
  });

  it("lets an error of a score function through", () => {
    const fault = new Error("no scores today");
    const scores = () => {
      throw fault;
    };
    expect(() => assign(good({ scores }) as never)).toThrow(fault);
  });
});

describe("what marks a pair absent", () => {
  const optimal = (problem: Loose) => {
    const answer = assign(problem as never);
    if (answer.status !== "optimal") throw new Error("expected an optimum");
    return answer;
  };

  it("is exactly FORBIDDEN in dense scores: what is smaller or next to it is a score", () => {
    for (const scores of [Float64Array.of(FORBIDDEN - 1, FORBIDDEN), Int32Array.of(FORBIDDEN + 1, FORBIDDEN)]) {
      const { columnOf, total, solved } = optimal({ rows: 1, columns: 2, scores });
      expect([columnOf[0], total]).toEqual([0, scores[0]]);
      const { start, column, score } = solved.problem.pairs();
      expect([[...start], [...column], [...score]]).toEqual([[0, 1], [0], [scores[0]]]);
    }
  });

  it("is FORBIDDEN in a row on demand, and a row that was forgotten is not a row of the one before", () => {
    const scores = (row: number, out: Int32Array) => {
      if (row === 0) out.fill(FORBIDDEN);
      else out.fill(3);
    };
    expect([...optimal({ rows: 2, columns: 2, scores }).columnOf]).toEqual([-1, 0]);
  });
});

it("a score of −0 is 0, in the answer too", () => {
  const start = Int32Array.of(0, 1);
  for (const scores of [Float64Array.of(-0), { start, column: Int32Array.of(0), score: Float64Array.of(-0) }]) {
    const answer = assign({ rows: 1, columns: 1, scores, locked: [[0, 0]] });
    if (answer.status !== "optimal") throw new Error("expected an optimum");
    expect([answer.total, ...answer.solved.problem.pairs().score]).toEqual([0, 0]);
  }
});

it("a score of −0 is 0 in a row that is as it was, too", () => {
  const problem = (zero: number, last: number) => ({
    rows: 2,
    columns: 1,
    scores: Float64Array.of(zero, last),
    capacity: Int32Array.of(2),
  });
  const from = assign(problem(0, 8));
  const answer = assign(problem(-0, 7), { from });
  if (answer.status !== "optimal") throw new Error("expected an optimum");
  expect([...answer.solved.problem.pairs().score]).toEqual([0, 7]);
});

describe("a row that wants nothing", () => {
  const none = { demand: Int32Array.of(0, 1) };

  it('is no concern of "all"', () => {
    const answer = assign({ rows: 2, columns: 2, scores: Int32Array.of(1, 2, 3, 4), ...none, cardinality: "all" });
    expect(answer.status === "optimal" && [...answer.columnOf]).toEqual([-1, 1]);
    const lone = { rows: 1, columns: 1, scores: Int32Array.of(5), demand: Int32Array.of(0) };
    expect(assign({ ...lone, cardinality: "all" }).status).toBe("optimal");
    expect(assign({ ...lone, scores: Int32Array.of(FORBIDDEN), cardinality: "all" }).status).toBe("optimal");
    expect(assign({ ...lone, columns: 0, scores: new Int32Array(0), cardinality: "all" }).status).toBe("optimal");
  });

  it("while a row that wants a column and has none allowed stays infeasible, alone in the conflict", () => {
    const scores = Int32Array.of(FORBIDDEN, FORBIDDEN, FORBIDDEN, FORBIDDEN);
    const answer = assign({ rows: 2, columns: 2, scores, ...none, cardinality: "all" });
    expect(answer.status === "infeasible" && [...answer.conflict.rows]).toEqual([1]);
    const without = assign({ rows: 2, columns: 0, scores: new Int32Array(0), ...none, cardinality: "all" });
    expect(without.status === "infeasible" && [...without.conflict.rows]).toEqual([1]);
  });
});

describe("questions about an answer", () => {
  const answer = assign(good() as never);
  const asked = (question: (answer: never, index: never) => unknown, about: unknown, index: unknown) =>
    issuesOf(() => question(about as never, index as never));
  const notIndices = [-1, 3, 1.5, Number.NaN, "1", undefined, null, 1n, 2147483648];

  it.each([
    ["lossesOf", lossesOf, "row"],
    ["valueOfPlace", valueOfPlace, "column"],
    ["hallSetOf", hallSetOf, "row"],
  ] as const)("%s refuses what is no index, and what is no optimum", (_, question, path) => {
    for (const index of notIndices) expect(asked(question, answer, index)).toEqual([`${path} range`]);
    const infeasible = assign({ rows: 1, columns: 0, scores: new Int32Array(0), cardinality: "all" });
    expect(infeasible.status).toBe("infeasible");
    for (const about of [infeasible, JSON.parse(JSON.stringify(answer)), undefined, null, 5, {}, { status: "optimal" }])
      for (const one of [question, lossesTable]) expect(asked(one, about, 0)).toEqual(["answer type"]);
    expect(asked(question, answer, 1)).toEqual([]);
  });

  it("say what an index may be", () => {
    expect(() => valueOfPlace(answer as never, 2)).toThrow("column: expected an integer from 0 to 1, received 2");
    const empty = assign({ rows: 0, columns: 0, scores: new Int32Array(0) });
    expect(() => lossesOf(empty as never, 0)).toThrow("row: expected nothing, as there is no row, received 0");
    expect(lossesTable(empty as never)).toEqual({ matched: new Int32Array(0), total: new Float64Array(0) });
  });
});

/** A problem with every member given, and a valid one at that; scores up to `largest` either way. */
function randomProblem(seed: number, largest: number): Loose {
  const random = randomFrom(seed);
  const rows = random.between(1, 5);
  const columns = random.between(1, 4);
  const list = (length: number, one: (at: number) => number) => Int32Array.from({ length }, (_, at) => one(at));
  const kind = random.below(4);
  const low = kind === 0 ? 0 : -largest;
  const high = kind === 1 ? 0 : largest;
  // Often the limits themselves, where sums are largest.
  const score = () =>
    random.chance(0.6) ? random.pick([low, high]) : Math.round(low + ((high - low) * random.below(1001)) / 1000);
  const absent = Array.from({ length: rows * columns }, () => random.chance(0.2));
  const dense = Float64Array.from(absent, (gone) => (gone ? FORBIDDEN : score()));
  const start = [0];
  const column: number[] = [];
  for (let row = 0; row < rows; row++) {
    for (let j = 0; j < columns; j++) if (!absent[row * columns + j]) column.push(j);
    start.push(column.length);
  }
  const inCompressed = {
    start: Int32Array.from(start),
    column: Int32Array.from(column),
    score: dense.filter((_, at) => !absent[at]),
  };
  const demand = list(rows, () => (random.chance(0.7) ? 1 : random.below(4)));
  const capacity = list(columns, () => (random.chance(0.7) ? 1 : random.pick([0, 2, 3, 2147483647])));
  const free = inCompressed.start.findIndex((from, row) => demand[row] > 0 && from < inCompressed.start[row + 1]);
  const lock = free < 0 ? -1 : inCompressed.column[inCompressed.start[free]];
  const places = random.chance(0.5) ? random.between(1, rows) : undefined;
  return {
    rows,
    columns,
    scores: random.chance(0.5) ? dense : inCompressed,
    capacity,
    minLoad: list(columns, (at) => (random.chance(0.2) ? Math.min(capacity[at], random.below(3)) : 0)),
    demand,
    priority: list(rows, () => (random.chance(0.7) ? 0 : random.between(-2, 2))),
    locked: free >= 0 && capacity[lock] > 0 && random.chance(0.3) ? [[free, lock]] : [],
    ...(places === undefined ? {} : { places }),
    cardinality: random.pick(["maximum", "all", "free"]),
    objective: "total",
    order: {
      rows: Int32Array.from(random.shuffled(Array.from({ length: rows }, (_, at) => at))),
      columns: Int32Array.from(random.shuffled(Array.from({ length: columns }, (_, at) => at))),
    },
  };
}

/** Everything that can be asked, so that a sum too large anywhere is met. */
function askAll(answer: ReturnType<typeof assign>, { rows, columns }: Loose): void {
  if (answer.status !== "optimal") return;
  for (let row = 0; row < (rows as number); row++) {
    const losses = lossesOf(answer, row);
    for (let column = 0; column < (columns as number); column++) losses.change(column);
    hallSetOf(answer, row);
  }
  for (let column = 0; column < (columns as number); column++) valueOfPlace(answer, column);
}

describe("sums stay exact up to the largest scores that are allowed", () => {
  /** The largest score that assign accepts for the problem of a seed, by halving. */
  function largestFor(seed: number): number {
    const refused = (largest: number) => issuesOf(() => assign(randomProblem(seed, largest) as never)).length > 0;
    let low = 1;
    let high = most;
    while (low < high) {
      const middle = low + Math.ceil((high - low) / 2);
      if (refused(middle)) high = middle - 1;
      else low = middle;
    }
    return low;
  }

  it(`nothing but InvalidInputError is thrown at the limit (${FUZZED} problems from seed ${FIRST_SEED})`, () => {
    let optimal = 0;
    let searched = 0;
    for (let seed = FIRST_SEED; seed < FIRST_SEED + FUZZED; seed++) {
      try {
        const largest = largestFor(seed);
        // Small problems may have large scores.
        expect(largest).toBeGreaterThan(2 ** 40);
        const problem = randomProblem(seed, largest);
        const answer = assign(problem as never);
        if (answer.status === "optimal") optimal++;
        if (answer.status === "optimal" && answer.leaves !== undefined) searched++;
        askAll(answer, problem);
      } catch (error) {
        throw new Error(`seed ${seed}`, { cause: error });
      }
    }
    expect(optimal).toBeGreaterThan(FUZZED / 2);
    expect(searched).toBeGreaterThan(FUZZED / 100);
  }, 600_000);

  it("chains of prices as long as the problem allows, over many units, are exact or refused", () => {
    // Row i may have columns i and i + 1 only: the last column's price adds up one difference a row.
    for (const n of [2, 3, 10, 40]) {
      for (const crowd of [0, 100]) {
        let accepted = 0;
        for (let exponent = 52; exponent >= 20; exponent -= 0.25) {
          const largest = Math.floor(2 ** exponent);
          const start = [0];
          const column: number[] = [];
          const score: number[] = [];
          for (let row = 0; row < n + crowd; row++) {
            for (const [j, value] of row < n
              ? [
                  [row, largest],
                  [row + 1, -largest],
                ]
              : [[0, row % 2 ? -largest : largest]]) {
              if (j >= n) continue;
              column.push(j);
              score.push(value);
            }
            start.push(column.length);
          }
          const scores = {
            start: Int32Array.from(start),
            column: Int32Array.from(column),
            score: Float64Array.from(score),
          };
          const capacity = new Int32Array(n).fill(1 + crowd);
          const problem = { rows: n + crowd, columns: n, scores, capacity, minLoad: new Int32Array(n).fill(1) };
          if (issuesOf(() => assign(problem)).length === 0) accepted++;
          if (
            issuesOf(() => assign({ ...problem, minLoad: new Int32Array(n), capacity: new Int32Array(n).fill(1) }))
              .length === 0
          )
            accepted++;
        }
        expect(accepted).toBeGreaterThan(40);
      }
    }
  });

  it("100,000 rows with scores up to 1,000,000 and 20,000 columns of capacity 5 are within the range", () => {
    const rows = 100_000;
    const columns = 20_000;
    const scores = {
      start: Int32Array.from({ length: rows + 1 }, (_, row) => row),
      column: Int32Array.from({ length: rows }, (_, row) => row % columns),
      score: new Int32Array(rows).fill(1_000_000),
    };
    const capacity = new Int32Array(columns).fill(5);
    // A lock that is not allowed is reported next to the range, without solving.
    const locked = [[0, 1]] as const;
    expect(issuesOf(() => assign({ rows, columns, scores, capacity, locked }))).toEqual(["locked[0] conflict"]);
    scores.score[0] = 4_000_000;
    expect(issuesOf(() => assign({ rows, columns, scores, capacity, locked }))).toEqual([
      "locked[0] conflict",
      "scores range",
    ]);
  });
});

/** A copy to compare with; functions stay. */
const copied = (problem: Loose): Loose =>
  Object.fromEntries(
    Object.entries(problem).map(([key, value]) => [key, typeof value === "function" ? value : structuredClone(value)]),
  );

/** Overwrites everything that can be written to. */
function spoil(value: unknown): void {
  if (value instanceof Int32Array || value instanceof Float64Array) value.fill(-7);
  else if (typeof value === "object" && value !== null)
    for (const [key, member] of Object.entries(value)) {
      spoil(member);
      if (typeof member !== "object") (value as Loose)[key] = "spoilt";
    }
}

describe("the problem stays the caller's", () => {
  it("nothing of it is changed, and changing it later changes no answer", () => {
    let optimal = 0;
    let searched = 0;
    for (let seed = FIRST_SEED; seed < FIRST_SEED + share(400); seed++) {
      const problem = randomProblem(seed, 100);
      const before = copied(problem);
      const told = (answer: ReturnType<typeof assign>) => {
        if (answer.status !== "optimal") return answer;
        const { solved: _, ...plain } = answer;
        const rows = Array.from(answer.columnOf, (_, row) => row);
        const losses = rows.map((row) => lossesOf(answer, row));
        const changes = losses.map(({ change, total }) => Array.from(total, (_, column) => change(column)));
        const hallSets = rows.map((row) => hallSetOf(answer, row));
        const values = Array.from({ length: before.columns as number }, (_, column) => valueOfPlace(answer, column));
        return {
          plain,
          losses: losses.map(({ change: _, fewest: _fewest, ...rest }) => rest),
          changes,
          hallSets,
          values,
        };
      };
      const answer = assign(problem as never);
      const first = structuredClone(told(answer));
      expect(problem, `seed ${seed}`).toEqual(before);
      spoil(problem);
      expect(told(answer), `seed ${seed}`).toEqual(first);
      if (answer.status === "optimal") optimal++;
      if (answer.status === "optimal" && answer.leaves !== undefined) searched++;
    }
    expect(optimal).toBeGreaterThan(share(200));
    expect(searched).toBeGreaterThan(share(4));
  });

  it("with limits too", () => {
    let optimal = 0;
    for (let seed = FIRST_SEED; seed < FIRST_SEED + share(60); seed++) {
      const problem = randomProblem(seed, 100);
      problem.limits = randomLimits(seed, problem);
      const before = copied(problem);
      const answer = assign(problem as never);
      expect(problem, `seed ${seed}`).toEqual(before);
      if (answer.status !== "optimal") continue;
      const told = () => {
        const { solved: _, kept: __, ...plain } = answer;
        const losses = Array.from(answer.columnOf, (_, row) => lossesOf(answer, row));
        const values = Array.from({ length: before.columns as number }, (_, column) => valueOfPlace(answer, column));
        return structuredClone({
          plain,
          losses: losses.map(({ change: _, fewest: _fewest, ...rest }) => rest),
          values,
        });
      };
      const first = told();
      spoil(problem);
      expect(told(), `seed ${seed}`).toEqual(first);
      optimal++;
    }
    expect(optimal).toBeGreaterThan(share(25));
  });
});

/** One to three blocks, each with a bound that any problem can keep. */
function randomLimits(seed: number, { rows, columns }: Loose): Loose[] {
  const random = randomFrom(seed + 2_000_000);
  const some = (length: number) => Int32Array.from([...Array(length).keys()].filter(() => random.chance(0.6)));
  return Array.from({ length: random.between(1, 3) }, () => ({
    ...(random.chance(0.8) ? { rows: some(rows as number) } : {}),
    ...(random.chance(0.8) ? { columns: some(columns as number) } : {}),
    ...(random.chance(0.5) ? { min: 0 } : {}),
    max: random.between(2, 5),
  }));
}

describe("one bad member in a good problem", () => {
  const VALUES: readonly unknown[] = [
    undefined,
    null,
    true,
    0,
    -1,
    0.5,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    2 ** 31,
    5n,
    Symbol("s"),
    "",
    "ab",
    [],
    [1, 2, 3],
    [[0, 0]],
    [[0, 0, 0]],
    [null],
    [undefined, [0]],
    sparse(3),
    {},
    { start: 1 },
    { rows: 1 },
    Object.create(null),
    new Map(),
    new Int32Array(0),
    Int32Array.of(-2147483648, 2147483647),
    Int32Array.of(1, 1, 1),
    Float64Array.of(0.5),
    new DataView(new ArrayBuffer(8)),
    new ArrayBuffer(8),
    () => {},
    () => 1,
    async () => {},
    (_: number, out: Int32Array) => void out.fill(1),
  ];

  it(`is refused by name or is no fault; nothing else is thrown (${FUZZED} problems from seed ${FIRST_SEED})`, () => {
    let refused = 0;
    let accepted = 0;
    for (let seed = FIRST_SEED; seed < FIRST_SEED + FUZZED; seed++) {
      const random = randomFrom(seed + 1_000_000);
      const problem = randomProblem(seed, 1000);
      const inside = [problem, problem.order, problem.scores, problem.locked, problem.capacity, problem.demand].filter(
        (value) => typeof value === "object" && value !== null && Object.keys(value).length > 0,
      ) as Loose[];
      const object = random.pick(inside);
      const key = random.pick([...Object.keys(object), ...(random.chance(0.1) ? ["capacities"] : [])]);
      const value = random.pick(VALUES);
      // A typed array holds nothing but numbers.
      if (ArrayBuffer.isView(object) && typeof value !== "number") continue;
      object[key] = value;
      try {
        const paths = issuesOf(() => {
          const answer = assign(problem as never);
          askAll(answer, problem);
        });
        if (paths.length > 0) refused++;
        else accepted++;
      } catch (error) {
        throw new Error(`seed ${seed}: ${key} = ${typeof value === "object" ? JSON.stringify(value) : String(value)}`, {
          cause: error,
        });
      }
    }
    expect(refused).toBeGreaterThan(FUZZED / 3);
    expect(accepted).toBeGreaterThan(FUZZED / 30);
  });

  it(`or in good limits (${FUZZED} problems from seed ${FIRST_SEED})`, () => {
    let refused = 0;
    let accepted = 0;
    for (let seed = FIRST_SEED; seed < FIRST_SEED + FUZZED; seed++) {
      const random = randomFrom(seed + 3_000_000);
      const problem = randomProblem(seed, 1000);
      const limits = randomLimits(seed, problem);
      const value = random.pick(VALUES);
      const at = random.below(limits.length);
      const key = random.pick(["rows", "columns", "min", "max", "most", "all of it", "limits", "steps"]);
      if (key === "limits" || key === "steps") problem[key] = value;
      if (key !== "limits")
        problem.limits = key === "all of it" ? limits.map((one, own) => (own === at ? value : one)) : limits;
      if (!["limits", "steps", "all of it"].includes(key)) limits[at][key] = value;
      try {
        if (issuesOf(() => assign(problem as never)).length > 0) refused++;
        else accepted++;
      } catch (error) {
        if (error instanceof RangeError && error.message.includes("steps")) accepted++;
        else throw new Error(`seed ${seed}: ${key} = ${show(value)}`, { cause: error });
      }
    }
    expect(refused).toBeGreaterThan(FUZZED / 3);
    expect(accepted).toBeGreaterThan(FUZZED / 30);
  });

  const show = (value: unknown) => (typeof value === "object" ? JSON.stringify(value) : String(value));
});
