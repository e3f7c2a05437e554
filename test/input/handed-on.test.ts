import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import * as z from "zod";
import { rankOrderCentroid } from "../../src/cohort/objectives.ts";
import { readCohort } from "../../src/cohort/readCohort.ts";
import { cohortSchema } from "../../src/cohort/schema.ts";
import type { Issue } from "../../src/errors.ts";
import { readProgramme } from "../../src/programme/readProgramme.ts";
import { programmeSchema } from "../../src/programme/schema.ts";
import { nearest } from "../../src/reading/nearest.ts";
import type { StandardSchemaV1 } from "../../src/standardSchema.ts";
import { root } from "../sources.ts";
import type { Anything } from "./valid.ts";
import { read, registry, validCohort, validProgramme } from "./valid.ts";

test("people, topics, sets and ties stand in id order with every default filled in", () => {
  const { cohort, positions } = read(validCohort(), validProgramme()).cohort!;
  expect(cohort.topics).toEqual([
    { id: "patient-safety", label: "Safety", facet: undefined },
    { id: "policy", label: "policy", facet: undefined },
    { id: "strategy", label: "Taking a strategic view", facet: "professional" },
  ]);
  expect(cohort.collective).toEqual([
    { topic: 0, value: 2 / 3 },
    { topic: 1, value: 1 / 3 },
  ]);
  expect(cohort.mentees.map(({ id }) => id)).toEqual(["p01", "r01", "r02"]);
  expect([...positions.mentees]).toEqual([1, 2, 0]);
  expect([...positions.mentors]).toEqual([1, 3, 0, 2]);
  expect(cohort.mentees[2]).toEqual({
    id: "r02",
    name: "Ada",
    objectives: [
      { topic: 1, value: 3 / 8 },
      { topic: 2, value: 5 / 8 },
    ],
    levels: [{ topic: 2, value: 0.2 }],
    attributes: bare({ full: true, languages: ["en", "fr"], organisation: "trust-a", years: 6 }),
    wishes: [["m03"], ["m01", "m02"]],
    avoid: ["p01"],
    wants: 2,
    priority: 1,
    weights: bare({ values: 2 }),
    available: ["2027-01-12", "2027-02-09"],
  });
  expect(cohort.mentors[0]).toEqual({
    id: "m01",
    name: "m01",
    expertise: [],
    attributes: bare({}),
    wishes: [],
    avoid: [],
    weights: bare({}),
    available: undefined,
    capacity: 1,
    minLoad: 0,
    experiences: undefined,
  });
  expect(cohort.mentors[2].experiences).toEqual([
    { id: "board-day", label: "board-day", topics: undefined },
    { id: "visit", label: "A visit", topics: [{ topic: 1, value: 1 }] },
  ]);
});

function bare(record: object): object {
  return Object.assign(Object.create(null), record);
}

test("criteria, rules and locks stand in id order; locks hold indices; ids are made from content", () => {
  const { programme } = read(validCohort(), validProgramme()).programme!;
  expect(programme).toEqual({
    criteria: [
      {
        id: "learning",
        label: "Learning",
        strategy: "coverage",
        options: {},
        given: {},
        of: [],
        weight: 5,
        side: "mentee",
        facet: "professional",
        unknown: 0.5,
      },
      {
        id: "values",
        label: "values",
        strategy: "overlap",
        options: { attribute: "values" },
        given: { attribute: "values" },
        of: [],
        weight: 2,
        side: "both",
        facet: "personal",
        unknown: "spread",
      },
      {
        id: "wishes",
        label: "wishes",
        strategy: "wishes",
        options: {},
        given: {},
        of: [],
        weight: 2,
        side: "both",
        facet: undefined,
        unknown: 0.5,
      },
    ],
    rules: [
      {
        id: "forbid:r01:m01",
        rule: "forbid",
        options: { mentee: "r01", mentor: "m01" },
        given: { mentee: "r01", mentor: "m01" },
        because: undefined,
      },
      {
        id: "outside",
        rule: "differ",
        options: { attribute: "organisation" },
        given: { attribute: "organisation" },
        because: "another organisation",
      },
    ],
    locks: [
      { id: "a-lock", mentee: 0, mentor: 2, because: undefined },
      { id: "lock:r02:m03", mentee: 2, mentor: 2, because: "continues" },
    ],
    aim: "total",
    places: 3,
    everyone: false,
    lottery: "spring 2027",
  });
  const least = read(validCohort(), { version: 1, criteria: [{ id: "wishes", strategy: "wishes", weight: 1 }] });
  expect(least.issues.map(({ path }) => path)).toEqual(["mentees[0].weights.values"]);
  const alone = read(
    { version: 1, mentees: [], mentors: [] },
    { version: 1, criteria: [{ id: "w", strategy: "wishes", weight: 1 }] },
  );
  expect(alone.programme!.programme).toMatchObject({
    rules: [],
    locks: [],
    aim: "total",
    places: undefined,
    everyone: false,
    lottery: "",
  });
});

