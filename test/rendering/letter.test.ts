import type {
  CohortInput,
  Letter,
  LetterOptions,
  LetterPair,
  LetterToMentee,
  LetterToMentor,
  ProgrammeInput,
  Strategy,
} from "pairwright";
import { InvalidInputError, letter, match, pairwise, renderMarkdown, renderText } from "pairwright";
import { describe, expect, it } from "vitest";
import { hostile, shownBy } from "./markdownReader.ts";
import { section } from "./runs.ts";

/** Hand-made letters: every shape that the data can have. */

const objective = (topic: string, weight: number, expertise: number | null, level?: number) => ({
  topic,
  weight,
  ...(level === undefined ? {} : { level }),
  expertise,
});

const pair = (id: string, more: Partial<LetterPair> = {}): LetterPair => ({
  id,
  name: `Name ${id}`,
  profile: [],
  objectives: [objective("x", 0.75, 0.8), objective("y", 0.25, 0)],
  experiences: null,
  terms: [],
  ...more,
});

const common = {
  version: 1 as const,
  id: "me",
  name: "Priya Nair",
  avoids: 0,
  rules: [],
  topics: [
    { id: "x", label: "How policy is made" },
    { id: "y", label: "Money" },
    { id: "z", label: "Digital care" },
  ],
};
const toMentee = (more: Partial<LetterToMentee> = {}): Letter => ({
  ...common,
  to: "mentee",
  wants: 1,
  objectives: [],
  pairs: [],
  ...more,
});
const toMentor = (more: Partial<LetterToMentor> = {}): Letter => ({
  ...common,
  to: "mentor",
  capacity: 1,
  pairs: [],
  ...more,
});

const said = (given: Letter, title: string) => section(renderText(given), title).join(" ");
const opening = (given: Letter) => said(given, "Letter to Priya Nair");

it("who the reader has, at 0, 1, 2 and many, with fewer than asked for", () => {
  const some = ["a", "b", "c"].map((id) => pair(id));
  expect(
    [
      toMentee(),
      toMentee({ pairs: some.slice(0, 1) }),
      toMentee({ pairs: some.slice(0, 1), wants: 2 }),
      toMentee({ pairs: some.slice(0, 2), wants: 2 }),
      toMentee({ pairs: some, wants: 4, avoids: 1 }),
      toMentee({ avoids: 2 }),
      toMentor(),
      toMentor({ capacity: 0 }),
      toMentor({ capacity: 0, avoids: 1 }),
      toMentor({ pairs: some.slice(0, 1) }),
      toMentor({ pairs: some.slice(0, 1), capacity: 2 }),
      toMentor({ pairs: some.slice(0, 2), capacity: 3, avoids: 3 }),
      toMentor({ pairs: some, capacity: 3 }),
    ].map(opening),
  ).toMatchInlineSnapshot(`
    [
      "In this matching you have no mentor. Not everybody got one: the rules, the places, and what people on both sides asked for had to fit together. How that came out is also about others, so it is not in this letter; the coordinator can talk it over with you.",
      "Your mentor is Name a.",
      "Your mentor is Name a. You asked for 2 mentors and have 1.",
      "Your mentors are Name a and Name b.",
      "Your mentors are Name a, Name b and Name c. You asked for 4 mentors and have 3. You asked not to have one of the mentors, and do not.",
      "In this matching you have no mentor. Not everybody got one: the rules, the places, and what people on both sides asked for had to fit together. How that came out is also about others, so it is not in this letter; the coordinator can talk it over with you.",
      "In this matching you have no mentee. The rules, the places, and what people on both sides asked for had to fit together. How that came out is also about others, so it is not in this letter; the coordinator can talk it over with you.",
      "You take no mentees this time.",
      "You take no mentees this time.",
      "Your mentee is Name a.",
      "Your mentee is Name a. You offered 2 places and have 1 mentee.",
      "Your mentees are Name a and Name b. You offered 3 places and have 2 mentees. You asked not to have 3 of the mentees, and do not.",
      "Your mentees are Name a, Name b and Name c.",
    ]
  `);
});

