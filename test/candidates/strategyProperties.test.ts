import { describe, expect, it } from "vitest";
import type { Scorer } from "../../src/candidates/strategy.ts";
import type { Cohort } from "../../src/cohort/cohort.ts";
import { randomFrom } from "../oracle/random.ts";
import { cohortOf, rowsOf } from "./build.ts";
import { scorerOf } from "./scoring.ts";

type Draft = Parameters<typeof cohortOf>[0];
type Mentee = Draft["mentees"][string];
type Mentor = Draft["mentors"][string];

const TOPICS = ["a", "b", "c"];
const DATES = ["2027-01-04", "2027-01-18", "2027-02-01", "2027-02-15", "2027-03-29"];
const ORDER = ["s1", "s2", "s3", "s4"];

/** One pair that knows everything; `scored` gives the score of a change of it. */
function pairOf(seed: number): { mentee: Mentee; mentor: Mentor } {
  const random = randomFrom(seed);
  const byTopic = (least: number) =>
    Object.fromEntries(TOPICS.map((topic) => [topic, least + random.below(1000) / 1000]));
  const weights = byTopic(0.001);
  const sum = Object.values(weights).reduce((all, weight) => all + weight, 0);
  const person = () => ({
    attributes: {
      years: random.below(400) / 8,
      east: random.below(100),
      stage: random.pick(ORDER),
      values: ["x", "y", "z"].filter((value) => value === "x" || random.chance(0.5)),
    },
    available: DATES.filter(() => random.chance(0.7)),
  });
  return {
    mentee: {
      ...person(),
      objectives: Object.fromEntries(TOPICS.map((topic) => [topic, weights[topic] / sum])),
      levels: byTopic(0),
    },
    mentor: { ...person(), expertise: byTopic(0), experiences: { day: byTopic(0.001) } },
  };
}

function scored(name: string, options: unknown, mentee: Mentee, mentor: Mentor): number {
  const cohort: Cohort = cohortOf({ topics: [...TOPICS, "d"], mentees: { r: mentee }, mentors: { m: mentor } });
  const scorer: Scorer = scorerOf(name, cohort, options);
  return rowsOf(scorer, cohort)[0][0];
}

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
