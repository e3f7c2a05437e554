import { describe, expect, it } from "vitest";
import { directoryOf } from "../../src/candidates/directory.ts";
import { wishes } from "../../src/candidates/strategies/wishes.ts";
import type { Part } from "../../src/candidates/strategy.ts";
import type { Cohort } from "../../src/cohort/cohort.ts";
import type { AimLoss, Alternative, Loss } from "../../src/explanation/explanation.ts";
import type { HallSet, Unmatched } from "../../src/explanation/matching.ts";
import type { Aim } from "../../src/programme/programme.ts";
import { accountOf } from "../../src/rendering/accountOf.ts";
import { consequenceOf } from "../../src/rendering/consequenceOf.ts";
import { english } from "../../src/rendering/english/english.ts";
import { ordinal } from "../../src/rendering/english/numbers.ts";
import { namesOf } from "../../src/rendering/names.ts";
import { whyUnmatched } from "../../src/rendering/whyUnmatched.ts";
import { alternative, mentee, pairOf, runOf, terms } from "./runs.ts";

const { grouped, percent, share } = english.numbers;
const names = namesOf(runOf(), "full", english);

describe("numbers", () => {
  it.each([
    [0, "0"],
    [999, "999"],
    [1_000, "1,000"],
    [-12_345, "-12,345"],
    [9_007_199_254_740_991, "9,007,199,254,740,991"],
  ])("%i is grouped by thousands", (count, text) => {
    expect(grouped(count)).toBe(text);
  });

  it.each([
    [0, "0.0%"],
    [499, "0.0%"],
    [500, "0.1%"],
    [197_273, "19.7%"],
    [999_499, "99.9%"],
    [999_500, "100.0%"],
    [1_000_000, "100.0%"],
  ])("%i points of a million, a half rounded up", (points, text) => {
    expect(percent(points)).toBe(text);
  });

  it("a percentage of any whole is right to the last digit, for all small fractions", () => {
    for (let whole = 1; whole <= 60; whole++) {
      for (let part = 0; part <= whole; part++) {
        // In big integers: tenths of a percent, a half rounded up.
        const tenths = (BigInt(part) * 2000n + BigInt(whole)) / (2n * BigInt(whole));
        expect(percent(part, whole)).toBe(`${tenths / 10n}.${tenths % 10n}%`);
      }
    }
  });

  it("scores leave out .0, and do not hide the rest", () => {
    expect([0, 0.5, 0.625, 1 / 3, 1].map(share)).toEqual(["0%", "50%", "62.5%", "33.3%", "100%"]);
  });

  it("ordinals", () => {
    expect([1, 2, 3, 4, 11, 12, 13, 21, 22, 101, 111, 1_002].map(ordinal).join(" ")).toBe(
      "1st 2nd 3rd 4th 11th 12th 13th 21st 22nd 101st 111th 1,002nd",
    );
  });
});

