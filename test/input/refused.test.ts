import { expect, test } from "vitest";
import type { Anything } from "./valid.ts";
import { placesOf, read, validCohort, validProgramme } from "./valid.ts";

type Change = (cohort: Anything, programme: Anything) => void;

/** A change of a valid input, and the exact issues that it causes. */
const TABLE: readonly (readonly [string, Change, readonly string[]])[] = [
  // the frame
  ["no version", (c) => delete c.version, ["cohort version missing"]],
  ["another version", (c, p) => (c.version = p.version = 2), ["cohort version version", "programme version version"]],
  ["version as text", (_, p) => (p.version = "1"), ["programme version version"]],
  ["no mentees", (c) => delete c.mentees, ["cohort mentees missing"]],
  ["mentors by id", (c) => (c.mentors = { m01: {} }), ["cohort mentors type"]],
  ["an unknown key", (c) => (c.mentes = []), ["cohort mentes unknown-key"]],
  ["a key named like a method", (c) => (c.toString = 1), ["cohort toString unknown-key"]],
  ["a person that is text", (c) => c.mentees.push("r09"), ["cohort mentees[3] type"]],
  // ids
  ["no id", (c) => c.mentees.push({}), ["cohort mentees[3].id missing"]],
  ["an empty id", (c) => c.mentees.push({ id: "" }), ["cohort mentees[3].id range"]],
  ["a number as id", (c) => c.mentees.push({ id: 7 }), ["cohort mentees[3].id type"]],
  ["white space before an id", (c) => c.mentees.push({ id: " r09" }), ["cohort mentees[3].id range"]],
  ["a no-break space after an id", (c) => c.mentees.push({ id: "r09\u00a0" }), ["cohort mentees[3].id range"]],
  ["a line break in an id", (c) => c.mentees.push({ id: "r\n09" }), ["cohort mentees[3].id range"]],
  ["half a surrogate pair in an id", (c) => c.mentees.push({ id: "r\ud800" }), ["cohort mentees[3].id type"]],
  ["an id of 201", (c) => c.mentees.push({ id: "r".repeat(201) }), ["cohort mentees[3].id range"]],
  ["__proto__ as id", (c) => c.mentees.push({ id: "__proto__" }), ["cohort mentees[3].id range"]],
  [
    "an id twice",
    (c) => c.mentors.push({ id: "m01" }, { id: "m01" }),
    ["cohort mentors[4].id duplicate", "cohort mentors[5].id duplicate"],
  ],
  // topics
  [
    "an unknown topic in objectives",
    (c) => (c.mentees[0].objectives.polcy = 1),
    ["cohort mentees[0].objectives.polcy unknown-id"],
  ],
  ["an unknown ranked topic", (c) => c.mentees[1].objectives.push("x"), ["cohort mentees[1].objectives[3] unknown-id"]],
  [
    "a ranked topic twice",
    (c) => c.mentees[1].objectives.push("policy"),
    ["cohort mentees[1].objectives[3] duplicate"],
  ],
  [
    "unknown topics everywhere else",
    (c) => {
      c.mentees[0].levels.x = 1;
      c.mentors[0].expertise["x y"] = 1;
      c.mentors[0].experiences[0].topics.x = 1;
      c.collective.x = 1;
    },
    [
      "cohort collective.x unknown-id",
      "cohort mentees[0].levels.x unknown-id",
      'cohort mentors[0].expertise["x y"] unknown-id',
      "cohort mentors[0].experiences[0].topics.x unknown-id",
    ],
  ],
  ["a topic's name as text", (c) => (c.topics.policy = "Policy"), ["cohort topics.policy type"]],
  ["an unknown key of a topic", (c) => (c.topics.policy.lable = ""), ["cohort topics.policy.lable unknown-key"]],
  ["no objectives in an object", (c) => (c.mentees[0].objectives = {}), ["cohort mentees[0].objectives range"]],
  ["no objectives in a list", (c) => (c.mentees[0].objectives = []), ["cohort mentees[0].objectives range"]],
  ["no collective objectives", (c) => (c.collective = {}), ["cohort collective range"]],
  [
    "an objective of weight 0",
    (c) => (c.mentees[0].objectives.policy = 0),
    ["cohort mentees[0].objectives.policy range"],
  ],
  [
    "an objective of weight 1e7",
    (c) => (c.mentees[0].objectives.policy = 1e7),
    ["cohort mentees[0].objectives.policy range"],
  ],
  [
    "an objective that is not a number",
    (c) => (c.mentees[0].objectives.policy = Number.NaN),
    ["cohort mentees[0].objectives.policy type"],
  ],
  ["objectives as text", (c) => (c.mentees[0].objectives = "policy"), ["cohort mentees[0].objectives type"]],
  ["a level above 1", (c) => (c.mentees[0].levels.strategy = 1.01), ["cohort mentees[0].levels.strategy range"]],
  ["expertise below 0", (c) => (c.mentors[0].expertise.policy = -1e-9), ["cohort mentors[0].expertise.policy range"]],
  // numbers
  ["a negative capacity", (c) => (c.mentors[3].capacity = -1), ["cohort mentors[3].capacity range"]],
  ["a fractional capacity", (c) => (c.mentors[3].capacity = 1.5), ["cohort mentors[3].capacity type"]],
  ["a capacity as text", (c) => (c.mentors[3].capacity = "2"), ["cohort mentors[3].capacity type"]],
  ["a capacity of a million and one", (c) => (c.mentors[3].capacity = 1_000_001), ["cohort mentors[3].capacity range"]],
  ["wants nobody", (c) => (c.mentees[0].wants = 0), ["cohort mentees[0].wants range"]],
  ["an unsafe priority", (c) => (c.mentees[0].priority = 2 ** 60), ["cohort mentees[0].priority range"]],
  ["more minLoad than capacity", (c) => (c.mentors[0].minLoad = 3), ["cohort mentors[0].minLoad conflict"]],
  ["more minLoad than the default capacity", (c) => (c.mentors[1].minLoad = 2), ["cohort mentors[1].minLoad conflict"]],
  [
    "minLoad beside a malformed capacity",
    (c) => Object.assign(c.mentors[1], { minLoad: 2, capacity: "3" }),
    ["cohort mentors[1].capacity type"],
  ],
  // lists of people
  ["an unknown wish", (c) => c.mentees[0].wishes.push("m04"), ["cohort mentees[0].wishes[2] unknown-id"]],
  ["a mentee wishes for a mentee", (c) => c.mentees[0].wishes.push("r01"), ["cohort mentees[0].wishes[2] unknown-id"]],
  [
    "an unknown wish in a tie",
    (c) => c.mentees[0].wishes[1].push("m04"),
    ["cohort mentees[0].wishes[1][2] unknown-id"],
  ],
  ["a wish twice", (c) => c.mentees[0].wishes.push("m01"), ["cohort mentees[0].wishes[2] duplicate"]],
  ["an empty tie", (c) => c.mentees[0].wishes.push([]), ["cohort mentees[0].wishes[2] range"]],
  ["a tie in a tie", (c) => c.mentees[0].wishes.push([["m01"]]), ["cohort mentees[0].wishes[2][0] type"]],
  ["a wish for oneself", (c) => (c.mentees[1].wishes = ["p01"]), ["cohort mentees[1].wishes[0] conflict"]],
  ["an unknown person avoided", (c) => c.mentors[0].avoid.push("r03"), ["cohort mentors[0].avoid[0] unknown-id"]],
  ["somebody avoided twice", (c) => c.mentees[0].avoid.push("p01"), ["cohort mentees[0].avoid[1] duplicate"]],
  ["somebody wished for and avoided", (c) => c.mentees[0].avoid.push("m01"), ["cohort mentees[0].avoid[1] conflict"]],
  // the rest of a person
  ["an unknown key of a person", (c) => (c.mentors[0].expertize = {}), ["cohort mentors[0].expertize unknown-key"]],
  ["a mentee's capacity", (c) => (c.mentees[0].capacity = 1), ["cohort mentees[0].capacity unknown-key"]],
  ["an empty name", (c) => (c.mentees[0].name = ""), ["cohort mentees[0].name range"]],
  ["an attribute null", (c) => (c.mentees[0].attributes.years = null), ["cohort mentees[0].attributes.years type"]],
  [
    "an attribute with an object",
    (c) => (c.mentees[0].attributes.years = {}),
    ["cohort mentees[0].attributes.years type"],
  ],
  [
    "an empty attribute",
    (c) => (c.mentees[0].attributes.organisation = ""),
    ["cohort mentees[0].attributes.organisation range"],
  ],
  [
    "white space at an attribute's end",
    (c) => (c.mentees[0].attributes.organisation = "trust-b "),
    ["cohort mentees[0].attributes.organisation range"],
  ],
  [
    "a number in a set",
    (c) => c.mentees[0].attributes.languages.push(1),
    ["cohort mentees[0].attributes.languages[2] type"],
  ],
  [
    "a set's member twice",
    (c) => c.mentees[0].attributes.languages.push("en"),
    ["cohort mentees[0].attributes.languages[2] duplicate"],
  ],
  ["a day that is none", (c) => (c.mentees[0].available[0] = "2027-02-30"), ["cohort mentees[0].available[0] range"]],
  ["a day twice", (c) => c.mentees[0].available.push("2027-01-12"), ["cohort mentees[0].available[2] duplicate"]],
  ["a multiplier 0", (c) => (c.mentees[0].weights.values = 0), ["cohort mentees[0].weights.values range"]],
  [
    "an experience without id",
    (c) => c.mentors[0].experiences.push({}),
    ["cohort mentors[0].experiences[2].id missing"],
  ],
  [
    "an experience twice",
    (c) => c.mentors[0].experiences.push({ id: "visit" }),
    ["cohort mentors[0].experiences[2].id duplicate"],
  ],
  // criteria
  ["no criteria", (_, p) => (p.criteria = []), ["programme criteria range"]],
  [
    "an unknown strategy",
    (_, p) => (p.criteria[1].strategy = "coverge"),
    ["programme criteria[1].strategy unknown-id"],
  ],
  [
    "a method's name as strategy",
    (_, p) => (p.criteria[1].strategy = "constructor"),
    ["programme criteria[1].strategy unknown-id"],
  ],
  ["a criterion twice", (_, p) => (p.criteria[0].id = "values"), ["programme criteria[2].id duplicate"]],
  ["a misspelt common key", (_, p) => (p.criteria[0].lable = "x"), ["programme criteria[0].lable unknown-key"]],
  ["no weight", (_, p) => delete p.criteria[0].weight, ["programme criteria[0].weight missing"]],
  ["a weight 0", (_, p) => (p.criteria[0].weight = 0), ["programme criteria[0].weight range"]],
  ["another side", (_, p) => (p.criteria[0].side = "mentees"), ["programme criteria[0].side range"]],
  ["another word for unknown", (_, p) => (p.criteria[2].unknown = "spred"), ["programme criteria[2].unknown range"]],
  ["unknown above 1", (_, p) => (p.criteria[2].unknown = 2), ["programme criteria[2].unknown range"]],
  ["a missing option", (_, p) => delete p.criteria[2].attribute, ["programme criteria[2].attribute missing"]],
  [
    "an option of another strategy",
    (_, p) => (p.criteria[1].attribute = "x"),
    ["programme criteria[1].attribute unknown-key"],
  ],
  [
    "a deep option",
    (_, p) => p.criteria.push({ id: "t", strategy: "table", weight: 1, scores: { r01: { m01: 2 } } }),
    ["programme criteria[3].scores.r01.m01 range"],
  ],
  // people's weights
  [
    "a weight on an unknown criterion",
    (c) => (c.mentees[0].weights.valeus = 1),
    ["cohort mentees[0].weights.valeus unknown-id"],
  ],
  [
    "a mentor's weight on a mentee's criterion",
    (c) => (c.mentors[0].weights.learning = 2),
    ["cohort mentors[0].weights.learning conflict"],
  ],
  // rules
  ["an unknown rule", (_, p) => (p.rules[0].rule = "difer"), ["programme rules[0].rule unknown-id"]],
  ["a rule without a kind", (_, p) => p.rules.push({ attribute: "x" }), ["programme rules[4].rule missing"]],
  ["an unknown key of a rule", (_, p) => (p.rules[2].mentr = "x"), ["programme rules[2].mentr unknown-key"]],
  [
    "the same rule twice",
    (_, p) => p.rules.push({ rule: "forbid", mentee: "r01", mentor: "m01" }),
    ["programme rules[4] duplicate"],
  ],
  ["a rule's id twice", (_, p) => (p.rules[3].id = "outside"), ["programme rules[3].id duplicate"]],
  ["a made id that is taken", (_, p) => (p.rules[0].id = "lock:r02:m03"), ["programme rules[1] duplicate"]],
  ["a built-in rule's id", (_, p) => (p.rules[0].id = "avoided-by-mentor"), ["programme rules[0].id duplicate"]],
  // locks
  ["a lock of somebody unknown", (_, p) => (p.rules[1].mentee = "r03"), ["programme rules[1].mentee unknown-id"]],
  ["a lock of a mentor with a mentor", (_, p) => (p.rules[1].mentee = "m01"), ["programme rules[1].mentee unknown-id"]],
  ["a lock without a mentor", (_, p) => delete p.rules[1].mentor, ["programme rules[1].mentor missing"]],
  ["an unknown key of a lock", (_, p) => (p.rules[1].weight = 1), ["programme rules[1].weight unknown-key"]],
  [
    "a pair locked twice",
    (_, p) => p.rules.push({ id: "again", rule: "lock", mentee: "r02", mentor: "m03" }),
    ["programme rules[4] duplicate"],
  ],
  [
    "a pair locked twice without ids",
    (_, p) => p.rules.push({ rule: "lock", mentee: "r02", mentor: "m03" }),
    ["programme rules[4] duplicate"],
  ],
  [
    "more locks than capacity",
    (_, p) => p.rules.push({ rule: "lock", mentee: "r01", mentor: "m03" }),
    ["programme rules[4].mentor conflict"],
  ],
  ["a lock at no capacity", (_, p) => (p.rules[1].mentor = "m02"), ["programme rules[1].mentor conflict"]],
  [
    "more locks than wanted",
    (_, p) => p.rules.push({ rule: "lock", mentee: "p01", mentor: "m01" }),
    ["programme rules[4].mentee conflict"],
  ],
  ["more people locked than places", (_, p) => (p.places = 1), ["programme rules[3].mentee conflict"]],
  [
    "two locks of one person in one place",
    (c, p) => {
      p.places = 1;
      p.rules[3].mentee = "r02";
      p.rules[3].mentor = "m01";
      c.mentees[0].wants = 2;
    },
    [],
  ],
  // the rest of the programme
  ["another aim", (_, p) => (p.aim = "most"), ["programme aim range"]],
  ["negative places", (_, p) => (p.places = -1), ["programme places range"]],
  ["everyone as text", (_, p) => (p.everyone = "true"), ["programme everyone type"]],
  ["a number as lottery", (_, p) => (p.lottery = 2027), ["programme lottery type"]],
];

