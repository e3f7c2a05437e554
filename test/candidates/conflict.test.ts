import { describe, expect, it } from "vitest";
import { idsOf, person, ruled, table, wrong } from "./ruleTable.ts";

// m is on both lists. b's boss is m, m's are n (as a mentor) and nobody (as a mentee); o's are a and b.
const mentees = [person("a", { boss: "z" }), person("b", { boss: ["m"] }), person("m", { boss: [] }), person("u")];
const mentors = [person("m", { boss: "n" }), person("n", { boss: "z" }), person("o", { boss: ["a", "b"] })];
const boss = { rule: "conflict", attribute: "boss", missing: "allow" };
const pairs = [
  ["n", "a"],
  ["a", "m"],
  ["u", "m"],
];

describe("conflict", () => {
  it.each<[string, object, string[]]>([
    ["pairs, in either order", { rule: "conflict", pairs }, ["xx.", "...", "...", "x.."]],
    ["the same pair twice", { rule: "conflict", pairs: [...pairs, ["a", "n"]] }, ["xx.", "...", "...", "x.."]],
    ["no pairs", { rule: "conflict", pairs: [] }, ["...", "...", "...", "..."]],
    ["one names the other", boss, ["..x", "x.x", ".x.", "..."]],
    ["one leads to the other", { ...boss, chain: true }, ["..x", "xxx", ".xx", "..."]],
    ["both pairs and names", { ...boss, pairs }, ["xxx", "x.x", ".x.", "x.."]],
    ["who lacks it, forbidden", { ...boss, missing: "forbid" }, ["..x", "x.x", ".x.", "xxx"]],
  ])("%s", (_, rule, expected) => {
    expect(table(mentees, mentors, rule)).toEqual(expected);
  });

  it("a pair of two people on both lists means them in both roles", () => {
    const both = [person("p"), person("q"), person("r")];
    expect(table(both, both, { rule: "conflict", pairs: [["q", "p"]] })).toEqual([".x.", "x..", "..."]);
    // Two who are mentors only: nothing to forbid, and nothing wrong.
    expect(table([person("a")], both, { rule: "conflict", pairs: [["q", "p"]] })).toEqual(["..."]);
  });

  it("chains that lead in a circle end", () => {
    const circle = [person("a", { boss: "m" }), person("b", { boss: "b" }), person("c", { boss: ["a", "c"] })];
    const others = [person("m", { boss: "n" }), person("n", { boss: "a" }), person("o", { boss: "o" })];
    expect(table(circle, others, { ...boss, chain: true })).toEqual(["xx.", "...", "xx."]);
    expect(table(circle, others, boss)).toEqual(["xx.", "...", "..."]);
  });

  it("a chain goes over people of the cohort alone, in the same direction all the way", () => {
    // a and m have the same boss: neither leads to the other.
    const asked = [person("a", { boss: "n" }), person("b", { boss: "outside" })];
    const others = [person("m", { boss: "n" }), person("n", { boss: ["outside"] })];
    expect(table(asked, others, { ...boss, chain: true })).toEqual([".x", ".."]);
  });

  it("a long line is followed to its end, from above and from below", () => {
    const line = Array.from({ length: 5000 }, (_, at) => person(`m${at}`, { boss: at < 4999 ? `m${at + 1}` : [] }));
    const asked = [person("a", { boss: "m0" }), person("b", { boss: [] }), person("m4999", { boss: [] })];
    const rows = table(asked, line, { ...boss, chain: true });
    expect([...rows[0]].filter((one) => one === "x").length).toBe(5000);
    expect(rows[1]).not.toContain("x");
    // All but m4999 itself, which leads to nobody and is led to by everybody: it takes two.
    expect([...rows[2]].filter((one) => one === "x").length).toBe(4999);
    expect(rows[2][[...line.keys()].sort((x, y) => (`m${x}` < `m${y}` ? -1 : 1)).indexOf(4999)]).toBe(".");
  });

  it("what is missing on the way leaves a chain open; what is known settles it", () => {
    const asked = [person("a", { boss: "v" }), person("b", { boss: [] })];
    const others = [person("m", { boss: [] }), person("v"), person("w", { boss: "a" })];
    const open = { ...boss, missing: "forbid" };
    expect(table(asked, others, open)).toEqual([".xx", ".x."]);
    expect(table(asked, others, { ...open, chain: true })).toEqual(["xxx", ".xx"]);
    expect(table(asked, others, { ...open, chain: true, missing: "allow" })).toEqual([".xx", "..."]);
  });

  it("somebody on both lists who lacks it is in no conflict with themselves", () => {
    const rule = { ...boss, missing: "forbid" };
    expect(table([person("a"), person("b", { boss: [] })], [person("a"), person("m", { boss: [] })], rule)).toEqual([
      ".x",
      "x.",
    ]);
  });

  it("by default everybody needs the attribute, in one of their entries", () => {
    const rule = { rule: "conflict", attribute: "boss" };
    expect(wrong(mentees, mentors, rule)).toEqual(["cohort mentees[3].attributes.boss [missing]"]);
    const half = [person("a", { boss: [] }), person("b"), person("c")];
    expect(wrong(half, [person("a"), person("b", { boss: [] }), person("c"), person("d")], rule)).toEqual([
      "cohort mentees[2].attributes.boss [missing]",
      "cohort mentors[3].attributes.boss [missing]",
    ]);
    expect(wrong(half, [person("z")], { rule: "conflict", pairs: [["a", "z"]] })).toEqual([]);
  });

  it("what is no id is refused, in whichever entry it stands", () => {
    const asked = [person("a", { boss: 6 }), person("6", { boss: [] })];
    const others = [person("a", { boss: true }), person("m", { boss: false })];
    expect(wrong(asked, others, boss)).toEqual([
      "cohort mentees[0].attributes.boss [type]",
      "cohort mentors[0].attributes.boss [type]",
      "cohort mentors[1].attributes.boss [type]",
    ]);
  });

  it("ids of nobody, and an attribute that nobody has, are named with what was meant", () => {
    const given = {
      rule: "conflict",
      pairs: [
        ["ana", "m"],
        ["b", "mm"],
      ],
      attribute: "bos",
    };
    const { issues } = ruled([person("anna", { boss: [] }), ...mentees], mentors, [given]);
    expect(issues.map(({ path, code }) => `${path} [${code}]`)).toEqual([
      "rules[0].pairs[0][0] [unknown-id]",
      "rules[0].pairs[1][1] [unknown-id]",
      "rules[0].attribute [unknown-id]",
    ]);
    expect(issues[0].message).toContain('did you mean "anna"?');
    expect(issues[2].message).toContain('"boss"');
  });

  it.each<[object, string]>([
    [{}, "rules[0] [range]"],
    [{ chain: true, pairs }, "rules[0].chain [range]"],
    [{ missing: "allow", pairs }, "rules[0].missing [range]"],
    [{ attribute: { mentee: "boss", mentor: "boss" } }, "rules[0].attribute [type]"],
    [{ attribute: "boss", chain: 1 }, "rules[0].chain [type]"],
    [{ pairs: [["a", "a"]] }, "rules[0].pairs[0][1] [range]"],
    [{ pairs: [["a"]] }, "rules[0].pairs[0] [range]"],
    [{ pairs: [["a", "m", "n"]] }, "rules[0].pairs[0] [limit]"],
    [{ pairs: { a: "m" } }, "rules[0].pairs [type]"],
  ])("wrong options are refused: %j", (options, issue) => {
    expect(wrong(mentees, mentors, { rule: "conflict", ...options })).toEqual([`programme ${issue}`]);
  });

  it("ids are made from the options, whatever the order of pairs", () => {
    const ids = (...rules: object[]) => idsOf(mentees, mentors, ...rules);
    expect(ids(boss, { ...boss, chain: true }, { ...boss, pairs: [] }, { rule: "conflict", pairs })).toEqual([
      "conflict:attribute:boss:chain:missing:allow",
      "conflict:attribute:boss:missing:allow",
      "conflict:attribute:boss:missing:allow:pairs",
      "conflict:pairs:a:m:a:n:m:u",
    ]);
    const reversed = pairs.map((pair) => [...pair].reverse()).reverse();
    expect(ids({ rule: "conflict", pairs: reversed })).toEqual(ids({ rule: "conflict", pairs }));
  });

  it("many pairs make a short id, and other pairs another", () => {
    const crowd = Array.from({ length: 60 }, (_, at) => person(`person-${at}`));
    const listed = crowd.slice(1).map(({ id }) => ["person-0", id]);
    const [id] = idsOf(crowd, [], { rule: "conflict", pairs: listed });
    expect(id).toMatch(/^conflict:[0-9a-f]{32}$/);
    expect(idsOf(crowd, [], { rule: "conflict", pairs: listed.slice().reverse() })).toEqual([id]);
    expect(idsOf(crowd, [], { rule: "conflict", pairs: listed.slice(1) })).not.toEqual([id]);
  });
});
