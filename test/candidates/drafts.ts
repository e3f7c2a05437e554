import type { Cohort } from "../../src/cohort/cohort.ts";
import type { Programme } from "../../src/programme/programme.ts";
import { cohortOf, programmeOf, random } from "./build.ts";

/** A random cohort and programme; `rename` gives people other ids, so that they stand in another order. */
export function drawn(seed: number, rename = (id: string): string => id): { cohort: Cohort; programme: Programme } {
  const next = random(seed);
  const below = (n: number) => Math.floor(next() * n);
  const maybe = <T>(chance: number, value: () => T): T | undefined => (next() < chance ? value() : undefined);
  const some = <T>(all: readonly T[], chance: number): T[] => all.filter(() => next() < chance);
  const shuffled = <T>(all: readonly T[]): T[] =>
    all
      .map((one) => [next(), one] as const)
      .sort((a, b) => a[0] - b[0])
      .map(([, one]) => one);

  const topics = Array.from({ length: 1 + below(6) }, (_, t) => `t${t}`);
  const menteeIds = Array.from({ length: 1 + below(7) }, (_, i) => rename(`p${i}`));
  const mentorIds = Array.from({ length: 1 + below(7) }, (_, j) => rename(next() < 0.1 ? `p${j}` : `q${j}`));

  const objectives = () => {
    const chosen = topics.filter((_, t) => t === 0 || next() < 0.6);
    const weights = chosen.map(() => 1 + below(9));
    const sum = weights.reduce((a, b) => a + b, 0);
    return Object.fromEntries(chosen.map((topic, at) => [topic, weights[at] / sum]));
  };
  const values = ["care", "candour", "rigour", "6"];
  const person = (others: readonly string[]) => {
    const wished = shuffled(some(others, 0.3));
    const wishes = next() < 0.5 && wished.length > 1 ? [wished.slice(0, 2), ...wished.slice(2)] : wished;
    return {
      attributes: { ...maybe(0.8, () => ({ values: some(values, 0.5) })), ...maybe(0.9, () => ({ org: below(4) })) },
      wishes: next() < 0.6 ? wishes : [],
      avoid: some(
        others.filter((id) => !wished.includes(id)),
        0.1,
      ),
      weights: Object.fromEntries(some(["coverage", "values", "wishes"], 0.15).map((id) => [id, 1 + below(4)])),
    };
  };
  const expertise = () => Object.fromEntries(some(topics, 0.7).map((topic) => [topic, below(11) / 10]));
  const cohort = cohortOf({
    topics,
    collective: maybe(0.7, objectives),
    mentees: Object.fromEntries(
      menteeIds.map((id) => [id, { ...person(mentorIds), objectives: maybe(0.8, objectives) }]),
    ),
    mentors: Object.fromEntries(
      mentorIds.map((id) => [id, { ...person(menteeIds), expertise: maybe(0.8, expertise) }]),
    ),
  });

  const options = {
    coverage: {},
    collective: {},
    values: { attribute: "values" },
    wishes: { by: ["mentee", "mentor", "both"][below(3)] },
    table: {
      scores: Object.fromEntries(
        some(menteeIds, 0.7).map((id) => [id, Object.fromEntries(some(mentorIds, 0.7).map((to) => [to, next()]))]),
      ),
    },
  };
  const names = Object.keys(options) as (keyof typeof options)[];
  const chosen = some(names, 0.7);
  const programme = programmeOf({
    criteria: (chosen.length > 0 ? chosen : names).map((id, at) => ({
      id,
      facet: [undefined, "professional", "personal"][(at + seed) % 3],
      strategy: id === "values" ? "overlap" : id,
      options: options[id],
      weight: 1 + below(9),
      side: (["mentee", "mentor", "both"] as const)[below(3)],
      unknown: ([0.5, 0, 0.7, "spread", "spread"] as const)[below(5)],
    })),
    rules: [
      ...(next() < 0.5 ? [{ id: "outside", rule: "differ", options: { attribute: "org", missing: "allow" } }] : []),
      { id: "no", rule: "forbid", options: { mentee: menteeIds[0], mentor: mentorIds[0] } },
    ],
  });
  return { cohort, programme };
}
