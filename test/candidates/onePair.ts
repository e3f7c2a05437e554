import type { Scorer } from "../../src/candidates/strategy.ts";
import type { Cohort } from "../../src/cohort/cohort.ts";
import { randomFrom } from "../oracle/random.ts";
import { cohortOf, rowsOf } from "./build.ts";
import { scorerOf } from "./scoring.ts";

type Draft = Parameters<typeof cohortOf>[0];
export type Mentee = Draft["mentees"][string];
export type Mentor = Draft["mentors"][string];

export const TOPICS = ["a", "b", "c"];
export const DATES = ["2027-01-04", "2027-01-18", "2027-02-01", "2027-02-15", "2027-03-29"];
export const ORDER = ["s1", "s2", "s3", "s4"];

/** One pair that knows everything; `scored` gives the score of a change of it. */
export function pairOf(seed: number): { mentee: Mentee; mentor: Mentor } {
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

export function scored(name: string, options: unknown, mentee: Mentee, mentor: Mentor): number {
  const cohort: Cohort = cohortOf({ topics: [...TOPICS, "d"], mentees: { r: mentee }, mentors: { m: mentor } });
  const scorer: Scorer = scorerOf(name, cohort, options);
  return rowsOf(scorer, cohort)[0][0];
}
