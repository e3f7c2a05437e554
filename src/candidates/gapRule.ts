import * as z from "zod";
import { shortMadeId } from "../reading/madeId.ts";
import type { AttributeNames } from "./attribute.ts";
import { attributeNames, nameParts } from "./attribute.ts";
import type { Missing } from "./missing.ts";
import { missingOption, missingParts, reportMissing } from "./missing.ts";
import { numberColumns } from "./numberColumns.ts";
import type { RuleKind } from "./rule.ts";

export interface GapOptions {
  attribute: AttributeNames;
  gap: number;
  /** What holds for a person without the number. */
  missing: Missing;
}

/** The rules `atLeast` and `atMost`: one of them is the other with both numbers negated, which is exact. */
export function gapRule(name: "atLeast" | "atMost"): RuleKind<GapOptions> {
  const sign = name === "atLeast" ? 1 : -1;
  return {
    name,
    options: z.strictObject({ attribute: attributeNames, gap: z.number(), missing: missingOption }),
    idOf: ({ attribute, gap, missing }) =>
      shortMadeId(name, ...nameParts(attribute), "gap", `${gap}`, ...missingParts(missing)),
    prepare(cohort, { attribute, gap, missing }, report, directory) {
      const { mentee: own, mentor: others, somebodyHas } = numberColumns(cohort, attribute, directory, report, "rule");
      if (somebodyHas && missing === "error") reportMissing(cohort, attribute, name, report);
      const least = sign * gap;
      return {
        row(mentee, forbidden) {
          const a = own[mentee];
          for (let mentor = 0; mentor < forbidden.length; mentor++) {
            const ahead = sign * (others[mentor] - a);
            // What is not known is NaN, neither below nor at least anything.
            forbidden[mentor] = ahead < least || (missing === "forbid" && !(ahead >= least)) ? 1 : 0;
          }
        },
      };
    },
  };
}
