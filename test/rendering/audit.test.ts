import { renderMarkdown, renderText } from "pairwright";
import { describe, expect, it } from "vitest";
import type { Audit } from "../../src/explanation/audit.ts";
import { english } from "../../src/rendering/english/english.ts";
import type { Parts } from "./audits.ts";
import { auditWith, blockingPair, envied, group } from "./audits.ts";
import { hostile, shownBy } from "./markdownReader.ts";
import { section } from "./runs.ts";

const words = english.audit;

/** A section of the text report, its paragraphs as single lines. */
const said = (parts: Parts, title: string) => section(renderText(auditWith(parts)), title).join(" ");

describe("grammar at 0, 1, 2 and many", () => {
  it.each([
    [0, 0, 0, "There are no mentees."],
    [1, 0, 0, "The only mentee has no mentor."],
    [1, 1, 0, "The only mentee has a mentor, but no 1st choice."],
    [1, 1, 1, "The only mentee has a mentor, a 1st choice."],
    [2, 0, 0, "None of 2 mentees has a mentor."],
    [2, 1, 0, "1 of 2 mentees has a mentor, but no 1st choice."],
    [2, 1, 1, "1 of 2 mentees has a mentor, a 1st choice."],
    [2, 2, 0, "All 2 mentees have a mentor, none of them a 1st choice."],
    [3, 2, 1, "2 of 3 mentees have a mentor, 1 of them a 1st choice."],
    [3, 2, 2, "2 of 3 mentees have a mentor, all of them a 1st choice."],
    [3_000, 2_500, 1_200, "2,500 of 3,000 mentees have a mentor, 1,200 of them a 1st choice."],
  ])("of %i mentees, %i placed, %i first choices", (people, placed, first, sentence) => {
    expect(words.choices.mentees(people, placed, first)).toBe(sentence);
    const swapped = sentence.replace(/mentee|mentor/g, (side) => (side === "mentee" ? "mentor" : "mentee"));
    expect(words.choices.mentors(people, placed, first)).toBe(swapped);
  });

  it.each([
    [
      1,
      1,
      0,
      "1 mentee would rather have a mentor whom somebody else has. That mentor does not prefer the one who envies.",
    ],
    [1, 1, 1, "That mentor, too, prefers the one who envies: the envy is justified."],
    [1, 2, 0, "1 mentee would rather have a mentor whom somebody else has: 2 cases, one for each person who is envied"],
    [2, 3, 0, "2 mentees would rather have a mentor whom somebody else has: 3 cases"],
    [2, 3, 0, "In none of them does that mentor, too, prefer the one who envies."],
    [2, 3, 1, "In 1 of them, of 1 mentee, that mentor, too, prefers the one who envies: the envy is justified."],
    [2, 1_200, 1_000, "In 1,000 of them, of 2 mentees, that mentor, too"],
    [2, 3, 3, "In all of them that mentor, too"],
  ])("envy of %i mentees in %i cases, %i justified", (people, cases, justified, sentence) => {
    const justifiedPeople = Math.min(people, justified);
    expect(said({ envy: { people, cases, justified, justifiedPeople, count: 0 } }, "Envy")).toContain(sentence);
  });

  it("places", () => {
    const texts = [
      [0, 0],
      [1, 0],
      [1, 1],
      [2, 0],
      [2, 1],
      [2, 2],
      [2_000, 1_500],
    ];
    expect(texts.map(([places, free]) => words.loads.places(places, free))).toEqual([
      "There are no places.",
      "The only place is taken.",
      "The only place is free.",
      "All 2 places are taken.",
      "Of 2 places, 1 is free.",
      "All 2 places are free.",
      "Of 2,000 places, 1,500 are free.",
    ]);
  });

  it("what is not shown", () => {
    expect(
      [
        [0, 1],
        [0, 2],
        [3, 1_200],
      ].map(([shown, left]) => words.inFull(shown, left)),
    ).toEqual([
      "The Markdown report lists it.",
      "The Markdown report lists all 2.",
      "The Markdown report lists 1,200 more.",
    ]);
    expect(
      [
        [0, 1],
        [1, 1],
        [2, 2_000],
      ].map(([listed, left]) => words.notListed(listed, left)),
    ).toEqual([
      'This audit lists none of them: its option "most" is 0.',
      '1 more is counted, but not listed in this audit: its option "most" is 1.',
      '2,000 more are counted, but not listed in this audit: its option "most" is 2.',
    ]);
  });
});