describe("grammar at 0, 1, 2 and many", () => {
  it("lists", () => {
    expect([[], ["a"], ["a", "b"], ["a", "b", "c"]].map(english.listed)).toEqual(["", "a", "a and b", "a, b and c"]);
  });

  it("sizes", () => {
    expect(english.summary.size(0, 1, 2)).toBe("No mentees, 1 mentor with 2 places.");
    expect(english.summary.size(1, 0, 0)).toBe("1 mentee, no mentors with no places.");
    expect(english.summary.size(3_000, 2, 1)).toBe("3,000 mentees, 2 mentors with 1 place.");
    expect([0, 1, 2].map(english.summary.places)).toEqual([
      "The programme places nobody.",
      "The programme places at most 1 person.",
      "The programme places at most 2 people.",
    ]);
  });

  it("people placed and not placed", () => {
    const texts = [
      [0, 0],
      [0, 1],
      [1, 0],
      [2, 0],
      [1, 1],
      [2, 1],
      [1_000, 2_000],
    ].map(([placed, unmatched]) => english.summary.placed(placed, unmatched));
    expect(texts).toEqual([
      "Nobody takes part.",
      "Nobody has a mentor.",
      "The one mentee has a mentor.",
      "All 2 have a mentor.",
      "1 person has a mentor, 1 has none.",
      "2 people have a mentor, 1 has none.",
      "1,000 people have a mentor, 2,000 have none.",
    ]);
  });

  it("totals", () => {
    expect(english.summary.total(0, 0)).toBe("There are no pairs.");
    expect(english.summary.total(1, 1)).toBe("The affinity of the one pair is 0.0% (1 point).");
    expect(english.summary.total(1_500_000, 2)).toBe(
      "The 2 pairs have a total affinity of 1,500,000 points, 75.0% each on average.",
    );
  });

  it("choices", () => {
    expect(english.summary.choices([[1, 1]])).toBe("1 pair is a 1st choice.");
    expect(
      english.summary.choices([
        [2, 14],
        [3, 5],
        [11, 1],
      ]),
    ).toBe("14 pairs are a 2nd choice, 5 a 3rd and 1 an 11th.");
  });

  it("wishes", () => {
    const { wishes } = english.summary;
    expect([wishes(1, 1, 0), wishes(1, 0, 1), wishes(1, 0, 0)]).toEqual([
      "The only mentee who wished for somebody has the 1st wish.",
      "The only mentee who wished for somebody has another wish.",
      "The only mentee who wished for somebody has none of the wishes.",
    ]);
    expect([wishes(2, 2, 0), wishes(2, 0, 1), wishes(1200, 1, 2)]).toEqual([
      "Of the 2 mentees who wished for somebody, 2 have the 1st wish.",
      "Of the 2 mentees who wished for somebody, 1 has another wish and 1 has none of them.",
      "Of the 1,200 mentees who wished for somebody, 1 has the 1st wish, 2 have another wish and 1,197 have none of them.",
    ]);
  });

  it("many choices: the first, and how many follow", () => {
    const profile = (length: number) => Array.from({ length }, (_, at) => [at + 1, length - at] as const);
    expect(english.summary.choices(profile(10))).toContain("2 a 9th and 1 a 10th.");
    expect(english.summary.choices(profile(11))).toBe(
      "11 pairs are a 1st choice, 10 a 2nd, 9 a 3rd, 8 a 4th, 7 a 5th and 21 a later one, the last an 11th.",
    );
  });

  it("what would bring more, or less: a clause follows, a count stands after a colon", () => {
    const { place, programme, rule } = english.gains;
    expect(place("Ada (m1)", "would gain 5 points")).toBe("One more place with Ada (m1) would gain 5 points.");
    expect(programme("one more 1st choice")).toBe("One more place in the programme: one more 1st choice.");
    expect(rule("outside", "one fewer pair at 51.4%; 3 points more in total")).toBe(
      "To do without the rule outside: one fewer pair at 51.4%; 3 points more in total.",
    );
    expect(english.whyNot.consequence("one fewer 1st choice")).toBe(
      "With this pair, the best matching: one fewer 1st choice.",
    );
  });

  it("choices in a certificate", () => {
    expect([1, 8, 11, 18, 80].map((choice) => english.counting.certificate.ofChoice(choice, 2, "greedy"))).toEqual(
      ["a 1st", "an 8th", "an 11th", "an 18th", "an 80th"].map(
        (choice) => `Pairs with ${choice} choice: 2 pairs, and no matching that is as good so far has more.`,
      ),
    );
  });

  it("ties", () => {
    expect(english.summary.tied(1, ["Ann (r1)"])).toContain("another mentor to Ann (r1) alone");
    expect(english.summary.tied(2, ["Ann (r1)", "Bo (r2)"])).toContain("touches 2 people: Ann (r1) and Bo (r2).");
  });

  it("conflicts", () => {
    expect([0, 1, 2, 3].map(english.conflict.introduction)).toEqual([
      "The requirements cannot be met.",
      "This requirement cannot be met:",
      "These two requirements cannot be met together; without either of them the rest can be:",
      "These 3 requirements cannot all be met; without any one of them the others can be:",
    ]);
    expect([1, 2].map((minLoad) => english.conflict.minLoad("M", minLoad, []))).toEqual([
      "M must take at least 1 mentee.",
      "M must take at least 2 mentees.",
    ]);
    expect(english.conflict.minLoad("M", 2, ["R", "S"])).toBe(
      "M must take at least 2 mentees, and too few are left by the rules R and S.",
    );
    expect([[], ["R"], ["R", "S"]].map((rules) => english.conflict.everyone("A", rules))).toEqual([
      "A must have a mentor, since everyone must.",
      "A must have a mentor, since everyone must, and every mentor is forbidden, by the rule R.",
      "A must have a mentor, since everyone must, and every mentor is forbidden, by the rules R and S.",
    ]);
    expect([0, 1, 2].map((capacity) => english.conflict.capacity("M", capacity))).toEqual([
      "M has no places.",
      "M has 1 place.",
      "M has 2 places.",
    ]);
  });

  it("a number in any sentence never stands with the wrong form", () => {
    const sentences = [0, 1, 2, 7].flatMap((count) => [
      ...[0, 1, 2, 7].map((other) => english.summary.size(count, other, count)),
      english.summary.places(count),
      english.alternative.loses(count),
      english.alternative.unplaces(count),
      english.alternative.placesTier(count, 1),
      english.certificate.placed("Placed", count, true),
      english.certificate.points("Points", count),
      english.certificate.cases(count),
      english.conflict.minLoad("M", count, []),
      english.conflict.capacity("M", count),
      english.conflict.places(count),
      english.pair.wants(2, count),
      english.unmatched.noRoom(["A", "B"], ["M"], count, count + 1),
      english.unmatched.programmeFull(count, false),
    ]);
    const wrong =
      /\b(1|one) (people|points|places|mentees|mentors|cases)\b|\b([02-9]|no) (person|point|place|mentee|mentor|case)\b/i;
    expect(sentences.filter((sentence) => wrong.test(sentence))).toEqual([]);
    expect(sentences.length).toBeGreaterThan(50);
    expect(["1 places", "no person", "2 point"].every((text) => wrong.test(text))).toBe(true);
  });
});

