import * as z from "zod";
import { madeId } from "../../reading/madeId.ts";
import type { AttributeNames } from "../attribute.ts";
import { attributeNames, attributeSets, nameParts, someoneHas } from "../attribute.ts";
import type { Missing } from "../missing.ts";
import { missingOption, reportMissing } from "../missing.ts";
import type { RuleKind } from "../rule.ts";

interface DifferOptions {
  attribute: AttributeNames;
  /** What holds for a person without the attribute. */
  missing: Missing;
}

/**
 * Forbids pairs whose sets of one attribute have anything in common: a mentor from outside the mentee's own
 * organisation. Values are compared by their text. An empty set has nothing in common with anybody.
 *
 * *Missing*: by default (`"error"`) everybody must have the attribute, since nobody may be let through, or shut out,
 * by a gap in the data; `"allow"` and `"forbid"` decide it for all pairs of such a person. *Errors*: an attribute
 * that nobody has.
 */
export const differ: RuleKind<DifferOptions> = {
  name: "differ",
  options: z.strictObject({ attribute: attributeNames, missing: missingOption }),
  idOf: ({ attribute }) => madeId("differ", ...nameParts(attribute)),
  prepare(cohort, { attribute, missing }, report, directory) {
    if (someoneHas(cohort, attribute, directory, report) && missing === "error")
      reportMissing(cohort, attribute, "differ", report);
    const { ofMentee, ofMentor, holders } = attributeSets(cohort, attribute, directory);
    const withoutIt = missing === "forbid" ? [...ofMentor.keys()].filter((mentor) => !ofMentor[mentor]) : [];
    return {
      row(mentee, forbidden) {
        if (missing === "forbid" && ofMentee[mentee] === undefined) forbidden.fill(1);
        for (const mentor of withoutIt) forbidden[mentor] = 1;
        for (const mentors of holders[mentee]) for (const mentor of mentors) forbidden[mentor] = 1;
      },
    };
  },
};
