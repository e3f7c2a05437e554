import { describe, expect, it } from "vitest";
import { pairwise } from "../../src/candidates/strategies/pairwise.ts";
import { check } from "../../src/check.ts";
import { match } from "../../src/match.ts";
import { whyNot } from "../../src/whyNot.ts";
import { cohortOf, prepare as prepared, programmeOf, random } from "./build.ts";

// biome-ignore lint/suspicious/noExplicitAny: documents are wrong here on purpose
type Anything = any;

const ids = (count: number, letter: string) => Array.from({ length: count }, (_, at) => ({ id: `${letter}${at}` }));

/** One mentee per row of scores, a criterion per column; the one mentor is m0. null = unknown. */
const documents = (rows: (number | null)[][], criteria: object[], rules: object[]): [Anything, Anything] => [
  { version: 1, mentees: ids(rows.length, "r"), mentors: [{ id: "m0", capacity: rows.length }] },
  {
    version: 1,
    criteria: criteria.map((one, k) => {
      const known = rows.flatMap((row, at) => (row[k] === null ? [] : [[`r${at}`, { m0: row[k] }]]));
      return { id: `c${k}`, strategy: "table", scores: Object.fromEntries(known), weight: 1, ...one };
    }),
    rules,
  },
];
/** The rules that forbid each mentee the mentor. */
const against = (...given: Parameters<typeof documents>) => {
  const [cohort, programme] = documents(...given);
  const run = match(cohort, programme);
  return cohort.mentees.map(({ id }: { id: string }) => {
    const reply = whyNot(run as Anything, id, "m0");
    return reply.status === "forbidden" ? reply.rules.join(" ") : "";
  });
};
const issuesOf = (...given: Parameters<typeof documents>) => {
  const result = check(...documents(...given));
  return result.ok ? [] : result.issues.map(({ path, code, message }) => `${path} [${code}] ${message}`);
};

