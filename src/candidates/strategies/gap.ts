import * as z from "zod";
import type { Cohort, Mentee, Weighted } from "../../cohort/cohort.ts";
import { curveAt } from "../curve.ts";
import { curveOption } from "../curveOption.ts";
import { expertiseByTopic, expertisePart, REASONS, stopAtOne, valueByTopic } from "../expertise.ts";
import type { Curve, Strategy } from "../strategy.ts";

/** Not ahead: nothing. Ahead by 0.4: just right. As far ahead as can be: half. */
const CURVE: Curve = [
  [0, 0],
  [0.4, 1],
  [1, 0.5],
];

/**
 * Whether the mentor is ahead of where the mentee stands by as much as is wanted: `Σ_t w(t) × curve(e(j,t) − l(i,t))`
 * over the mentee's objectives whose level `l` is known, 0..1, with `w` their weights over the sum of these. The
 * curve says what a lead is worth: where it is 1 is the lead wanted, its fall on either side the penalty for too
 * little and for too much.
 *
 * *Unknown*: the mentee has no `objectives` or no level on any of them, or the mentor no `expertise`. An objective
 * without a level is left out: that nobody asked does not mean that the mentee is a beginner.
 * *Cost*: per row at most the mentors for each of the mentee's topics. *Source*: a two-sided desirability, Derringer &
 * Suich 1980; the wanted lead is Vygotsky's zone of proximal development in numbers.
 */
export const gap: Strategy<{ curve: Curve }> = {
  name: "gap",
  options: z.strictObject({ curve: curveOption.default(CURVE) }),
  reads: () => ({ mentee: ["objectives", "levels"], mentor: ["expertise-on-objectives"] }),
  prepare(cohort, { curve }) {
    const { start, offer, value, nothing } = expertiseByTopic(cohort);
    const known = cohort.mentees.map(objectivesWithLevels);
    const here = new Float64Array(cohort.mentors.length);
    return {
      row(mentee, out) {
        const objectives = known[mentee];
        if (objectives === undefined || objectives.length === 0) {
          out.fill(Number.NaN);
          return;
        }
        out.set(nothing);
        for (const { topic, weight, level } of objectives) {
          const end = start[topic + 1];
          // Whoever does not list the topic stands at 0.
          const unlisted = weight * curveAt(curve, 0 - level);
          if (unlisted === 0) {
            for (let slot = start[topic]; slot < end; slot++) {
              out[offer[slot]] += weight * curveAt(curve, value[slot] - level);
            }
            continue;
          }
          here.fill(unlisted);
          for (let slot = start[topic]; slot < end; slot++) {
            here[offer[slot]] = weight * curveAt(curve, value[slot] - level);
          }
          for (let mentor = 0; mentor < out.length; mentor++) out[mentor] += here[mentor];
        }
        stopAtOne(out);
      },
      parts(mentee, mentor) {
        const { objectives, levels } = cohort.mentees[mentee];
        if (objectives === undefined) return { operator: "unknown", reason: REASONS.objectives };
        if (levels === undefined) return { operator: "unknown", reason: "the mentee's levels are not known" };
        const counted = known[mentee] as readonly Objective[];
        if (counted.length === 0) {
          return { operator: "unknown", reason: "the mentee's level is not known on any objective" };
        }
        const levelOf = new Map(counted.map(({ topic, level }) => [topic, level]));
        const weights = counted.map(({ topic, weight }): Weighted => ({ topic, value: weight }));
        const part = expertisePart(cohort, weights, mentor, (topic, expertise) => {
          const lead = { what: "lead", mentee: levelOf.get(topic) as number, mentor: expertise } as const;
          return {
            value: curveAt(curve, expertise - lead.mentee),
            part: { operator: "curve", of: lead, points: curve },
          };
        });
        const topics = leftOut(cohort, objectives, levelOf);
        if (part.operator !== "sum" || topics.length === 0) return part;
        return { ...part, leftOut: { reason: "left out, as the mentee's level is not known", topics } };
      },
    };
  },
};

interface Objective {
  readonly topic: number;
  readonly weight: number;
  readonly level: number;
}

/** Their weights add up to 1 again; undefined where objectives or levels are not known at all. */
function objectivesWithLevels({ objectives, levels }: Mentee): readonly Objective[] | undefined {
  if (objectives === undefined || levels === undefined) return undefined;
  const levelOf = valueByTopic(levels);
  const known = objectives.filter(({ topic }) => levelOf.has(topic));
  let sum = 0;
  for (const { value } of known) sum += value;
  return known.map(({ topic, value }) => ({ topic, weight: value / sum, level: levelOf.get(topic) as number }));
}

function leftOut({ topics }: Cohort, all: readonly Weighted[], known: ReadonlyMap<number, number>): string[] {
  return all.filter(({ topic }) => !known.has(topic)).map(({ topic }) => topics[topic].id);
}
