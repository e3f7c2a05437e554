import type { Cohort, Person } from "../cohort/cohort.ts";
import { pathText, shown } from "../reading/issueText.ts";
import type { AttributeNames } from "./attribute.ts";
import { namesOf, someoneHas } from "./attribute.ts";
import type { Directory } from "./directory.ts";
import type { OptionIssue } from "./strategy.ts";

/** One attribute of everybody, as numbers: NaN = no such attribute. */
export interface NumberColumns {
  readonly mentee: Float64Array;
  readonly mentor: Float64Array;
  /** False: nobody has it, which has been reported. */
  readonly somebodyHas: boolean;
}

/** Reports an attribute that nobody has, and everybody in whom it is anything but a number. */
export function numberColumns(
  cohort: Cohort,
  attribute: AttributeNames,
  directory: Directory,
  report: (issue: OptionIssue) => void,
  what: "criterion" | "rule" = "criterion",
): NumberColumns {
  const somebodyHas = someoneHas(cohort, attribute, directory, report);
  const names = namesOf(attribute);
  const column = (people: readonly Person[], side: "mentee" | "mentor") =>
    Float64Array.from(people, ({ attributes }, index) => {
      const value = attributes[names[side]];
      if (typeof value === "number") return value;
      if (value !== undefined) {
        const path = pathText(["attributes", names[side]]);
        const message = `expected a number, since a ${what} measures it, received ${shown(value)}`;
        report({ [side]: index, path, code: "type", message });
      }
      return Number.NaN;
    });
  return { mentee: column(cohort.mentees, "mentee"), mentor: column(cohort.mentors, "mentor"), somebodyHas };
}
