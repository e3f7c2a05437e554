import * as z from "zod";
import { shortMadeId } from "../../reading/madeId.ts";
import type { AttributeNames } from "../attribute.ts";
import { attributeNames, nameParts } from "../attribute.ts";
import { commonCounts } from "../commonCounts.ts";
import type { Missing } from "../missing.ts";
import { missingOption, missingParts } from "../missing.ts";
import type { RuleKind } from "../rule.ts";

interface SameOptions {
  attribute: AttributeNames;
  /** What holds for a person without the attribute. */
  missing: Missing;
}

/**
 * Forbids pairs whose sets of one attribute have nothing in common: a mentor who speaks a language of the mentee's. A
 * plain value is a set of one; values are compared with their type, so that 6 and "6" are two. An empty set has nothing
 * in common with anybody.
 *
 * *Missing*: by default (`"error"`) everybody must have the attribute; `"allow"` and `"forbid"` decide it for all pairs
 * of such a person. *Errors*: an attribute that nobody has. *Cost*: per row the mentors, and those who hold each of the
 * mentee's values.
 */
export const same: RuleKind<SameOptions> = {
  name: "same",
  options: z.strictObject({ attribute: attributeNames, missing: missingOption }),
  idOf: ({ attribute, missing }) => shortMadeId("same", ...nameParts(attribute), ...missingParts(missing)),
  prepare(cohort, options, report, directory) {
    return commonCounts("same", { ...options, min: 1 }, cohort, directory, report);
  },
};
