import type {
  CohortInput,
  Part,
  PluginOptions,
  PreparedRule,
  ProgrammeInput,
  RuleKind,
  Scorer,
  Strategy,
} from "pairwright";
import { check, match, pairwise } from "pairwright";
import { expect, test } from "vitest";
import * as z from "zod";

// biome-ignore lint/suspicious/noExplicitAny: plug-ins that break their contract
type Anything = any;

const cohort: CohortInput = {
  version: 1,
  mentees: [
    { id: "a", attributes: { organisation: "north", tags: ["x"] }, wishes: ["k"], avoid: ["l"] },
    { id: "b", attributes: { organisation: "south" } },
  ],
  mentors: [
    { id: "k", attributes: { organisation: "north" } },
    { id: "l", attributes: { organisation: "south" }, experiences: [{ id: "visit", topics: { policy: 1 } }] },
  ],
};
const value = (given: number): Part => ({ operator: "value", value: given, source: "test" });

const strategyOf = (
  scorer: Partial<Scorer> = {},
  prepare: Strategy["prepare"] = () => ({ row: (_, out) => void out.fill(1), parts: () => value(1), ...scorer }),
): Strategy => ({ name: "s", options: z.strictObject({}), prepare });

const ruleOf = (
  prepare: (...given: Parameters<RuleKind["prepare"]>) => Anything,
  rest: Partial<RuleKind> = {},
): RuleKind => ({ name: "r", options: z.looseObject({}) as Anything, idOf: () => "r-1", prepare, ...rest });

const programmeWith = (more: Partial<ProgrammeInput> = {}): ProgrammeInput => ({
  version: 1,
  criteria: [{ id: "c", strategy: "s", weight: 1 }],
  ...more,
});

const matchWith = (options: PluginOptions, rules: Anything[] = [], people: CohortInput = cohort) =>
  match(people, programmeWith({ rules }), { strategies: [strategyOf()], ...options });

const filters = (row: Anything): Anything => ruleOf(() => ({ row }) as PreparedRule);

/** A second rule, which stands before "r-1" in id order, and one that stands after it. */
const ORGANISATION = (id: string) => ({ id, rule: "differ", attribute: "organisation" });

test("a rule cannot lift what another rule forbids", () => {
  const lift = filters((_: number, forbidden: Uint8Array) => void forbidden.fill(0));
  const honest = filters(() => {});
  for (const id of ["before", "z-after"]) {
    const [lifted, kept] = [lift, honest].map((rule) =>
      matchWith({ rules: [rule] }, [ORGANISATION(id), { rule: "r" }]),
    );
    if (lifted.status !== "optimal" || kept.status !== "optimal") throw new Error("infeasible");
    expect(lifted.matching.pairs).toEqual(kept.matching.pairs);
    expect(lifted.matching.ledger).toEqual(kept.matching.ledger);
    expect(kept.matching.pairs.map(({ mentee, mentor }) => mentee + mentor)).toEqual(["bk"]); // "a" avoids "l"
  }
});

test("a rule sees an empty row, whatever other rules have written", () => {
  const seen: number[] = [];
  const look = filters((_: number, forbidden: Uint8Array) => {
    seen.push(...forbidden);
    forbidden[0] = 1;
  });
  matchWith({ rules: [look] }, [ORGANISATION("before"), { rule: "r" }, { id: "r-2", rule: "r" }]);
  expect(seen.length).toBeGreaterThan(10);
  expect(new Set(seen)).toEqual(new Set([0]));
});

test.each<[string, (mentee: number, forbidden: Uint8Array) => unknown, string]>([
  [
    "a 2",
    (_, forbidden) => void (forbidden[1] = 2),
    'rule "r-1" wrote 2 for mentee "a" and mentor "l": expected 0 or 1',
  ],
  ["more than there are", (_, forbidden) => forbidden.set([0, 0, 1]), 'rule "r-1" threw for mentee "a": '],
  ["nothing, with a row of its own", () => new Uint8Array(2), 'rule "r-1" returned an object from row'],
  ["true", () => true, 'rule "r-1" returned true from row: expected it to write into the array that it is given'],
  [
    "into an array that it took away",
    (_, forbidden) => void structuredClone(forbidden, { transfer: [forbidden.buffer as ArrayBuffer] }),
    'rule "r-1" detached the array',
  ],
])("a rule that writes %s is named", (_, row, message) => {
  expect(() => matchWith({ rules: [filters(row)] }, [{ rule: "r" }])).toThrow(message);
});

