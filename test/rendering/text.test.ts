import { describe, expect, it } from "vitest";
import { table } from "../../src/rendering/document.ts";
import { printText } from "../../src/rendering/printText.ts";
import { renderText } from "../../src/rendering/renderText.ts";
import { visible } from "../../src/rendering/visible.ts";
import { widthOf, wrapped } from "../../src/rendering/width.ts";
import { alternative, mentee, mentor, pairOf, runOf, section } from "./runs.ts";

describe("text: columns stand below each other", () => {
  it.each([
    ["Ann", 3],
    ["Dilan Yıldız", 12],
    ["Jürgen", 6],
    ["Ju\u0308rgen", 6], // a combining mark takes no column
    ["山田太郎", 8],
    ["김철수", 6],
    ["😀", 2],
    ["👍🏽", 2], // with a skin tone
    ["שָׁלוֹם", 4],
    ["न\u094d", 1],
  ])("%s takes %i columns", (text, width) => {
    expect(widthOf(text)).toBe(width);
  });

  it("names of every script keep the numbers aligned", () => {
    const names = ["Ann", "Ju\u0308rgen", "山田太郎", "Dilan Yıldız", "😀"];
    const text = printText([
      table(
        ["Who", "How many", "What"],
        ["How many"],
        names.map((name, at) => [name, String(at), "x"]),
      ),
    ]);
    const lines = text.trimEnd().split("\n");
    expect(lines[0]).toBe("Who           How many  What");
    expect(lines[1]).toBe("------------  --------  ----");
    const ends = lines.slice(2).map((line) => widthOf(line.slice(0, line.lastIndexOf("x"))));
    expect(ends).toEqual(names.map(() => 24));
  });

  it("long cells are wrapped inside their column", () => {
    const words = "word ".repeat(60).trim();
    const lines = printText([table(["A", "N", "B"], ["N"], [[words, "7", words]])])
      .trimEnd()
      .split("\n");
    expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(120);
    expect(lines.filter((line) => line.includes("7"))).toHaveLength(1);
    expect(lines.join(" ").split("word")).toHaveLength(121);
  });

  it("tables of many wide columns become narrower, titles too, and lose no word", () => {
    const titles = ["A wide title of words", "Another wide title", "N", "A third wide title", "The last wide title"];
    const words = "word ".repeat(9).trim();
    const printed = printText([table(titles, ["N"], [[words, words, "7", words, words]])]);
    const lines = printed.trimEnd().split("\n");
    expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(120);
    expect(printed.match(/word\b/g)).toHaveLength(36);
    const narrow = printText([table(Array(12).fill("One two three four"), [], [])])
      .trimEnd()
      .split("\n");
    expect(narrow[0].trimEnd()).toBe(Array(12).fill("One two").join("     "));
    expect(narrow[1].trimEnd().startsWith("three four  ")).toBe(true);
    expect(narrow[2]).toMatch(/^-+( {2}-+){11}$/);
  });

  it("lines are broken at spaces, and a long word keeps a line of its own", () => {
    expect(wrapped("aa bb cc", 5)).toEqual(["aa bb", "cc"]);
    expect(wrapped("a loooooong b", 5)).toEqual(["a", "loooooong", "b"]);
    expect(wrapped("", 5)).toEqual([""]);
  });

  it("no line of a report is longer than 120 columns, or ends in a space", () => {
    const text = renderText(runOf({ alternatives: [alternative("m2"), alternative("m2")] }));
    for (const line of text.split("\n")) {
      expect(widthOf(line)).toBeLessThanOrEqual(120);
      expect(line).toBe(line.trimEnd());
    }
  });
});

describe("text: nothing from the data reaches the terminal as a command", () => {
  it("escape sequences, line breaks and changes of direction show as their numbers", () => {
    const evil = "\u001b[31mred\u001b[0m\u202e\nInjected line";
    const text = renderText(
      runOf({
        mentees: [mentee("r1", evil), mentee("r2")],
        run: { lottery: evil, rules: [{ id: evil, rule: "differ", because: evil }] },
      }),
    );
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
    expect(text).toContain("\\u001b[31mred\\u001b[0m\\u202e Injected line (r1)");
    expect(text.split("\n").some((line) => line.startsWith("Injected"))).toBe(false);
  });

  it("surrogates without a partner show their number, pairs stay", () => {
    expect(visible("a\ud83d b\udc4d c👍 \u{e0041}")).toBe("a\\ud83d b\\udc4d c👍 \\u{e0041}");
  });
});