it("what of the objectives is offered, at 0, 1, 2 and many", () => {
  const of = (...offered: readonly (number | null)[]) => [
    pair("a", { objectives: offered.map((expertise, at) => objective("xyz"[at % 3], 1 / offered.length, expertise)) }),
  ];
  const lists = [[1], [0], [1, 1], [0, 0], [1, 0], [1, 1, 1], [0, 0, 0], [1, 0, 0], [1, 1, 0], [null, null]];
  const last = (given: Letter, title: string) => section(renderMarkdown(given), title).at(-1);
  expect(
    lists.map((list) => [
      last(toMentee({ pairs: of(...list) }), "What you want to learn"),
      last(toMentor({ pairs: of(...list) }), "What Name a wants to learn"),
    ]),
  ).toMatchInlineSnapshot(`
    [
      [
        "Name a offers something on it.",
        "You offer something on it.",
      ],
      [
        "Name a offers nothing on it.",
        "You offer nothing on it.",
      ],
      [
        "Name a offers something on both.",
        "You offer something on both.",
      ],
      [
        "Name a offers nothing on either.",
        "You offer nothing on either.",
      ],
      [
        "Name a offers something on one of them, and nothing on Money.",
        "You offer something on one of them, and nothing on Money.",
      ],
      [
        "Name a offers something on all 3 of them.",
        "You offer something on all 3 of them.",
      ],
      [
        "Name a offers nothing on any of them.",
        "You offer nothing on any of them.",
      ],
      [
        "Name a offers something on one of them, and nothing on Money and Digital care.",
        "You offer something on one of them, and nothing on Money and Digital care.",
      ],
      [
        "Name a offers something on 2 of them, and nothing on Digital care.",
        "You offer something on 2 of them, and nothing on Digital care.",
      ],
      [
        "What Name a offers on this is not known.",
        "What you offer on this is not known.",
      ],
    ]
  `);
  const unknown = [pair("a", { objectives: null })];
  expect(last(toMentee({ pairs: unknown }), "What you want to learn")).toBe("You did not say what you want to learn.");
  expect(last(toMentor({ pairs: unknown }), "What Name a wants to learn")).toBe(
    "What Name a wants to learn is not known.",
  );
});

it("how a pair came about: wishes, locks, profile, experiences", () => {
  const about = (more: Partial<LetterPair>) => {
    const pairs = [pair("a", more)];
    return [toMentee({ pairs }), toMentor({ pairs })].map((one) => section(renderMarkdown(one), "Name a").join(" "));
  };
  expect([
    about({ wish: { place: 1, of: 1 } }),
    about({ wish: { place: 2, of: 11 } }),
    about({ lock: {} }),
    about({ lock: { because: "goes on" }, wish: { place: 1, of: 3 } }),
    about({
      profile: [
        { attribute: "role", value: "Chair" },
        { attribute: "sites", value: ["a", "b"] },
      ],
    }),
  ]).toMatchInlineSnapshot(`
    [
      [
        "This is the only mentor whom you wished for.",
        "This is the only mentee whom you wished for.",
      ],
      [
        "This mentor is your 2nd wish, of 11.",
        "This mentee is your 2nd wish, of 11.",
      ],
      [
        "This pair was decided beforehand.",
        "This pair was decided beforehand.",
      ],
      [
        "This mentor is your 1st wish, of 3. This pair was decided beforehand (goes on).",
        "This mentee is your 1st wish, of 3. This pair was decided beforehand (goes on).",
      ],
      [
        "- role: Chair - sites: a and b",
        "- role: Chair - sites: a and b",
      ],
    ]
  `);
  const experiences = [
    { id: "1", label: "Board day", topics: ["x", "y", "z"] },
    { id: "2", label: "Visit", topics: [] },
    { id: "3", label: "Trip", topics: null },
  ];
  const pairs = [pair("a", { experiences })];
  expect(section(renderMarkdown(toMentee({ pairs })), "Experiences that Name a offers")).toEqual([
    "- Board day, for How policy is made, Money and Digital care",
    "- Visit",
    "- Trip",
  ]);
  expect(section(renderMarkdown(toMentor({ pairs })), "Your experiences, for Name a")).toHaveLength(3);
});

