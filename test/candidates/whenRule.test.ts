import { describe, expect, it } from "vitest";
import { idsOf, person, ruled, table, wrong } from "./ruleTable.ts";

const mentees = [person("a", { k: 1 }), person("b", { k: 2 }), person("c")];
const mentors = [person("m", { k: 1 }), person("n", { k: 2 }), person("o")];
const when = (missing: string, condition: object, consequence?: object) => ({
  rule: "when",
  missing,
  if: condition,
  ...Object.fromEntries(consequence ? [["then", consequence]] : []),
});
const one = { mentee: { k: 1 } };

describe("when", () => {
  it.each<[string, object, string[]]>([
    ["if alone", when("allow", one), ["xxx", "...", "..."]],
    ["if alone, forbidden where unknown", when("forbid", one), ["xxx", "...", "xxx"]],
    ["if and then", when("allow", one, { mentor: { k: 1 } }), [".x.", "...", "..."]],
    ["if and then, forbidden where unknown", when("forbid", one, { mentor: { k: 1 } }), [".xx", "...", ".xx"]],
    ["both sides", when("allow", { ...one, mentor: { k: [1, 2] } }), ["xx.", "...", "..."]],
    ["both sides, forbidden", when("forbid", { ...one, mentor: { k: [1, 2] } }), ["xxx", "...", "xxx"]],
    // b, and m, are known not to hold: whatever the other's is, it is fine.
    ["known to fail", when("forbid", { ...one, mentor: { k: 2 } }), [".xx", "...", ".xx"]],
    // b is fine with m, whose `then` holds; with o nobody's can, and `if` is unknown.
    [
      "then of both",
      when("forbid", { mentor: { k: 1 } }, { mentee: { k: 2 }, mentor: { id: "m" } }),
      ["x.x", "..x", "x.x"],
    ],
    ["everybody", when("forbid", { mentee: {} }), ["xxx", "xxx", "xxx"]],
    ["everybody is fine", when("forbid", { mentee: {} }, { mentor: {} }), ["...", "...", "..."]],
  ])("%s", (_, rule, expected) => {
    expect(table(mentees, mentors, rule)).toEqual(expected);
  });
});

describe("filters", () => {
  const people = [
    person("a", { s: ["p", "6"], n: 6, yes: true }),
    person("b", { s: "6", n: 7.5, yes: "true" }),
    person("c", { s: [], n: "7" }),
    person("d", { n: 5 }),
  ];
  /** Whom the filter holds for, fails, and neither. */
  const holds = (filter: object) => {
    const sure = table(people, [person("m")], when("allow", { mentee: filter }));
    const perhaps = table(people, [person("m")], when("forbid", { mentee: filter }));
    return people.map((_, at) => (sure[at] === "x" ? "+" : perhaps[at] === "x" ? "?" : "-")).join("");
  };

  it.each<[object, string]>([
    [{}, "++++"],
    [{ s: "p" }, "+--?"],
    [{ s: "6" }, "++-?"],
    [{ s: 6 }, "---?"],
    [{ s: ["q", "6", "p"] }, "++-?"],
    [{ n: 6 }, "+---"],
    [{ n: [6, "7"] }, "+-+-"],
    [{ n: { min: 6 } }, "++--"],
    [{ n: { max: 6 } }, "+--+"],
    [{ n: { min: 5.5, max: 7.5 } }, "++--"],
    [{ s: { min: 0 } }, "---?"],
    [{ yes: true }, "+-??"],
    [{ yes: ["true", false] }, "-+??"],
    [{ id: "b" }, "-+--"],
    [{ id: ["a", "d"] }, "+--+"],
    [{ id: ["a", "c"], yes: true }, "+-?-"],
    [{ yes: true, s: "6" }, "+--?"],
    [{ n: { min: 6 }, s: "6" }, "++--"],
  ])("%j", (filter, expected) => {
    expect(holds(filter)).toBe(expected);
  });

  it("what nobody of that side has is refused, with what was meant", () => {
    const others = [person("m", { sector: "x" })];
    const rule = when(
      "allow",
      { mentee: { S: 1, sector: "x", id: ["a", "e", 6] } },
      { mentor: { id: "mm", "a b": 1 } },
    );
    const { issues } = ruled(people, others, [rule]);
    expect(issues.map(({ document, path, code }) => `${document} ${path} [${code}]`)).toEqual([
      "programme rules[0].if.mentee.S [unknown-id]",
      "programme rules[0].if.mentee.sector [unknown-id]",
      "programme rules[0].if.mentee.id[1] [unknown-id]",
      "programme rules[0].if.mentee.id[2] [unknown-id]",
      "programme rules[0].then.mentor.id [unknown-id]",
      'programme rules[0].then.mentor["a b"] [unknown-id]',
    ]);
    const messageAt = (end: string) => issues.find(({ path }) => path.endsWith(end))?.message;
    expect(messageAt("mentee.S")).toBe('expected an attribute that a mentee has (did you mean "s"?), received "S"');
    expect(messageAt("sector")).toBe('expected an attribute that a mentee has, received "sector"');
    expect(messageAt("mentor.id")).toBe('expected a known mentor (did you mean "m"?), received "mm"');
    expect(wrong([], others, when("allow", { mentee: { S: 1, id: "e" } }))).toEqual([]);
    expect(wrong(people, others, when("allow", { mentee: { id: { min: 1 } } }))).toEqual([
      "programme rules[0].if.mentee.id [type]",
    ]);
  });

  it.each<[object, string]>([
    [{}, "rules[0].if [missing]"],
    [{ if: {} }, "rules[0].if [range]"],
    [when("error", { mentee: {} }, {}), "rules[0].then [range]"],
    [{ if: { people: {} } }, "rules[0].if.people [unknown-key]"],
    [{ if: { mentee: { n: [] } } }, "rules[0].if.mentee.n [range]"],
    [{ if: { mentee: { n: null } } }, "rules[0].if.mentee.n [type]"],
    [{ if: { mentee: { n: {} } } }, "rules[0].if.mentee.n [range]"],
    [{ if: { mentee: { n: { min: 2, max: 1 } } } }, "rules[0].if.mentee.n [range]"],
    [{ if: { mentee: { n: { min: "2" } } } }, "rules[0].if.mentee.n.min [type]"],
    [{ if: { mentee: { n: { least: 2 } } } }, "rules[0].if.mentee.n.least [unknown-key]"],
    [{ if: { mentee: { n: [[1]] } } }, "rules[0].if.mentee.n[0] [type]"],
    [{ if: { mentee: { n: " 6" } } }, "rules[0].if.mentee.n [range]"],
    [{ if: { mentee: { " n": 6 } } }, 'rules[0].if.mentee[" n"] [range]'],
    [{ if: { mentee: { n: 1 } }, missing: 0 }, "rules[0].missing [type]"],
    [{ if: { mentee: JSON.parse('{ "__proto__": 1 }') } }, "rules[0].if.mentee.__proto__ [type]"],
    [{ if: { mentee: { constructor: 1 } } }, "rules[0].if.mentee.constructor [unknown-id]"],
    [{ if: { mentee: { n: Number.NaN } } }, "rules[0].if.mentee.n [type]"],
  ])("wrong options are refused: %j", (options, issue) => {
    expect(wrong(people, [person("m")], { rule: "when", ...options })).toContain(`programme ${issue}`);
  });
});

