import type { RuleKind } from "pairwright";
import type { RuleTrials } from "pairwright/testing";
import { checkRule } from "pairwright/testing";
import * as z from "zod";
import type { Anything } from "./years.ts";

/** Whether `b` has fewer years than `a`: forbidden, where both are known. */
export type Forbids = (mentee: number, mentor: number) => boolean;

/** A sound rule, "x", on the attribute "years", with some of what it prepares, and of itself, replaced. */
export function junior(
  prepared: (forbids: Forbids, ...given: Anything[]) => Anything = () => ({}),
  more: Anything = {},
): RuleKind {
  return {
    name: "x",
    options: z.strictObject({}),
    idOf: () => "x",
    prepare(cohort: Anything, options: Anything, ...rest: Anything[]) {
      const years = (person: Anything) => person.attributes.years ?? Number.NaN;
      const forbids: Forbids = (mentee, mentor) => years(cohort.mentors[mentor]) < years(cohort.mentees[mentee]);
      return { row: rowOf(forbids), ...prepared(forbids, cohort, options, ...rest) };
    },
    ...more,
  };
}

export const rowOf =
  (forbids: Forbids): Anything =>
  (mentee: number, forbidden: Uint8Array) => {
    for (let mentor = 0; mentor < forbidden.length; mentor++) if (forbids(mentee, mentor)) forbidden[mentor] = 1;
  };

/** The messages of the checks that failed, by name. */
export function faultsOf(kind: RuleKind, trials?: RuleTrials): Record<string, string | undefined> {
  const failed = checkRule(kind, trials).checks.filter(({ ok }) => !ok);
  return Object.fromEntries(failed.map(({ name, message }) => [name, message]));
}
