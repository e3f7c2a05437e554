import { describe, expect, it } from "vitest";
import type { Mentee, Mentor } from "./onePair.ts";
import { DATES, ORDER, pairOf, scored, TOPICS } from "./onePair.ts";

const SEEDS = Array.from({ length: 400 }, (_, at) => at + 1);

describe("what the strategies claim", () => {
  it.each([
    ["coverage", {}],
    ["coverage", { target: 0.7 }],
    ["coverage", { target: 0.7, half: 0.2 }],
    [
      "gap",
      {
        curve: [
          [-1, 0],
          [0.1, 0.3],
          [0.7, 1],
        ],
      },
    ],
  ])("%s %j never falls where expertise rises", (name, options) => {
    let rises = 0;
    for (const seed of SEEDS) {
      const { mentee, mentor } = pairOf(seed);
      const topic = TOPICS[seed % 3];
      const more = { ...mentor.expertise, [topic]: Math.min(1, mentor.expertise![topic] + 0.05) };
      const before = scored(name, options, mentee, mentor);
      const after = scored(name, options, mentee, { ...mentor, expertise: more });
      expect(after, `seed ${seed}`).toBeGreaterThanOrEqual(before);
      if (after > before) rises++;
    }
    expect(rises).toBeGreaterThan(150);
  });

  it.each([
    ["overlap", { attribute: "values" }],
    ["same", { attribute: "values" }],
    ["same", { attribute: "stage", order: ORDER }],
    ["different", { attribute: "stage", order: ORDER }],
    ["closeness", { attribute: "years", scale: 30 }],
    ["closeness", { attribute: ["years", "east"], scale: 90 }],
    ["dates", { every: [14, 42] }],
  ])("%s %j is the same the other way round", (name, options) => {
    const scores = new Set<number>();
    for (const seed of SEEDS) {
      const { mentee, mentor } = pairOf(seed);
      const swapped = scored(name, options, { ...mentee, ...of(mentor) }, { ...mentor, ...of(mentee) });
      expect(swapped, `seed ${seed}`).toBe(scored(name, options, mentee, mentor));
      scores.add(swapped);
    }
    expect(scores.size).toBeGreaterThan(name === "same" && "order" in options === false ? 0 : 2);
  });

  const of = ({ attributes, available }: Mentee | Mentor) => ({ attributes, available });

  it("cosine and experience are free of the mentor's scale; closeness of the unit", () => {
    for (const seed of SEEDS) {
      const { mentee, mentor } = pairOf(seed);
      const scaled = (factor: number, list: Record<string, number> | undefined) =>
        Object.fromEntries(Object.entries(list!).map(([topic, value]) => [topic, value * factor]));
      const half = {
        ...mentor,
        expertise: scaled(0.5, mentor.expertise),
        experiences: { day: scaled(2, mentor.experiences!.day) },
      };
      for (const name of ["cosine", "experience"]) {
        expect(scored(name, {}, mentee, half), `seed ${seed}`).toBe(scored(name, {}, mentee, mentor));
      }
      const inHalves = (person: Mentee | Mentor) => ({
        attributes: { ...person.attributes, years: 2 * (person.attributes!.years as number) },
      });
      const doubled = scored(
        "closeness",
        { attribute: "years", scale: 60 },
        { ...mentee, ...inHalves(mentee) },
        { ...mentor, ...inHalves(mentor) },
      );
      expect(doubled, `seed ${seed}`).toBe(scored("closeness", { attribute: "years", scale: 30 }, mentee, mentor));
    }
  });

  it("listing more objectives is no advantage: one split in two alike leaves coverage and gap as they were", () => {
    for (const seed of SEEDS) {
      const { mentee, mentor } = pairOf(seed);
      const { a } = mentee.objectives!;
      const split = {
        ...mentee,
        objectives: { ...mentee.objectives, a: a / 2, d: a / 2 },
        levels: { ...mentee.levels, d: mentee.levels!.a },
      };
      const alike = { ...mentor, expertise: { ...mentor.expertise, d: mentor.expertise!.a } };
      for (const name of ["coverage", "gap"]) {
        expect(scored(name, {}, split, alike), `seed ${seed}`).toBeCloseTo(scored(name, {}, mentee, mentor), 12);
      }
    }
  });

  it("dates never fall where a date is added", () => {
    let rises = 0;
    for (const seed of SEEDS) {
      const { mentee, mentor } = pairOf(seed);
      const before = scored("dates", { every: [14, 42] }, mentee, mentor);
      const after = scored("dates", { every: [14, 42] }, { ...mentee, available: DATES }, mentor);
      expect(after, `seed ${seed}`).toBeGreaterThanOrEqual(before);
      if (after > before) rises++;
    }
    expect(rises).toBeGreaterThan(100);
  });
});
