import { describe, expect, it } from "vitest";
import { pairwise } from "../../src/candidates/strategies/pairwise.ts";
import type { Strategy } from "../../src/candidates/strategy.ts";
import { check } from "../../src/check.ts";
import { explain } from "../../src/explain.ts";
import { explainRun } from "../../src/explainRun.ts";
import { match } from "../../src/match.ts";
import { renderText } from "../../src/rendering/renderText.ts";

// biome-ignore lint/suspicious/noExplicitAny: programmes are wrong here on purpose
type Anything = any;

const cohort: Anything = {
  version: 1,
  mentees: [
    { id: "a", wishes: ["x", "y"], objectives: { law: 1, ethics: 1 } },
    { id: "b", wishes: ["y"] },
    { id: "c", objectives: { law: 1 } },
  ],
  mentors: [
    { id: "x", wishes: ["b", "a"], expertise: { law: 0.5 }, capacity: 3 },
    { id: "y", expertise: { law: 1, ethics: 0.5 }, capacity: 3 },
  ],
};
const both = [
  { strategy: "wishes", by: "mentee" },
  { strategy: "wishes", by: "mentor" },
];
const programme = (of: unknown, more: object = {}): Anything => ({
  version: 1,
  criteria: [{ id: "mutual", strategy: "least", of, weight: 1, ...more }],
});
const issuesOf = (of: unknown, more: object = {}, strategies: Strategy[] = []) => {
  const result = check(cohort, programme(of, more), { strategies });
  return result.ok ? [] : result.issues.map(({ path, code, message }) => `${path} [${code}] ${message}`);
};
/** The score of every pair, null = unknown. */
const scoresOf = (of: unknown, strategies: Strategy[] = []) => {
  const scored: Record<string, number | null> = {};
  for (const mentor of ["x", "y"]) {
    const rules = ["a", "b", "c"].map((mentee) => ({ rule: "lock", mentee, mentor }));
    const run: Anything = match(cohort, { ...programme(of), rules }, { strategies });
    for (const { mentee } of rules) scored[mentee + mentor] = explain(run, mentee).pairs[0].explained[0].score;
  }
  return scored;
};