it("levels, terms with what is unknown, and rules are told where there are any", () => {
  const pairs = [
    pair("a", {
      objectives: [objective("x", 0.75, 0.8, 0.5), objective("y", 0.25, 0)],
      terms: [
        { criterion: "l", label: "Learning", score: 0.6, part: { operator: "value", value: 0.6, source: "table" } },
        { criterion: "v", label: "Values", score: null, part: { operator: "unknown", reason: "nobody said" } },
      ],
    }),
  ];
  const text = renderMarkdown(toMentee({ pairs, rules: ["from elsewhere"] }));
  expect(section(text, "What you want to learn").slice(0, 4)).toEqual([
    "| Topic | Weight | Where you stand | Name a offers |",
    "| --- | ---: | ---: | ---: |",
    "| How policy is made | 75% | 50% | 80% |",
    "| Money | 25% |  | 0% |",
  ]);
  expect(section(text, "What counted").slice(-2)).toEqual([
    "| Learning | 60% | 60%, given by table |",
    "| Values | unknown | nobody said |",
  ]);
  expect(section(text, "Rules of the programme")).toEqual(["They hold for everybody alike.", "- from elsewhere"]);
  expect(renderMarkdown(toMentee())).not.toContain("##");
});

it("who has nobody still reads the own objectives", () => {
  const given = toMentee({ objectives: [{ topic: "x", weight: 1, level: 0.2 }] });
  expect(section(renderMarkdown(given), "What you want to learn").at(-1)).toBe("| How policy is made | 100% | 20% |");
});

it("people who are called alike carry their ids, nameless ones are their ids", () => {
  const pairs = [pair("a", { name: "Kim" }), pair("b", { name: "Kim" }), pair("c", { name: " " })];
  expect(opening(toMentor({ pairs, capacity: 3 }))).toBe("Your mentees are Kim (a), Kim (b) and c.");
});

it("nothing from the data becomes markup, or a command", () => {
  const poisoned = (text: string) => {
    const name = `${text} name`;
    const pairs = [
      pair("a", {
        name,
        lock: { because: text },
        profile: [{ attribute: text, value: [text] }],
        experiences: [{ id: "e", label: text, topics: ["x"] }],
        terms: [{ criterion: text, label: text, score: null, part: { operator: "unknown", reason: text } }],
      }),
    ];
    return toMentee({ name, pairs, rules: [text], topics: [{ id: "x", label: text }] });
  };
  const clean = shownBy(renderMarkdown(poisoned("plain")));
  for (const text of hostile) {
    const { texts, strange } = shownBy(renderMarkdown(poisoned(text)));
    expect(strange, text).toEqual([]);
    expect(texts, text).toEqual(clean.texts.map((one) => one.replaceAll("plain", () => text).trim()));
  }
  expect(clean.texts.filter((one) => one.includes("plain")).length).toBeGreaterThan(10);
  const evil = "\u001b[31mred\u202e\nInjected";
  expect(renderText(poisoned(evil))).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202a-\u202e]|^Injected/m);
});