describe("names", () => {
  it("people carry their id, unless it is all there is", () => {
    const run = runOf({ mentees: [mentee("r1", "Priya Nair"), mentee("r2"), mentee("r3", " \n ")] });
    const { mentee: nameOf } = namesOf(run, "full", english);
    expect(["r1", "r2", "r3", "r9"].map(nameOf)).toEqual(["Priya Nair (r1)", "r2", "r3", "r9"]);
  });

  it("rules say what their author wrote, and built-in ones what they mean", () => {
    expect(names.rule("outside")).toBe("outside (from elsewhere)");
    expect(names.rule("avoided-by-mentee")).toBe("avoided-by-mentee (the mentee asked not to have this mentor)");
    expect(names.rule("unheard-of")).toBe("unheard-of");
  });

  it("brief lists are cut, never by one", () => {
    const { cut } = namesOf(runOf(), "brief", english);
    expect(cut(["a", "b", "c", "d", "e"])).toHaveLength(5);
    expect(cut(["a", "b", "c", "d", "e", "f", "g"])).toEqual(["a", "b", "c", "d", "3 others"]);
    expect(names.cut(Array(99).fill("a"))).toHaveLength(99);
  });
});

describe("why somebody has no mentor", () => {
  const reason = (unmatched: object, priorities: Record<string, number> = {}) =>
    whyUnmatched({ mentee: "r1", ...unmatched } as Unmatched, names, (id) => priorities[id] ?? 0);
  const noRoom = (hallSet: Partial<HallSet>) => ({
    status: "no-room",
    hallSet: { mentees: ["r1", "r2"], mentors: ["m1"], places: 1, claims: 2, limit: "capacity", ...hallSet },
  });

  it("nobody is allowed", () => {
    expect(reason({ status: "no-allowed-mentor", rules: [] })).toBe("there are no mentors.");
    expect(reason({ status: "no-allowed-mentor", rules: ["outside"] })).toBe(
      "every mentor is forbidden by the rule outside (from elsewhere).",
    );
    expect(reason({ status: "no-allowed-mentor", rules: ["outside", "x"] })).toBe(
      "every mentor is forbidden, by the rules outside (from elsewhere) and x.",
    );
  });

  it("too few places", () => {
    expect(reason(noRoom({}))).toBe(
      "Priya Nair (r1) and Tom Oak (r2) together claim 2 places, and only Ada Quist (m1) is allowed, who has 1 place.",
    );
    expect(reason(noRoom({ mentors: ["m1", "m2"], places: 2, claims: 3 }))).toBe(
      "Priya Nair (r1) and Tom Oak (r2) together claim 3 places, and only Ada Quist (m1) and Bo Reid (m2) are allowed, who together have 2 places.",
    );
    expect(reason(noRoom({ mentees: ["r1"], places: 0, claims: 1 }))).toBe(
      "only Ada Quist (m1) is allowed, who has no place.",
    );
    expect(reason(noRoom({ mentees: ["r1"], mentors: ["m1", "m2"], places: 0, claims: 1 }))).toBe(
      "only Ada Quist (m1) and Bo Reid (m2) are allowed, who have no place.",
    );
  });

  it("the programme's places are taken, and by whom", () => {
    const full = noRoom({ limit: "places", mentors: [], places: 1 });
    expect(reason(full, { r2: 1 })).toBe("the programme's only place is taken, by somebody of a higher priority.");
    expect(reason(full)).toBe(
      "the programme's only place is taken, and no matching that places this person is better.",
    );
    expect(reason(noRoom({ limit: "places", mentors: [], places: 0 }))).toBe("the programme places nobody.");
    expect(reason(noRoom({ limit: "places", mentors: [], places: 21 }), { r2: 1 })).toBe(
      "all 21 places of the programme are taken, by people of a higher priority.",
    );
  });
});

