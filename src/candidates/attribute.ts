import type { AttributeValue, Cohort } from "../cohort/cohort.ts";
import { compareIds } from "../order.ts";
import { shown } from "../reading/issueText.ts";
import type { Directory } from "./directory.ts";
import type { OptionIssue } from "./strategy.ts";

/** One attribute of everybody, as sets: a plain value is a set of one, `undefined` = no such attribute. */
export interface AttributeSets {
  readonly ofMentee: readonly (readonly string[] | undefined)[];
  readonly ofMentor: readonly (readonly string[] | undefined)[];
  /**
   * For each mentee and each of its values: the mentors who have it too, ascending. Empty where the mentee lacks the
   * attribute.
   */
  readonly holders: readonly (readonly Int32Array[])[];
}

/**
 * Values are compared by their text, since lists hold only strings: 6 and "6" are one value, and so are true and
 * "true". Each set is in code unit order, without repeats.
 */
export function attributeSets(cohort: Cohort, attribute: string, directory: Directory): AttributeSets {
  if (!directory.hasAttribute(attribute)) return nobodyHas(cohort);
  const ofMentee = cohort.mentees.map((mentee) => setOf(mentee.attributes[attribute]));
  const ofMentor = cohort.mentors.map((mentor) => setOf(mentor.attributes[attribute]));
  const mentorsOf = new Map<string, number[]>();
  ofMentor.forEach((values, mentor) => {
    for (const value of values ?? []) {
      const mentors = mentorsOf.get(value);
      if (mentors === undefined) mentorsOf.set(value, [mentor]);
      else mentors.push(mentor);
    }
  });
  const holdersOf = new Map([...mentorsOf].map(([value, mentors]) => [value, Int32Array.from(mentors)]));
  const holders = ofMentee.map((values) => (values ?? []).flatMap((value) => holdersOf.get(value) ?? []));
  return { ofMentee, ofMentor, holders };
}

/** A programme may ask for hundreds of attributes that nobody has. */
function nobodyHas({ mentees, mentors }: Cohort): AttributeSets {
  return {
    ofMentee: new Array(mentees.length).fill(undefined),
    ofMentor: new Array(mentors.length).fill(undefined),
    holders: new Array(mentees.length).fill([]),
  };
}

/** Reports an attribute that nobody on either side has: surely a slip of the pen. False if it did. */
export function someoneHas(
  cohort: Cohort,
  attribute: string,
  directory: Directory,
  report: (issue: OptionIssue) => void,
): boolean {
  if (cohort.mentees.length + cohort.mentors.length === 0 || directory.hasAttribute(attribute)) return true;
  const meant = directory.hint(attribute, "attribute");
  const message = `expected an attribute that somebody has${meant}, received ${shown(attribute)}`;
  report({ path: "attribute", code: "unknown-id", message });
  return false;
}

function setOf(value: AttributeValue | undefined): readonly string[] | undefined {
  if (value === undefined) return undefined;
  if (typeof value === "object") return [...new Set(value)].sort(compareIds);
  return [String(value)];
}