describe("least", () => {
  it("is the weaker of both sides' wishes; what is unknown is passed over", () => {
    // a lists x 1, y 1/2; b lists y alone; x lists b 1, a 1/2; c and y listed nobody.
    expect(scoresOf(both)).toEqual({ ax: 0.5, ay: 0.5, bx: 0, by: 1, cx: 0, cy: null });
  });

  it("takes any strategies, plug-ins and others that combine among them", () => {
    const given = pairwise("given", ({ id }) => (id === "a" ? 0.25 : Number.NaN));
    const coverage = { strategy: "coverage" };
    // Coverage: a–x 1/4, a–y 3/4, c–x 1/2, c–y 1.
    expect(scoresOf([coverage, { strategy: "given" }], [given])).toEqual({
      ...{ ax: 0.25, ay: 0.25, bx: null, by: null, cx: 0.5, cy: 1 },
    });
    const nested = [coverage, { strategy: "least", of: both }];
    expect(scoresOf(nested)).toEqual({ ax: 0.25, ay: 0.5, bx: 0, by: 1, cx: 0, cy: 1 });
    expect(scoresOf(nested)).toEqual(scoresOf([...both, coverage]));
  });

  it("a plug-in may combine too", () => {
    const product: Strategy = {
      name: "product",
      options: pairwise("", () => 0).options,
      combines: true,
      prepare: ({ mentors }, _options, _report, _directory, ...of) => ({
        row(mentee, out) {
          out.fill(1);
          const one = new Float64Array(mentors.length);
          for (const operand of of) {
            operand.row(mentee, one);
            for (let mentor = 0; mentor < out.length; mentor++) out[mentor] *= one[mentor];
          }
        },
        parts(mentee, mentor) {
          const scores = of.map((operand) => {
            const one = new Float64Array(mentors.length);
            operand.row(mentee, one);
            return one[mentor];
          });
          const value = scores.reduce((all, score) => all * score, 1);
          return Number.isNaN(value)
            ? { operator: "unknown", reason: "not all are known" }
            : { operator: "value", value, source: of.map(({ what }) => what).join(" × ") };
        },
      }),
    };
    const of = [{ strategy: "coverage" }, { strategy: "wishes", by: "mentee", label: "asked" }];
    const criteria = [{ id: "p", strategy: "product", of, weight: 1 }];
    const run: Anything = match(cohort, { version: 1, criteria } as Anything, { strategies: [product] });
    const part = { operator: "value", value: 0.375, source: "coverage × asked" };
    const rules = [{ rule: "lock", mentee: "a", mentor: "y" }];
    const locked: Anything = match(cohort, { version: 1, criteria, rules } as Anything, { strategies: [product] });
    expect(run.status).toBe("optimal");
    expect(explain(locked, "a").pairs[0].explained[0]).toMatchObject({ score: 0.375, part });
  });

  it("the account names the parts, in data and in words", () => {
    const run: Anything = match(cohort, { ...programme(both), rules: [{ rule: "lock", mentee: "a", mentor: "x" }] });
    expect(explain(run, "a").pairs[0].explained[0].part).toEqual({
      operator: "least",
      of: [
        { what: "wishes (by mentee)", part: { operator: "rank", before: 0, of: 2 } },
        { what: "wishes (by mentor)", part: { operator: "rank", before: 1, of: 2 } },
      ],
    });
    const text = renderText(explainRun(run)).replace(/\s+/g, " ");
    expect(text).toContain(
      "wishes (by mentee): listed 1st of 2; wishes (by mentor): listed 2nd of 2; the least counts",
    );
  });

  it("every issue of what is combined has its own path, by each strategy's own schema", () => {
    expect(issuesOf(undefined)).toEqual(["criteria[0].of [missing] expected an array, received nothing"]);
    expect(issuesOf([both[0]])).toEqual(["criteria[0].of [range] expected at least 2 entries, received an array"]);
    expect(issuesOf(Array(21).fill(both[0]))).toEqual([
      "criteria[0].of [limit] expected at most 20 entries, received an array",
    ]);
    expect(
      issuesOf([
        { strategy: "wishes", by: "mentees" },
        { strategy: "overlap", atribute: "x" },
        { strategy: "wishs" },
        7,
        { strategy: "coverage", label: "", weight: 1 },
        { strategy: "least", of: [{ strategy: "table", scores: { a: { x: 2 } } }, { strategy: "table" }] },
      ]),
    ).toEqual([
      'criteria[0].of[0].by [range] expected "mentee", "mentor" or "both", received "mentees"',
      'criteria[0].of[1].attribute [missing] expected the name of an attribute, or { "mentee": …, "mentor": … } where it has a name of its own on each side, received nothing',
      'criteria[0].of[1].atribute [unknown-key] expected a known key (did you mean "attribute"?), received "atribute"',
      'criteria[0].of[2].strategy [unknown-id] expected a known strategy (did you mean "wishes"?), received "wishs"',
      "criteria[0].of[3] [type] expected an object, received 7",
      'criteria[0].of[4].label [range] expected at least 1 character, received ""',
      'criteria[0].of[4].weight [unknown-key] expected a known key (one of "half", "label", "strategy", "target"), received "weight"',
      "criteria[0].of[5].of[0].scores.a.x [range] expected a number <= 1, received 2",
      "criteria[0].of[5].of[1].scores [missing] expected an object, received nothing",
    ]);
    expect(issuesOf(both, { by: "mentee" })).toEqual([
      'criteria[0].by [unknown-key] expected a known key (one of "facet", "id", "label", "of", "side", "strategy", "unknown", "weight"), received "by"',
    ]);
  });

  it("what does not fit the cohort too", () => {
    const table = { strategy: "table", scores: { a: { z: 1 }, d: {} } };
    const of = [both[0], { strategy: "least", of: [table, { strategy: "overlap", attribute: "zeal" }] }];
    expect(issuesOf(of)).toEqual([
      'criteria[0].of[1].of[0].scores.a.z [unknown-id] expected a known mentor (one of "x", "y"), received "z"',
      'criteria[0].of[1].of[0].scores.d [unknown-id] expected a known mentee (one of "a", "b", "c"), received "d"',
      'criteria[0].of[1].of[1].attribute [unknown-id] expected an attribute that somebody has (there are none), received "zeal"',
    ]);
  });

  it("depth is bounded", () => {
    const inside = (levels: number): unknown =>
      levels === 0 ? both : [both[0], { strategy: "least", of: inside(levels - 1) }];
    expect(issuesOf(inside(3))).toEqual([]);
    expect(issuesOf(inside(4))).toEqual([
      "criteria[0].of[1].of[1].of[1].of[1].of [limit] expected at most 4 combining strategies inside one another, received more",
    ]);
  });

  it("a fault of what is combined names it, not what combines it", () => {
    const wrong = pairwise("wrong", () => 3);
    expect(() => match(cohort, programme([both[0], { strategy: "wrong" }]), { strategies: [wrong] })).toThrow(
      'strategy "wrong" returned 3 for mentee "a" and mentor "x": expected 0..1 or NaN',
    );
    const liar: Strategy = {
      name: "liar",
      options: wrong.options,
      prepare: () => ({
        row: (_, out) => void out.fill(0.25),
        parts: () => ({ operator: "value", value: 0.5, source: "liar" }),
      }),
    };
    expect(() => match(cohort, programme([both[0], { strategy: "liar" }]), { strategies: [liar] })).toThrow(
      'strategy "liar" scored 0.25 for mentee "a" and mentor "x", but its parts give 0.5',
    );
    const maybe = { ...liar, combines: "yes" } as never;
    expect(() => match(cohort, programme(both), { strategies: [maybe] })).toThrow(
      'options.strategies[0].combines: expected true or false, received "yes"',
    );
  });
});
