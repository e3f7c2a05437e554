import { describe, expect, it } from "vitest";
import { directoryOf } from "../../src/candidates/directory.ts";
import { evaluatePart } from "../../src/candidates/evaluatePart.ts";
import { builtInStrategies } from "../../src/candidates/registry.ts";
import { pairwise } from "../../src/candidates/strategies/pairwise.ts";
import type { OptionIssue, Part, Strategy } from "../../src/candidates/strategy.ts";
import { cohortOf, optionsOf } from "./build.ts";
import { scorerOf, scores } from "./scoring.ts";

const NaN = Number.NaN;

describe("coverage", () => {
  const cohort = cohortOf({
    topics: ["policy", "strategy", "values"],
    mentees: {
      r1: { objectives: { policy: 0.25, strategy: 0.75 } },
      r2: { objectives: { values: 1 } },
      r3: {},
    },
    mentors: { m1: { expertise: { policy: 1, strategy: 0.5 } }, m2: { expertise: {} }, m3: {} },
  });

  it("is the share of the mentee's objectives that the mentor's expertise meets; unknown is not zero", () => {
    expect(scores(scorerOf("coverage", cohort), cohort)).toEqual([
      [0.625, 0, NaN], // 0.25 × 1 + 0.75 × 0.5
      [0, 0, NaN],
      [NaN, NaN, NaN],
    ]);
  });

  it("accounts for every objective, met or not", () => {
    expect(scorerOf("coverage", cohort).parts(1, 0)).toEqual({
      operator: "sum",
      of: [{ topic: "values", weight: 1, value: 0 }],
    } satisfies Part);
  });

  it("stops at 1 where weights that add up to 1 round to a hair above", () => {
    const topics = Array.from({ length: 6 }, (_, t) => `t${t}`);
    const byTopic = (value: number[]) => Object.fromEntries(topics.map((topic, t) => [topic, value[t]]));
    const weights = [0.3, 0.3, 0.3, 0.05, 0.05, 0.0000000000000004];
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeGreaterThan(1);
    const full = cohortOf({
      topics,
      mentees: { r1: { objectives: byTopic(weights) } },
      mentors: { m1: { expertise: byTopic([1, 1, 1, 1, 1, 1]) } },
    });
    expect(scores(scorerOf("coverage", full), full)).toEqual([[1]]);
  });
});

describe("collective", () => {
  const mentees = { r1: {}, r2: {} };
  const mentors = { m1: { expertise: { policy: 0.5, safety: 1 } }, m2: {} };
  const topics = ["policy", "safety"];

  it("is the share of the cohort's collective objectives that the mentor serves, the same for everybody", () => {
    const cohort = cohortOf({ topics, collective: { policy: 0.5, safety: 0.5 }, mentees, mentors });
    expect(scores(scorerOf("collective", cohort), cohort)).toEqual([
      [0.75, NaN],
      [0.75, NaN],
    ]);
  });

  it("is unknown without collective objectives", () => {
    const cohort = cohortOf({ topics, mentees, mentors });
    expect(scores(scorerOf("collective", cohort), cohort).flat()).toEqual([NaN, NaN, NaN, NaN]);
  });
});