test("ranked objectives weigh (1/k + … + 1/n) / n, added from the last summand", () => {
  expect([...rankOrderCentroid(1)]).toEqual([1]);
  expect([...rankOrderCentroid(2)]).toEqual([(1 / 2 + 1) / 2, 1 / 2 / 2]);
  expect([...rankOrderCentroid(3)]).toEqual([(1 / 3 + 1 / 2 + 1) / 3, (1 / 3 + 1 / 2) / 3, 1 / 3 / 3]);
  const { cohort } = read(validCohort(), validProgramme()).cohort!;
  const [first, second, third] = rankOrderCentroid(3);
  expect(cohort.mentees[0].objectives).toEqual([
    { topic: 0, value: third },
    { topic: 1, value: first },
    { topic: 2, value: second },
  ]);
  for (let n = 1; n <= 200; n++) expect(rankOrderCentroid(n).reduce((sum, one) => sum + one)).toBeCloseTo(1, 12);
});

test("without `topics`, the topics are those that anything refers to", () => {
  const input = validCohort();
  delete input.topics;
  input.mentees[2].levels = { b: 1 };
  input.mentors[1].expertise = { a: 0 };
  input.mentors[0].experiences[0].topics = { Z: 1 };
  const { cohort } = read(input, validProgramme()).cohort!;
  expect(cohort.topics.map(({ id }) => id)).toEqual(["Z", "a", "b", "patient-safety", "policy", "strategy"]);
});

test("minus zero is zero", () => {
  const input = validCohort();
  input.mentors[0].expertise.policy = -0;
  input.mentees[0].attributes.years = -0;
  const { cohort } = read(input, validProgramme()).cohort!;
  expect(Object.is(cohort.mentors[2].expertise![0].value, 0)).toBe(true);
  expect(Object.is(cohort.mentees[2].attributes.years, 0)).toBe(true);
});

test("nobody on either side is a valid cohort", () => {
  for (const [mentees, mentors] of [
    [[], []],
    [[{ id: "r" }], []],
    [[], [{ id: "m" }]],
  ]) {
    const criteria = [{ id: "w", strategy: "wishes", weight: 1 }];
    expect(read({ version: 1, mentees, mentors }, { version: 1, criteria }).issues).toEqual([]);
  }
});

test("messages say what was expected and received, with the nearest known word", () => {
  const cohort = validCohort();
  const programme = validProgramme();
  delete cohort.version;
  cohort.mentors[0].expertize = {};
  cohort.mentors[3].capacity = -1;
  cohort.mentees[0].objectives["Patient safety"] = 1;
  cohort.mentees[0].wishes[1][0] = "m30";
  cohort.mentees[0].attributes.years = {};
  cohort.mentees[0].available[1] = "12.1.2027";
  cohort.mentors[1].minLoad = 2;
  cohort.mentees[2].id = "p01";
  programme.criteria[0].strategy = "wish";
  programme.criteria[2].atribute = "x";
  programme.criteria[2].unknown = "spred";
  programme.rules[0].rule = "same";
  programme.aim = "most";
  const lines = read(cohort, programme).issues.map(
    ({ document, path, code, message }) => `${document} ${path} [${code}] ${message}`,
  );
  expect(lines).toMatchInlineSnapshot(`
    [
      "cohort version [missing] expected "version": 1 (the format of this file), received nothing",
      "cohort mentees[0].attributes.years [type] expected text, a number, true or false or an array, received an empty object",
      "cohort mentees[0].available[1] [range] expected a date such as "2027-01-12", received "12.1.2027"",
      "cohort mentors[0].expertize [unknown-key] expected a known key (did you mean "expertise"?), received "expertize"",
      "cohort mentors[3].capacity [range] expected an integer >= 0, received -1",
      "cohort mentees[2].id [duplicate] expected an id of its own, received "p01", which mentees[1] has",
      "cohort mentees[0].wishes[1][0] [unknown-id] expected a known mentor (did you mean "m03"?), received "m30"",
      "cohort mentees[0].objectives["Patient safety"] [unknown-id] expected a topic of \`topics\` (did you mean "patient-safety"?), received "Patient safety"",
      "cohort mentors[0].wishes[0] [unknown-id] expected a known mentee (did you mean "p01"?), received "r01"",
      "cohort mentors[1].minLoad [conflict] expected an integer <= 1 (the capacity where none is given), received 2",
      "programme aim [range] expected "total", "maximin", "leximin", "greedy", "generous" or "stable", received "most"",
      "programme criteria[0].strategy [unknown-id] expected a known strategy (did you mean "wishes"?), received "wish"",
      "programme criteria[2].unknown [range] expected a number or "spread", received "spred"",
      "programme criteria[2].atribute [unknown-key] expected a known key (did you mean "attribute"?), received "atribute"",
      "programme rules[0].rule [unknown-id] expected a known rule (one of "differ", "forbid", "lock"), received "same"",
    ]
  `);
});

