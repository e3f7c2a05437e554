import type { CohortInput, ProgrammeInput, Run } from "pairwright";
import { audit, InvalidInputError, match } from "pairwright";
import { describe, expect, test } from "vitest";

const fraction = (numerator: number, denominator = 1) => ({
  numerator,
  denominator,
  value: numerator / denominator,
});

/** Mentees' side and mentors' side, half the points each. "a" is on both lists; "d" may have "x" alone. */
const cohort: CohortInput = {
  version: 1,
  mentees: [
    { id: "a", attributes: { site: "north" } },
    { id: "b", name: "Bea", attributes: { site: "north" } },
    { id: "c", attributes: { site: "south" } },
    { id: "d", attributes: { site: ["north", "south"] } },
  ],
  mentors: [
    { id: "a", name: "Ann" },
    { id: "x", attributes: { site: [] } },
    { id: "y", capacity: 2, minLoad: 1, attributes: { site: 7 } },
  ],
};
const programme: ProgrammeInput = {
  version: 1,
  criteria: [
    {
      id: "mine",
      strategy: "table",
      weight: 1,
      side: "mentee",
      scores: { a: { x: 1, y: 0.5 }, b: { x: 1, y: 0.5, a: 0.5 }, c: { x: 0.5, y: 1, a: 0 }, d: { x: 1 } },
    },
    {
      id: "theirs",
      strategy: "table",
      weight: 1,
      side: "mentor",
      scores: { a: { x: 0.5, y: 1 }, b: { x: 1, y: 0, a: 0.5 }, c: { x: 0, y: 0.5, a: 1 }, d: { x: 0.75 } },
    },
  ],
  rules: [
    { rule: "forbid", mentee: "d", mentor: "y" },
    { rule: "forbid", mentee: "d", mentor: "a" },
  ],
};
// Best, 2,875,000 points: a–y 750,000, b–a 500,000, c–y 750,000, d–x 875,000.
const run = match(cohort, programme);

