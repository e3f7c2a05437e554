import { InvalidInputError, match } from "pairwright";
import { describe, expect, it } from "vitest";
import type { Candidates } from "../../src/candidates/candidates.ts";
import { builtInRules } from "../../src/candidates/registry.ts";
import { cohortOf, optionsOf, prepare, programmeOf } from "./build.ts";

const cohort = cohortOf({
  mentees: {
    a: { attributes: { trust: "x", themes: ["law", "care"], grade: 1 } },
    b: { attributes: { trust: "y", themes: [], grade: 2 } },
    c: { attributes: { trust: "x", grade: 3 } },
    d: { attributes: { themes: ["care"], code: 6 } },
  },
  mentors: { m: { attributes: { kind: "gp", code: "6" } }, n: { attributes: { kind: "sp" } }, o: {} },
});

function quota(options: Record<string, unknown>) {
  const kind = builtInRules.get("quota");
  if (kind === undefined) throw new Error("no quota");
  const rules = [{ id: "q", rule: "quota", options: optionsOf(kind as never, options) }];
  return prepare(cohort, programmeOf({ criteria: [{ id: "coverage" }], rules }));
}

/** Every count as `of: mentees with mentors`. */
function counted({ counts, cohort: { mentees, mentors } }: Candidates): string[] {
  const ids = (people: readonly { id: string }[], list: Int32Array) => Array.from(list, (at) => people[at].id).join("");
  return counts.map(
    ({ of, mentees: rows, mentors: columns }) =>
      `${JSON.stringify(of)} ${ids(mentees, rows)} with ${ids(mentors, columns)}`,
  );
}

const forbidden = ({ cohort: { mentees, mentors }, rulesAgainst }: Candidates) =>
  mentees.flatMap(({ id }, i) => mentors.flatMap((one, j) => (rulesAgainst(i, j).length > 0 ? [id + one.id] : [])));