test("the nearest word is the fewest edits away, ties by code unit order, and far words are none", () => {
  const budget = { steps: 1e6 };
  const words = ["coverage", "collective", "overlap", "wishes", "m01", "m03", "m10"];
  const near = (word: string) => nearest(word, words, budget);
  expect(["coverge", "COVERAGE", "voerlap", "m02", "wish", "zzzzzz", "", "x", "x".repeat(100)].map(near)).toEqual([
    "coverage",
    "coverage",
    "overlap",
    "m01",
    "wishes",
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
  expect(nearest("coverge", words, { steps: 3 })).toBeUndefined();
});

test("a word's search budget bounds the work for a whole document", () => {
  const budget = { steps: 1000 };
  for (let word = 0; word < 100; word++)
    nearest(
      `word-${word}`,
      Array.from({ length: 100 }, (_, at) => `ward-${at}-`),
      budget,
    );
  expect(budget.steps).toBeGreaterThan(-20_000);
});

test("the schemas convert to JSON Schema", () => {
  const cohort = z.toJSONSchema(cohortSchema) as Anything;
  expect(cohort.required).toEqual(["version", "mentees", "mentors"]);
  expect(cohort.additionalProperties).toBe(false);
  const programme = z.toJSONSchema(programmeSchema) as Anything;
  expect(programme.required).toEqual(["version", "criteria"]);
  expect(cohortSchema.safeParse(validCohort()).success).toBe(true);
  expect(programmeSchema.safeParse(validProgramme()).success).toBe(true);
});

test("options may be described with another library; its sentences are passed on, made safe", () => {
  const options: StandardSchemaV1 = {
    "~standard": {
      version: 1,
      vendor: "other",
      validate: () => ({ issues: [{ message: "too\u001b warm", path: ["oven", { key: 3 }] }, { message: "no" }] }),
    },
  };
  const issues: Issue[] = [];
  readProgramme(
    { version: 1, criteria: [{ id: "a", strategy: "baked", weight: 1 }] },
    undefined,
    { strategies: new Map([["baked", { options }]]), rules: new Map() },
    issues,
  );
  expect(issues).toEqual([
    { document: "programme", path: "criteria[0].oven[3]", code: "type", message: "too\\u001b warm" },
    { document: "programme", path: "criteria[0]", code: "type", message: "no" },
  ]);
});

test("a plug-in that breaks its contract is an Error that names it, never an issue", () => {
  const run =
    (options: Anything, idOf: Anything = () => "id") =>
    () => {
      const strategies = new Map([["x", { options }]]);
      const rules = new Map([["y", { options: z.looseObject({}), idOf }]]);
      readProgramme(
        { version: 1, criteria: [{ id: "a", strategy: "x", weight: 1 }], rules: [{ rule: "y" }] },
        undefined,
        { strategies, rules },
        [],
      );
    };
  const schema = (validate: () => unknown) => ({ "~standard": { version: 1, vendor: "other", validate } });
  const fine = schema(() => ({ value: {} }));
  expect(run(fine)).not.toThrow();
  expect(run(schema(() => Promise.resolve({ value: {} })))).toThrow(/^strategy "x".*asynchronous/);
  expect(
    run(
      schema(() => {
        throw new Error("inside");
      }),
    ),
  ).toThrow(/^strategy "x"/);
  expect(run(schema(() => undefined))).toThrow(/^strategy "x"/);
  expect(run(fine, () => 5)).toThrow(/^rule "y"/);
  expect(
    run(fine, () => {
      throw new Error("inside");
    }),
  ).toThrow(/^rule "y"/);
});

test("what a schema returns is what is handed on", () => {
  const strategies = new Map([["x", { options: z.strictObject({ by: z.string().default("both") }) }]]);
  const cohort = readCohort({ version: 1, mentees: [], mentors: [] }, []);
  const read = readProgramme(
    { version: 1, criteria: [{ id: "a", strategy: "x", weight: 1 }] },
    cohort,
    { ...registry, strategies },
    [],
  );
  expect(read!.programme.criteria[0].options).toEqual({ by: "both" });
  expect(read!.programme.criteria[0].given).toEqual({});
});

test("the weights that the input page gives for ranked criteria are rank-order-centroid weights", () => {
  const page = readFileSync(join(root, "docs/input.md"), "utf8");
  const rows = [...page.matchAll(/^\| ([2-9]) \| ((?:\d+, )+\d+) \|$/gm)];
  expect(rows.map(([, n]) => n)).toEqual(["2", "3", "4", "5", "6"]);
  for (const [, n, list] of rows) {
    const weights = list.split(", ").map(Number);
    const sum = weights.reduce((a, b) => a + b);
    rankOrderCentroid(Number(n)).forEach((weight, at) => {
      expect(weights[at] / sum, `${n} criteria`).toBeCloseTo(weight, 12);
    });
  }
});
