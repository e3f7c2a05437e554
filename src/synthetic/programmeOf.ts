import type { CohortInput } from "../cohort/schema.ts";
import type { ProgrammeInput } from "../programme/schema.ts";

/**
 * A programme as they are: what mentees want to learn, the cohort's own objectives, values, wishes, a mentor from
 * outside the own organisation. What compares an attribute is left out where nobody of one side has it, since it would
 * be an issue.
 */
export function programmeOf(seed: number, cohort: CohortInput): ProgrammeInput {
  const known = (name: string) =>
    [cohort.mentees, cohort.mentors].every((people) => people.some(({ attributes = {} }) => name in attributes));
  return {
    version: 1,
    criteria: [
      { id: "learning", strategy: "coverage", weight: 5, side: "mentee", facet: "professional" },
      { id: "common", strategy: "collective", weight: 1, facet: "professional" },
      ...(known("values")
        ? [
            {
              id: "values",
              strategy: "overlap",
              attribute: "values",
              weight: 2,
              facet: "personal",
              unknown: "spread",
            } as const,
          ]
        : []),
      { id: "wishes", strategy: "wishes", by: "both", weight: 2, facet: "personal" },
    ],
    rules: known("organisation")
      ? [
          {
            id: "outside",
            rule: "differ",
            attribute: "organisation",
            missing: "allow",
            because: "a mentor from outside",
          },
        ]
      : [],
    lottery: `synthetic ${seed}`,
  };
}
