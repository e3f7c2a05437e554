import type { Cohort } from "../cohort/cohort.ts";
import type { AttributeNames } from "./attribute.ts";
import { attributeSets, someoneHas, typed } from "./attribute.ts";
import type { Directory } from "./directory.ts";
import type { Missing } from "./missing.ts";
import { reportMissing } from "./missing.ts";
import type { PreparedRule } from "./rule.ts";
import type { OptionIssue } from "./strategy.ts";

/** How many values two people may have in common. */
export interface CommonLimits {
  readonly attribute: AttributeNames;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly missing: Missing;
}

/** The rules `same` and `overlap`: forbids pairs with fewer than `min` or more than `max` values in common. */
export function commonCounts(
  rule: string,
  { attribute, min = 0, max = Number.POSITIVE_INFINITY, missing }: CommonLimits,
  cohort: Cohort,
  directory: Directory,
  report: (issue: OptionIssue) => void,
): PreparedRule {
  if (someoneHas(cohort, attribute, directory, report) && missing === "error")
    reportMissing(cohort, attribute, rule, report);
  const { ofMentee, ofMentor, holders } = attributeSets(cohort, attribute, directory, typed);
  const withoutIt = [...ofMentor.keys()].filter((mentor) => ofMentor[mentor] === undefined);
  const whereMissing = missing === "forbid" ? 1 : 0;
  const common = new Int32Array(ofMentor.length);
  return {
    row(mentee, forbidden) {
      if (ofMentee[mentee] === undefined) {
        forbidden.fill(whereMissing);
        return;
      }
      common.fill(0);
      for (const mentors of holders[mentee]) for (const mentor of mentors) common[mentor]++;
      for (let mentor = 0; mentor < common.length; mentor++)
        forbidden[mentor] = common[mentor] < min || common[mentor] > max ? 1 : 0;
      for (const mentor of withoutIt) forbidden[mentor] = whereMissing;
    },
  };
}
