import * as z from "zod";
import type { Cohort, Person } from "../cohort/cohort.ts";
import { pathText } from "../reading/issueText.ts";
import type { AttributeNames } from "./attribute.ts";
import { namesOf } from "./attribute.ts";
import type { OptionIssue } from "./strategy.ts";

/** What a rule does where data that it needs are missing: lets the pair through, forbids it, or makes it an issue. */
export type Missing = "allow" | "forbid" | "error";

const kinds = z.enum(["allow", "forbid", "error"]);

/** The option `missing` of every rule that has one. */
export const missingOption: z.ZodDefault<typeof kinds> = kinds.default("error");

/** What `missing` adds to an id that is made from a rule's content: nothing where it is the default. */
export function missingParts(missing: Missing): string[] {
  return missing === "error" ? [] : ["missing", missing];
}

/** What somebody lacks, `path` being relative to that person: `attributes.organisation`, `available`. */
export function missingIssue(rule: string, path: readonly string[]): OptionIssue {
  return {
    path: pathText(path),
    code: "missing",
    message: `expected a value, since a rule "${rule}" needs it, received nothing; give one, or set the rule's "missing" to "allow" or "forbid"`,
  };
}

/** Reports everybody who lacks an attribute. */
export function reportMissing(
  { mentees, mentors }: Cohort,
  names: AttributeNames,
  rule: string,
  report: (issue: OptionIssue) => void,
): void {
  const { mentee: ofMentee, mentor: ofMentor } = namesOf(names);
  const lacking = (people: readonly Person[], name: string, side: "mentee" | "mentor") => {
    const issue = missingIssue(rule, ["attributes", name]);
    people.forEach(({ attributes }, index) => {
      if (attributes[name] === undefined) report({ ...issue, [side]: index });
    });
  };
  lacking(mentees, ofMentee, "mentee");
  lacking(mentors, ofMentor, "mentor");
}