describe("what an alternative would mean", () => {
  const circumstances = {
    names,
    wants: (id: string) => (id === "r3" ? 2 : 1),
    takesNobody: (id: string) => id === "m0",
    quotas: false,
    aim: "total" as Aim,
  };
  const own = { mentee: "r1", pairs: [pairOf("r1", "m1")], alternatives: [], forbidden: [] };
  const text = (one: Alternative, of = own) => consequenceOf(of, one, circumstances);
  const costs = (loss: Loss) => text(alternative("m2", { loss }));

  it("losses in words, people first", () => {
    expect(costs({ placed: 0, points: 0 })).toBe("would be as good");
    expect(costs({ placed: 0, points: 1 })).toBe("would lose 1 point");
    expect(costs({ placed: 0, points: 12_345 })).toBe("would lose 12,345 points");
    expect(costs({ placed: 1, points: -5 })).toBe("would leave one person without a mentor and gain 5 points");
    expect(costs({ placed: 2, points: 5 })).toBe("would leave 2 people without a mentor and lose 5 points");
  });

  it("losses in the terms of an aim that counts", () => {
    const by = (aim: Aim, byAim: AimLoss, rest: Partial<Loss> = {}) =>
      consequenceOf(own, alternative("m2", { loss: { placed: 0, points: 0, ...rest, aim: byAim } }), {
        ...circumstances,
        aim,
      });
    for (const aim of ["maximin", "leximin", "greedy", "generous"] as const) {
      expect(by(aim, {})).toBe("would be as good");
      expect(by(aim, {}, { placed: 1 })).toBe("would leave one person without a mentor");
    }
    const fall = { least: { before: 520_000, after: 480_000 } };
    expect(by("maximin", fall)).toBe("the least affinity would fall from 52.0% to 48.0%");
    expect(by("maximin", fall, { points: -300 })).toBe(
      "the least affinity would fall from 52.0% to 48.0%; 300 points more in total",
    );
    expect(by("maximin", {}, { points: 300 })).toBe("would lose 300 points");
    expect(by("maximin", {}, { placed: 1, points: -5 })).toBe(
      "would leave one person without a mentor and gain 5 points",
    );
    const rise = { least: { before: 480_000, after: 520_000 } };
    expect(by("maximin", rise, { placed: 2, points: 1 })).toBe(
      "would leave 2 people without a mentor; the least affinity would rise from 48.0% to 52.0%; 1 point fewer in total",
    );
    expect(by("maximin", { least: { before: 480_001, after: 480_000 } })).toBe(
      "the least affinity would fall from 480,001 to 480,000 points",
    );

    expect(by("leximin", { ...fall, count: { points: 480_000, before: 0, after: 1 } })).toBe(
      "the least affinity would fall from 52.0% to 48.0%",
    );
    expect(by("leximin", { ...fall, count: { points: 480_000, before: 0, after: 2 } })).toBe(
      "the least affinity would fall from 52.0% to 48.0%, for 2 pairs",
    );
    const pairs = (before: number, after: number) => by("leximin", { count: { points: 480_000, before, after } });
    expect(pairs(0, 1)).toBe("one more pair at only 48.0%");
    expect(pairs(1, 1_235)).toBe("1,234 more pairs at only 48.0%");
    expect(pairs(1, 0)).toBe("one fewer pair at 48.0%");
    expect(pairs(2, 0)).toBe("2 fewer pairs at 48.0%");

    const choices = (aim: Aim, choice: number, before: number, after: number, rest: Partial<Loss> = {}) =>
      by(aim, { count: { choice, before, after } }, rest);
    expect(choices("greedy", 1, 1, 0)).toBe("one fewer 1st choice");
    expect(choices("greedy", 2, 5, 3, { points: -1 })).toBe("2 fewer 2nd choices; 1 point more in total");
    expect(choices("generous", 9, 0, 1, { points: 0 })).toBe("one more 9th choice");
    expect(choices("generous", 11, 1, 3, { placed: 1, points: 700 })).toBe(
      "would leave one person without a mentor; 2 more 11th choices; 700 points fewer in total",
    );
    expect(by("greedy", {}, { points: -300 })).toBe("would be as good by the aim; 300 points more in total");
    expect(by("generous", {}, { points: 300 })).toBe("would be as good by the aim; 300 points fewer in total");
  });

  it("losses by tier, and of further mentors", () => {
    const byTier = [
      { priority: 1, placed: 1 },
      { priority: 0, placed: -1 },
    ];
    expect(costs({ placed: 0, points: -9, byTier })).toBe(
      "would leave one person of priority 1 without a mentor, place one more person of priority 0 and gain 9 points",
    );
    const further = [{ priority: 0, mentors: 2, mentees: 1 }];
    expect(costs({ placed: 0, points: 0, further })).toBe("would leave one person more with fewer than 2 mentors");
  });

  it("who would move, and where to", () => {
    const moves = [
      { mentee: "r1", from: "m1", to: "m2", points: 0 },
      { mentee: "r2", from: "m2", to: "m3", points: 0 },
      { mentee: "r4", from: "m3", to: null, points: 0 },
      { mentee: "r5", from: null, to: "m1", points: 0 },
    ];
    expect(text(alternative("m2", { moves } as Partial<Alternative>))).toBe(
      "would lose 12,345 points; Tom Oak (r2) would move to m3; r4 would have no mentor; r5 would have Ada Quist (m1)",
    );
  });

  it("people who want several mentors keep the others", () => {
    const moves = [
      { mentee: "r3", from: "m1", to: "m2", points: 0 },
      { mentee: "r3", from: "m4", to: null, points: 0 },
      { mentee: "r3", from: "m5", to: "m6", points: 0 },
    ];
    expect(text(alternative("m2", { moves } as Partial<Alternative>))).toBe(
      "would lose 12,345 points; in place of Ada Quist (m1); r3 would no longer have m4; r3 would have m6 in place of m5",
    );
    const added = [{ mentee: "r3", from: null, to: "m2", points: 0 }];
    expect(text(alternative("m2", { moves: added } as Partial<Alternative>))).toBe(
      "would lose 12,345 points; in addition",
    );
  });

  it("the plainest true reason of what is impossible", () => {
    const impossible = (id: string) => ({ mentor: id, points: 1, choice: 1, status: "impossible" }) as const;
    expect(text(impossible("m0"))).toBe("impossible: takes nobody");
    expect(text(impossible("m2"))).toContain("locked pairs, minimum loads or places");
    const locked = { ...own, pairs: [pairOf("r1", "m1", { lock: "pilot" })] };
    expect(text(impossible("m2"), locked)).toBe("impossible: Ada Quist (m1) was decided beforehand");
    expect(text(impossible("m2"), { ...locked, mentee: "r3" })).toContain("locked pairs");
  });
});

