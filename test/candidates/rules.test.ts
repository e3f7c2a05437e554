import { describe, expect, it } from "vitest";
import type { Candidates } from "../../src/candidates/candidates.ts";
import { builtInRules } from "../../src/candidates/registry.ts";
import type { RuleKind } from "../../src/candidates/rule.ts";
import { FORBIDDEN } from "../../src/points.ts";
import { affinities, cohortOf, prepare, programmeOf } from "./build.ts";

const criteria = [{ id: "coverage" }];

/** For each mentee, the rules against each mentor; every view of the candidates is checked to agree with it. */
function against(candidates: Candidates): string[][] {
  const { mentees, mentors } = candidates.cohort;
  const rows = affinities(candidates);
  return mentees.map((_, mentee) => {
    const row = mentors.map((_, mentor) => [...candidates.rulesAgainst(mentee, mentor)]);
    const allowed = [...mentors.keys()].filter((mentor) => row[mentor].length === 0);
    expect([...candidates.allowed(mentee)]).toEqual(allowed);
    expect(rows[mentee].map((points) => points === FORBIDDEN)).toEqual(row.map((rules) => rules.length > 0));
    expect([...candidates.choices(mentee)].map((choice) => choice === 0)).toEqual(row.map((rules) => rules.length > 0));
    for (const rule of candidates.rules) {
      const forbidden = new Uint8Array(mentors.length);
      rule.row(mentee, forbidden);
      expect([...forbidden]).toEqual(row.map((rules) => (rules.includes(rule.id) ? 1 : 0)));
      if (rule.mentees?.includes(mentee) === false) expect(forbidden.includes(1)).toBe(false);
    }
    return row.map((rules) => rules.join(" "));
  });
}

describe("built-in rules", () => {
  it("nobody is their own mentor, and nobody meets whom they avoid or who avoids them", () => {
    const cohort = cohortOf({
      mentees: { a: { avoid: ["m2"] }, r1: {}, r2: { avoid: ["m1", "m2"] } },
      mentors: { a: {}, m1: { avoid: ["r2"] }, m2: {} },
    });
    const { candidates } = prepare(cohort, programmeOf({ criteria }));
    expect(against(candidates)).toEqual([
      ["oneself", "", "avoided-by-mentee"],
      ["", "", ""],
      ["", "avoided-by-mentee avoided-by-mentor", "avoided-by-mentee"],
    ]);
    expect(candidates.rules.map(({ id }) => id)).toEqual(["avoided-by-mentee", "avoided-by-mentor", "oneself"]);
  });

  it("are not listed where they forbid nothing", () => {
    const { candidates } = prepare(cohortOf({ mentees: { r1: {} }, mentors: { m1: {} } }), programmeOf({ criteria }));
    expect(candidates.rules).toEqual([]);
    expect(against(candidates)).toEqual([[""]]);
  });
});

describe("differ", () => {
  const cohort = cohortOf({
    mentees: {
      r1: { attributes: { org: "a" } },
      r2: { attributes: { org: ["b", "c"] } },
      r3: { attributes: { org: [] } },
      r4: {},
    },
    mentors: { m1: { attributes: { org: ["a", "b"] } }, m2: { attributes: { org: "7" } }, m3: {} },
  });
  const programme = (missing: string) =>
    programmeOf({ criteria, rules: [{ id: "outside", rule: "differ", options: { attribute: "org", missing } }] });

  it("forbids what has anything in common; the missing are allowed if the rule says so", () => {
    const { candidates, issues } = prepare(cohort, programme("allow"));
    expect(against(candidates)).toEqual([
      ["outside", "", ""],
      ["outside", "", ""],
      ["", "", ""],
      ["", "", ""],
    ]);
    expect(issues).toEqual([]);
  });

  it("or forbidden to everybody if it says so", () => {
    const { candidates, issues } = prepare(cohort, programme("forbid"));
    expect(against(candidates)).toEqual([
      ["outside", "", "outside"],
      ["outside", "", "outside"],
      ["", "", "outside"],
      ["outside", "outside", "outside"],
    ]);
    expect(issues).toEqual([]);
  });

  it("by default everybody must have the attribute, and each who lacks it is reported", () => {
    const { issues } = prepare(cohort, programme("error"));
    expect(issues).toMatchObject([
      { rule: 0, mentee: 3, path: "attributes.org", code: "missing" },
      { rule: 0, mentor: 2, path: "attributes.org", code: "missing" },
    ]);
    const result = builtInRules.get("differ")?.options["~standard"].validate({ attribute: "org" });
    expect(result).toMatchObject({ value: { attribute: "org", missing: "error" } });
  });

  it("an attribute that nobody has is reported once", () => {
    const options = { attribute: "ogr", missing: "error" };
    const { issues } = prepare(cohort, programmeOf({ criteria, rules: [{ id: "x", rule: "differ", options }] }));
    expect(issues).toMatchObject([{ rule: 0, path: "attribute", code: "unknown-id" }]);
    expect(issues[0].message).toContain('"org"');
  });

  it("a number and its text are one value", () => {
    const both = cohortOf({
      mentees: { r1: { attributes: { org: 7 } } },
      mentors: { m1: { attributes: { org: ["7"] } }, m2: { attributes: { org: 8 } } },
    });
    expect(against(prepare(both, programme("error")).candidates)).toEqual([["outside", ""]]);
  });
});