describe("by hand: four mentees, all placed", () => {
  const audited = audit(run, { by: ["site"] });

  test("who has whom, at which choice of either side", () => {
    expect(audited.mentees).toEqual([
      { id: "a", name: "a", wants: 1, has: [{ mentor: "y", choice: 2 }] },
      { id: "b", name: "Bea", wants: 1, has: [{ mentor: "a", choice: 2 }] }, // x, then a and y tied
      { id: "c", name: "c", wants: 1, has: [{ mentor: "y", choice: 1 }] },
      { id: "d", name: "d", wants: 1, has: [{ mentor: "x", choice: 1 }] },
    ]);
    expect(audited.mentors).toEqual([
      { id: "a", name: "Ann", has: [{ mentee: "b", choice: 2 }] }, // c before b; d is forbidden, a itself too
      { id: "x", name: "x", has: [{ mentee: "d", choice: 2 }] }, // b before d
      {
        id: "y",
        name: "y",
        has: [
          { mentee: "a", choice: 1 },
          { mentee: "c", choice: 2 },
        ],
      },
    ]);
    expect(audited.profile).toEqual({
      mentees: {
        pairs: [
          { choice: 1, count: 2 },
          { choice: 2, count: 2 },
        ],
        people: [
          { choice: 1, count: 2 },
          { choice: 2, count: 2 },
        ],
        nobody: 0,
      },
      mentors: {
        pairs: [
          { choice: 1, count: 1 },
          { choice: 2, count: 3 },
        ],
        people: [
          { choice: 1, count: 1 },
          { choice: 2, count: 2 },
        ],
        nobody: 0,
      },
    });
  });

  test("a and b would rather have x; x would rather have b than d, but not a", () => {
    expect(audited.blocking).toEqual({
      count: 1,
      pairs: [
        {
          mentee: "b",
          mentor: "x",
          choice: 1,
          wants: 1,
          menteeHas: [{ mentor: "a", choice: 2 }],
          capacity: 1,
          mentorHas: [{ mentee: "d", choice: 2 }],
          over: ["d"],
        },
      ],
    });
    expect(audited.envy).toEqual({
      people: 2,
      justifiedPeople: 1,
      cases: 2,
      justified: 1,
      count: 2,
      list: [
        { mentee: "a", mentor: "x", choice: 1, others: 1, justified: [] },
        { mentee: "b", mentor: "x", choice: 1, others: 1, justified: ["d"] },
      ],
    });
  });

  test("spread of 500,000, 750,000, 750,000, 875,000", () => {
    expect(audited.affinities).toEqual({
      count: 4,
      total: 2_875_000,
      least: 500_000,
      lowerQuartile: fraction(687_500),
      median: fraction(750_000),
      upperQuartile: fraction(781_250),
      greatest: 875_000,
      mean: fraction(718_750),
      gini: fraction(9, 92), // differences 1,125,000; 4 × 2,875,000
    });
  });

  test("loads of mentors (1, 1, 2) and of everybody (a 2, b, c, d, x 1, y 2)", () => {
    const one = { load: 1, wants: 1 };
    expect(audited.loads).toEqual({
      mentors: [
        { mentor: "a", load: 1, capacity: 1, minLoad: 0 },
        { mentor: "x", load: 1, capacity: 1, minLoad: 0 },
        { mentor: "y", load: 2, capacity: 2, minLoad: 1 },
      ],
      people: [
        { id: "a", pairs: 2, asMentee: one, asMentor: { load: 1, capacity: 1, minLoad: 0 } },
        { id: "b", pairs: 1, asMentee: one },
        { id: "c", pairs: 1, asMentee: one },
        { id: "d", pairs: 1, asMentee: one },
        { id: "x", pairs: 1, asMentor: { load: 1, capacity: 1, minLoad: 0 } },
        { id: "y", pairs: 2, asMentor: { load: 2, capacity: 2, minLoad: 1 } },
      ],
      both: 1,
      spread: {
        mentors: {
          count: 3,
          total: 4,
          least: 1,
          lowerQuartile: fraction(1),
          median: fraction(1),
          upperQuartile: fraction(3, 2),
          greatest: 2,
          mean: fraction(4, 3),
          gini: fraction(1, 6),
        },
        people: {
          count: 6,
          total: 8,
          least: 1,
          lowerQuartile: fraction(1),
          median: fraction(1),
          upperQuartile: fraction(7, 4),
          greatest: 2,
          mean: fraction(4, 3),
          gini: fraction(1, 6),
        },
      },
    });
  });

  test("groups: several values count in each; an empty list is not a missing answer", () => {
    const group = (people: number, points: number, firstChoices: number) => ({
      people,
      placed: people,
      pairs: people,
      points,
      firstChoices,
    });
    expect(audited.groups).toEqual([
      {
        attribute: "site",
        mentees: [
          { kind: "value", value: "north", ...group(3, 2_125_000, 1), meanPoints: fraction(2_125_000, 3) },
          { kind: "value", value: "south", ...group(2, 1_625_000, 2), meanPoints: fraction(812_500) },
        ],
        mentors: [
          {
            kind: "value",
            value: "7",
            ...{ people: 1, placed: 1, pairs: 2, points: 1_500_000, firstChoices: 1 },
            meanPoints: fraction(750_000),
          },
          { kind: "none", ...group(1, 875_000, 0), meanPoints: fraction(875_000) },
          { kind: "unknown", ...group(1, 500_000, 0), meanPoints: fraction(500_000) },
        ],
      },
    ]);
  });

  test("what is listed may be cut; counts stay whole", () => {
    const cut = audit(run, { most: 0 });
    expect(cut.blocking).toEqual({ count: 1, pairs: [] });
    expect(cut.envy).toEqual({ ...audited.envy, list: [] });
    expect(cut.groups).toEqual([]);
  });
});