describe("overlap", () => {
  const cohort = cohortOf({
    mentees: {
      r1: { attributes: { values: ["care", "candour"] } },
      r2: { attributes: { values: [] } },
      r3: { attributes: { values: 6 } },
      r4: { attributes: { value: "care" } },
    },
    mentors: {
      m1: { attributes: { values: ["rigour", "care", "6"] } },
      m2: { attributes: { values: "care" } },
      m3: { attributes: { values: [] } },
      m4: {},
    },
  });

  it("is what two sets have in common over what they have in all; two empty sets are unknown", () => {
    expect(scores(scorerOf("overlap", cohort, { attribute: "values" }), cohort)).toEqual([
      [1 / 4, 1 / 2, 0, NaN],
      [0, 0, NaN, NaN],
      [1 / 3, 0, 0, NaN],
      [NaN, NaN, NaN, NaN],
    ]);
  });

  it("containment: the share of the mentee's values that the mentor has, or of the mentor's that the mentee has", () => {
    expect(scores(scorerOf("overlap", cohort, { attribute: "values", measure: "containment" }), cohort)).toEqual([
      [1 / 2, 1 / 2, 0, NaN],
      [NaN, NaN, NaN, NaN], // of an empty set no share can be had
      [1, 0, 0, NaN],
      [NaN, NaN, NaN, NaN],
    ]);
    const mentors = { attribute: "values", measure: "mentor-containment" };
    expect(scores(scorerOf("overlap", cohort, mentors), cohort)).toEqual([
      [1 / 3, 1, NaN, NaN],
      [0, 0, NaN, NaN],
      [1 / 3, 0, NaN, NaN],
      [NaN, NaN, NaN, NaN],
    ]);
    expect(scorerOf("overlap", cohort, mentors).parts(0, 0)).toEqual({
      operator: "share",
      numerator: { what: "in common", count: 1, items: ["care"] },
      denominator: { what: "of the mentor", count: 3, items: ["care", "6", "rigour"] },
    } satisfies Part);
  });

  it("can hold one attribute of the mentees against another of the mentors", () => {
    const seeking = cohortOf({
      mentees: {
        r1: { attributes: { seeks: ["policy", "trust"], sector: "trust" } },
        r2: { attributes: { sector: "policy" } },
      },
      mentors: { m1: { attributes: { sector: "policy" } }, m2: { attributes: { seeks: ["policy"] } } },
    });
    const attribute = { mentee: "seeks", mentor: "sector" };
    const scorer = scorerOf("overlap", seeking, { attribute, measure: "containment" });
    expect(scores(scorer, seeking)).toEqual([
      [1 / 2, NaN],
      [NaN, NaN],
    ]);
    expect(scorer.parts(0, 1)).toEqual({ operator: "unknown", reason: `the mentor's "sector" is not known` });
    expect(scorer.parts(1, 0)).toEqual({ operator: "unknown", reason: `the mentee's "seeks" is not known` });
    const issues: OptionIssue[] = [];
    scorerOf("overlap", cohort, { attribute: { mentee: "value", mentor: "value" } }, issues);
    scorerOf("overlap", cohort, { attribute: { mentee: "valeus", mentor: "values" } }, issues);
    expect(issues.map(({ path, code, message }) => [path, code, message])).toEqual([
      ["attribute.mentor", "unknown-id", 'expected an attribute that a mentor has, received "value"'],
      [
        "attribute.mentee",
        "unknown-id",
        'expected an attribute that a mentee has (did you mean "values"?), received "valeus"',
      ],
    ]);
  });

  it("accounts for it by name", () => {
    expect(scorerOf("overlap", cohort, { attribute: "values" }).parts(0, 0)).toEqual({
      operator: "share",
      numerator: { what: "in common", count: 1, items: ["care"] },
      denominator: { what: "in all", count: 4, items: ["care", "candour", "6", "rigour"] },
    } satisfies Part);
  });

  it("reports an attribute that nobody has, with the one that was meant", () => {
    const issues: OptionIssue[] = [];
    scorerOf("overlap", cohort, { attribute: "valeus" }, issues);
    expect(issues).toMatchObject([{ path: "attribute", code: "unknown-id" }]);
    expect(issues[0].message).toContain('"values"');
    scorerOf("overlap", cohort, { attribute: "value" }, issues); // somebody has it
    expect(issues).toHaveLength(1);
  });
});

describe("wishes", () => {
  const cohort = cohortOf({
    mentees: { r1: { wishes: ["m3", ["m1", "m2"], "m4"] }, r2: {} },
    mentors: { m1: { wishes: ["r2", "r1"] }, m2: { wishes: ["r2"] }, m3: {}, m4: { wishes: [["r1", "r2"]] } },
  });

  it.each([
    [
      "mentee",
      [
        [3 / 4, 3 / 4, 1, 1 / 4],
        [NaN, NaN, NaN, NaN],
      ],
    ],
    [
      "mentor",
      [
        [1 / 2, 0, NaN, 1],
        [1, 1, NaN, 1],
      ],
    ],
    [
      "both",
      [
        [5 / 8, 3 / 8, 1, 5 / 8],
        [1, 1, NaN, 1],
      ],
    ],
  ])(
    "by %s: a list's share not before this person; ties share the better rank; who listed nobody has no say",
    (by, expected) => {
      expect(scores(scorerOf("wishes", cohort, { by }), cohort)).toEqual(expected);
    },
  );

  it("with scores: each place has its own, the last one holds for all below, whatever the length of the list", () => {
    const scorer = scorerOf("wishes", cohort, { by: "mentee", scores: [1, 0.8, 0.5] });
    expect(scores(scorer, cohort)).toEqual([
      [0.8, 0.8, 1, 0.5], // places 2, 2, 1 and 4
      [NaN, NaN, NaN, NaN],
    ]);
    expect(scorer.parts(0, 3)).toEqual({ operator: "rank", before: 3, of: 4, scores: [1, 0.8, 0.5] });
    expect(scores(scorerOf("wishes", cohort, { by: "mentor", scores: [0.9] }), cohort)).toEqual([
      [0.9, 0, NaN, 0.9], // not listed is 0
      [0.9, 0.9, NaN, 0.9],
    ]);
    expect(() => scorerOf("wishes", cohort, { scores: [0.5, 0.6] })).toThrow("no score above the one before it");
    expect(() => scorerOf("wishes", cohort, { scores: [] })).toThrow();
  });

  it("asks both sides unless told otherwise", () => {
    const strategy = builtInStrategies.get("wishes") as Strategy;
    expect(optionsOf(strategy, {})).toEqual({ by: "both" });
  });

  it("accounts side by side", () => {
    expect(scorerOf("wishes", cohort).parts(0, 2)).toEqual({
      operator: "mean",
      of: [
        { what: "mentee", part: { operator: "rank", before: 0, of: 4 } },
        { what: "mentor", part: { operator: "unknown", reason: "the mentor listed nobody" } },
      ],
    } satisfies Part);
    expect(scorerOf("wishes", cohort).parts(1, 2).operator).toBe("unknown");
  });
});