describe("a quota", () => {
  it("without per is one count, of all who pass the filters; nobody passing is a count too", () => {
    expect(counted(quota({ max: 1 }).candidates)).toEqual(["{} abcd with mno"]);
    const some = quota({ mentee: { trust: "x" }, mentor: { kind: ["gp", "sp"] }, min: 1, missing: "allow" });
    expect(counted(some.candidates)).toEqual(["{} ac with mn"]);
    expect(counted(quota({ mentee: { grade: { min: 9 } }, min: 1, missing: "allow" }).candidates)).toEqual([
      "{}  with mno",
    ]);
  });

  it("with per has a count for every combination, in code unit order, whatever the order of the entries", () => {
    const counts = [
      '{"mentee.trust":"x","mentor.kind":"gp"} ac with m',
      '{"mentee.trust":"x","mentor.kind":"sp"} ac with n',
      '{"mentee.trust":"y","mentor.kind":"gp"} b with m',
      '{"mentee.trust":"y","mentor.kind":"sp"} b with n',
    ];
    for (const per of [
      ["mentee.trust", "mentor.kind"],
      ["mentor.kind", "mentee.trust"],
    ])
      expect(counted(quota({ per, max: 1, missing: "allow" }).candidates)).toEqual(counts);
    expect(
      counted(quota({ per: ["mentor", "mentee"], mentee: { grade: 1 }, max: 1, missing: "allow" }).candidates),
    ).toEqual(["m", "n", "o"].map((mentor) => `{"mentee":"a","mentor":"${mentor}"} a with ${mentor}`));
  });

  it("counts somebody with several values under each, with none under nothing, and 6 apart from text", () => {
    expect(counted(quota({ per: ["mentee.themes"], max: 1, missing: "allow" }).candidates)).toEqual([
      '{"mentee.themes":"care"} ad with mno',
      '{"mentee.themes":"law"} a with mno',
    ]);
    expect(counted(quota({ per: ["mentee.code", "mentor.code"], max: 1, missing: "allow" }).candidates)).toEqual([
      '{"mentee.code":6,"mentor.code":"6"} d with m',
    ]);
    expect(counted(quota({ mentor: { code: 6 }, max: 1, missing: "allow" }).candidates)).toEqual(["{} abcd with "]);
  });

  it("missing: allow leaves pairs out, forbid forbids those that might count, error says who lacks what", () => {
    const options = { mentee: { trust: "x" }, per: ["mentor.kind"], max: 1 };
    const left = quota({ ...options, missing: "allow" });
    expect(forbidden(left.candidates)).toEqual([]);
    const shut = quota({ ...options, missing: "forbid" });
    // d may be of trust x; b is not, whatever o's kind is.
    expect(forbidden(shut.candidates)).toEqual(["ao", "co", "dm", "dn", "do"]);
    expect(counted(shut.candidates)).toEqual(counted(left.candidates));
    const said = quota(options).issues.map(({ mentee, mentor, path, code }) => [mentee, mentor, path, code]);
    expect(said).toEqual([
      [3, undefined, "attributes.trust", "missing"],
      [undefined, 2, "attributes.kind", "missing"],
    ]);
    // Another key that fails, or another entry without a value, settles it.
    expect(quota({ mentee: { trust: "x", code: 7 }, max: 1, missing: "forbid" }).issues).toEqual([]);
    expect(forbidden(quota({ mentee: { trust: "x", themes: "none" }, max: 1, missing: "forbid" }).candidates)).toEqual([
      "cm",
      "cn",
      "co",
    ]);
  });

  it("an id is made of the content, whatever the order of keys and entries", () => {
    const idOf = (options: unknown) => {
      const kind = builtInRules.get("quota") as never as { idOf(options: unknown): string };
      return kind.idOf(optionsOf(kind as never, options));
    };
    expect(idOf({ per: ["mentor", "mentee.trust"], max: 1 })).toBe("quota:per:mentee.trust:mentor:max=1");
    expect(idOf({ per: ["mentee.trust", "mentor"], max: 1 })).toBe("quota:per:mentee.trust:mentor:max=1");
    expect(idOf({ mentor: { kind: "gp" }, min: 2, missing: "allow" })).toBe("quota:mentor.kind=gp:min=2:missing:allow");
    expect(idOf({ mentor: { kind: "gp" }, min: 2 })).not.toBe(idOf({ mentor: { kind: "gp" }, max: 2 }));
  });
});

