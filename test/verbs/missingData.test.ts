import type { CohortInput, ProgrammeInput } from "pairwright";
import { check, match, whyNot } from "pairwright";
import { describe, expect, it } from "vitest";
import { builtInRules } from "../../src/candidates/registry.ts";

/** `a` and `m` lack everything that a rule may need; `b` and `n` have it, and every rule allows them. */
const have = { trust: "x", years: 3, themes: ["law"], boss: "zoe" };
const cohort: CohortInput = {
  version: 1,
  mentees: [{ id: "a" }, { id: "b", attributes: have, available: ["2027-01-12"] }],
  mentors: [
    { id: "m", capacity: 2 },
    {
      id: "n",
      capacity: 2,
      attributes: { ...have, trust: "y", years: 9 },
      available: ["2027-01-12"],
    },
  ],
};

/** Options of every kind that has `missing`; `lacks`: the issues with "error"; `forbids`: the pairs with "forbid". */
const attribute = (name: string) => ({
  lacks: [`mentees[0].attributes.${name}`, `mentors[0].attributes.${name}`],
  forbids: ["am", "an", "bm"],
});
const KINDS: Record<string, { options: object; lacks: string[]; forbids: string[] }> = {
  differ: { options: { attribute: "trust" }, ...attribute("trust") },
  same: { options: { attribute: "themes" }, ...attribute("themes") },
  overlap: { options: { attribute: "themes", min: 1 }, ...attribute("themes") },
  atLeast: { options: { attribute: "years", gap: 2 }, ...attribute("years") },
  atMost: { options: { attribute: "years", gap: 9 }, ...attribute("years") },
  conflict: { options: { attribute: "boss" }, ...attribute("boss") },
  dates: {
    options: { every: [28, 42], days: 42, meetings: 1 },
    lacks: ["mentees[0].available", "mentors[0].available"],
    forbids: ["am", "an", "bm"],
  },
  when: {
    // biome-ignore lint/suspicious/noThenProperty: the rule has it
    options: { if: { mentee: { trust: "x" } }, then: { mentor: { trust: "y" } } },
    ...attribute("trust"),
    forbids: ["am", "bm"],
  },
  floor: { options: { criterion: "close", least: 0.1 }, lacks: [], forbids: ["am", "an", "bm"] },
  quota: {
    options: { mentee: { trust: "x" }, per: ["mentor.trust"], max: 2 },
    ...attribute("trust"),
    forbids: ["bm", "am", "an"].sort(),
  },
};

const programmeOf = (rule: string, missing?: string) =>
  ({
    version: 1,
    criteria: [{ id: "close", strategy: "closeness", attribute: "years", scale: 50, weight: 1 }],
    rules: [{ id: "R", rule, ...KINDS[rule].options, ...(missing === undefined ? {} : { missing }) }],
  }) as ProgrammeInput;

const forbiddenBy = (rule: string, missing: string) => {
  const run = match(cohort, programmeOf(rule, missing));
  return ["am", "an", "bm", "bn"].filter((pair) => whyNot(run, pair[0], pair[1]).status === "forbidden");
};

it("every built-in rule kind but forbid and lock, which need no data, is here", () => {
  expect([...builtInRules.keys()].filter((kind) => kind !== "forbid").sort()).toEqual(Object.keys(KINDS).sort());
});

describe.each(Object.keys(KINDS))("what rule %s needs and somebody lacks", (kind) => {
  it("is an issue by default, and with error", () => {
    const issuesOf = (missing?: string) => {
      const result = check(cohort, programmeOf(kind, missing));
      return result.ok ? ["none"] : result.issues.map(({ path, code }) => `${path} ${code}`);
    };
    const issues = issuesOf();
    expect(issuesOf("error")).toEqual(issues);
    for (const path of KINDS[kind].lacks) expect(issues).toContain(`${path} missing`);
    expect(issues.every((issue) => issue.endsWith(" missing"))).toBe(true);
  });

  it("lets the pairs through with allow, and forbids them with forbid", () => {
    expect(forbiddenBy(kind, "allow")).toEqual([]);
    expect(forbiddenBy(kind, "forbid")).toEqual(KINDS[kind].forbids);
  });
});
