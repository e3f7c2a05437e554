import { describe, expect, it } from "vitest";
import { idsOf, person, ruled, table, wrong } from "./ruleTable.ts";

const mentees = [
  person("a", { s: ["p", "q"], n: 3 }),
  person("b", { s: [], n: 0.1 }),
  person("c", { s: 6, n: 5 }),
  person("d"),
];
const mentors = [
  person("e", { s: ["q", "p", "r"], n: 3 }),
  person("f", { s: "q", n: 0.4 }),
  person("g", { s: "6", n: 6 }),
  person("h"),
];
const allow = { missing: "allow" };
const forbid = { missing: "forbid" };

/** Both lists without those who lack everything. */
const known = [mentees.slice(0, 3), mentors.slice(0, 3)] as const;

describe("same and overlap", () => {
  it.each<[string, object, string[]]>([
    ["same", { rule: "same", attribute: "s", ...allow }, ["..x.", "xxx.", "xxx.", "...."]],
    ["same, the missing forbidden", { rule: "same", attribute: "s", ...forbid }, ["..xx", "xxxx", "xxxx", "xxxx"]],
    ["at least two", { rule: "overlap", attribute: "s", min: 2, ...allow }, [".xx.", "xxx.", "xxx.", "...."]],
    ["at most one", { rule: "overlap", attribute: "s", max: 1, ...allow }, ["x...", "....", "....", "...."]],
    ["exactly one", { rule: "overlap", attribute: "s", min: 1, max: 1, ...allow }, ["x.x.", "xxx.", "xxx.", "...."]],
    ["none at all", { rule: "overlap", attribute: "s", max: 0, ...allow }, ["xx..", "....", "....", "...."]],
    ["at least none", { rule: "overlap", attribute: "s", min: 0, ...forbid }, ["...x", "...x", "...x", "xxxx"]],
  ])("%s", (_, rule, expected) => {
    expect(table(mentees, mentors, rule)).toEqual(expected);
  });

  it("values are compared with their type; another attribute of each side", () => {
    const rule = { rule: "same", attribute: { mentee: "s", mentor: "k" } };
    const others = [6, "6", "p", true, "true"].map((k, at) => person(`m${at}`, { k }));
    expect(table([...known[0], person("e", { s: true })], others, rule)).toEqual(["xx.xx", "xxxxx", ".xxxx", "xxx.x"]);
  });

  it("by default everybody needs the attribute, each on the side where it is asked for", () => {
    const lacking = ["cohort mentees[3].attributes.s [missing]", "cohort mentors[3].attributes.s [missing]"];
    expect(wrong(mentees, mentors, { rule: "same", attribute: "s" })).toEqual(lacking);
    expect(wrong(mentees, mentors, { rule: "overlap", attribute: "s", min: 1, missing: "error" })).toEqual(lacking);
    const [issue] = ruled(mentees, mentors, [{ rule: "same", attribute: "s" }]).issues;
    expect(issue.message).toContain('since a rule "same" needs it, received nothing');
    const apart = { rule: "same", attribute: { mentee: "n", mentor: "s" } };
    expect(wrong(mentees.slice(0, 3), mentors, apart)).toEqual(["cohort mentors[3].attributes.s [missing]"]);
  });

  it("an attribute that nobody has is reported once, with what was meant", () => {
    const { issues } = ruled(mentees, mentors, [{ rule: "same", attribute: "S" }]);
    expect(issues).toMatchObject([{ document: "programme", path: "rules[0].attribute", code: "unknown-id" }]);
    expect(issues[0].message).toContain('did you mean "s"?');
    const rule = { rule: "overlap", max: 1, attribute: { mentee: "s", mentor: "t" } };
    expect(wrong(mentees, mentors, rule)).toEqual(["programme rules[0].attribute.mentor [unknown-id]"]);
    expect(wrong([], [], rule)).toEqual([]);
  });

  it.each<[object, string]>([
    [{ rule: "same" }, "rules[0].attribute [missing]"],
    [{ rule: "same", attribute: "s", missing: "ignore" }, "rules[0].missing [range]"],
    [{ rule: "same", attribute: "s", min: 1 }, "rules[0].min [unknown-key]"],
    [{ rule: "same", attribute: { mentee: "s" } }, "rules[0].attribute.mentor [missing]"],
    [{ rule: "overlap", attribute: "s" }, "rules[0] [range]"],
    [{ rule: "overlap", attribute: "s", min: -1 }, "rules[0].min [range]"],
    [{ rule: "overlap", attribute: "s", max: 1.5 }, "rules[0].max [type]"],
    [{ rule: "overlap", attribute: "s", max: "1" }, "rules[0].max [type]"],
    [{ rule: "overlap", attribute: "s", min: 2, max: 1 }, "rules[0].min [range]"],
  ])("wrong options are refused: %j", (rule, issue) => {
    expect(wrong(...known, rule)).toEqual([`programme ${issue}`]);
  });

  it("ids are made from the options", () => {
    expect(
      idsOf(
        mentees,
        mentors,
        { rule: "same", attribute: "s", ...allow },
        { rule: "same", attribute: "s", ...forbid },
        { rule: "same", attribute: { mentee: "s", mentor: "n" }, ...allow },
        { rule: "overlap", attribute: "s", min: 1, ...allow },
        { rule: "overlap", attribute: "s", max: 1, ...allow },
        { rule: "overlap", attribute: "s", min: 1, max: 2, ...allow },
      ),
    ).toEqual([
      "overlap:s:max:1:missing:allow",
      "overlap:s:min:1:max:2:missing:allow",
      "overlap:s:min:1:missing:allow",
      "same:mentee:s:mentor:n:missing:allow",
      "same:s:missing:allow",
      "same:s:missing:forbid",
    ]);
    expect(idsOf(...known, { rule: "same", attribute: "s" })).toEqual(["same:s"]);
    const twice = { rule: "same", attribute: "s" };
    expect(wrong(...known, twice, { ...twice, missing: "error" })).toEqual(["programme rules[1] [duplicate]"]);
  });
});

