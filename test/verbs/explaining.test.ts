import type { CohortInput, ProgrammeInput, Run } from "pairwright";
import { explain, explainRun, InvalidInputError, match, renderMarkdown, renderText, whyNot } from "pairwright";
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

const saved: readonly (readonly [string, Anything])[] = [
  ["a saved run", JSON.parse(JSON.stringify(run))],
  ["a saved matching", JSON.parse(JSON.stringify(run)).matching],
  ["a saved infeasible run", JSON.parse(JSON.stringify(infeasible))],
];

test.each(saved)("%s is refused by name: verify reopens it", (_, given) => {
  for (const verb of [explainRun, (one: Run) => explain(one, "mentee-anna"), (one: Run) => whyNot(one, "a", "k")]) {
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
  for (const verb of [explainRun, (one: Run) => explain(one, "mentee-anna"), (one: Run) => whyNot(one, "a", "k")]) {
    expect(refused(() => verb(given))).toEqual([`: expected a run from match or verify, received ${received}`]);
  }
});

test("an infeasible run has nobody's matching to explain", () => {
  expect(refused(() => explain(infeasible, "mentee-anna"))).toEqual([
    'status: expected a run with a matching, received "infeasible"',
  ]);
  expect(explainRun(infeasible).result.status).toBe("infeasible");
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
  ["a run", run, "a run"],
  ["a saved run", JSON.parse(JSON.stringify(run)), "a run"],
  ["a matching", run.status === "optimal" && run.matching, "a matching"],
  ["an explanation of one person", explain(run, "mentee-anna"), "an object"],
  ["text", "x", "a string"],
])("rendering %s is a TypeError that says what belongs there", (_, given, received) => {
  for (const render of [renderText, renderMarkdown]) {
    expect(() => render(given)).toThrow(
      new TypeError(
        `${render.name}: expected what explainRun, explainWhyNot, margins, audit or compareAims returns, received ${received}`,
      ),
    );
  }
});
