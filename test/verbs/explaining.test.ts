import type { CohortInput, ProgrammeInput, Run } from "pairwright";
import {
  alternatives,
  explain,
  explainMentor,
  explainRun,
  InvalidInputError,
  match,
  renderMarkdown,
  renderText,
  whyNot,
} from "pairwright";
import { expect, test } from "vitest";

// biome-ignore lint/suspicious/noExplicitAny: callers without types
type Anything = any;

const cohort: CohortInput = {
  version: 1,
  mentees: [{ id: "mentee-anna" }, { id: "mentee-bruno" }],
  mentors: [{ id: "mentor-kim" }, { id: "mentor-lea" }],
};
const programme: ProgrammeInput = { version: 1, criteria: [{ id: "c", strategy: "wishes", weight: 1 }] };
const run = match(cohort, programme);
const infeasible = match({ ...cohort, mentors: [{ id: "mentor-kim" }] }, { ...programme, everyone: true });

/** The issues of the InvalidInputError that this throws, as `path: message`. */
function refused(call: () => unknown): string[] {
  try {
    call();
  } catch (error) {
    if (error instanceof InvalidInputError) return error.issues.map(({ path, message }) => `${path}: ${message}`);
    throw error;
  }
  return [];
}

const verbs: readonly ((one: Run) => unknown)[] = [
  explainRun,
  (one) => explain(one, "mentee-anna"),
  (one) => explainMentor(one, "mentor-kim"),
  (one) => whyNot(one, "a", "k"),
  (one) => alternatives(one, 1),
];

const saved: readonly (readonly [string, Anything])[] = [
  ["a saved run", JSON.parse(JSON.stringify(run))],
  ["a saved matching", JSON.parse(JSON.stringify(run)).matching],
  ["a saved infeasible run", JSON.parse(JSON.stringify(infeasible))],
];

test.each(saved)("%s is refused by name: verify reopens it", (_, given) => {
  for (const verb of verbs) {
    expect(refused(() => verb(given))).toEqual([
      ": expected a run from match or verify, received saved data; verify reopens it",
    ]);
  }
});

test.each<[Anything, string]>([
  [undefined, "nothing"],
  [null, "null"],
  ["optimal", '"optimal"'],
  [{}, "an empty object"],
  [{ status: "optimal", stages: {} }, "an object"],
])("a run that is %o is refused", (given, received) => {
  for (const verb of verbs) {
    expect(refused(() => verb(given))).toEqual([`: expected a run from match or verify, received ${received}`]);
  }
});

test("an infeasible run has nobody's matching to explain", () => {
  expect(refused(() => explain(infeasible, "mentee-anna"))).toEqual([
    'status: expected a run with a matching, received "infeasible"',
  ]);
  expect(refused(() => explainMentor(infeasible, "mentor-kim"))).toEqual([
    'status: expected a run with a matching, received "infeasible"',
  ]);
  expect(explainRun(infeasible).result.status).toBe("infeasible");
});

test("only a proved matching of an aim with a value has next best ones", () => {
  expect(refused(() => alternatives(infeasible, 1))).toEqual([
    'status: expected a run with a proved matching, received "infeasible"',
  ]);
  expect(refused(() => alternatives(match(cohort, { ...programme, aim: "stable" }), 1))).toEqual([
    'aim: expected an aim by which one matching is better than another, received "stable": stable matchings have no value',
  ]);
});

test.each<[Anything, string]>([
  [0, "0"],
  [101, "101"],
  [1.5, "1.5"],
  ["3", '"3"'],
  [undefined, "nothing"],
])("%o next best matchings are refused", (k, received) => {
  expect(() => alternatives(run, k)).toThrow(
    new TypeError(`k: expected an integer from 1 to 100, received ${received}`),
  );
});

test("a mentor who is nobody is refused", () => {
  expect(refused(() => explainMentor(run, "mentor-kin"))).toEqual([
    'mentorId: expected the id of a mentor (did you mean "mentor-kim"?), received "mentor-kin"',
  ]);
});

