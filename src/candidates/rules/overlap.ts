import * as z from "zod";
import { shortMadeId } from "../../reading/madeId.ts";
import { attributeNames, nameParts } from "../attribute.ts";
import type { CommonLimits } from "../commonCounts.ts";
import { commonCounts } from "../commonCounts.ts";
import { missingOption, missingParts } from "../missing.ts";
import type { RuleKind } from "../rule.ts";

const count = z.int().min(0);

/**
 * Forbids pairs that have fewer than `min` or more than `max` values of one attribute in common: at least two themes,
 * at most one committee. At least one of the limits is given. A plain value is a set of one; values are compared with
 * their type, so that 6 and "6" are two. An empty set has nothing in common with anybody.
 *
 * *Missing*: by default (`"error"`) everybody must have the attribute; `"allow"` and `"forbid"` decide it for all pairs
 * of such a person. *Errors*: an attribute that nobody has. *Cost*: per row the mentors, and those who hold each of the
 * mentee's values.
 */
export const overlap: RuleKind<CommonLimits> = {
  name: "overlap",
  options: z
    .strictObject({
      attribute: attributeNames,
      min: count.optional(),
      max: count.optional(),
      missing: missingOption,
    })
    .refine(({ min, max }) => min !== undefined || max !== undefined, 'expected "min" or "max"')
    .refine(({ min = 0, max = Number.POSITIVE_INFINITY }) => min <= max, {
      message: 'expected a "min" that is not above "max"',
      path: ["min"],
    }),
  idOf: ({ attribute, min, max, missing }) => {
    const limits = [...(min === undefined ? [] : ["min", `${min}`]), ...(max === undefined ? [] : ["max", `${max}`])];
    return shortMadeId("overlap", ...nameParts(attribute), ...limits, ...missingParts(missing));
  },
  prepare(cohort, options, report, directory) {
    return commonCounts("overlap", options, cohort, directory, report);
  },
};
