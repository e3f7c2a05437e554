import * as z from "zod";
import type { Cohort } from "../../cohort/cohort.ts";
import { id } from "../../reading/fields.ts";
import { pathText, shown } from "../../reading/issueText.ts";
import { curveAt, diminished } from "../curve.ts";
import type { Directory } from "../directory.ts";
import { expertiseByTopic, expertisePart, expertiseSums, REASONS } from "../expertise.ts";
import type { Curve, OptionIssue, Part, Strategy } from "../strategy.ts";

interface CoverageOptions {
  /** The expertise that meets an objective in full: for all topics, or by topic, 1 where it is not given. */
  target: number | Readonly<Record<string, number>>;
  /** What counts half; undefined: returns do not diminish. */
  half?: number | undefined;
}

const target = z.number().gt(0).max(1);

/**
 * The share of the mentee's objectives that the mentor's expertise meets: `Σ_t o(i,t) × f(e(j,t))`, 0..1. The
 * objectives' weights add up to 1, so listing more of them is no advantage. `f(e)` is `min(1, e / target)`; with
 * `half`, that share x of the target counts `1 / (1 + half × (1 − x) / (x × (1 − half)))`, so that the first steps of
 * expertise bring most. By default `f(e)` is e. Never falls where expertise rises. The mentee's `levels` play no part:
 * how far a mentor is ahead is `gap`.
 *
 * *Unknown*: the mentee has no `objectives`, or the mentor no `expertise`. *Errors*: a target for no topic. *Cost*: per
 * row the slots of the mentee's topics; `f` is computed once for each expertise.
 * *Source*: weighted coverage, docs/model.md; the concave form is the hyperbolic one of Michaelis and Menten 1913.
 */
export const coverage: Strategy<CoverageOptions> = {
  name: "coverage",
  options: z.strictObject({
    target: z.union([target, z.record(id, target)]).default(1),
    half: z.number().gt(0).lt(0.5).optional(),
  }),
  reads: () => ({ mentee: ["objectives"], mentor: ["expertise-on-objectives"] }),
  prepare(cohort, options, report, directory) {
    const curves = curvesOf(cohort, options.target, report, directory);
    const { half } = options;
    const plain = half === undefined && options.target === 1;
    const meeting = (topic: number, expertise: number): { value: number; part: Part } => {
      const met = curveAt(curves[topic], expertise);
      const part: Part = { operator: "curve", of: { what: "level", mentor: expertise }, points: curves[topic] };
      if (half === undefined) return { value: met, part };
      return { value: diminished(met, half), part: { operator: "diminishing", half, of: part } };
    };
    const expertise = expertiseByTopic(cohort);
    if (!plain) {
      for (let topic = 0; topic < curves.length; topic++) {
        const end = expertise.start[topic + 1];
        for (let slot = expertise.start[topic]; slot < end; slot++) {
          expertise.value[slot] = meeting(topic, expertise.value[slot]).value;
        }
      }
    }
    return {
      row(mentee, out) {
        const { objectives } = cohort.mentees[mentee];
        if (objectives === undefined) out.fill(Number.NaN);
        else expertiseSums(expertise, objectives, out);
      },
      parts(mentee, mentor) {
        const { objectives } = cohort.mentees[mentee];
        if (objectives === undefined) return { operator: "unknown", reason: REASONS.objectives };
        return expertisePart(cohort, objectives, mentor, plain ? undefined : meeting);
      },
    };
  },
};

/** By topic: from nothing at 0 to all of it at the target. */
function curvesOf(
  { topics }: Cohort,
  targets: CoverageOptions["target"],
  report: (issue: OptionIssue) => void,
  directory: Directory,
): Curve[] {
  const to = (full: number): Curve => [
    [0, 0],
    [full, 1],
  ];
  if (typeof targets === "number") return topics.map(() => to(targets));
  const known = new Set(topics.map(({ id }) => id));
  for (const topic of Object.keys(targets)) {
    if (known.has(topic)) continue;
    const message = `expected a topic of the cohort${directory.hint(topic, "topic")}, received ${shown(topic)}`;
    report({ path: pathText(["target", topic]), code: "unknown-id", message });
  }
  return topics.map(({ id }) => to(Object.hasOwn(targets, id) ? targets[id] : 1));
}
