import { describe, expect, it } from "vitest";
import type { OptionIssue, Part } from "../../src/candidates/strategy.ts";
import { cohortOf } from "./build.ts";
import { scorerOf, scores } from "./scoring.ts";

const NaN = Number.NaN;

describe("same and different", () => {
  const cohort = cohortOf({
    mentees: {
      r1: { attributes: { stage: "b" } },
      r2: { attributes: { stage: ["a", "d"] } },
      r3: { attributes: { stage: [] } },
      r4: {},
    },
    mentors: {
      m1: { attributes: { stage: "b" } },
      m2: { attributes: { stage: ["c", "e"] } },
      m3: { attributes: { stage: [] } },
      m4: {},
    },
  });

  it("are 1 or 0: something in common or nothing; an empty set has nothing in common with anybody", () => {
    const same = [
      [1, 0, 0, NaN],
      [0, 0, 0, NaN],
      [0, 0, 0, NaN],
      [NaN, NaN, NaN, NaN],
    ];
    expect(scores(scorerOf("same", cohort, { attribute: "stage" }), cohort)).toEqual(same);
    const different = same.map((row) => row.map((score) => 1 - score));
    expect(scores(scorerOf("different", cohort, { attribute: "stage" }), cohort)).toEqual(different);
  });

  it("with an order: by the steps between the nearest two values; of an empty set nothing is known", () => {
    const order = ["a", "b", "c", "d", "e"];
    expect(scores(scorerOf("same", cohort, { attribute: "stage", order }), cohort)).toEqual([
      [1, 0.75, NaN, NaN],
      [0.75, 0.75, NaN, NaN], // a with b; d with c or e
      [NaN, NaN, NaN, NaN],
      [NaN, NaN, NaN, NaN],
    ]);
    expect(scores(scorerOf("different", cohort, { attribute: "stage", order }), cohort)).toEqual([
      [0, 0.25, NaN, NaN],
      [0.25, 0.25, NaN, NaN],
      [NaN, NaN, NaN, NaN],
      [NaN, NaN, NaN, NaN],
    ]);
  });

  it("account for what is in common, or for the two nearest values", () => {
    expect(scorerOf("different", cohort, { attribute: "stage" }).parts(0, 0)).toEqual({
      operator: "rest",
      of: { operator: "any", of: { what: "in common", count: 1, items: ["b"] } },
    } satisfies Part);
    const order = ["a", "b", "c", "d", "e"];
    const ordered = scorerOf("different", cohort, { attribute: "stage", order });
    expect(ordered.parts(1, 1)).toEqual({
      operator: "share",
      numerator: { what: "apart", count: 1, items: ["d", "c"] },
      denominator: { what: "at most", count: 4 },
    } satisfies Part);
    expect(ordered.parts(2, 0)).toEqual({ operator: "unknown", reason: 'the mentee has no "stage"' });
    expect(scorerOf("same", cohort, { attribute: "stage", order }).parts(0, 2)).toEqual({
      operator: "unknown",
      reason: 'the mentor has no "stage"',
    });
  });

  it("report everybody whose value is not in the order, and refuse an order of less than two or with repeats", () => {
    const issues: OptionIssue[] = [];
    scorerOf("same", cohort, { attribute: "stage", order: ["a", "b", "c"] }, issues);
    expect(issues).toEqual([
      {
        mentee: 1,
        path: "attributes.stage",
        code: "range",
        message: 'expected only values of the criterion\'s "order", received "d"',
      },
      {
        mentor: 1,
        path: "attributes.stage",
        code: "range",
        message: 'expected only values of the criterion\'s "order", received "e"',
      },
    ]);
    expect(() => scorerOf("same", cohort, { attribute: "stage", order: ["a"] })).toThrow();
    expect(() => scorerOf("same", cohort, { attribute: "stage", order: ["a", "a"] })).toThrow("every value once");
    scorerOf("same", cohort, { attribute: "stages" }, issues);
    expect(issues.at(-1)).toMatchObject({ path: "attribute", code: "unknown-id" });
  });
});