test("what plug-ins are handed cannot be written to: the write throws inside, and names them", () => {
  const writes: ((people: Anything) => void)[] = [
    (people) => void (people.mentors[0].capacity = 5),
    (people) => void (people.mentees[0].id = "z"),
    (people) => void (people.mentees[0].attributes.organisation = "west"),
    (people) => people.mentees[0].attributes.tags.push("y"),
    (people) => people.mentees[0].wishes[0].push("l"),
    (people) => void people.mentees[0].avoid.pop(),
    (people) => people.mentees.push(people.mentees[0]),
    (people) => people.mentors.sort(),
    (people) => void (people.topics[0].id = "z"),
    (people) => void (people.mentors[1].experiences![0].topics![0].value = 0),
    (people) => void (people.collective = []),
  ];
  for (const write of writes) {
    const strategy = strategyOf({}, (people) => {
      write(people);
      return { row: (_, out) => void out.fill(1), parts: () => value(1) };
    });
    expect(() => matchWith({ strategies: [strategy] })).toThrow('strategy "s" threw while preparing: ');
    const rule = ruleOf((people) => {
      write(people);
      return { row() {} };
    });
    expect(() => matchWith({ rules: [rule] }, [{ rule: "r" }])).toThrow('rule "r-1" threw while preparing: ');
  }
  const pair = pairwise("s", (mentee) => {
    (mentee as Anything).wants = 2;
    return 1;
  });
  expect(() => matchWith({ strategies: [pair] })).toThrow('strategy "s" threw for mentee "a" and mentor "k": ');
});

test("a schema and a plug-in cannot write to the options, which other criteria may share", () => {
  const many = Object.fromEntries(Array.from({ length: 100 }, (_, at) => [`k${at}`, 1]));
  const criteria = (["c", "d"] as const).map((id) => ({ id, strategy: "s", weight: 1, table: many }));
  const programme: ProgrammeInput = { version: 1, criteria };
  const greedy = {
    ...strategyOf({}, (_people, options: Anything) => {
      options.table.k0 = 2;
      return { row: (_, out) => void out.fill(1), parts: () => value(1) };
    }),
    options: z.looseObject({ table: z.unknown() }),
  };
  expect(() => match(cohort, programme, { strategies: [greedy] })).toThrow('strategy "s" threw while preparing: ');
  const validate = (options: Anything) => {
    options.table.k0 = 2;
    return { value: options };
  };
  const schema: Anything = { "~standard": { version: 1, vendor: "test", validate } };
  expect(() => match(cohort, programme, { strategies: [{ ...strategyOf(), options: schema }] })).toThrow(
    /^strategy "s": its options schema threw/,
  );
});

test("a strategy that scores differently the second time is found out", () => {
  let asked = 0;
  const moody = strategyOf({
    row: (_, out) => void out.fill((asked = asked + 1) > 2 ? 0.25 : 1),
    parts: () => value(asked > 2 ? 0.25 : 1),
  });
  expect(() => matchWith({ strategies: [moody] })).toThrow(/a strategy gave another score the second time/);
});

const schemaThat = (validate: (options: Anything) => Anything): Anything => ({
  "~standard": { version: 1, vendor: "test", validate },
});

test.each<[string, Anything, string]>([
  ["no issue in its issues", { issues: [] }, "its options schema returned issues that are none"],
  ["issues that are no list", { issues: "no" }, "its options schema returned issues that are none"],
  ["an issue without a message", { issues: [{}] }, "its options schema returned a malformed issue"],
  ["an issue that is text", { issues: ["no"] }, "its options schema returned a malformed issue"],
  ["a path that is text", { issues: [{ message: "no", path: "a" }] }, "its options schema returned a malformed issue"],
  ["a path of objects", { issues: [{ message: "no", path: [{}] }] }, "its options schema returned a malformed issue"],
  ["neither value nor issues", {}, "its options schema returned neither a value nor issues"],
])("a schema that returns %s is a fault of the plug-in", (_, result, message) => {
  const options = schemaThat(() => result);
  expect(() => matchWith({ strategies: [{ ...strategyOf(), options }] })).toThrow(`strategy "s": ${message}`);
  expect(() => matchWith({ rules: [ruleOf(() => ({ row() {} }), { options })] }, [{ rule: "r" }])).toThrow(
    `rule "r": ${message}`,
  );
});

const cyclicPart: Anything = { operator: "mean", of: [] };
cyclicPart.of.push({ what: "itself", part: cyclicPart });