test("by hand: one of two placed; u, who has a free place, wished for the other", () => {
  const limited = match(
    {
      version: 1,
      mentees: [{ id: "p" }, { id: "q" }],
      mentors: [
        { id: "u", capacity: 2, wishes: ["q"] },
        { id: "v" },
        { id: "w", capacity: 0 }, // full with nobody: blocks with nobody
      ],
    },
    {
      version: 1,
      criteria: [{ id: "t", strategy: "table", weight: 1, scores: { p: { u: 1 } } }],
      places: 1,
    },
  );
  const audited = audit(limited);
  const q = { mentee: "q", choice: 1, wants: 1, menteeHas: [] };
  expect(audited.blocking).toEqual({
    count: 2,
    pairs: [
      { ...q, mentor: "u", capacity: 2, mentorHas: [{ mentee: "p", choice: 2 }], over: ["p"] },
      { ...q, mentor: "v", capacity: 1, mentorHas: [], over: [] },
    ],
  });
  expect(audited.envy.list).toEqual([{ mentee: "q", mentor: "u", choice: 1, others: 1, justified: ["p"] }]);
  expect(audited.profile.mentees).toEqual({
    pairs: [{ choice: 1, count: 1 }],
    people: [{ choice: 1, count: 1 }],
    nobody: 1,
  });
  expect(audited.profile.mentors.nobody).toBe(2);
  expect(audited.affinities?.gini).toEqual(fraction(0));
});

test("nobody at all", () => {
  const nobody = audit(
    match(
      { version: 1, mentees: [], mentors: [] },
      { version: 1, criteria: [{ id: "w", strategy: "wishes", weight: 1 }] },
    ),
    { by: ["site"] },
  );
  expect(nobody.affinities).toBeNull();
  expect(nobody.loads).toEqual({ mentors: [], people: [], both: 0, spread: { mentors: null, people: null } });
  expect(nobody.groups).toEqual([{ attribute: "site", mentees: [], mentors: [] }]);
});

describe("what is refused", () => {
  // biome-ignore lint/suspicious/noExplicitAny: callers without types
  const given = (options: any) => () => audit(run, options);

  test.each([
    [null, "options: expected an object, received null"],
    [[], "options: expected an object, received an empty array"],
    [{ By: [] }, 'options: expected a known key (did you mean "by"?), received "By"'],
    [{ by: "site" }, 'options.by: expected an array, received "site"'],
    [{ by: [1] }, "options.by[0]: expected the name of an attribute, received 1"],
    [{ by: ["site", "site"] }, 'options.by[1]: expected an attribute that is not listed yet, received "site"'],
    [
      { by: ["side"] },
      'options.by[0]: expected an attribute that somebody has (did you mean "site"?), received "side"',
    ],
    [{ by: ["constructor"] }, 'options.by[0]: expected an attribute that somebody has, received "constructor"'],
    [{ most: -1 }, "options.most: expected an integer >= 0, received -1"],
    [{ most: 0.5 }, "options.most: expected an integer >= 0, received 0.5"],
  ])("options %j", (options, message) => {
    expect(given(options)).toThrow(TypeError);
    expect(given(options)).toThrow(message.includes("constructor") ? /^options\.by\[0\]: expected/ : message);
  });

  test("a saved run, and one without a matching", () => {
    const saved = JSON.parse(JSON.stringify(run)) as Run;
    expect(() => audit(saved)).toThrow(InvalidInputError);
    expect(() => audit(saved)).toThrow("verify reopens it");
    const mentors = cohort.mentors.map((mentor) => ({ ...mentor, capacity: 0, minLoad: 0 }));
    const infeasible = match({ ...cohort, mentors }, { ...programme, everyone: true });
    expect(() => audit(infeasible)).toThrow('expected a run with a matching, received "infeasible"');
  });
});
