import * as z from "zod";
import type { Cohort, Experience, Weighted } from "../../cohort/cohort.ts";
import { evaluatePart } from "../evaluatePart.ts";
import { offersByTopic, REASONS, stopAtOne, valueByTopic } from "../expertise.ts";
import type { NamedPart, Part, Strategy } from "../strategy.ts";

/**
 * How much of the mentee's objectives the best of the mentor's day-long experiences serves: the largest of
 * `Σ_t min(o(i,t), x(t))`, 0..1, with `x(t)` the part of the day that goes to the topic. An experience's topics are
 * weights, divided by their sum: a day has only so many hours, and to be about many topics is no advantage. It is 1
 * where the day is divided as the objectives are. One experience counts, not all of them, since a mentee gets one day.
 *
 * *Unknown*: the mentee has no `objectives`, the mentor no `experiences`, or none with `topics`; an empty list offers
 * nothing, and scores 0. *Cost*: per row the mentors, the experiences, and those about each of the mentee's topics.
 * *Source*: the intersection of two histograms, Swain & Ballard 1991.
 */
export const experience: Strategy<Record<string, never>> = {
  name: "experience",
  options: z.strictObject({}),
  reads: () => ({ mentee: ["objectives"], mentor: ["experiences"] }),
  prepare(cohort) {
    const start = new Int32Array(cohort.mentors.length + 1);
    cohort.mentors.forEach(({ experiences = [] }, mentor) => {
      start[mentor + 1] = start[mentor] + experiences.length;
    });
    const days = cohort.mentors.flatMap(({ experiences = [] }) => experiences.map(dayOf));
    const offers = offersByTopic(cohort.topics.length, days);
    const served = new Float64Array(days.length);
    const none = Float64Array.from(cohort.mentors, ({ experiences }) => (experiences?.length === 0 ? 0 : Number.NaN));
    return {
      row(mentee, out) {
        const { objectives } = cohort.mentees[mentee];
        if (objectives === undefined) {
          out.fill(Number.NaN);
          return;
        }
        served.set(offers.nothing);
        for (const { topic, value: weight } of objectives) {
          const end = offers.start[topic + 1];
          for (let slot = offers.start[topic]; slot < end; slot++) {
            served[offers.offer[slot]] += Math.min(weight, offers.value[slot]);
          }
        }
        stopAtOne(served);
        out.set(none);
        for (let mentor = 0; mentor < out.length; mentor++) {
          for (let day = start[mentor]; day < start[mentor + 1]; day++) {
            const score = served[day];
            // NaN compares false with everything: the unknown do not count, and anything counts more than nothing
            // known.
            if (score >= 0 && !(out[mentor] >= score)) out[mentor] = score;
          }
        }
      },
      parts(mentee, mentor) {
        const { objectives } = cohort.mentees[mentee];
        const { experiences } = cohort.mentors[mentor];
        if (objectives === undefined) return { operator: "unknown", reason: REASONS.objectives };
        if (experiences === undefined) {
          return { operator: "unknown", reason: "the mentor's experiences are not known" };
        }
        if (experiences.length === 0) return { operator: "any", of: { what: "offered", count: 0 } };
        const parts = experiences.map((one): NamedPart => ({ what: one.label, part: partOf(cohort, objectives, one) }));
        if (parts.every(({ part }) => part.operator === "unknown")) {
          return { operator: "unknown", reason: "the topics of the mentor's experiences are not known" };
        }
        return { operator: "most", of: bestFirst(parts) };
      },
    };
  },
};

/** How the day is divided: parts that add up to 1; undefined = unknown. */
function dayOf({ topics }: Experience): readonly Weighted[] | undefined {
  let sum = 0;
  for (const { value } of topics ?? []) sum += value;
  return topics?.map(({ topic, value }) => ({ topic, value: value / sum }));
}

function partOf(cohort: Cohort, objectives: readonly Weighted[], one: Experience): Part {
  const day = dayOf(one);
  if (day === undefined) return { operator: "unknown", reason: `the topics of "${one.label}" are not known` };
  const given = valueByTopic(day);
  return {
    operator: "common",
    of: objectives.map(({ topic, value: weight }) => ({
      topic: cohort.topics[topic].id,
      weight,
      value: given.get(topic) ?? 0,
    })),
  };
}

/** Equal ones stay in id order; the unknown come last. */
function bestFirst(parts: readonly NamedPart[]): NamedPart[] {
  const worth = (part: Part) => (part.operator === "unknown" ? -1 : evaluatePart(part));
  return [...parts].sort((a, b) => worth(b.part) - worth(a.part));
}
