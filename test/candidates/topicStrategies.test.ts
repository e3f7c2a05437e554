import { describe, expect, it } from "vitest";
import type { OptionIssue, Part } from "../../src/candidates/strategy.ts";
import { cohortOf } from "./build.ts";
import { scorerOf, scores } from "./scoring.ts";

const NaN = Number.NaN;

describe("coverage with a target and diminishing returns", () => {
  const cohort = cohortOf({
    topics: ["policy", "strategy"],
    mentees: { r1: { objectives: { policy: 0.25, strategy: 0.75 } }, r2: { objectives: { strategy: 1 } }, r3: {} },
    mentors: {
      m1: { expertise: { policy: 0.25, strategy: 0.5 } },
      m2: { expertise: { policy: 1, strategy: 0.125 } },
      m3: { expertise: {} },
      m4: {},
    },
  });

  it("a target: what reaches it meets the objective in full, what is below in proportion", () => {
    expect(scores(scorerOf("coverage", cohort, { target: 0.5 }), cohort)).toEqual([
      [0.875, 0.4375, 0, NaN], // 0.25 × ½ + 0.75 × 1; 0.25 × 1 + 0.75 × ¼
      [1, 0.25, 0, NaN],
      [NaN, NaN, NaN, NaN],
    ]);
  });

  it("a target by topic, 1 where none is given", () => {
    expect(scores(scorerOf("coverage", cohort, { target: { policy: 0.25 } }), cohort)).toEqual([
      [0.625, 0.34375, 0, NaN], // 0.25 × 1 + 0.75 × ½; 0.25 × 1 + 0.75 × ⅛
      [0.5, 0.125, 0, NaN],
      [NaN, NaN, NaN, NaN],
    ]);
  });

  it("half: what counts half, and each further step less", () => {
    const rows = scores(scorerOf("coverage", cohort, { half: 0.25 }), cohort);
    // 0.25 → ½, 0.5 → ¾ (1 / (1 + 0.125 / 0.375)), 0.125 → 0.3 (1 / (1 + 0.21875 / 0.09375)), 1 → 1
    expect(rows[0][0]).toBeCloseTo(0.25 * 0.5 + 0.75 * 0.75, 14);
    expect(rows[0][1]).toBeCloseTo(0.25 * 1 + 0.75 * 0.3, 14);
    expect(rows[1][0]).toBeCloseTo(0.75, 14);
    expect([rows[0][2], rows[0][3]]).toEqual([0, NaN]);
    // Half of the target 0.5 is reached at 0.25, of which 0.2 would count half: 1 / (1 + 0.1 / 0.4).
    const both = scores(scorerOf("coverage", cohort, { target: 0.5, half: 0.2 }), cohort);
    expect(both[0][0]).toBeCloseTo(0.25 * 0.8 + 0.75, 14);
    expect(both[1][0]).toBe(1);
  });

  it("accounts for what was reached of the target", () => {
    expect(scorerOf("coverage", cohort, { target: 0.5, half: 0.2 }).parts(1, 0)).toEqual({
      operator: "sum",
      of: [
        {
          topic: "strategy",
          weight: 1,
          value: 1,
          part: {
            operator: "diminishing",
            half: 0.2,
            of: {
              operator: "curve",
              of: { what: "level", mentor: 0.5 },
              points: [
                [0, 0],
                [0.5, 1],
              ],
            },
          },
        },
      ],
    } satisfies Part);
  });

  it("by default is what it was without these options, account and all", () => {
    for (const options of [{}, { target: 1 }]) {
      expect(scores(scorerOf("coverage", cohort, options), cohort)[0].slice(0, 2)).toEqual([0.4375, 0.34375]);
      expect(scorerOf("coverage", cohort, options).parts(1, 0)).toEqual({
        operator: "sum",
        of: [{ topic: "strategy", weight: 1, value: 0.5 }],
      });
    }
  });

  it("reports targets for no topic, and refuses those that nothing or no half could reach", () => {
    const issues: OptionIssue[] = [];
    scorerOf("coverage", cohort, { target: { polcy: 0.5, constructor: 1 } }, issues);
    expect(issues.map(({ path, code, message }) => [path, code, message])).toEqual([
      ["target.polcy", "unknown-id", 'expected a topic of the cohort (did you mean "policy"?), received "polcy"'],
      [
        "target.constructor",
        "unknown-id",
        'expected a topic of the cohort (one of "policy", "strategy"), received "constructor"',
      ],
    ]);
    for (const options of [{ target: 0 }, { target: 1.5 }, { target: { policy: 0 } }, { half: 0 }, { half: 0.5 }]) {
      expect(() => scorerOf("coverage", cohort, options)).toThrow();
    }
  });
});