test.each(TABLE)("%s is reported at its place, and nothing else is", (_, change, expected) => {
  const cohort = validCohort();
  const programme = validProgramme();
  change(cohort, programme);
  expect(placesOf(read(cohort, programme).issues).sort()).toEqual([...expected].sort());
});

test("the valid input that all these cases start from has no issue", () => {
  expect(read(validCohort(), validProgramme()).issues).toEqual([]);
});

test("every issue of both documents comes at once, cross-references beside malformed people included", () => {
  const cohort = validCohort();
  const programme = validProgramme();
  const singles: string[] = [];
  let applied = 0;
  // Cases that touch different places do not get in each other's way.
  for (const title of [
    "a capacity as text",
    "an unknown wish",
    "an unknown topic in objectives",
    "a day twice",
    "negative places",
    "a missing option",
  ]) {
    const [, change, expected] = TABLE.find(([name]) => name === title)!;
    change(cohort, programme);
    singles.push(...expected);
    applied += 1;
  }
  expect(applied).toBe(6);
  expect(placesOf(read(cohort, programme).issues).sort()).toEqual(singles.sort());
});

test("a programme is checked also where the cohort is unreadable", () => {
  const programme = validProgramme();
  programme.criteria[0].weight = -1;
  programme.rules[1].mentee = 5;
  expect(placesOf(read(null, programme).issues)).toEqual([
    "cohort  type",
    "programme criteria[0].weight range",
    "programme rules[1].mentee type",
  ]);
});

test("inputs that are no documents are refused by one issue", () => {
  for (const [value, code] of [
    [undefined, "missing"],
    [null, "type"],
    ["{}", "type"],
    [5, "type"],
    [[], "type"],
    [new Date(0), "type"],
    [() => 1, "type"],
  ] as const) {
    expect(placesOf(read(value, validProgramme()).issues)).toEqual([`cohort  ${code}`]);
    expect(placesOf(read(validCohort(), value).issues)).toEqual([`programme  ${code}`]);
  }
});