describe("when something is missing", () => {
  it("who lacks what would settle a pair is reported, once for each attribute", () => {
    const lacking = "cohort mentees[2].attributes.k [missing]";
    expect(wrong(mentees, mentors, when("error", one))).toEqual([lacking]);
    // The same attribute in both.
    expect(wrong(mentees, mentors, when("error", one, { mentee: { k: 2 } }))).toEqual([lacking]);
    expect(wrong(mentees, mentors, when("error", one, { mentor: { k: 1 } }))).toEqual([
      lacking,
      "cohort mentors[2].attributes.k [missing]",
    ]);
    const { issues } = ruled(mentees, mentors, [when("error", one)]);
    expect(issues[0].message).toContain('since a rule "when" needs it, received nothing');
  });

  it("but not where what is known settles every pair", () => {
    expect(wrong(mentees, mentors, when("error", { mentee: { k: 1, id: ["a", "b"] } }))).toEqual([]);
    // Of o nothing is asked: no mentee is "if".
    expect(wrong(mentees.slice(1, 2), mentors, when("error", one, { mentor: { k: 1 } }))).toEqual([]);
    expect(wrong(mentees, mentors.slice(0, 1), when("error", one, { mentor: { k: 1 } }))).toEqual([]);
    // `then` fails by the mentor: c's is of no avail there, and `if` is known.
    const settled = when("error", { mentor: { k: 2 } }, { mentee: { k: 1 }, mentor: { k: 1 } });
    expect(wrong(mentees, mentors.slice(0, 2), settled)).toEqual([]);
    expect(wrong(mentees, [], when("error", one))).toEqual([]);
  });
});

describe("ids of when", () => {
  const ids = (...rules: object[]) => idsOf([person("a", { k: 1, "k=1": 1, l: 1 })], [person("m", { k: 1 })], ...rules);
  const of = (mentee: object) => when("error", { mentee });

  it("say what is asked, whatever the order of keys and values", () => {
    expect(ids(when("error", one, { mentor: { k: { min: 1, max: 2 } } }))).toEqual([
      "when:if:mentee.k=1:then:mentor.k=1..2",
    ]);
    expect(ids(of({ l: { max: 3 }, k: ["y", "x", "y"] }))).toEqual(["when:if:mentee.k=[x,y]:mentee.l=..3"]);
    expect(ids(of({ k: ["x", "y"], l: { max: 3 } }))).toEqual(ids(of({ l: { max: 3 }, k: ["y", "x"] })));
    expect(ids(when("allow", { mentee: {} }, one))).toEqual(["when:if:mentee:then:mentee.k=1:missing:allow"]);
  });

  it("differ where what is asked does", () => {
    const filters = [
      { k: 6 },
      { k: "6" },
      { k: ["6"] },
      { k: true },
      { k: "true" },
      { k: { min: 6 } },
      { k: { max: 6 } },
      { k: "6.." },
      { k: "[6]" },
      { k: [6, "a"] },
      { k: ["6,a"] },
      { k: "a,b" },
      { k: ["a", "b"] },
      { k: "1=2" },
      { "k=1": "2" },
      { k: "a:b" },
      { k: 'a"b' },
      { k: "x", l: "y" },
      { k: "x:mentee.l=y" },
      { id: "a" },
      {},
    ];
    const made = ids(
      ...filters.flatMap((filter) => [
        of(filter),
        when("forbid", { mentee: filter }),
        when("error", { mentor: {} }, { mentee: filter }),
      ]),
    );
    expect(new Set(made).size).toBe(3 * filters.length);
    const long = (last: string) => of({ k: [...Array.from({ length: 60 }, (_, at) => `value-${at}`), last] });
    expect(ids(long("x"), long("y"))).toEqual([expect.stringMatching(/^when:[0-9a-f]{32}$/), expect.anything()]);
  });
});
