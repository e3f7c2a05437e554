import type { Weighted } from "./cohort.ts";
import type { ObjectivesInput } from "./schema.ts";

/** The numbers of a record on topics, ascending in topic. */
export function weighted(record: Readonly<Record<string, number>>, topicOf: ReadonlyMap<string, number>): Weighted[] {
  const list: Weighted[] = [];
  for (const topic of Object.keys(record)) list.push({ topic: topicOf.get(topic)!, value: record[topic] });
  return list.sort((a, b) => a.topic - b.topic);
}

/**
 * Objectives as weights that add up to 1: weights divided by their sum (added in topic id order), or
 * rank-order-centroid weights of a ranked list. Up to rounding: the sum of the doubles may miss 1 by some units in
 * the last place.
 */
export function normalised(objectives: ObjectivesInput, topicOf: ReadonlyMap<string, number>): Weighted[] {
  if (Array.isArray(objectives)) {
    const weights = rankOrderCentroid(objectives.length);
    return objectives
      .map((topic, rank) => ({ topic: topicOf.get(topic)!, value: weights[rank] }))
      .sort((a, b) => a.topic - b.topic);
  }
  const list = weighted(objectives, topicOf);
  let sum = 0;
  for (const { value } of list) sum += value;
  return list.map(({ topic, value }) => ({ topic, value: value / sum }));
}

/**
 * The place `k` of `n` weighs `(1/k + 1/(k+1) + … + 1/n) / n`. The sum is taken from its last summand, `1/n`, to its
 * first, `1/k`; then it is divided by `n`. O(n).
 *
 * Source: Barron & Barrett 1996, "Decision quality using ranked attribute weights".
 */
export function rankOrderCentroid(n: number): Float64Array {
  const weights = new Float64Array(n);
  let sum = 0;
  for (let k = n; k >= 1; k--) {
    sum += 1 / k;
    weights[k - 1] = sum / n;
  }
  return weights;
}