describe("cosine", () => {
  const cohort = cohortOf({
    topics: ["a", "b", "c"],
    mentees: { r1: { objectives: { a: 3 / 8, b: 4 / 8, c: 1 / 8 } }, r2: { objectives: { b: 1 } }, r3: {} },
    mentors: {
      m1: { expertise: { a: 0.75, b: 1, c: 0.25 } }, // as the objectives
      m2: { expertise: { b: 0.1 } },
      m3: { expertise: { a: 0, c: 0 } },
      m4: { expertise: {} },
      m5: {},
    },
  });

  it("is 1 where both point the same way, however far; 0 where nothing is offered", () => {
    const rows = scores(scorerOf("cosine", cohort), cohort);
    // |(3, 4, 1)| = √26
    expect(rows[0][0]).toBeCloseTo(1, 14);
    expect(rows[0][1]).toBeCloseTo(4 / Math.sqrt(26), 14);
    expect(rows[1][0]).toBeCloseTo(4 / Math.sqrt(26), 14);
    expect(rows[1][1]).toBe(1); // a narrow expert on what is asked for, though only of 0.1
    expect(rows.map((row) => row.slice(2))).toEqual([
      [0, 0, NaN],
      [0, 0, NaN],
      [NaN, NaN, NaN],
    ]);
  });

  it("accounts for what is offered beside what was asked for", () => {
    expect(scorerOf("cosine", cohort).parts(1, 0)).toEqual({
      operator: "cosine",
      of: [
        { topic: "a", weight: 0, value: 0.75 },
        { topic: "b", weight: 1, value: 1 },
        { topic: "c", weight: 0, value: 0.25 },
      ],
    } satisfies Part);
  });
});

