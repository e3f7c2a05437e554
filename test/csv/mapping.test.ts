import { describe, expect, it } from "vitest";
import { cohortFromCsv } from "../../src/cohortFromCsv.ts";
import { cohortToCsv } from "../../src/cohortToCsv.ts";
import { fullIssuesOf, issuesOf } from "./files.ts";

type Anything = Readonly<Record<string, unknown>>;

const NOBODY = "id\r\n";

/** One mentee of one column, besides the id; `cell` is quoted. */
function menteeOf(cell: string, mentees: Anything, more: Anything = {}, mentors = "id,name\nm1,Kim\nm2,Lea\nm3,Max\n") {
  const file = `id,x\nr1,"${cell.replaceAll('"', '""')}"\n`;
  const mapping = { version: 1, ...more, mentees: { id: "id", ...mentees }, mentors: { id: "id", name: "name" } };
  const { id: _, ...mentee } = cohortFromCsv({ mentees: file, mentors }, mapping).mentees[0];
  // Written and read again it is the same.
  const cohort = cohortFromCsv({ mentees: file, mentors }, mapping);
  expect(cohortFromCsv(cohortToCsv(cohort, mapping), mapping)).toEqual(cohort);
  return mentee;
}

describe("what a mapping may say of a cell", () => {
  it.each<[string, string, Anything, unknown]>([
    ["weights", "strategy: 3; policy:1", { objectives: "x" }, { objectives: { strategy: 3, policy: 1 } }],
    ["weights that are not said", "strategy; policy", { objectives: "x" }, { objectives: { strategy: 1, policy: 1 } }],
    ["weights of nothing", "strategy: 3; policy: 0", { objectives: "x" }, { objectives: { strategy: 3 } }],
    ["a label", "Taking a view: 2", { objectives: "x" }, { objectives: { strategy: 2 } }],
    [
      "a ranked list",
      "policy; Taking a view",
      { objectives: { column: "x", ranked: true } },
      { objectives: ["policy", "strategy"] },
    ],
    [
      "weights where a ranked list may be",
      "policy: 2",
      { objectives: { column: "x", ranked: true } },
      { objectives: { policy: 2 } },
    ],
    [
      "signs of one's own",
      "policy=2|strategy=1",
      { objectives: { column: "x", separator: "|", sign: "=" } },
      { objectives: { policy: 2, strategy: 1 } },
    ],
    ["levels", "strategy: 0.25; policy: 0", { levels: "x" }, { levels: { strategy: 0.25, policy: 0 } }],
    [
      "levels on a scale",
      "strategy: 2; policy: 5",
      { levels: { column: "x", scale: [1, 5] } },
      { levels: { strategy: 0.25, policy: 1 } },
    ],
    [
      "a scale that falls",
      "strategy: 1; policy: 6",
      { levels: { column: "x", scale: [6, 1] } },
      { levels: { strategy: 1, policy: 0 } },
    ],
    [
      "levels in words",
      "strategy: some; policy: very much",
      { levels: { column: "x", scale: { some: 0.5, "very much": 1 } } },
      { levels: { strategy: 0.5, policy: 1 } },
    ],
    ["wishes with ties", "m3; m1 = m2", { wishes: "x" }, { wishes: ["m3", ["m1", "m2"]] }],
    ["wishes by name", "Max; Lea = Kim", { wishes: { column: "x", by: "name" } }, { wishes: ["m3", ["m2", "m1"]] }],
    ["another sign of ties", "m1/m2;m3", { wishes: { column: "x", tie: "/" } }, { wishes: [["m1", "m2"], "m3"] }],
    ["empty members", "; m1;; m2;", { wishes: "x" }, { wishes: ["m1", "m2"] }],
    ["members on lines", "m1\nm2\n", { wishes: { column: "x", separator: "\n" } }, { wishes: ["m1", "m2"] }],
    ["avoid", "m1; m2", { avoid: "x" }, { avoid: ["m1", "m2"] }],
    ["nobody", "(none)", { avoid: "x" }, { avoid: [] }],
    ["dates", "2027-01-12; 2027-02-09", { available: "x" }, { available: ["2027-01-12", "2027-02-09"] }],
    [
      "dates, day first",
      "12/01/2027; 9.2.2027",
      { available: { column: "x", dates: "dmy" } },
      { available: ["2027-01-12", "2027-02-09"] },
    ],
    ["dates, month first", "1/12/2027", { available: { column: "x", dates: "mdy" } }, { available: ["2027-01-12"] }],
    ["no dates", "(none)", { available: "x" }, { available: [] }],
    ["text", " north  side ", { attributes: { site: "x" } }, { attributes: { site: "north  side" } }],
    ["text that begins like a formula", "'=north", { attributes: { site: "x" } }, { attributes: { site: "=north" } }],
    [
      "text that is a number",
      "07",
      { attributes: { site: { column: "x", kind: "text" } } },
      { attributes: { site: "07" } },
    ],
    ["a number", "-2.5", { attributes: { years: { column: "x", kind: "number" } } }, { attributes: { years: -2.5 } }],
    ["yes", "Yes", { attributes: { full: { column: "x", kind: "boolean" } } }, { attributes: { full: true } }],
    [
      "words for yes and no",
      "nein",
      { attributes: { full: { column: "x", kind: "boolean", true: ["ja"], false: ["nein"] } } },
      { attributes: { full: false } },
    ],
    [
      "a list",
      "en; fr",
      { attributes: { languages: { column: "x", kind: "list" } } },
      { attributes: { languages: ["en", "fr"] } },
    ],
    [
      "a list with commas",
      "en, fr",
      { attributes: { languages: { column: "x", kind: "list", separator: "," } } },
      { attributes: { languages: ["en", "fr"] } },
    ],
    [
      "a separator that is meant",
      "a\\;b; c\\\\d; C:\\e",
      { attributes: { codes: { column: "x", kind: "list" } } },
      { attributes: { codes: ["a;b", "c\\d", "C:\\e"] } },
    ],
    ["JSON", '["a", "b"]', { attributes: { any: { column: "x", kind: "json" } } }, { attributes: { any: ["a", "b"] } }],
    ["own weights", "values: 2", { weights: "x" }, { weights: { values: 2 } }],
    ["numbers", "3", { wants: "x" }, { wants: 3 }],
    ["a cell that says nothing", "n/a", { wants: "x", unknown: ["n/a"] }, {}],
  ])("reads %s: %j", (_, cell, side, mentee) => {
    const topics = { strategy: { label: "Taking a view" }, policy: {} };
    expect(menteeOf(cell, side, { topics })).toEqual(mentee);
  });

  it.each<[string, string, Anything, string]>([
    ["a word of no scale", "strategy: lots", { levels: { column: "x", scale: { some: 0.5, much: 1 } } }, "range"],
    ["a number off the scale", "strategy: 6", { levels: { column: "x", scale: [1, 5] } }, "range"],
    ["a level without a number", "strategy", { levels: "x" }, "missing"],
    ["a topic twice", "strategy: 1; strategy: 2", { objectives: "x" }, "duplicate"],
    ["a name of nobody", "Tim", { wishes: { column: "x", by: "name" } }, "unknown-id"],
    ["a name of two", "Kim", { avoid: { column: "x", by: "name" } }, "unknown-id"],
    ["a date in another order", "13/31/2027", { available: { column: "x", dates: "dmy" } }, "range"],
    ["a date in another form", "2027-01-12", { available: { column: "x", dates: "dmy" } }, "type"],
    ["a date that is none", "2027-02-30", { available: "x" }, "range"],
    ["a word that is neither yes nor no", "maybe", { attributes: { full: { column: "x", kind: "boolean" } } }, "type"],
    ["no JSON", "[1", { attributes: { any: { column: "x", kind: "json" } } }, "type"],
    ["a key that would reach further", "__proto__: 1", { objectives: "x" }, "range"],
    ["a member twice", "en; en", { attributes: { languages: { column: "x", kind: "list" } } }, "duplicate"],
  ])("refuses %s: %s", (_, cell, side, code) => {
    const mentors = "id,name\nm1,Kim\nm2,Kim\n";
    expect(issuesOf(() => menteeOf(cell, side, {}, mentors))).toEqual([`mentees.csv 2:2 ${code}`]);
  });

  it("reads a column for each topic, rank and wish, and says which column is wrong", () => {
    const mapping = {
      version: 1,
      mentees: {
        id: "id",
        objectives: { columns: ["1st goal", "2nd goal"] },
        levels: { columns: { strategy: "Strategy (1-5)", policy: "Policy (1-5)" }, scale: [1, 5] },
        wishes: { columns: ["1st", "2nd", "3rd"] },
        attributes: { languages: { columns: ["Language", "Further language"], kind: "list" } },
      },
      mentors: { id: "id" },
    };
    const headers = "id,1st goal,2nd goal,Strategy (1-5),Policy (1-5),1st,2nd,3rd,Language,Further language\n";
    const mentors = "id\nm1\nm2\nm3\n";
    const file = `${headers}r1,policy,strategy,1,4,m2,,m1=m3,en,fr\nr2,,,,,,,,,\nr3,strategy,,,(none),(none),,,(none),\n`;
    const cohort = cohortFromCsv({ mentees: file, mentors }, mapping);
    expect(cohort.mentees).toEqual([
      {
        id: "r1",
        objectives: ["policy", "strategy"],
        levels: { strategy: 0, policy: 0.75 },
        wishes: ["m2", ["m1", "m3"]],
        attributes: { languages: ["en", "fr"] },
      },
      { id: "r2" },
      { id: "r3", objectives: ["strategy"], levels: {}, wishes: [], attributes: { languages: [] } },
    ]);
    const wrong = `${headers}r1,policy,policy,1,9,m2,,m9,en,en\n`;
    expect(issuesOf(() => cohortFromCsv({ mentees: wrong, mentors }, mapping))).toEqual([
      "mentees.csv 2:3 duplicate",
      "mentees.csv 2:5 range",
      "mentees.csv 2:8 unknown-id",
      "mentees.csv 2:10 duplicate",
    ]);
  });

  it("reads experiences, a group of columns for each", () => {
    const mapping = {
      version: 1,
      topics: { policy: {}, strategy: { label: "Strategy" } },
      mentees: { id: "id" },
      mentors: {
        id: "id",
        experiences: [
          { id: "Day", label: "Title", topics: "Topics" },
          { id: "Day 2", topics: { columns: { policy: "P", strategy: "S" } } },
        ],
      },
    };
    const headers = "id,Day,Title,Topics,Day 2,P,S\n";
    const mentors = `${headers}m1,board,A board day,Strategy: 2; policy,visit,1,0\nm2,,,,visit,,\nm3,(none),,,,,\nm4,,,,,,\n`;
    expect(cohortFromCsv({ mentees: NOBODY, mentors }, mapping).mentors).toEqual([
      {
        id: "m1",
        experiences: [
          { id: "board", label: "A board day", topics: { strategy: 2, policy: 1 } },
          { id: "visit", topics: { policy: 1 } },
        ],
      },
      { id: "m2", experiences: [{ id: "visit" }] },
      { id: "m3", experiences: [] },
      { id: "m4" },
    ]);
    const wrong = `${headers}m1,,A board day,Strategy: 2,a,-1,x\nm2,visit,,law: 1,visit,,\n`;
    expect(issuesOf(() => cohortFromCsv({ mentees: NOBODY, mentors: wrong }, mapping))).toEqual([
      "mentors.csv 2:2 missing",
      "mentors.csv 2:6 range",
      "mentors.csv 2:7 type",
      "mentors.csv 3:4 unknown-id",
      "mentors.csv 3:5 duplicate",
    ]);
  });

  it("ignores the columns that it is told to, and no others", () => {
    const read = (ignore?: unknown) => () =>
      cohortFromCsv(
        { mentees: "id,Time stamp,,E-mail\nr1,1,x,2\n", mentors: NOBODY },
        { version: 1, mentees: { id: "id", ...(ignore !== undefined && { ignore }) }, mentors: { id: "id" } },
      );
    expect(issuesOf(read())).toEqual([
      "mentees.csv 1:2 unknown-key",
      "mentees.csv 1:4 unknown-key",
      "mentees.csv 2:3 unknown-key",
    ]);
    expect(issuesOf(read(["Time  stamp"]))).toEqual(["mentees.csv 1:4 unknown-key", "mentees.csv 2:3 unknown-key"]);
    expect(read("rest")().mentees).toEqual([{ id: "r1" }]);
  });

  it("hands topics and collective objectives on, and may read one column twice", () => {
    const mapping = {
      version: 1,
      topics: { policy: { label: "Policy", facet: "professional" } },
      collective: { policy: 1 },
      mentees: { id: "Name", name: "Name" },
      mentors: { id: "id" },
    };
    expect(cohortFromCsv({ mentees: "Name\nAna\n", mentors: NOBODY }, mapping)).toEqual({
      version: 1,
      topics: mapping.topics,
      collective: mapping.collective,
      mentees: [{ id: "Ana", name: "Ana" }],
      mentors: [],
    });
  });

  it("names the words that were expected", () => {
    const [{ message }] = fullIssuesOf(() =>
      menteeOf("strategy: mcuh", { levels: { column: "x", scale: { some: 0.5, much: 1 } } }),
    );
    expect(message).toBe('expected a word of the scale (did you mean "much"?), received "mcuh"');
  });
});