describe("text: what a coordinator reads", () => {
  it("the summary", () => {
    const run = runOf({
      mentees: [mentee("r1", "Priya Nair", { priority: 1 }), mentee("r2", "Tom Oak", { priority: 1 }), mentee("r3")],
      unmatched: [{ mentee: "r3", status: "no-allowed-mentor", rules: ["outside"] }],
      ties: { unique: false, mentees: ["r1", "r2"] },
      run: { places: 2 },
    });
    const text = renderText(run);
    expect(section(text, "Summary")).toEqual([
      "- 3 mentees, 2 mentors with 2 places. The programme places at most 2 people.",
      "- 2 people have a mentor, 1 has none. Priority 1: 2 of 2 placed; priority 0: 0 of 1 placed.",
      "- The 2 pairs have a total affinity of 1,300,000 points, 65.0% each on average. 1 pair is a 1st choice and 1 a 2nd.",
      "- It is proved that no other matching is better: people placed count first, from the highest priority down, then points.",
      "Other matchings are as good; the tie touches 2 people: Priya Nair (r1) and Tom Oak (r2). The lottery chose.",
      "- The lottery string is “spring”.",
    ]);
    expect(section(text, "Without a mentor")).toEqual([
      "- r3: every mentor is forbidden by the rule outside (from elsewhere).",
    ]);
  });

  it("a pair with its two biggest reasons; what is unknown is none", () => {
    expect(section(renderText(runOf()), "Pairs").slice(2)).toEqual([
      "Priya Nair (r1)  Ada Quist (m1)     65.0%       1  learning 30.0%, wishes 20.0%",
      "Tom Oak (r2)     Bo Reid (m2)       65.0%       2  learning 30.0%, wishes 20.0%",
    ]);
  });

  it("the mentors' loads, with minimums only where there are any", () => {
    const mentors = [mentor("m1", "Ada Quist", { capacity: 2 }), mentor("m2", "Bo Reid", { load: 0, capacity: 0 })];
    const pairs = [pairOf("r1", "m1")];
    expect(section(renderText(runOf({ mentors, pairs })), "Mentors")).toEqual([
      "Mentor          Has  Can take  Mentees",
      "--------------  ---  --------  ---------------",
      "Ada Quist (m1)    1         2  Priya Nair (r1)",
      "Bo Reid (m2)      0         0",
    ]);
    const strict = [mentor("m1", "Ada Quist", { capacity: 2, minLoad: 1 }), mentors[1]];
    expect(section(renderText(runOf({ mentors: strict, pairs })), "Mentors")[0]).toBe(
      "Mentor          Has  Can take  Must take  Mentees",
    );
  });

  it("one mentee: terms biggest first, facets, lock, tie, alternatives, forbidden mentors", () => {
    const text = renderText(
      runOf({
        pairs: [pairOf("r1", "m1", { lock: "pilot" }), pairOf("r2", "m2")],
        ties: { unique: false, mentees: ["r1"] },
        alternatives: [alternative("m2"), { mentor: "m3", points: 1, choice: 3, status: "impossible" }],
        forbidden: [{ mentor: "m4", rules: ["avoided-by-mentee", "outside"] }],
      }),
    );
    const lines = text.slice(text.indexOf("\nPriya Nair (r1)\n"), text.indexOf("\nTom Oak (r2)\n")).split("\n");
    expect(lines.filter((line) => line !== "")).toEqual([
      "Priya Nair (r1)",
      "  Mentor: Ada Quist (m1), 1st choice, affinity 65.0% (650,000 points of 1,000,000). This pair was decided beforehand by",
      "  the rule pilot (goes on).",
      "  Criterion            Weight   Points       Of    Score  How it came about",
      "  ---------  ----------------  -------  -------  -------  ---------------------------------------------------------",
      "  Learning                  5  300,000  500,000      60%  How policy is made 75% × 80%; not covered: Money 25%",
      "  Wishes                    2  200,000  200,000     100%  mentee: 2 in common (chess, jazz), 3 in all; mentor: 50%,",
      "                                                          given by table; the mean counts",
      "  Values     1.5 × 2 (mentee)  150,000  300,000  unknown  the mentee's values are not known; 50% stands in",
      "  - By facet: professional 60.0% (300,000 of 500,000 points), the rest 70.0% (350,000 of 500,000 points).",
      "  - By side: the mentee's 65.0% (650,000 of 1,000,000 points), the mentor's 70.0% (350,000 of 500,000 points).",
      "  - Unknown: Values. Known, the affinity would be from 50.0% to 80.0% (500,000 to 800,000 points).",
      "  Another matching that is as good gives this person another mentor; the lottery chose.",
      "  Other mentors, in this person's order:",
      "  Choice  Instead       Affinity  What it would mean",
      "  ------  ------------  --------  -------------------------------------------------",
      "       2  Bo Reid (m2)     12.3%  would lose 12,345 points",
      "       3  m3                0.0%  impossible: Ada Quist (m1) was decided beforehand",
      "  Forbidden:",
      "  - m4: avoided-by-mentee (the mentee asked not to have this mentor) and outside (from elsewhere)",
    ]);
  });

  it("no facets, nothing that speaks for one side alone, nothing unknown: no sentence about them", () => {
    const whole = { weight: 1_000_000, points: 650_000 };
    const pair = { facets: [{ facet: null, ...whole }], sides: { mentee: whole, mentor: whole }, range: undefined };
    const text = renderText(runOf({ pairs: [pairOf("r1", "m1", pair), pairOf("r2", "m2", pair)] }));
    expect(text).not.toMatch(/By facet|By side|Unknown/);
    expect(text).toContain("65.0%");
  });

  it("all mentors whom the mentee prefers, a few more, and how many are left out", () => {
    const alternatives = Array.from({ length: 12 }, (_, at) => alternative(`m${at + 3}`, { choice: at + 1 }));
    const shown = (choice: number) =>
      section(renderText(runOf({ pairs: [pairOf("r1", "m1", { choice })], alternatives })), "Why").filter((line) =>
        line.includes("would lose"),
      ).length;
    expect([1, 5, 8, 99].map(shown)).toEqual([5, 5, 8, 12]);
    expect(renderText(runOf({ alternatives }))).toContain("The Markdown report lists 7 more.");
  });

  it("a mentee who wants several mentors", () => {
    const text = renderText(
      runOf({ mentees: [mentee("r1", "Priya Nair", { wants: 3 })], pairs: [pairOf("r1", "m1"), pairOf("r1", "m2")] }),
    );
    expect(text).toContain("Wants 3 mentors and has 2.");
    expect(text).toContain("Mentor: Ada Quist (m1)");
    expect(text).toContain("Mentor: Bo Reid (m2)");
  });

  it("a conflict in words", () => {
    const text = renderText(
      runOf({
        run: {
          result: {
            status: "infeasible",
            conflict: {
              requirements: [
                { kind: "minLoad", mentor: "m1", minLoad: 2 },
                { kind: "lock", rule: "pilot", mentee: "r1", mentor: "m2" },
              ],
              quotas: [],
              capacities: [{ mentor: "m2", capacity: 1 }],
              places: 2,
            },
            repairs: [],
          },
        },
      }),
    );
    expect(section(text, "There is no matching")).toEqual([
      "These 4 requirements cannot all be met; without any one of them the others can be:",
      "- Ada Quist (m1) must take at least 2 mentees.",
      "- Priya Nair (r1) must have Bo Reid (m2), by the rule pilot (goes on).",
      "- Bo Reid (m2) has 1 place.",
      "- At most 2 people can have a mentor, since there are no more places.",
    ]);
  });

  it("the same data make the same text, and the data stay as they were", () => {
    const run = runOf({ alternatives: [alternative("m2")] });
    const before = JSON.stringify(run);
    expect(renderText(run)).toBe(renderText(JSON.parse(before)));
    expect(JSON.stringify(run)).toBe(before);
  });
});
