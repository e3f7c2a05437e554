import * as z from "zod";
import { addTopics, expertiseByTopic, REASONS, valueByTopic } from "../expertise.ts";
import type { Strategy, SummedPart } from "../strategy.ts";

/**
 * How well the mentor's profile points where the mentee's objectives point: the cosine of the two vectors,
 * `Σ_t o(i,t) × e(j,t) / √(Σ_t o(i,t)² × Σ_t e(j,t)²)`, 0..1, never above 1. The mentor's vector counts by its
 * proportions alone (it is divided by its largest entry first): a narrow expert on what is asked for scores 1, and
 * expertise that nobody asked for lowers the score. An expertise of nothing but 0 has no direction, and scores 0.
 *
 * *Unknown*: the mentee has no `objectives`, or the mentor no `expertise`. *Cost*: as `coverage`, and a root a pair.
 * *Source*: Salton, Wong & Yang 1975, "A vector space model for automatic indexing".
 */
export const cosine: Strategy<Record<string, never>> = {
  name: "cosine",
  options: z.strictObject({}),
  reads: () => ({ mentee: ["objectives"], mentor: ["expertise"] }),
  prepare(cohort) {
    const expertise = expertiseByTopic(cohort);
    const { start, offer, value } = expertise;
    const largest = new Float64Array(cohort.mentors.length);
    for (let slot = 0; slot < value.length; slot++) {
      largest[offer[slot]] = Math.max(largest[offer[slot]], value[slot]);
    }
    const squares = new Float64Array(cohort.mentors.length);
    // Slots stand in topic order, and the order of what is added decides the last bit.
    for (let slot = 0; slot < start[cohort.topics.length]; slot++) {
      const mentor = offer[slot];
      if (largest[mentor] > 0) value[slot] /= largest[mentor];
      squares[mentor] += value[slot] * value[slot];
    }
    return {
      row(mentee, out) {
        const { objectives } = cohort.mentees[mentee];
        if (objectives === undefined) {
          out.fill(Number.NaN);
          return;
        }
        addTopics(expertise, objectives, out);
        let weights = 0;
        for (const { value: weight } of objectives) weights += weight * weight;
        for (let mentor = 0; mentor < out.length; mentor++) {
          if (largest[mentor] === 0) continue; // 0, or unknown
          const score = out[mentor] / Math.sqrt(weights * squares[mentor]);
          out[mentor] = score > 1 ? 1 : score;
        }
      },
      parts(mentee, mentor) {
        const { objectives } = cohort.mentees[mentee];
        const { expertise: offered } = cohort.mentors[mentor];
        if (objectives === undefined) return { operator: "unknown", reason: REASONS.objectives };
        if (offered === undefined) return { operator: "unknown", reason: REASONS.expertise };
        const weightOf = valueByTopic(objectives);
        const valueOf = valueByTopic(offered);
        const topics = [...new Set([...weightOf.keys(), ...valueOf.keys()])].sort((a, b) => a - b);
        const of = topics.map((topic): SummedPart => {
          const { id } = cohort.topics[topic];
          return { topic: id, weight: weightOf.get(topic) ?? 0, value: valueOf.get(topic) ?? 0 };
        });
        return { operator: "cosine", of };
      },
    };
  },
};