describe("forbid", () => {
  const cohort = cohortOf({ mentees: { r1: {}, r2: {} }, mentors: { m1: {}, m2: {}, m3: {} } });
  const forbid = (mentee: string, mentor: string) => ({
    id: `forbid:${mentee}:${mentor}`,
    rule: "forbid",
    options: { mentee, mentor },
  });

  it("forbids one pair, and says under which id", () => {
    const rules = [forbid("r2", "m3"), forbid("r2", "m1"), { ...forbid("r2", "m3"), id: "again" }];
    const { candidates, issues } = prepare(cohort, programmeOf({ criteria, rules }));
    expect(against(candidates)).toEqual([
      ["", "", ""],
      ["forbid:r2:m1", "", "again forbid:r2:m3"],
    ]);
    expect(issues).toEqual([]);
    expect(builtInRules.get("forbid")?.idOf({ mentee: "r2", mentor: "m1" })).toBe("forbid:r2:m1");
    expect(builtInRules.get("differ")?.idOf({ attribute: "org", missing: "error" })).toBe("differ:org");
  });

  it("reports ids that name nobody", () => {
    const { candidates, issues } = prepare(
      cohort,
      programmeOf({ criteria, rules: [forbid("r9", "m1"), forbid("m1", "r1")] }),
    );
    expect(issues.map(({ rule, path, code }) => [rule, path, code])).toEqual([
      [0, "mentee", "unknown-id"],
      [0, "mentor", "unknown-id"],
      [1, "mentee", "unknown-id"],
    ]);
    expect(against(candidates).flat()).toEqual(["", "", "", "", "", ""]);
  });
});

describe("locks", () => {
  it("a lock on a forbidden pair is a conflict at that lock, with every rule against it", () => {
    const cohort = cohortOf({ mentees: { r1: { avoid: ["m1"] }, r2: {} }, mentors: { m1: {}, m2: {} } });
    const rules = [{ id: "no", rule: "forbid", options: { mentee: "r1", mentor: "m1" } }];
    const locks = [
      { id: "lock:r1:m1", mentee: 0, mentor: 0 },
      { id: "lock:r2:m1", mentee: 1, mentor: 0 },
    ];
    const { issues } = prepare(cohort, programmeOf({ criteria, rules, locks }));
    expect(issues).toMatchObject([{ lock: 0, path: "", code: "conflict" }]);
    expect(issues[0].message).toBe(
      'expected an allowed pair, received "r1" with "m1", forbidden by "avoided-by-mentee", "no"',
    );
  });
});

describe("a rule kind of somebody else's", () => {
  const cohort = cohortOf({ mentees: { r1: {}, r2: {} }, mentors: { m1: {}, m2: {} } });
  const options = builtInRules.get("forbid")?.options as RuleKind["options"];
  const kind = (prepareIt: RuleKind["prepare"]): RuleKind => ({
    name: "own",
    options,
    idOf: () => "own",
    prepare: prepareIt,
  });
  const programme = programmeOf({ criteria, rules: [{ id: "mine", rule: "own", options: {}, because: "I say so" }] });

  it("forbids like any other", () => {
    const own = kind(() => ({ row: (mentee, forbidden) => void (forbidden[1 - mentee] = 1) }));
    const { candidates } = prepare(cohort, programme, [], [own]);
    expect(against(candidates)).toEqual([
      ["", "mine"],
      ["mine", ""],
    ]);
    expect(candidates.rules).toMatchObject([{ id: "mine", rule: "own", because: "I say so" }]);
  });

  it("that throws, is asynchronous or names strangers is named", () => {
    const boom = () => {
      throw new TypeError("boom");
    };
    expect(() => prepare(cohort, programme, [], [kind(boom)])).toThrow('rule "mine" threw while preparing: boom');
    const { candidates } = prepare(cohort, programme, [], [kind(() => ({ row: boom }))]);
    expect(() => candidates.allowed(1)).toThrow('rule "mine" threw for mentee "r2": boom');
    const late = prepare(cohort, programme, [], [kind(() => ({ row: async () => {} }))]);
    expect(() => late.candidates.allowed(0)).toThrow('rule "mine" returned a promise from row');
    const far = kind(() => ({ mentees: [2], row() {} }));
    expect(() => prepare(cohort, programme, [], [far])).toThrow(
      'rule "mine" prepared something else: mentees: expected indices of mentees, received 2',
    );
  });
});