describe("differ", () => {
  it("of another attribute of each side; there, values are compared by their text", () => {
    const rule = { rule: "differ", attribute: { mentee: "s", mentor: "k" } };
    const others = [6, "6", "p"].map((k, at) => person(`m${at}`, { k }));
    expect(table(known[0], others, rule)).toEqual(["..x", "...", "xx."]);
    expect(idsOf(known[0], others, rule)).toEqual(["differ:mentee:s:mentor:k"]);
    expect(wrong(mentees, others, rule)).toEqual(["cohort mentees[3].attributes.s [missing]"]);
  });
});

describe("atLeast and atMost", () => {
  // The mentor's number less the mentee's: 0, −2.6, 3; 2.9, 0.30000000000000004, 5.9; −2, −4.6, 1.
  it.each<[string, object, string[]]>([
    ["as many", { rule: "atLeast", attribute: "n", gap: 0, ...allow }, [".x..", "....", "xx..", "...."]],
    ["fewer by two at most", { rule: "atLeast", attribute: "n", gap: -2, ...allow }, [".x..", "....", ".x..", "...."]],
    [
      "0.3 more, in doubles",
      { rule: "atLeast", attribute: "n", gap: 0.1 + 0.2, ...allow },
      ["xx..", "....", "xx..", "...."],
    ],
    ["the missing forbidden", { rule: "atLeast", attribute: "n", gap: 0, ...forbid }, [".x.x", "...x", "xx.x", "xxxx"]],
    [
      "0.3 at most, in doubles",
      { rule: "atMost", attribute: "n", gap: 0.3, ...allow },
      ["..x.", "xxx.", "..x.", "...."],
    ],
    ["3 at most", { rule: "atMost", attribute: "n", gap: 3, ...allow }, ["....", "..x.", "....", "...."]],
    ["at most, forbidden", { rule: "atMost", attribute: "n", gap: 2.9, ...forbid }, ["..xx", "..xx", "...x", "xxxx"]],
    ["at most −2", { rule: "atMost", attribute: "n", gap: -2, ...allow }, ["x.x.", "xxx.", "..x.", "...."]],
  ])("%s", (_, rule, expected) => {
    expect(table(mentees, mentors, rule)).toEqual(expected);
  });

  it("numbers so far apart that their difference is infinite are far apart", () => {
    const [low, high] = [person("a", { n: -1.7e308 }), person("b", { n: 1.7e308 })];
    expect(table([low], [{ ...high, id: "m" }], { rule: "atLeast", attribute: "n", gap: 1e308 })).toEqual(["."]);
    expect(table([low], [{ ...high, id: "m" }], { rule: "atMost", attribute: "n", gap: 1e308 })).toEqual(["x"]);
    expect(table([high], [{ ...low, id: "m" }], { rule: "atLeast", attribute: "n", gap: -1e308 })).toEqual(["x"]);
  });

  it("everybody needs a number, by default; what is none is refused whatever `missing` says", () => {
    expect(wrong(mentees, mentors, { rule: "atLeast", attribute: "n", gap: 1 })).toEqual([
      "cohort mentees[3].attributes.n [missing]",
      "cohort mentors[3].attributes.n [missing]",
    ]);
    const apart = { rule: "atMost", attribute: { mentee: "n", mentor: "s" }, gap: 1, ...allow };
    expect(wrong(mentees, mentors, apart)).toEqual(
      [0, 1, 2].map((mentor) => `cohort mentors[${mentor}].attributes.s [type]`),
    );
    expect(ruled(mentees, mentors, [apart]).issues[0].message).toContain("since a rule measures it");
    expect(wrong(mentees, mentors, { rule: "atMost", attribute: "m", gap: 1 })).toEqual([
      "programme rules[0].attribute [unknown-id]",
    ]);
  });

  it.each<[object, string]>([
    [{ rule: "atLeast", attribute: "n" }, "rules[0].gap [missing]"],
    [{ rule: "atMost", attribute: "n", gap: "1" }, "rules[0].gap [type]"],
    [{ rule: "atMost", attribute: "n", gap: Number.POSITIVE_INFINITY }, "rules[0].gap [type]"],
    [{ rule: "atLeast", gap: 1 }, "rules[0].attribute [missing]"],
    [{ rule: "atLeast", attribute: "n", gap: 1, max: 2 }, "rules[0].max [unknown-key]"],
  ])("wrong options are refused: %j", (rule, issue) => {
    expect(wrong(...known, rule)).toEqual([`programme ${issue}`]);
  });

  it("ids are made from the options", () => {
    expect(
      idsOf(
        ...known,
        { rule: "atLeast", attribute: "n", gap: -2 },
        { rule: "atLeast", attribute: "n", gap: 0.1 },
        { rule: "atMost", attribute: { mentee: "n", mentor: "n" }, gap: 0.1, ...forbid },
      ),
    ).toEqual(["atLeast:n:gap:-2", "atLeast:n:gap:0.1", "atMost:mentee:n:mentor:n:gap:0.1:missing:forbid"]);
  });
});
