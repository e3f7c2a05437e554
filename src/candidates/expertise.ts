import type { Cohort, Weighted } from "../cohort/cohort.ts";
import type { Part } from "./strategy.ts";

/** What the mentors offer, topic by topic: topic t owns the slots start[t] … start[t + 1] − 1. */
export interface Expertise {
  readonly start: Int32Array; // [topics + 1]
  readonly mentor: Int32Array; // [slots] ascending inside each topic
  readonly value: Float64Array; // [slots] 0 … 1
  /** The score before anything is added: 0, or NaN for a mentor whose expertise is unknown. */
  readonly nothing: Float64Array; // [mentors]
}

export function expertiseByTopic(cohort: Cohort): Expertise {
  const start = new Int32Array(cohort.topics.length + 1);
  for (const mentor of cohort.mentors) for (const { topic } of mentor.expertise ?? []) start[topic + 1]++;
  for (let topic = 0; topic < cohort.topics.length; topic++) start[topic + 1] += start[topic];
  const next = start.slice();
  const mentorOf = new Int32Array(start[cohort.topics.length]);
  const value = new Float64Array(mentorOf.length);
  cohort.mentors.forEach((mentor, index) => {
    for (const offered of mentor.expertise ?? []) {
      const slot = next[offered.topic]++;
      mentorOf[slot] = index;
      value[slot] = offered.value;
    }
  });
  const nothing = Float64Array.from(cohort.mentors, (mentor) => (mentor.expertise === undefined ? Number.NaN : 0));
  return { start, mentor: mentorOf, value, nothing };
}

/**
 * `Σ_t weight(t) × expertise(mentor, t)` for every mentor, topics in id order. A topic that a mentor does not list
 * would add exactly 0, so leaving it out gives the same bits as `expertisePart`. O(mentors + slots of these topics).
 */
export function expertiseSums(expertise: Expertise, weights: readonly Weighted[], out: Float64Array): void {
  const { start, mentor, value } = expertise;
  out.set(expertise.nothing);
  for (const { topic, value: weight } of weights) {
    const end = start[topic + 1];
    for (let slot = start[topic]; slot < end; slot++) out[mentor[slot]] += weight * value[slot];
  }
  // Weights that add up to 1 may round to a hair above.
  for (let index = 0; index < out.length; index++) if (out[index] > 1) out[index] = 1;
}

/** The account of one of these sums: every weighted topic, those that the mentor does not list with value 0. */
export function expertisePart(cohort: Cohort, weights: readonly Weighted[], mentor: number): Part {
  const { expertise } = cohort.mentors[mentor];
  if (expertise === undefined) return { operator: "unknown", reason: "the mentor's expertise is not known" };
  const offered = new Map(expertise.map(({ topic, value }) => [topic, value]));
  return {
    operator: "sum",
    of: weights.map(({ topic, value }) => ({
      topic: cohort.topics[topic].id,
      weight: value,
      value: offered.get(topic) ?? 0,
    })),
  };
}
