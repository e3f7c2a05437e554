import type { Cohort, Person } from "../cohort/cohort.ts";
import type { Criterion } from "../programme/programme.ts";
import { LIMITS } from "../reading/limits.ts";
import { hint } from "../reading/nearest.ts";

/** What strategies and rules look people up in: made once for a cohort, shared by all. */
export interface Directory {
  /** The mentee's index; undefined: nobody has this id. */
  menteeOf(id: string): number | undefined;
  /** The mentor's index; undefined: nobody has this id. */
  mentorOf(id: string): number | undefined;
  /** Whether anybody on either side has this attribute. */
  hasAttribute(name: string): boolean;
  /**
   * ` (did you mean "x"?)` or nothing, to stand after what was expected. What all of these may cost together is
   * limited.
   */
  hint(word: string, among: "mentee" | "mentor" | "attribute" | "criterion" | "facet" | "topic"): string;
}

export function directoryOf(cohort: Cohort, criteria: readonly Criterion[] = []): Directory {
  const mentees = indexOfId(cohort.mentees);
  const mentors = indexOfId(cohort.mentors);
  const budget = { steps: LIMITS.nearestSteps as number };
  let attributes: Set<string> | undefined;
  const attributesOfAll = (): Set<string> => {
    if (attributes === undefined) {
      attributes = new Set();
      for (const people of [cohort.mentees, cohort.mentors])
        for (const person of people) for (const name of Object.keys(person.attributes)) attributes.add(name);
    }
    return attributes;
  };
  const known = {
    mentee: () => new Set(mentees.keys()),
    mentor: () => new Set(mentors.keys()),
    attribute: attributesOfAll,
    criterion: () => new Set(criteria.map(({ id }) => id)),
    facet: () => new Set(criteria.flatMap(({ facet }) => facet ?? [])),
    topic: () => new Set(cohort.topics.map(({ id }) => id)),
  };
  const sets = new Map<string, ReadonlySet<string>>();
  return Object.freeze<Directory>({
    menteeOf: (id) => mentees.get(id),
    mentorOf: (id) => mentors.get(id),
    hasAttribute: (name) => attributesOfAll().has(name),
    hint(word, among) {
      if (!sets.has(among)) sets.set(among, known[among]());
      return hint(word, sets.get(among) as ReadonlySet<string>, budget);
    },
  });
}

function indexOfId(people: readonly Person[]): ReadonlyMap<string, number> {
  return new Map(people.map(({ id }, index) => [id, index]));
}