describe("closeness", () => {
  const cohort = cohortOf({
    mentees: {
      r1: { attributes: { years: 6, east: 3, north: 4 } },
      r2: { attributes: { years: -4, east: 0 } },
      r3: {},
    },
    mentors: {
      m1: { attributes: { years: 11, east: 0, north: 0 } },
      m2: { attributes: { years: 6, east: 3, north: -8 } },
      m3: { attributes: { years: 1e308, east: -1e308, north: 1e308 } },
      m4: { attributes: { north: 0 } },
    },
  });

  it("falls in proportion to the difference, to 0 at the scale and beyond", () => {
    expect(scores(scorerOf("closeness", cohort, { attribute: "years", scale: 20 }), cohort)).toEqual([
      [0.75, 1, 0, NaN],
      [0.25, 0.5, 0, NaN],
      [NaN, NaN, NaN, NaN],
    ]);
    expect(scores(scorerOf("closeness", cohort, { attribute: "years", scale: 5 }), cohort)[0]).toEqual([0, 1, 0, NaN]);
  });

  it("in the plane: by the distance between two points", () => {
    const scorer = scorerOf("closeness", cohort, { attribute: ["east", "north"], scale: 20 });
    expect(scores(scorer, cohort)).toEqual([
      [0.75, 0.4, 0, NaN], // 5 and 12 apart
      [NaN, NaN, NaN, NaN],
      [NaN, NaN, NaN, NaN],
    ]);
    expect(scorer.parts(0, 1)).toEqual({
      operator: "curve",
      of: { what: "distance", mentee: [3, 4], mentor: [3, -8] },
      points: [
        [0, 1],
        [20, 0],
      ],
    } satisfies Part);
    expect(scorer.parts(0, 3)).toEqual({ operator: "unknown", reason: `the mentor's "east" is not known` });
    expect(scorer.parts(1, 0)).toEqual({ operator: "unknown", reason: `the mentee's "north" is not known` });
  });

  it("reports attributes that nobody has, and whoever has anything but a number", () => {
    const mixed = cohortOf({
      mentees: { r1: { attributes: { years: "six" } } },
      mentors: { m1: { attributes: { years: ["6"] } }, m2: { attributes: { years: 6 } } },
    });
    const issues: OptionIssue[] = [];
    scorerOf("closeness", mixed, { attribute: ["years", "east"], scale: 1 }, issues);
    expect(issues.map(({ mentee, mentor, path, code }) => [mentee, mentor, path, code])).toEqual([
      [0, undefined, "attributes.years", "type"],
      [undefined, 0, "attributes.years", "type"],
      [undefined, undefined, "attribute", "unknown-id"],
    ]);
    expect(issues[0].message).toBe('expected a number, since a criterion measures it, received "six"');
    expect(() => scorerOf("closeness", cohort, { attribute: "years", scale: 0 })).toThrow();
    expect(() => scorerOf("closeness", cohort, { attribute: "years" })).toThrow();
  });
});

describe("ahead", () => {
  const cohort = cohortOf({
    mentees: { r1: { attributes: { years: 5 } }, r2: {} },
    mentors: {
      m1: { attributes: { years: 2 } },
      m2: { attributes: { years: 10 } },
      m3: { attributes: { years: 17 } },
      m4: { attributes: { years: 25 } },
      m5: { attributes: { years: 60 } },
      m6: { attributes: { led: 9 } },
    },
  });
  const curve = [
    [0, 0],
    [10, 1],
    [15, 1],
    [25, 0.5],
  ];

  it("reads the curve at the mentor's number less the mentee's", () => {
    const scorer = scorerOf("ahead", cohort, { attribute: "years", curve });
    expect(scores(scorer, cohort)).toEqual([
      [0, 0.5, 1, 0.75, 0.5, NaN], // ahead by −3, 5, 12, 20, 55
      [NaN, NaN, NaN, NaN, NaN, NaN],
    ]);
    expect(scorer.parts(0, 1)).toEqual({
      operator: "curve",
      of: { what: "lead", mentee: 5, mentor: 10 },
      points: curve,
    });
    expect(scorer.parts(1, 1)).toEqual({ operator: "unknown", reason: `the mentee's "years" is not known` });
    const other = scorerOf("ahead", cohort, { attribute: { mentee: "years", mentor: "led" }, curve });
    expect(scores(other, cohort)[0]).toEqual([NaN, NaN, NaN, NaN, NaN, 0.4]);
  });

  it("needs a curve", () => {
    expect(() => scorerOf("ahead", cohort, { attribute: "years" })).toThrow();
  });
});