describe("what a coordinator reads", () => {
  it("choices: numbers that occur, of both sides; a mentor with several by the best and in all", () => {
    const parts: Parts = {
      mentors: [{ id: "m1", capacity: 2 }, { id: "m2" }],
      pairs: [
        ["r1", "m1", 1, 1, 1],
        ["r2", "m1", 3, 12, 1],
      ],
    };
    expect(section(renderText(auditWith(parts)), "Choices")).toEqual([
      "2 of 3 mentees have a mentor, 1 of them a 1st choice. 1 of 2 mentors has a mentee, a 1st choice.",
      "A choice number is 1 more than the number of allowed people of the other side whom somebody prefers: wishes come first,",
      "in their order, then the others by this side's part of the score.",
      "Choice  Mentees  Mentors, by their best  Mentors, all their pairs",
      "------  -------  ----------------------  ------------------------",
      "1st        1                       1                         1",
      "3rd        1                       0                         0",
      "12th        0                       0                         1",
    ]);
    expect(section(renderText(auditWith()), "Choices")[3]).toBe("Choice  Mentees  Mentors");
  });

  it("choices: a brief report adds up the late ones, a full one does not, and nobody is lost", () => {
    const mentees = Array.from({ length: 30 }, (_, at) => ({ id: `r${at}` }));
    const parts: Parts = {
      mentees,
      mentors: mentees.map(({ id }) => ({ id: `m${id}` })),
      pairs: mentees.map(({ id }, at) => [id, `m${id}`, at + 1, 1, 1]),
    };
    const rows = section(renderText(auditWith(parts)), "Choices").slice(5);
    expect(rows).toHaveLength(20);
    expect(rows.at(-1)).toBe("20th or later       11        0");
    expect(rows.reduce((sum, row) => sum + Number(row.split(/ {2,}/)[1]), 0)).toBe(30);
    expect(section(renderMarkdown(auditWith(parts)), "Choices").at(-1)).toBe("| 30th | 1 | 0 |");
  });

  it("blocking pairs: what both have, and who would have to stand back", () => {
    const [second, third] = [
      { ...blockingPair, mentor: "m1", choice: 2, capacity: 1, mentorHas: [{ mentee: "r1", choice: 9 }], over: ["r1"] },
      {
        ...blockingPair,
        mentee: "r1",
        menteeHas: [{ mentor: "m1", choice: 22 }],
        mentorHas: [],
        over: [],
      },
    ];
    const parts = { blocking: { count: 3, pairs: [third, blockingPair, second] } };
    const lines = section(renderText(auditWith(parts)), "Blocking pairs");
    expect(lines[0]).toMatch(
      /^There are 3 pairs that are allowed and not made although both would rather have each other\./,
    );
    expect(lines.slice(-5)).toEqual([
      "Mentee           Has                         Would rather have          Who would rather have the mentee than",
      "---------------  --------------------------  -------------------------  ----------------------------------------",
      "Priya Nair (r1)  22nd choice Ada Quist (m1)  11th choice Bo Reid (m2)   2 free places",
      "r3               nobody                      11th choice Bo Reid (m2)   3rd choice Tom Oak (r2) and 1 free place",
      "r3               nobody                      2nd choice Ada Quist (m1)  9th choice Priya Nair (r1)",
    ]);
    expect(said({ blocking: { count: 1, pairs: [blockingPair] } }, "Blocking pairs")).toMatch(
      /^There is one pair that/,
    );
    expect(said({}, "Blocking pairs")).toMatch(/^There is none, so the matching is stable: /);
  });

  it("long lists: a brief report says what the full one has; both say what the audit left out", () => {
    const pairs = Array.from({ length: 25 }, () => blockingPair);
    const list = [...Array.from({ length: 22 }, () => envied), { ...envied, justified: [] }];
    const parts: Parts = {
      blocking: { count: 40, pairs },
      envy: { people: 9, justifiedPeople: 9, cases: 30, justified: 22, count: 30, list },
    };
    const [text, markdown] = [renderText(auditWith(parts)), renderMarkdown(auditWith(parts))];
    expect(section(text, "Blocking pairs").slice(-2).join(" ")).toBe(
      `${section(text, "Blocking pairs").at(-2)} The Markdown report lists 5 more. 15 more are counted, but not listed in this audit: its option "most" is 25.`,
    );
    expect(section(text, "Blocking pairs").filter((line) => line.startsWith("r3 "))).toHaveLength(20);
    expect(section(text, "Envy").filter((line) => line.startsWith("r3 "))).toHaveLength(20);
    expect(section(text, "Envy").join(" ")).toContain("The Markdown report lists 3 more. 7 more are counted");
    expect(section(markdown, "Blocking pairs").filter((line) => line.startsWith("| r3 "))).toHaveLength(25);
    expect(section(markdown, "Envy").filter((line) => line.startsWith("| r3 "))).toHaveLength(23);
    expect(markdown).not.toContain("The Markdown report");
    expect(section(markdown, "Envy").at(-1)).toMatch(/^7 more are counted, but not listed/);
  });

  it("envy: in brief what is justified; where nothing is, no table", () => {
    const unjustified = { ...envied, others: 2, justified: [] };
    const one = { people: 1, justifiedPeople: 1, cases: 3, justified: 1, count: 2, list: [unjustified, envied] };
    expect(section(renderText(auditWith({ envy: one })), "Envy").slice(2)).toEqual([
      "Mentee  Would rather have         Cases  Who prefers the mentee to",
      "------  ------------------------  -----  -------------------------",
      "r3      11th choice Bo Reid (m2)      1  Tom Oak (r2)",
      "The Markdown report lists 1 more.",
    ]);
    const none = { people: 1, cases: 4, count: 2, list: [unjustified, unjustified] };
    expect(section(renderText(auditWith({ envy: none })), "Envy").at(-1)).toBe("The Markdown report lists all 2.");
    expect(renderText(auditWith({ envy: none }))).not.toContain("Who prefers the mentee to");
    expect(said({}, "Envy")).toBe("Nobody would rather have a mentor whom somebody else has.");
  });

  const ofPoints = (...points: readonly number[]): Parts => ({
    mentees: points.map((_, at) => ({ id: `r${at}` })),
    mentors: points.map((_, at) => ({ id: `m${at}` })),
    pairs: points.map((one, at) => [`r${at}`, `m${at}`, 1, 1, one]),
  });
  it.each([
    [[], "There are no pairs."],
    [[500_000], "The only pair has an affinity of 50.0%."],
    [[500_000, 500_000], "All 2 pairs have an affinity of 50.0%."],
    [
      [250_000, 750_000],
      "The 2 pairs have affinities from 25.0% to 75.0%, 50.0% on average. The Gini coefficient is 25%: 0% if all are alike, towards 100% if one has everything.",
    ],
    [
      [100_000, 200_000, 300_000, 400_000],
      "The 4 pairs have affinities from 10.0% to 40.0%, 25.0% on average. The median is 25.0%, the quartiles are 17.5% and 32.5%. The Gini coefficient is 25%: 0% if all are alike, towards 100% if one has everything.",
    ],
  ])("affinities %j", (points, sentence) => {
    expect(said(ofPoints(...points), "Affinities")).toBe(sentence);
  });

  it("loads: how many have how many; the full report also who, with minimums only where there are any", () => {
    const mentors = [{ id: "m1", name: "Ada Quist", capacity: 2 }, { id: "m2" }, { id: "m3" }];
    const pairs: Parts["pairs"] = [
      ["r1", "m1", 1, 1, 1],
      ["r2", "m1", 1, 2, 1],
      ["r3", "m2", 1, 1, 1],
    ];
    expect(section(renderText(auditWith({ mentors, pairs })), "Loads")).toEqual([
      "The mentors have from 0 to 2 mentees each, 1 on average. Of 4 places, 1 is free. The Gini coefficient of their loads is",
      "44.4%.",
      "Mentees each  Mentors",
      "------------  -------",
      "0        1",
      "1        1",
      "2        1",
    ]);
    const full = section(renderMarkdown(auditWith({ mentors, pairs })), "Loads");
    expect(full.slice(6, 9)).toEqual([
      "| Mentor | Mentees each | Can take |",
      "| --- | ---: | ---: |",
      "| Ada Quist (m1) | 2 | 2 |",
    ]);
    const strict = [{ ...mentors[0], minLoad: 1 }, mentors[1], mentors[2]];
    expect(section(renderMarkdown(auditWith({ mentors: strict, pairs })), "Loads")[6]).toBe(
      "| Mentor | Mentees each | Can take | Must take |",
    );
  });

  it("loads that are all the same have no spread", () => {
    expect(said({ mentors: [], pairs: [] }, "Loads")).toBe("There are no mentors.");
    expect(said({ pairs: [] }, "Loads")).toBe("No mentor has a mentee. All 2 places are free.");
    expect(said({}, "Loads")).toBe("All 2 mentors have 1 mentee each. All 2 places are taken.");
    const one: Parts = { mentors: [{ id: "m1", capacity: 3 }], pairs: [["r1", "m1", 1, 1, 1]] };
    expect(said(one, "Loads")).toBe("The only mentor has 1 mentee. Of 3 places, 2 are free.");
  });

  it("people on both lists, in all that they take part in", () => {
    const both: Parts = {
      mentees: [{ id: "a", name: "Ann", wants: 2 }, { id: "b" }],
      mentors: [{ id: "a", name: "Ann", capacity: 3 }, { id: "c" }],
      pairs: [
        ["a", "c", 1, 1, 1],
        ["b", "a", 1, 1, 1],
      ],
    };
    expect(section(renderText(auditWith(both)), "Loads").slice(1)).toEqual([
      "One person is both mentee and mentor, with all that this person takes part in:",
      "Person   As mentee  Wants  As mentor  Can take  Pairs",
      "-------  ---------  -----  ---------  --------  -----",
      "Ann (a)          1      2          1         3      2",
    ]);
  });

  const sites: Audit["groups"] = [
    {
      attribute: "site",
      mentees: [
        group("north", 12, 9, 4_500_000, 3),
        group("south", 1, 0, 0, 0),
        { ...group("", 2, 2, 1_000_000, 1), kind: "none" },
        { ...group("", 3, 1, 250_000, 1), kind: "unknown" },
      ],
      mentors: [],
    },
    { attribute: "role", mentees: [], mentors: [] },
  ];

  it("groups: the warning comes before any number, once; whoever has no value stands last", () => {
    const text = renderText(auditWith({ groups: sites }));
    const warning = "Small numbers prove nothing: ";
    expect(text.split(warning)).toHaveLength(2);
    expect(text.indexOf("Groups\n------\n")).toBeLessThan(text.indexOf(warning));
    expect(text.indexOf(warning)).toBeLessThan(text.indexOf("By site"));
    expect(section(text, "Groups").join(" ")).toContain("A difference is a question, not an answer.");
    const lines = section(text, "Groups");
    expect(lines.slice(lines.indexOf("By site"))).toEqual([
      "By site",
      "Mentees:",
      "Value           People  Have somebody  Pairs  Mean affinity  1st choices",
      "--------------  ------  -------------  -----  -------------  -----------",
      "north               12              9      9          50.0%            3",
      "south                1              0      0                           0",
      "(none)               2              2      2          50.0%            1",
      "(not answered)       3              1      1          25.0%            1",
      "By role",
      "Nobody takes part.",
    ]);
    expect(renderText(auditWith())).not.toContain(warning);
  });

  it("groups: a value that reads like a missing one is quoted", () => {
    expect(["(none)", "(not answered)", "none"].map(words.groups.value)).toEqual([
      "“(none)”",
      "“(not answered)”",
      "none",
    ]);
  });

  it("groups: a brief report has the first of many", () => {
    const many = Array.from({ length: 23 }, (_, at) => group(`v${at}`, 1, 0, 0, 0));
    const groups = [{ attribute: "code", mentees: many, mentors: [] }];
    expect(renderText(auditWith({ groups }))).toContain("The Markdown report lists 3 more.");
    expect(
      renderMarkdown(auditWith({ groups }))
        .split("\n")
        .filter((line) => /^\| v\d/.test(line)),
    ).toHaveLength(23);
  });
});