describe("wrong quotas", () => {
  const people = {
    version: 1 as const,
    mentees: [
      { id: "a", attributes: { trust: "x" } },
      { id: "b", attributes: { trust: "x" } },
    ],
    mentors: [{ id: "m", capacity: 2, attributes: { kind: "gp" } }],
  };
  const criteria = [{ id: "w", strategy: "wishes", weight: 1 }];
  const issuesOf = (...rules: Record<string, unknown>[]) => {
    try {
      match(people, { version: 1, criteria, rules: rules as never });
    } catch (error) {
      if (error instanceof InvalidInputError) return error.issues.map(({ path, code }) => `${path} ${code}`);
      throw error;
    }
    return [];
  };
  it.each<[string, Record<string, unknown>, string[]]>([
    ["min above max", { min: 2, max: 1 }, ["rules[0].min range"]],
    ["neither", {}, ["rules[0] range"]],
    ["a fraction", { max: 0.5 }, ["rules[0].max type"]],
    ["below 0", { min: -1 }, ["rules[0].min range"]],
    ["an entry of nobody", { per: ["trust"], max: 1 }, ["rules[0].per[0] range"]],
    ["an entry twice", { per: ["mentor", "mentor"], max: 1 }, ["rules[0].per[1] range"]],
    ["an attribute of nobody in per", { per: ["mentee.trsut"], max: 1 }, ["rules[0].per[0] unknown-id"]],
    ["an attribute of the other side", { per: ["mentor.trust"], max: 1 }, ["rules[0].per[0] unknown-id"]],
    ["an attribute of nobody in a filter", { mentor: { knid: "gp" }, max: 1 }, ["rules[0].mentor.knid unknown-id"]],
    ["another key", { most: 1 }, ["rules[0].most unknown-key", "rules[0] range"]],
  ])("%s", (_, options, expected) => {
    expect(issuesOf({ rule: "quota", ...options }).sort()).toEqual([...expected].sort());
  });

  it("an attribute with a slip of the pen gets a hint", () => {
    expect(() =>
      match(people, { version: 1, criteria, rules: [{ rule: "quota", per: ["mentee.trsut"], max: 1 }] }),
    ).toThrow('expected an attribute that a mentee has (did you mean "trust"?), received "mentee.trsut"');
  });

  it("more locked pairs than a max are a contradiction; a min that nobody can give is none", () => {
    const locks = [
      { rule: "lock", mentee: "a", mentor: "m" },
      { rule: "lock", mentee: "b", mentor: "m" },
    ];
    expect(issuesOf(...locks, { rule: "quota", mentee: { trust: "x" }, max: 1 })).toEqual(["rules[2].max conflict"]);
    expect(issuesOf(...locks, { rule: "quota", mentee: { trust: "x" }, max: 2 })).toEqual([]);
    expect(issuesOf({ rule: "quota", min: 7 })).toEqual([]);
  });

  it("more combinations than can be held are said to be too many", () => {
    const many = (side: string) => Array.from({ length: 400 }, (_, at) => ({ id: `${side}${at}` }));
    const large = { version: 1 as const, mentees: many("r"), mentors: many("m") };
    expect(() =>
      match(large, { version: 1, criteria, rules: [{ rule: "quota", per: ["mentee", "mentor"], max: 1 }] }),
    ).toThrow("expected at most 100000 combinations of values, received 160000");
  });
});

describe("a rule of one's own that counts", () => {
  const options = { "~standard": { version: 1 as const, vendor: "test", validate: () => ({ value: {} }) } };
  const people = { version: 1 as const, mentees: [{ id: "a" }, { id: "b" }], mentors: [{ id: "m", capacity: 2 }] };
  const criteria = [{ id: "w", strategy: "wishes", weight: 1 }];
  const matched = (counts: unknown) =>
    match(
      people,
      { version: 1, criteria, rules: [{ rule: "own" }] },
      { rules: [{ name: "own", options, idOf: () => "own", prepare: () => ({ row() {}, counts: counts as never }) }] },
    );
  const all = { of: {}, mentees: Int32Array.of(0, 1), mentors: Int32Array.of(0) };

  it("limits as a quota does", () => {
    const run = matched([{ ...all, max: 1 }]);
    expect(run.status === "optimal" && run.matching.placed).toBe(1);
  });

  it.each<[unknown, string]>([
    [7, "counts: expected an array, received 7"],
    [[7], "counts[0]: expected an object, received 7"],
    [[all], "counts[0]: expected min or max, received nothing"],
    [[{ ...all, of: undefined, max: 1 }], "counts[0].of: expected an object of texts"],
    [[{ ...all, max: 0.5 }], "counts[0].max: expected an integer from 0 to 1,000,000,000, received 0.5"],
    [[{ ...all, min: 2, max: 1 }], "counts[0].min: expected at most 1, received 2"],
    [[{ ...all, mentees: [0, 1], max: 1 }], "counts[0].mentees: expected an Int32Array of indices below 2, ascending"],
    [[{ ...all, mentees: Int32Array.of(1, 0), max: 1 }], "counts[0].mentees: expected an Int32Array"],
    [[{ ...all, mentors: Int32Array.of(1), max: 1 }], "counts[0].mentors: expected an Int32Array of indices below 1"],
  ])("anything else is its own fault: %o", (counts, message) => {
    expect(() => matched(counts)).toThrow(`rule "own" prepared something else: ${message}`);
  });
});