describe("table", () => {
  const cohort = cohortOf({ mentees: { constructor: {}, r1: {} }, mentors: { m1: {}, toString: {} } });

  it("gives what it was given, whatever people are called", () => {
    const given = { r1: { m1: 0.8, toString: 0 }, constructor: { toString: 1 } };
    expect(scores(scorerOf("table", cohort, { scores: given }), cohort)).toEqual([
      [NaN, 1],
      [0.8, 0],
    ]);
    expect(scores(scorerOf("table", cohort, { scores: {} }), cohort).flat()).toEqual([NaN, NaN, NaN, NaN]);
  });

  it("reports ids that name nobody, each with its path", () => {
    const issues: OptionIssue[] = [];
    scorerOf("table", cohort, { scores: { r99: { m1: 1 }, r1: { m9: 0, valueOf: 0.5 }, "r 2": {} } }, issues);
    expect(issues.map(({ path, code }) => [path, code])).toEqual([
      ["scores.r99", "unknown-id"],
      ["scores.r1.m9", "unknown-id"],
      ["scores.r1.valueOf", "unknown-id"],
      ['scores["r 2"]', "unknown-id"],
    ]);
  });

  it("refuses scores outside 0..1", () => {
    const strategy = builtInStrategies.get("table") as Strategy;
    expect(() => optionsOf(strategy, { scores: { r1: { m1: 1.1 } } })).toThrow();
    expect(() => optionsOf(strategy, { scores: { r1: { m1: -0.1 } } })).toThrow();
    expect(() => optionsOf(strategy, {})).toThrow();
  });
});

describe("pairwise", () => {
  const cohort = cohortOf({
    mentees: { r1: { attributes: { years: 6 } }, r2: {} },
    mentors: { m1: { attributes: { years: 16 } }, m2: { attributes: { years: 2 } } },
  });

  it("makes a strategy of a function of two people", () => {
    const seniority = pairwise("seniority", (mentee, mentor) => {
      const { years } = mentee.attributes;
      const { years: mentorYears } = mentor.attributes;
      if (typeof years !== "number" || typeof mentorYears !== "number") return NaN;
      return Math.min(1, Math.max(0, (mentorYears - years) / 20));
    });
    const scorer = seniority.prepare(cohort, {}, () => expect.unreachable(), directoryOf(cohort));
    expect(scores(scorer, cohort)).toEqual([
      [0.5, 0],
      [NaN, NaN],
    ]);
    expect(scorer.parts(0, 0)).toEqual({ operator: "value", value: 0.5, source: "seniority" });
    expect(scorer.parts(1, 0).operator).toBe("unknown");
    expect(() => optionsOf(seniority, { years: 3 })).toThrow();
  });
});

describe("evaluatePart", () => {
  const value = (given: number): Part => ({ operator: "value", value: given, source: "test" });
  const unknown: Part = { operator: "unknown", reason: "test" };
  const of = (...parts: Part[]) => parts.map((part) => ({ what: "test", part }));

  it("a rank counts from 1 for the first down to 0 for whoever is not listed", () => {
    expect([0, 1, 2, 3].map((before) => evaluatePart({ operator: "rank", before, of: 3 }))).toEqual([
      1,
      2 / 3,
      1 / 3,
      0,
    ]);
  });

  it("leaves out what is unknown, and is unknown where all of it is", () => {
    expect(evaluatePart({ operator: "mean", of: of(value(0.2), unknown, value(0.6)) })).toBe((0.2 + 0.6) / 2);
    expect(evaluatePart({ operator: "least", of: of(value(0.6), unknown, value(0.2)) })).toBe(0.2);
    expect(evaluatePart({ operator: "mean", of: of(unknown) })).toBeNaN();
    expect(evaluatePart({ operator: "least", of: of(unknown) })).toBeNaN();
  });
});