describe("how a term came about", () => {
  const criterion = (unknown: number | "spread") => ({ ...runOf().criteria[0], unknown });

  it("what is covered, the biggest first, and what is not", () => {
    expect(accountOf(terms[0], criterion(0.5), names)).toBe("How policy is made 75% × 80%; not covered: Money 25%");
  });

  it("what is unknown, and what stands in", () => {
    const reason = "the mentee's values are not known";
    expect(accountOf(terms[1], criterion(0.25), names)).toBe(`${reason}; 25% stands in`);
    expect(accountOf({ ...terms[1], weight: 0 }, criterion("spread"), names)).toBe(
      `${reason}; the weight goes to the other criteria`,
    );
    expect(accountOf(terms[1], criterion("spread"), names)).toBe(`${reason}; nothing is known, so 50% stands in`);
  });

  it("means of what is known", () => {
    expect(accountOf(terms[2], criterion(0.5), names)).toBe(
      "mentee: 2 in common (chess, jazz), 3 in all; mentor: 50%, given by table; the mean counts",
    );
  });

  it("wishes read from the top of the list, as the strategy made them", () => {
    const person = { name: "", attributes: {}, avoid: [], weights: {}, available: undefined };
    const cohort = {
      mentees: [
        { id: "r1", wishes: [["m1"], ["m2", "m3"]], ...person },
        { id: "r2", wishes: [["m1"]], ...person },
        { id: "r3", wishes: [], ...person },
      ],
      mentors: [
        { id: "m1", wishes: [["r1"], ["r3"]], ...person },
        { id: "m2", wishes: [], ...person },
        { id: "m3", wishes: [], ...person },
      ],
      topics: [],
      collective: undefined,
    } as unknown as Cohort;
    const scorer = wishes.prepare(cohort, { by: "both" }, () => {}, directoryOf(cohort));
    const account = (row: number, column: number) =>
      accountOf({ ...terms[2], part: scorer.parts(row, column) }, undefined, names);
    expect(account(0, 0)).toBe("mentee: listed 1st of 3; mentor: listed 1st of 2; the mean counts");
    expect(account(0, 2)).toBe("mentee: listed 2nd of 3; the mentor listed nobody");
    expect(account(1, 0)).toBe("mentee: listed this one alone; mentor: listed 2 others; the mean counts");
    expect(account(1, 1)).toBe("mentee: listed one other person; the mentor listed nobody");
    expect(account(2, 1)).toBe("neither listed anybody");
  });

  const textOf = (part: Part): string =>
    accountOf(
      { criterion: "learning", factors: { programme: 1 }, weight: 1, points: 1, score: 1, part },
      undefined,
      names,
    );
  const curve = [
    [0, 0],
    [10, 1],
    [30, 0.5],
  ] as const;

  it.each<[string, Part, string]>([
    [
      "a lead",
      { operator: "curve", of: { what: "lead", mentee: 6, mentor: 18 }, points: curve },
      "the mentee at 6, the mentor at 18; ahead by 0 counts 0%, 10 100%, 30 50%",
    ],
    [
      "a distance in the plane",
      {
        operator: "curve",
        of: { what: "distance", mentee: [3, 4.5], mentor: [0, 0] },
        points: [
          [0, 1],
          [50, 0],
        ],
      },
      "the mentee at (3, 4.5), the mentor at (0, 0); apart by 0 counts 100%, 50 0%",
    ],
    [
      "topics against where the mentee stands, and those that do not count",
      {
        operator: "sum",
        of: [
          {
            topic: "policy",
            weight: 0.75,
            value: 0.75,
            part: { operator: "curve", of: { what: "lead", mentee: 0.2, mentor: 0.5 }, points: curve },
          },
          {
            topic: "ethics",
            weight: 0.25,
            value: 0,
            part: { operator: "curve", of: { what: "lead", mentee: 0.5, mentor: 0 }, points: curve },
          },
        ],
        leftOut: { reason: "left out, as the mentee's level is not known", topics: ["finance"] },
      },
      "How policy is made 75% × 75% (the mentee at 0.2, the mentor at 0.5); not covered: ethics 25% (the mentee at 0.5, the mentor at 0); left out, as the mentee's level is not known: Money",
    ],
    [
      "topics up to a target, with returns that diminish",
      {
        operator: "sum",
        of: [
          {
            topic: "policy",
            weight: 1,
            value: 0.8,
            part: {
              operator: "diminishing",
              half: 0.2,
              of: { operator: "curve", of: { what: "level", mentor: 0.25 }, points: curve },
            },
          },
        ],
      },
      "How policy is made 100% × 80% (the mentor at 0.25)",
    ],
    [
      "diminishing returns by themselves",
      {
        operator: "diminishing",
        half: 0.2,
        of: {
          operator: "curve",
          of: { what: "level", mentor: 0.25 },
          points: [
            [0, 0],
            [0.5, 1],
          ],
        },
      },
      "the mentor at 0.25; a level of 0 counts 0%, 0.5 100%; 20% counts half, as returns diminish",
    ],
    [
      "a direction",
      {
        operator: "cosine",
        of: [
          { topic: "ethics", weight: 0, value: 0.6 },
          { topic: "finance", weight: 0.25, value: 0 },
          { topic: "policy", weight: 0.75, value: 0.9 },
        ],
      },
      "How policy is made 75% × 90%; not covered: Money 25%; not asked for: ethics 60%; how well the two directions agree counts",
    ],
    [
      "the best of two days, and one of which nothing is known",
      {
        operator: "most",
        of: [
          {
            what: "A board day",
            part: { operator: "common", of: [{ topic: "policy", weight: 0.75, value: 0.5 }] },
          },
          { what: "A visit", part: { operator: "common", of: [{ topic: "policy", weight: 0.75, value: 0 }] } },
          { what: "A trip", part: { operator: "unknown", reason: 'the topics of "A trip" are not known' } },
        ],
      },
      'A board day: How policy is made 75% wanted and 50% given; the best of 2 counts; the topics of "A trip" are not known',
    ],
    [
      "something in common, which is not wanted",
      { operator: "rest", of: { operator: "any", of: { what: "in common", count: 1, items: ["north"] } } },
      "in common: north; the less the better",
    ],
    ["nothing in common", { operator: "any", of: { what: "in common", count: 0, items: [] } }, "nothing in common"],
    ["a count without names", { operator: "any", of: { what: "in common", count: 2 } }, "2 in common"],
    [
      "steps apart",
      {
        operator: "share",
        numerator: { what: "apart", count: 1, items: ["registrar", "consultant"] },
        denominator: { what: "at most", count: 3 },
      },
      "1 apart (registrar, consultant), 3 at most",
    ],
    [
      "meetings",
      {
        operator: "share",
        numerator: { what: "of the meetings possible", count: 2, items: ["2027-01-12", "2027-02-09"] },
        denominator: { what: "asked for", count: 9 },
      },
      "2 of the meetings possible (2027-01-12, 2027-02-09), 9 asked for",
    ],
    ["a place in a list that scores", { operator: "rank", before: 1, of: 3, scores: [1, 0.5] }, "listed 2nd of 3"],
  ])("%s", (_, part, sentence) => {
    expect(textOf(part)).toBe(sentence);
  });
});
