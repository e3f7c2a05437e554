import { check } from "pairwright";
import { describe, expect, it } from "vitest";

const wishes = { id: "wishes", strategy: "wishes", weight: 1 };

function looked(cohort: object, programme: object = {}) {
  const found = check({ version: 1, ...cohort }, { version: 1, criteria: [wishes], ...programme });
  if (!found.ok) throw new Error(JSON.stringify(found.issues));
  return found;
}

describe("topics that one side alone names", () => {
  it("lists them with how many do, and what was perhaps meant", () => {
    const found = looked({
      collective: ["budget"],
      mentees: [
        { id: "r1", objectives: { strategy: 2, polcy: 1 } },
        { id: "r2", objectives: ["polcy", "speaking"] },
      ],
      mentors: [
        { id: "m1", expertise: { policy: 1, strategy: 0.5, speaking: 0, budget: 1 } },
        { id: "m2", expertise: { law: 0.5 }, experiences: [{ id: "day", topics: { law: 1, ethics: 2 } }] },
      ],
    });
    expect(found.notOffered).toEqual([
      { topic: "polcy", mentees: 2, near: "policy" },
      { topic: "speaking", mentees: 1 },
    ]);
    expect(found.notAsked).toEqual([
      { topic: "ethics", mentors: 1 },
      { topic: "law", mentors: 1 },
      { topic: "policy", mentors: 1, near: "polcy" },
    ]);
  });

  it("lists none where the other side says nothing of topics at all", () => {
    const objectives = ["strategy"];
    expect(looked({ mentees: [{ id: "r1", objectives }], mentors: [{ id: "m1" }] })).toMatchObject({ notOffered: [] });
    const expertise = { strategy: 1 };
    expect(looked({ mentees: [{ id: "r1" }], mentors: [{ id: "m1", expertise }] })).toMatchObject({ notAsked: [] });
  });
});

describe("values that are nearly those of the other side", () => {
  const cohort = {
    mentees: [
      { id: "r1", attributes: { see: ["board meeting", "a trial"], from: "Ward 12", lang: "en", site: "nroth" } },
      { id: "r2", attributes: { see: ["board meeting", "Court"], from: "Ward 12", lang: "en", site: "north" } },
    ],
    mentors: [
      {
        id: "m1",
        attributes: { offers: ["Board meeting", "Court", "a trail"], from: "Ward 13", lang: "es", site: "north" },
      },
      { id: "m2", attributes: { offers: [], from: 13, lang: "EN", site: "south" } },
    ],
  };
  const see = { mentee: "see", mentor: "offers" };

  it("lists them of whatever compares values, and of nothing else", () => {
    const both = [
      { side: "mentee", attribute: "see", value: "a trial", people: 1, near: "a trail" },
      { side: "mentee", attribute: "see", value: "board meeting", people: 2, near: "Board meeting" },
      { side: "mentor", attribute: "offers", value: "Board meeting", people: 1, near: "board meeting" },
      { side: "mentor", attribute: "offers", value: "a trail", people: 1, near: "a trial" },
    ];
    const site = [{ side: "mentee", attribute: "site", value: "nroth", people: 1, near: "north" }];
    const one = { id: "see", weight: 1, attribute: see };
    for (const strategy of ["overlap", "same", "different"])
      expect(looked(cohort, { criteria: [{ ...one, strategy }] }).nearValues, strategy).toEqual(both);
    const of = [
      { strategy: "overlap", attribute: see },
      { strategy: "same", attribute: "site" },
    ];
    expect(looked(cohort, { criteria: [{ id: "least", strategy: "least", weight: 1, of }] }).nearValues).toEqual([
      ...both,
      ...site,
    ]);
    for (const rule of [{ rule: "same" }, { rule: "differ" }, { rule: "overlap", min: 1 }])
      expect(looked(cohort, { rules: [{ ...rule, attribute: "site" }] }).nearValues, rule.rule).toEqual(site);
    expect(looked(cohort).nearValues).toEqual([]);
  });

  it("lists neither numbered nor short words, but those that differ in capitals", () => {
    const rules = [
      { rule: "differ", attribute: "from" },
      { rule: "differ", attribute: "lang" },
    ];
    expect(looked(cohort, { rules }).nearValues).toEqual([
      { side: "mentee", attribute: "lang", value: "en", people: 2, near: "EN" },
      { side: "mentor", attribute: "lang", value: "EN", people: 1, near: "en" },
    ]);
  });
});

it("says whom the rules leave without anybody where everyone must have a mentor, and is silent where not", () => {
  const cohort = { mentees: [{ id: "r1" }, { id: "r2" }], mentors: [{ id: "m1" }, { id: "m2" }] };
  const rules = ["m1", "m2"].map((mentor) => ({ rule: "forbid", mentee: "r2", mentor }));
  expect(looked(cohort, { everyone: true, rules }).stranded).toEqual(["r2"]);
  expect(looked(cohort, { everyone: true }).stranded).toEqual([]);
  expect(looked(cohort, { rules })).not.toHaveProperty("stranded");
});