describe("from people to a letter", () => {
  const cohort: CohortInput = {
    version: 1,
    topics: { law: { label: "Law" }, money: {}, "10": {} },
    mentees: [
      {
        id: "ana",
        name: "Ana",
        objectives: { law: 3, money: 1 },
        levels: { law: 0.5 },
        attributes: { role: "trainee", town: "Ely", hobby: ["chess"] },
        wishes: [["kim", "lea"], "max"],
        avoid: ["oda"],
        weights: { hobby: 3 },
      },
      { id: "ben", name: "Ben", wants: 2, wishes: ["lea"] },
      { id: "cem", avoid: ["kim", "lea", "max", "oda"] },
    ],
    mentors: [
      {
        id: "kim",
        name: "Kim",
        expertise: { law: 0.8, "10": 0.9 },
        attributes: { role: "chair", town: "Rye", hobby: ["chess", "jazz"] },
        experiences: [{ id: "day", label: "Board day", topics: { "10": 2, law: 1 } }, { id: "trip" }],
        wishes: ["ana"],
        capacity: 2,
      },
      { id: "lea" },
      { id: "max", capacity: 0 },
      { id: "oda", name: "Oda" },
    ],
  };
  const programme: ProgrammeInput = {
    version: 1,
    criteria: [
      { id: "learning", strategy: "coverage", weight: 5, side: "mentee" },
      { id: "direction", strategy: "cosine", weight: 1, side: "both" },
      { id: "lead", strategy: "gap", weight: 1, side: "mentee" },
      { id: "hobby", strategy: "overlap", attribute: "hobby", weight: 1 },
      { id: "day", strategy: "experience", weight: 1 },
      { id: "wishes", strategy: "wishes", weight: 2 },
      { id: "asked", strategy: "wishes", by: "mentee", weight: 2, side: "mentee" },
      { id: "asking", strategy: "wishes", by: "mentor", weight: 1, side: "mentor" },
      { id: "both", strategy: "least", of: [{ strategy: "coverage" }, { strategy: "gap" }], weight: 1 },
      { id: "own", strategy: "own", weight: 1 },
      { id: "mute", strategy: "mute", weight: 1 },
    ],
    rules: [
      { id: "a", rule: "differ", attribute: "town", missing: "allow", because: "from another town" },
      { id: "b", rule: "forbid", mentee: "ben", mentor: "max", because: "a feud of Ben's" },
      { id: "c", rule: "when", if: { mentee: { id: "cem" } }, missing: "allow", because: "about Cem" },
      { id: "d", rule: "quota", max: 9, because: "from another town" },
      {
        id: "e",
        rule: "quota",
        mentor: { role: "chair" },
        max: 9,
        missing: "allow",
        because: "chairs have little time",
      },
      { id: "f", rule: "lock", mentee: "ana", mentor: "kim", because: "goes on" },
    ],
  };
  const own: Strategy<Record<string, never>> = {
    ...pairwise("own", () => 0.5),
    reads: () => ({ mentee: [], mentor: [{ attribute: "role" }] }),
  };
  const run = match(cohort, programme, { strategies: [own, pairwise("mute", () => 0.5)] });

  /** Terms by what they are called: their accounts are those of `explain`. */
  const short = (given: Letter) => ({
    ...given,
    pairs: given.pairs.map((one) => ({ ...one, terms: one.terms.map(({ label, score }) => [label, score]) })),
  });

  it("a mentee's, all of it", () => {
    const { pairs, ...rest } = short(letter(run, { to: "mentee", id: "ana", profile: ["town", "role", "nothing"] }));
    expect(rest).toEqual({
      version: 1,
      to: "mentee",
      id: "ana",
      name: "Ana",
      wants: 1,
      avoids: 1,
      objectives: [
        { topic: "law", weight: 0.75, level: 0.5 },
        { topic: "money", weight: 0.25 },
      ],
      rules: ["from another town", "chairs have little time"],
      topics: [
        { id: "law", label: "Law" },
        { id: "money", label: "money" },
      ],
    });
    expect(pairs).toEqual([
      {
        id: "kim",
        name: "Kim",
        profile: [
          { attribute: "town", value: "Rye" },
          { attribute: "role", value: "chair" },
        ],
        lock: { because: "goes on" },
        wish: { place: 1, of: 3 },
        objectives: [
          { topic: "law", weight: 0.75, level: 0.5, expertise: 0.8 },
          { topic: "money", weight: 0.25, expertise: 0 },
        ],
        experiences: [
          { id: "day", label: "Board day", topics: ["law"] },
          { id: "trip", label: "trip", topics: null },
        ],
        terms: [
          ["learning", 0.6000000000000001],
          ["asked", 1],
          ["both", 0.6000000000000001],
          ["day", 1 / 3],
          ["lead", 0.7500000000000001],
          ["own", 0.5],
        ],
      },
    ]);
  });

  it("a mentor's, all of it: no levels, and the own expertise", () => {
    const { pairs, ...rest } = short(letter(run, { to: "mentor", id: "kim", profile: ["hobby"] }));
    expect(rest).toEqual({
      version: 1,
      to: "mentor",
      id: "kim",
      name: "Kim",
      capacity: 2,
      avoids: 0,
      rules: ["from another town", "chairs have little time"],
      topics: [
        { id: "10", label: "10" },
        { id: "law", label: "Law" },
        { id: "money", label: "money" },
      ],
    });
    expect(pairs).toEqual([
      {
        id: "ana",
        name: "Ana",
        profile: [{ attribute: "hobby", value: ["chess"] }],
        lock: { because: "goes on" },
        wish: { place: 1, of: 1 },
        objectives: [
          { topic: "law", weight: 0.75, expertise: 0.8 },
          { topic: "money", weight: 0.25, expertise: 0 },
        ],
        experiences: [
          { id: "day", label: "Board day", topics: ["law"] },
          { id: "trip", label: "trip", topics: null },
        ],
        terms: [
          ["asking", 1],
          ["day", 1 / 3],
          ["direction", expect.closeTo(0.63, 2)],
          ["hobby", 0.5],
          ["own", 0.5],
        ],
      },
    ]);
  });

  it("who has nobody, whatever the reason is", () => {
    expect(letter(run, { to: "mentee", id: "cem" })).toMatchObject({ objectives: null, pairs: [], wants: 1 });
    expect(run.status === "optimal" && run.matching.unmatched.map(({ mentee }) => mentee)).toEqual(["cem"]);
    expect(letter(run, { to: "mentor", id: "oda" })).toMatchObject({ name: "Oda", capacity: 1 });
  });

  it("terms are shown by what they rest on", () => {
    const of = (to: "mentee" | "mentor", id: string, ...profile: string[]) =>
      letter(run, { to, id, profile }).pairs[0].terms.map(({ criterion }) => criterion);
    expect(of("mentee", "ana")).toEqual(["learning", "asked", "both", "day", "lead"]);
    expect(of("mentee", "ana", "role")).toEqual(["learning", "asked", "both", "day", "lead", "own"]);
    expect(of("mentee", "ana", "hobby")).toEqual(["learning", "asked", "both", "day", "hobby", "lead"]);
    expect(of("mentor", "kim")).toEqual(["asking", "day", "direction", "own"]);
    expect(of("mentor", "kim", "hobby")).toEqual(["asking", "day", "direction", "hobby", "own"]);
  });

  it("a strategy that says nothing sensible of what it reads is named", () => {
    for (const reads of [
      () => ({ mentee: ["names"], mentor: [] }),
      () => ({ mentee: [] }),
      () => null,
      () => ({ mentee: [{}], mentor: [] }),
      () => {
        throw new Error("no");
      },
    ]) {
      const wrong = { ...own, reads } as unknown as Strategy<Record<string, never>>;
      const other = match(cohort, programme, { strategies: [wrong, pairwise("mute", () => 0.5)] });
      expect(() => letter(other, { to: "mentee", id: "ana" })).toThrow(/^strategy "own" (returned something|threw)/);
    }
  });

  it("options that are wrong, people who are not there, and runs without a matching are refused", () => {
    const call = (options: unknown) => () => letter(run, options as LetterOptions);
    expect(call(undefined)).toThrow(new TypeError("options: expected an object, received nothing"));
    expect(call({ to: "mentees", id: "ana" })).toThrow(
      new TypeError('options.to: expected "mentee" or "mentor", received "mentees"'),
    );
    expect(call({ to: "mentee", id: "ana", profil: [] })).toThrow(/^options: expected a known key.*"profile"/);
    expect(call({ to: "mentee", id: "ana", profile: "role" })).toThrow(/^options.profile: expected an array/);
    expect(call({ to: "mentee", id: "ana", profile: [7] })).toThrow(/^options.profile\[0\]: expected the name/);
    expect(call({ to: "mentee", id: "ana", profile: ["a", "a"] })).toThrow(/^options.profile\[1\]: expected an attrib/);
    expect(call({ to: "mentee", id: "kim" })).toThrow(InvalidInputError);
    expect(call({ to: "mentor", id: "ana" })).toThrow(InvalidInputError);
    expect(() => letter(JSON.parse(JSON.stringify(run)), { to: "mentee", id: "ana" })).toThrow(InvalidInputError);
    const impossible = match(
      cohort,
      { ...programme, everyone: true },
      { strategies: [own, pairwise("mute", () => 0.5)] },
    );
    expect(() => letter(impossible, { to: "mentee", id: "ana" })).toThrow(InvalidInputError);
  });
});
