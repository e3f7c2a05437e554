import type { Cohort, Weighted } from "../cohort/cohort.ts";
import type { Part } from "./strategy.ts";

/** What each of several offers (mentors, or experiences), topic by topic: topic t owns start[t] … start[t + 1] − 1. */
export interface Offers {
  readonly start: Int32Array; // [topics + 1]
  readonly offer: Int32Array; // [slots] who offers it, ascending inside each topic
  readonly value: Float64Array; // [slots] 0 … 1
  /** The score before anything is added: 0, or NaN where nothing is known. */
  readonly nothing: Float64Array; // [offers]
}

export function expertiseByTopic(cohort: Cohort): Offers {
  return offersByTopic(
    cohort.topics.length,
    cohort.mentors.map(({ expertise }) => expertise),
  );
}

export function offersByTopic(topics: number, offers: readonly (readonly Weighted[] | undefined)[]): Offers {
  const start = new Int32Array(topics + 1);
  for (const offered of offers) for (const { topic } of offered ?? []) start[topic + 1]++;
  for (let topic = 0; topic < topics; topic++) start[topic + 1] += start[topic];
  const next = start.slice();
  const offer = new Int32Array(start[topics]);
  const value = new Float64Array(offer.length);
  offers.forEach((offered, index) => {
    for (const one of offered ?? []) {
      const slot = next[one.topic]++;
      offer[slot] = index;
      value[slot] = one.value;
    }
  });
  const nothing = Float64Array.from(offers, (offered) => (offered === undefined ? Number.NaN : 0));
  return { start, offer, value, nothing };
}

/**
 * `Σ_t weight(t) × expertise(mentor, t)` for every mentor, topics in id order. A topic that a mentor does not list
 * would add exactly 0, so leaving it out gives the same bits as `expertisePart`. O(mentors + slots of these topics).
 */
export function expertiseSums(expertise: Offers, weights: readonly Weighted[], out: Float64Array): void {
  addTopics(expertise, weights, out);
  stopAtOne(out);
}

/** The same, as it adds up. */
export function addTopics({ start, offer, value, nothing }: Offers, weights: readonly Weighted[], out: Float64Array) {
  out.set(nothing);
  for (const { topic, value: weight } of weights) {
    const end = start[topic + 1];
    for (let slot = start[topic]; slot < end; slot++) out[offer[slot]] += weight * value[slot];
  }
}

/** Weights that add up to 1 may round to a hair above. */
export function stopAtOne(sums: Float64Array): void {
  for (let index = 0; index < sums.length; index++) if (sums[index] > 1) sums[index] = 1;
}

/**
 * The account of one of these sums: every weighted topic, those that the mentor does not list with value 0. `meeting`:
 * how the value of a topic comes about, where it is not the expertise itself.
 */
export function expertisePart(
  cohort: Cohort,
  weights: readonly Weighted[],
  mentor: number,
  meeting?: (topic: number, expertise: number) => { readonly value: number; readonly part: Part },
): Part {
  const { expertise } = cohort.mentors[mentor];
  if (expertise === undefined) return { operator: "unknown", reason: REASONS.expertise };
  const offered = valueByTopic(expertise);
  return {
    operator: "sum",
    of: weights.map(({ topic, value: weight }) => {
      const value = offered.get(topic) ?? 0;
      return { topic: cohort.topics[topic].id, weight, value, ...meeting?.(topic, value) };
    }),
  };
}

export function valueByTopic(list: readonly Weighted[]): ReadonlyMap<number, number> {
  return new Map(list.map(({ topic, value }) => [topic, value]));
}

/** Why nothing can be said, where people did not answer. */
export const REASONS = {
  objectives: "the mentee's objectives are not known",
  expertise: "the mentor's expertise is not known",
} as const;
