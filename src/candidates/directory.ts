import type { Cohort, Person } from "../cohort/cohort.ts";
import type { Criterion } from "../programme/programme.ts";
import { LIMITS } from "../reading/limits.ts";
import { hint } from "../reading/nearest.ts";
import { personHint } from "../reading/personHint.ts";

/** What strategies and rules look people up in: made once for a cohort, shared by all. */
export interface Directory {
  /** The mentee's index; undefined: nobody has this id. */
  menteeOf(id: string): number | undefined;
  /** The mentor's index; undefined: nobody has this id. */
  mentorOf(id: string): number | undefined;
  /** Whether anybody has this attribute: on that side, or where none is named on either. */
  hasAttribute(name: string, side?: "mentee" | "mentor"): boolean;
  /**
   * ` (did you mean "x"?)` or nothing, to stand after what was expected. What all of these may cost together is
   * limited.
   */
  hint(word: string, among: "mentee" | "mentor" | "person" | "attribute" | "criterion" | "facet" | "topic"): string;
}

export function directoryOf(cohort: Cohort, criteria: readonly Criterion[] = []): Directory {
  const mentees = indexOfId(cohort.mentees);
  const mentors = indexOfId(cohort.mentors);
  const budget = { steps: LIMITS.nearestSteps as number };
  let attributes: Record<"mentee" | "mentor", ReadonlySet<string>> | undefined;
  const attributesOf = () => {
    attributes ??= { mentee: namesIn(cohort.mentees), mentor: namesIn(cohort.mentors) };
    return attributes;
  };
  const known = {
    mentee: () => new Set(mentees.keys()),
    mentor: () => new Set(mentors.keys()),
    person: () => new Set([...mentees.keys(), ...mentors.keys()]),
    attribute: () => new Set([...attributesOf().mentee, ...attributesOf().mentor]),
    criterion: () => new Set(criteria.map(({ id }) => id)),
    facet: () => new Set(criteria.flatMap(({ facet }) => facet ?? [])),
    topic: () => new Set(cohort.topics.map(({ id }) => id)),
  };
  const sets = new Map<string, ReadonlySet<string>>();
  return Object.freeze<Directory>({
    menteeOf: (id) => mentees.get(id),
    mentorOf: (id) => mentors.get(id),
    hasAttribute(name, side) {
      const { mentee, mentor } = attributesOf();
      return (side !== "mentor" && mentee.has(name)) || (side !== "mentee" && mentor.has(name));
    },
    hint(word, among) {
      if (!sets.has(among)) sets.set(among, known[among]());
      const all = sets.get(among) as ReadonlySet<string>;
      if (among !== "mentee" && among !== "mentor" && among !== "person") return hint(word, all, budget);
      const people = among === "person" ? [...cohort.mentees, ...cohort.mentors] : cohort[`${among}s`];
      return personHint(word, people, all, budget);
    },
  });
}

function namesIn(people: readonly Person[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { attributes } of people) for (const name of Object.keys(attributes)) names.add(name);
  return names;
}

function indexOfId(people: readonly Person[]): ReadonlyMap<string, number> {
  return new Map(people.map(({ id }, index) => [id, index]));
}