test.each<[string, Anything, string]>([
  ["nothing", undefined, "expected an account, received nothing"],
  ["text", "1", 'expected an account, received "1"'],
  [
    "an unknown operator",
    { operator: "product" },
    'operator: expected "sum", "common", "cosine", "share", "any", "rest", "rank", "mean", "least", "most", "curve", ',
  ],
  ["a sum of nothing", { operator: "sum" }, "of: expected an array, received nothing"],
  ["a sum of numbers", { operator: "sum", of: [1] }, "of[0]: expected an object, received 1"],
  ["no topic", { operator: "sum", of: [{ weight: 1, value: 1 }] }, "of[0].topic: expected text, received nothing"],
  [
    "a weight as text",
    { operator: "sum", of: [{ topic: "t", weight: "1", value: 1 }] },
    'of[0].weight: expected a finite number, received "1"',
  ],
  ["a value without a source", { operator: "value", value: 1 }, "source: expected text, received nothing"],
  ["a bigint", { operator: "value", value: 1n, source: "x" }, "value: expected a finite number, received a bigint"],
  ["a rank of nothing", { operator: "rank", before: 0 }, "of: expected a finite number, received nothing"],
  ["no reason", { operator: "unknown" }, "reason: expected text, received nothing"],
  [
    "a share of nothing",
    { operator: "share", numerator: { what: "x", count: 1 } },
    "denominator: expected an object, received nothing",
  ],
  [
    "items that are no text",
    { operator: "share", numerator: { what: "x", count: 1, items: [1] }, denominator: { what: "y", count: 1 } },
    "numerator.items[0]: expected text, received 1",
  ],
  [
    "a part without a name",
    { operator: "mean", of: [{ part: value(1) }] },
    "of[0].what: expected text, received nothing",
  ],
  [
    "a topic whose account gives another value",
    { operator: "sum", of: [{ topic: "t", weight: 1, value: 0.5, part: value(1) }] },
    "of[0].value: expected 1, received 0.5",
  ],
  [
    "a sum that leaves out no list",
    { operator: "sum", of: [], leftOut: { reason: "so" } },
    "leftOut.topics: expected an array, received nothing",
  ],
  [
    "a rank by no scores",
    { operator: "rank", before: 0, of: 1, scores: [] },
    "scores: expected at least one number, received an empty array",
  ],
  [
    "the most of what does not come first",
    {
      operator: "most",
      of: [
        { what: "a", part: value(0.2) },
        { what: "b", part: value(0.4) },
      ],
    },
    "of: expected the largest first, received an array",
  ],
  [
    "a curve of nothing that could be measured",
    { operator: "curve", of: { what: "height", mentor: 1 }, points: [[0, 1]] },
    'of.what: expected "level", "lead" or "distance", received "height"',
  ],
  [
    "a place in space",
    { operator: "curve", of: { what: "distance", mentee: [1, 2, 3], mentor: [1, 2, 3] }, points: [[0, 1]] },
    "of.mentee: expected one number or two, received an array",
  ],
  [
    "a place in the plane against a number",
    { operator: "curve", of: { what: "distance", mentee: [1, 2], mentor: [1] }, points: [[0, 1]] },
    "of: expected as many numbers on both sides, received an object",
  ],
  [
    "a curve that turns back",
    {
      operator: "curve",
      of: { what: "level", mentor: 1 },
      points: [
        [1, 0],
        [1, 1],
      ],
    },
    "points: expected points in ascending order, received an array",
  ],
  [
    "a curve of single numbers",
    { operator: "curve", of: { what: "level", mentor: 1 }, points: [[1]] },
    "points[0]: expected a measure and a score, received an array",
  ],
  ["the rest of nothing", { operator: "rest" }, "of: expected an account, received nothing"],
  ["an account that contains itself", cyclicPart, "expected at most 32 levels, received more"],
])("an account that is %s names its strategy and pair", (_, part, message) => {
  const strategies = [strategyOf({ parts: () => part })];
  expect(() => matchWith({ strategies })).toThrow(
    /^strategy "s" gave a malformed account for mentee "[ab]" and mentor "[kl]": /,
  );
  expect(() => matchWith({ strategies })).toThrow(message);
});

test("an account keeps what it says, and nothing else", () => {
  const given = { operator: "value", value: 1, source: "x", toJSON: () => "forged", more: 1n };
  const run = matchWith({ strategies: [strategyOf({ parts: () => given as Part })] });
  if (run.status !== "optimal") throw new Error("infeasible");
  expect(run.stages.candidates.terms(0, 0)[0].part).toEqual({ operator: "value", value: 1, source: "x" });
});