describe("floor", () => {
  it("of a criterion: its score in millionths, whatever its weight; least itself is enough", () => {
    const rows = [[0.1 + 0.2], [0.3], [0.1 * 3 - 1e-16], [0.2999994], [0.2999996], [0]];
    expect(against(rows, [{ weight: 0.5 }, {}], [{ rule: "floor", criterion: "c0", least: 0.3 }])).toEqual([
      ...["", "", "", "floor:criterion:c0", "", "floor:criterion:c0"],
    ]);
  });

  it("of a facet, of a side: what its criteria have together of their weight", () => {
    const rows = [
      [0.6, 0, 1],
      [0.6, 0.3, 1],
      [0.7, 0.2, 0],
      [0.59, 0.2, 1],
    ];
    const criteria = [{ facet: "f", side: "mentee", weight: 2 }, { facet: "f" }, { facet: "g", side: "mentor" }];
    // f: 0.4, 0.5, 0.533…, 0.46. Mentee: the same. Mentor: 0.5, 0.65, 0.1, 0.6.
    expect(against(rows, criteria, [{ rule: "floor", facet: "f", least: 0.5, id: "low" }])).toEqual([
      ...["low", "", "", "low"],
    ]);
    const both = [
      { rule: "floor", side: "mentee", least: 0.46 },
      { rule: "floor", side: "mentor", least: 0.5 },
    ];
    expect(against(rows, criteria, both)).toEqual(["floor:side:mentee", "", "floor:side:mentor", ""]);
  });

  it("the unknown: missing decides where nothing that counts is known; else stand-ins count", () => {
    const criteria = [{ facet: "f", unknown: 0.2 }, { facet: "f", unknown: "spread" }, {}];
    const rows = [
      [null, null, 0],
      [null, 0.6, 0],
      [0.3, null, 0],
      [0.5, null, 0],
      [null, 0.9, 0],
    ];
    // Of what is known or stands in: –, (0.2 + 0.6) / 2, 0.3, 0.5, (0.2 + 0.9) / 2.
    const rule = { rule: "floor", facet: "f", least: 0.5 };
    const low = "floor:facet:f";
    expect(against(rows, criteria, [{ ...rule, missing: "forbid" }])).toEqual([low, low, low, "", ""]);
    expect(against(rows, criteria, [{ ...rule, missing: "allow" }])).toEqual(["", low, low, "", ""]);
    expect(issuesOf(rows, criteria, [rule])).toEqual([
      'rules[0].facet [missing] expected a known score of every pair, received none for mentee "r0" with mentor "m0"; give what is missing, or set the rule\'s "missing" to "allow" or "forbid"',
    ]);
    expect(issuesOf(rows, criteria, [{ rule: "floor", criterion: "c0", least: 0.5, missing: "error" }])[0]).toContain(
      'received none for mentee "r0" with mentor "m0" and 2 other pairs',
    );
  });

  it("no pair is forbidden by rounding alone, and none is let through that is more than rounding below", () => {
    const next = random(11);
    const hundredths = (most: number) => Math.floor(next() * (most + 1));
    const seen = { exact: 0, forbidden: 0, allowed: 0 };
    for (let at = 0; at < 1500; at++) {
      const first = 1 + hundredths(99);
      const weights = [first, at % 2 === 0 ? first : 1 + hundredths(99), 1 + hundredths(99)];
      const scores = [hundredths(100), hundredths(100), hundredths(100)];
      const cohort = cohortOf({ mentees: { r: {} }, mentors: { m: {} } });
      const least = 1 + hundredths(99);
      const build = (rules: Anything[]) =>
        prepared(
          cohort,
          programmeOf({
            criteria: scores.map((score, k) => ({
              id: `c${k}`,
              strategy: "table",
              options: { scores: { r: { m: score / 100 } } },
              weight: weights[k],
              facet: k < 2 ? "f" : "g",
            })),
            rules,
          }),
        ).candidates;
      // Every other time the facet has what is asked, exactly.
      const share = [0, 1].map((k) => build([]).terms(0, 0)[k].weight);
      const exactly = 50 * (scores[0] + scores[1]);
      const asked = at % 2 === 0 && exactly > 0 ? exactly : least * 100;
      const options = { facet: "f", least: asked / 10_000, missing: "error" };
      const forbidden = build([{ id: "low", rule: "floor", options }]).rulesAgainst(0, 0).length > 0;
      // Times 10^4, all integers.
      const has = 100 * (share[0] * scores[0] + share[1] * scores[1]);
      const needs = asked * (share[0] + share[1]);
      expect(forbidden && has >= needs, `${at}`).toBe(false);
      expect(!forbidden && has + 2 * 10_000 < needs, `${at}`).toBe(false);
      if (has === needs) seen.exact++;
      seen[forbidden ? "forbidden" : "allowed"]++;
    }
    expect(seen.exact).toBeGreaterThan(300);
    expect(seen.forbidden).toBeGreaterThan(200);
    expect(seen.allowed).toBeGreaterThan(800);
  });

  it("issues: what it cannot mean, what the programme does not have, more decimals than count", () => {
    const rows = [[0.5]];
    const of = (rule: object) => issuesOf(rows, [{ facet: "fit", side: "mentee" }], [{ rule: "floor", ...rule }]);
    const one = 'expected one of "criterion", "facet" and "side", received an object';
    expect(of({ least: 0.5 })).toEqual([`rules[0] [range] ${one}`]);
    expect(of({ least: 0.5, facet: "fit", side: "mentee" })).toEqual([`rules[0] [range] ${one}`]);
    expect(of({ least: 0.5, facet: "fti" })).toEqual([
      'rules[0].facet [unknown-id] expected a facet of the programme (did you mean "fit"?), received "fti"',
    ]);
    expect(of({ least: 0.5, criterion: "C0" })).toEqual([
      'rules[0].criterion [unknown-id] expected a criterion of the programme (did you mean "c0"?), received "C0"',
    ]);
    expect(of({ least: 0.5, side: "mentor" })).toEqual([
      'rules[0].side [conflict] expected a side that a criterion speaks for, received "mentor"',
    ]);
    expect(of({ least: 1 / 3, facet: "fit" })).toEqual([
      "rules[0].least [range] expected at most six decimals, received 0.3333333333333333",
    ]);
    expect(of({ least: 0, facet: "fit" })).toEqual([
      "rules[0].least [range] expected a number >= 0.000001, received 0",
    ]);
  });

  it("a lock cannot override it; where a criterion is wrong, nothing is said about scores", () => {
    const lock = { rule: "lock", mentee: "r0", mentor: "m0" };
    const floor = { rule: "floor", criterion: "c0", least: 0.5 };
    expect(issuesOf([[0.4]], [{}], [lock, floor])).toEqual([
      'rules[0] [conflict] expected an allowed pair, received "r0" with "m0", forbidden by "floor:criterion:c0"',
    ]);
    const overlap = { id: "o", strategy: "overlap", attribute: "zeal", scores: undefined };
    expect(issuesOf([[null]], [{}, overlap], [lock, floor])).toHaveLength(1);
  });

  it("asks no strategy twice for one row", () => {
    const asked: string[] = [];
    const counting = pairwise("counting", ({ id }) => {
      asked.push(id);
      return 0.5;
    });
    const cohort = cohortOf({ mentees: { a: {}, b: {} }, mentors: { m: {} } });
    const rules = ["criterion", "facet", "side"].map((kind) => {
      const options = {
        [kind]: { criterion: "counting", facet: "f", side: "mentee" }[kind],
        least: 0.1,
        missing: "allow",
      };
      return { id: kind, rule: "floor", options };
    });
    const { candidates } = prepared(
      cohort,
      programmeOf({ criteria: [{ id: "counting", facet: "f", unknown: "spread" }], rules }),
      [counting],
    );
    expect(asked).toEqual([]);
    candidates.row(0, new Int32Array(1));
    candidates.choices(0);
    candidates.rulesAgainst(0, 0);
    candidates.row(1, new Int32Array(1));
    expect(asked).toEqual(["a", "b"]);
  });
});