test("people who cannot be told apart have next best matchings in lottery order, and then no more", () => {
  const { matchings } = alternatives(run, 100);
  expect(matchings.map(({ loss }) => loss)).toEqual([
    { placed: 0, points: 0 },
    ...Array(4).fill({ placed: 1, points: 500_000 }),
    { placed: 2, points: 1_000_000 },
  ]);
  expect(matchings[0].moves).toHaveLength(2);
  expect(matchings[5].moves.map(({ to }) => to)).toEqual([null, null]);
});

test("where the search was cut off, a mentor's alternatives are unproved and no place has a value", () => {
  const ids = Array.from({ length: 10 }, (_, at) => `p${at}`);
  const many: CohortInput = {
    version: 1,
    mentees: ids.map((id, at) => ({ id, attributes: { group: `g${at % 3}`, site: `s${at % 2}` } })),
    mentors: ids.map((id, at) => ({ id: `m${id}`, attributes: { trust: `t${at % 3}`, sector: `c${at % 4}` } })),
  };
  const scores = Object.fromEntries(
    ids.map((id, i) => [id, Object.fromEntries(ids.map((other, j) => [`m${other}`, ((i * 37 + j * 61) % 89) / 89]))]),
  );
  const quotas: ProgrammeInput = {
    version: 1,
    criteria: [{ id: "t", strategy: "table", weight: 1, scores }],
    rules: [
      { rule: "quota", per: ["mentee.group", "mentor.trust"], max: 2 },
      { rule: "quota", per: ["mentee.site", "mentor.sector"], max: 2 },
    ],
  };
  const found = (steps: number) => {
    try {
      return match(many, { ...quotas, steps });
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      return undefined;
    }
  };
  let cut = found(1);
  for (let steps = 2; cut?.status !== "feasible" && steps <= 60; steps++) cut = found(steps);
  if (cut === undefined) throw new Error("never cut off");
  const told = explainMentor(cut, "mp0");
  expect(new Set(told.alternatives.map(({ status }) => status))).toEqual(new Set(["unproved"]));
  expect(told.valueOfPlace).toBe(undefined);
  expect(refused(() => alternatives(cut, 1))).toEqual([
    'status: expected a run with a proved matching, received "feasible"',
  ]);
});

const cyclic: Anything = {};
cyclic.itself = cyclic;

test.each<[string, Anything, string]>([
  ["another's", "mentee-ana", '(did you mean "mentee-anna"?), received "mentee-ana"'],
  ["a mentor's", "mentor-kim", 'received "mentor-kim"'],
  ["a bigint", 5n, "received a bigint"],
  ["a cycle", cyclic, "received an object"],
  ["a symbol", Symbol("a"), "received a symbol"],
  ["nothing", undefined, "received nothing"],
])("an id that is %s is refused", (_, id, message) => {
  for (const call of [() => explain(run, id), () => whyNot(run, id, "mentor-kim")]) {
    const issues = refused(call);
    expect(issues).toHaveLength(1);
    expect(issues[0]).toMatch(/^menteeId: expected the id of a mentee/);
    expect(issues[0]).toContain(message);
  }
  expect(refused(() => whyNot(run, "mentee-anna", id === "mentor-kim" ? "x" : id))).toHaveLength(1);
});

test.each<[string, Anything, string]>([
  ["nothing", undefined, "nothing"],
  ["a run", run, "a run: explainRun takes it"],
  ["a saved run", JSON.parse(JSON.stringify(run)), "a run: explainRun takes it"],
  ["a matching", run.status === "optimal" && run.matching, "a matching: explainRun takes its run"],
  ["an explanation of one person", explain(run, "mentee-anna"), "what explain returns: explainMentee says whose it is"],
  ["whyNot's answer", whyNot(run, "mentee-anna", "mentor-kim"), "what whyNot returns: explainWhyNot says whose it is"],
  ["text", "x", "a string"],
])("rendering %s is a TypeError that says what belongs there", (_, given, received) => {
  for (const render of [renderText, renderMarkdown]) {
    expect(() => render(given)).toThrow(
      new TypeError(
        `${render.name}: expected what explainRun, explainMentee, explainMentor, explainWhyNot, alternatives, margins, audit, compareAims or letter returns, received ${received}`,
      ),
    );
  }
});