describe("hostile text in an audit", () => {
  const poisoned = (text: string): Audit => {
    const id = (name: string) => `${text} ${name}`;
    return auditWith({
      mentees: [{ id: id("r1"), name: `${text} name` }, { id: id("r2") }, { id: id("m1") }],
      mentors: [
        { id: id("m1"), name: `${text} name` },
        { id: id("m2"), capacity: 2 },
      ],
      pairs: [
        [id("r1"), id("m1"), 1, 1, 1],
        [id("r2"), id("m2"), 1, 2, 1],
        [id("m1"), id("m2"), 1, 1, 1],
      ],
      blocking: {
        count: 1,
        pairs: [
          {
            ...blockingPair,
            mentee: id("r1"),
            mentor: id("m2"),
            menteeHas: [{ mentor: id("m1"), choice: 3 }],
            mentorHas: [{ mentee: id("r2"), choice: 2 }],
            over: [id("r2")],
          },
        ],
      },
      envy: {
        ...{ people: 1, justifiedPeople: 1, cases: 1, justified: 1, count: 1 },
        list: [{ ...envied, mentee: id("r1"), mentor: id("m2"), justified: [id("r2")] }],
      },
      groups: [{ attribute: text, mentees: [group(text, 1, 1, 1, 1)], mentors: [group(text, 1, 1, 1, 1)] }],
    });
  };

  it("shows as itself in every cell of the Markdown report", () => {
    const clean = shownBy(renderMarkdown(poisoned("plain")));
    expect(clean.strange).toEqual([]);
    const met = { fields: 0 };
    for (const text of hostile) {
      const { texts, strange } = shownBy(renderMarkdown(poisoned(text)));
      expect(strange, text).toEqual([]);
      expect(texts.length, text).toBe(clean.texts.length);
      texts.forEach((shown, at) => {
        const expected = clean.texts[at].replaceAll("plain", () => text).trim();
        expect(shown, text).toBe(expected);
        if (expected !== clean.texts[at]) met.fields++;
      });
    }
    expect(met.fields).toBeGreaterThanOrEqual(13 * hostile.length);
  });

  it("reaches the terminal as numbers, and makes no lines of its own", () => {
    const evil = "\u001b[31mred\u001b[0m\u202e\nInjected";
    const text = renderText(poisoned(evil));
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
    expect(text).toBe(renderText(poisoned(evil.replace("\n", " "))));
    expect(text.split("\\u001b[31mred").length).toBeGreaterThan(10);
  });
});