describe("gap", () => {
  const cohort = cohortOf({
    topics: ["policy", "strategy"],
    mentees: {
      r1: { objectives: { policy: 0.25, strategy: 0.75 }, levels: { policy: 0, strategy: 0.5 } },
      r2: { objectives: { policy: 0.25, strategy: 0.75 }, levels: { policy: 0.25 } },
      r3: { objectives: { policy: 1 }, levels: { strategy: 0 } },
      r4: { objectives: { policy: 1 } },
      r5: { levels: { policy: 0 } },
    },
    mentors: {
      m1: { expertise: { policy: 0.4, strategy: 0.75 } },
      m2: { expertise: { policy: 1 } },
      m3: { expertise: {} },
      m4: {},
    },
  });

  it("is 0 where the mentor is not ahead, 1 at the lead wanted, less beyond it; what has no level is left out", () => {
    const rows = scores(scorerOf("gap", cohort), cohort);
    expect(rows[0][0]).toBeCloseTo(0.25 * 1 + 0.75 * (0.25 / 0.4), 14); // leads of 0.4 and 0.25
    expect(rows[0][1]).toBeCloseTo(0.25 * 0.5, 14); // leads of 1 and −0.5
    expect(rows[1][0]).toBeCloseTo(0.15 / 0.4, 14); // policy alone
    expect(rows[1][1]).toBeCloseTo(1 - 0.5 * (0.35 / 0.6), 14);
    expect([rows[0][2], rows[1][2]]).toEqual([0, 0]);
    expect(rows.map((row) => row[3])).toEqual([NaN, NaN, NaN, NaN, NaN]);
    expect(rows.slice(2).map((row) => row.slice(0, 3))).toEqual([
      [NaN, NaN, NaN],
      [NaN, NaN, NaN],
      [NaN, NaN, NaN],
    ]);
  });

  it("a curve of one's own, which may also value a mentor who is behind", () => {
    const curve = [
      [-0.5, 1],
      [0.5, 0],
    ];
    const rows = scores(scorerOf("gap", cohort, { curve }), cohort);
    expect(rows[0][0]).toBeCloseTo(0.25 * 0.1 + 0.75 * 0.25, 14); // leads of 0.4 and 0.25
    expect(rows[0].slice(1)).toEqual([0.75, 0.875, NaN]); // 0.75 × 1; 0.25 × ½ + 0.75 × 1
    expect(rows[1][0]).toBeCloseTo(0.35, 14); // a lead of 0.15
    expect(rows[1].slice(1)).toEqual([0, 0.75, NaN]); // leads of 0.75 and −0.25
    const backwards = [
      [0.5, 0],
      [0, 1],
    ];
    expect(() => scorerOf("gap", cohort, { curve: backwards })).toThrow("ascending order");
    expect(() => scorerOf("gap", cohort, { curve: [] })).toThrow();
    expect(() => scorerOf("gap", cohort, { curve: [[0, 1.5]] })).toThrow();
  });

  it("says why it knows nothing, and accounts for what it left out", () => {
    const { parts } = scorerOf("gap", cohort, { curve: [[0, 0.5]] });
    const why = (mentee: number, mentor: number) => {
      const part = parts(mentee, mentor);
      return part.operator === "unknown" ? part.reason : part.operator;
    };
    expect([why(0, 3), why(2, 0), why(3, 0), why(4, 0)]).toEqual([
      "the mentor's expertise is not known",
      "the mentee's level is not known on any objective",
      "the mentee's levels are not known",
      "the mentee's objectives are not known",
    ]);
    const measured = {
      operator: "curve",
      of: { what: "lead", mentee: 0.25, mentor: 0.4 },
      points: [[0, 0.5]],
    } as const;
    expect(parts(1, 0)).toEqual({
      operator: "sum",
      of: [{ topic: "policy", weight: 1, value: 0.5, part: measured }],
      leftOut: { reason: "left out, as the mentee's level is not known", topics: ["strategy"] },
    } satisfies Part);
  });
});

describe("experience", () => {
  const cohort = cohortOf({
    topics: ["policy", "strategy", "values"],
    mentees: {
      r1: { objectives: { policy: 0.5, strategy: 0.25, values: 0.25 } },
      r2: { objectives: { values: 1 } },
      r3: {},
    },
    mentors: {
      m1: { experiences: { board: { policy: 1, strategy: 1 }, visit: { policy: 1, values: 3 }, trip: undefined } },
      m2: { experiences: { any: {} } },
      m3: { experiences: {} },
      m4: { experiences: { trip: undefined } },
      m5: {},
    },
  });

  it("is what the best single day has in common with the objectives; a day's weights divide it", () => {
    expect(scores(scorerOf("experience", cohort), cohort)).toEqual([
      [0.75, 0, 0, NaN, NaN], // board ½ + ¼ + 0; visit ¼ + 0 + ¼
      [0.75, 0, 0, NaN, NaN], // board 0; visit ¾
      [NaN, NaN, NaN, NaN, NaN],
    ]);
  });

  it("names the best first, then the others, then those of which nothing is known", () => {
    const { parts } = scorerOf("experience", cohort);
    const part = parts(1, 0);
    expect(part.operator === "most" && part.of.map(({ what }) => what)).toEqual(["A visit", "A board", "A trip"]);
    expect(part.operator === "most" && part.of[0].part).toEqual({
      operator: "common",
      of: [{ topic: "values", weight: 1, value: 0.75 }],
    } satisfies Part);
    expect([parts(0, 2), parts(0, 3), parts(0, 4), parts(2, 0)]).toEqual([
      { operator: "any", of: { what: "offered", count: 0 } },
      { operator: "unknown", reason: "the topics of the mentor's experiences are not known" },
      { operator: "unknown", reason: "the mentor's experiences are not known" },
      { operator: "unknown", reason: "the mentee's objectives are not known" },
    ]);
  });
});