test.each<[string, Anything, string]>([
  ["nothing", undefined, "expected an object with row, received nothing"],
  ["no row", {}, "expected an object with row, received an empty object"],
  ["mentees as text", { mentees: "a", row() {} }, 'mentees: expected an array, received "a"'],
  ["mentees by id", { mentees: ["a"], row() {} }, 'mentees: expected indices of mentees, received "a"'],
  ["half a mentee", { mentees: [0.5], row() {} }, "mentees: expected indices of mentees, received 0.5"],
  ["a mentee below 0", { mentees: [-1], row() {} }, "mentees: expected indices of mentees, received -1"],
])("a rule that prepares %s is named", (_, filter, message) => {
  expect(() => matchWith({ rules: [ruleOf(() => filter)] }, [{ rule: "r" }])).toThrow(`rule "r-1" prepared `);
  expect(() => matchWith({ rules: [ruleOf(() => filter)] }, [{ rule: "r" }])).toThrow(message);
});

test.each<[string, Anything, string]>([
  ["nothing", undefined, "expected an object with row and parts, received nothing"],
  ["no parts", { row() {} }, "expected an object with row and parts, received an object"],
])("a strategy that prepares %s is named", (_, scorer, message) => {
  expect(() => matchWith({ strategies: [strategyOf({}, () => scorer)] })).toThrow(
    `strategy "s" prepared something else: ${message}`,
  );
});

const issue = { path: "x", code: "range", message: "expected x, received y" };

test.each<[string, Anything]>([
  ["nobody's index", { ...issue, mentee: 2 }],
  ["half an index", { ...issue, mentor: 0.5 }],
  ["an id", { ...issue, mentee: "a" }],
  ["no path", { ...issue, path: undefined }],
  ["another code", { ...issue, code: "limit" }],
  ["no message", { ...issue, message: 5 }],
  ["nothing", undefined],
])("a plug-in that reports %s is named", (_, reported) => {
  const rule = ruleOf((_people, _options, report) => {
    report(reported);
    return { row() {} };
  });
  expect(() => matchWith({ rules: [rule] }, [{ rule: "r" }])).toThrow(
    /^rule "r-1" reported a malformed issue: expected /,
  );
  const strategy = strategyOf({}, (_people, _options, report) => {
    report(reported);
    return { row() {}, parts: () => value(1) };
  });
  expect(() => matchWith({ strategies: [strategy] })).toThrow(/^strategy "s" reported a malformed issue: expected /);
});

test("a plug-in that reports after preparing is named: nobody would hear it", () => {
  const rule = ruleOf((_people, _options, report) => ({ row: () => report(issue as Anything) }));
  expect(() => matchWith({ rules: [rule] }, [{ rule: "r" }])).toThrow('rule "r-1" reported an issue after preparing');
});

test.each<[string, Anything]>([
  ["nothing", undefined],
  ["an empty text", ""],
  ["a number", 5],
  ["a very long text", "x".repeat(2000)],
  ["a line break", "a\nb"],
  ["white space at the ends", " a"],
  ["what shows nothing", "a\u200bb"],
])("a rule kind whose idOf gives %s is named", (_, id) => {
  const rule = ruleOf(() => ({ row() {} }), { idOf: () => id });
  expect(() => matchWith({ rules: [rule] }, [{ rule: "r" }])).toThrow(/^rule "r": idOf returned no id: expected /);
});

test.each<[Anything, string]>([
  [null, "options: expected an object, received null"],
  [5, "options: expected an object, received 5"],
  [[], "options: expected an object, received an empty array"],
  [{ strategis: [] }, 'options: expected a known key (did you mean "strategies"?), received "strategis"'],
  [{ strategies: {} }, "options.strategies: expected an array, received an empty object"],
  [{ rules: strategyOf() }, "options.rules: expected an array, received an object"],
  [{ strategies: [null] }, "options.strategies[0]: expected an object, received null"],
  [{ strategies: [{}] }, "options.strategies[0].name: expected text, received nothing"],
  [{ strategies: [{ name: "x" }] }, "options.strategies[0].options: expected a Standard Schema, received nothing"],
  [
    { strategies: [{ name: "x", options: z.strictObject({}) }] },
    "options.strategies[0].prepare: expected a function, received nothing",
  ],
  [
    { rules: [{ name: "x", options: z.strictObject({}), prepare() {} }] },
    "options.rules[0].idOf: expected a function, received nothing",
  ],
])("plug-in options %o are a TypeError that says where", (options, message) => {
  for (const verb of [check, match]) {
    expect(() => verb(cohort, programmeWith(), options)).toThrow(new TypeError(message));
  }
});
