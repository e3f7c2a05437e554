import * as z from "zod";
import type { Cohort } from "../../cohort/cohort.ts";
import { id } from "../../reading/fields.ts";
import { pathText } from "../../reading/issueText.ts";
import { madeId } from "../../reading/madeId.ts";
import { attributeSets, someoneHas } from "../attribute.ts";
import type { RuleKind } from "../rule.ts";
import type { OptionIssue } from "../strategy.ts";

interface DifferOptions {
  attribute: string;
  /** What holds for a person without the attribute. */
  missing: "allow" | "forbid" | "error";
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
  options: z.strictObject({
    attribute: id,
    missing: z.enum(["allow", "forbid", "error"]).default("error"),
  }),
  idOf: ({ attribute }) => madeId("differ", attribute),
  prepare(cohort, { attribute, missing }, report, directory) {
    if (someoneHas(cohort, attribute, directory, report) && missing === "error")
      reportMissing(cohort, attribute, report);
    const { ofMentee, ofMentor, holders } = attributeSets(cohort, attribute, directory);
    const withoutIt = missing === "forbid" ? [...ofMentor.keys()].filter((mentor) => !ofMentor[mentor]) : [];
    return {
      mentees: undefined,
      row(mentee, forbidden) {
        if (missing === "forbid" && ofMentee[mentee] === undefined) forbidden.fill(1);
        for (const mentor of withoutIt) forbidden[mentor] = 1;
        for (const mentors of holders[mentee]) for (const mentor of mentors) forbidden[mentor] = 1;
      },
    };
  },
};

function reportMissing(cohort: Cohort, attribute: string, report: (issue: OptionIssue) => void): void {
  const issue = {
    path: pathText(["attributes", attribute]),
    code: "missing" as const,
    message: `expected a value, since a rule "differ" needs it, received nothing; give one, or set the rule's "missing" to "allow" or "forbid"`,
  };
  cohort.mentees.forEach(({ attributes }, mentee) => {
    if (attributes[attribute] === undefined) report({ ...issue, mentee });
  });
  cohort.mentors.forEach(({ attributes }, mentor) => {
    if (attributes[attribute] === undefined) report({ ...issue, mentor });
  });
}
