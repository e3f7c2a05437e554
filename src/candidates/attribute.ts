import * as z from "zod";
import type { AttributeValue, Cohort } from "../cohort/cohort.ts";
import { compareIds } from "../order.ts";
import { id } from "../reading/fields.ts";
import { shown } from "../reading/issueText.ts";
import type { Directory } from "./directory.ts";
import type { OptionIssue, Reads } from "./strategy.ts";

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

/** One attribute of both sides, or one of the mentees' to hold against another of the mentors'. */
export type AttributeNames = string | { readonly mentee: string; readonly mentor: string };

export const attributeNames: z.ZodType<AttributeNames> = z.union(
  [id, z.strictObject({ mentee: id, mentor: id })],
  'expected the name of an attribute, or { "mentee": …, "mentor": … } where it has a name of its own on each side',
);

export function namesOf(names: AttributeNames): { readonly mentee: string; readonly mentor: string } {
  return typeof names === "string" ? { mentee: names, mentor: names } : names;
}

/** That a score rests on these attributes alone. */
export function attributeReads(...all: readonly AttributeNames[]): Reads {
  const names = all.map(namesOf);
  return {
    mentee: names.map(({ mentee }) => ({ attribute: mentee })),
    mentor: names.map(({ mentor }) => ({ attribute: mentor })),
  };
}

/** The names as parts of an id that is made from a rule's content. */
export function nameParts(names: AttributeNames): string[] {
  return typeof names === "string" ? [names] : ["mentee", names.mentee, "mentor", names.mentor];
}

/** A value with its type: no text in a document begins with a blank. */
export function typed(value: string | number | boolean): string {
  return typeof value === "string" ? value : ` ${value}`;
}

/**
 * By default values are compared by their text, since lists hold only strings: 6 and "6" are one value, and so are
 * true and "true"; with `keyOf` = `typed` they are two. Each set is in code unit order, without repeats.
 */
export function attributeSets(
  cohort: Cohort,
  names: AttributeNames,
  directory: Directory,
  keyOf: (value: string | number | boolean) => string = String,
): AttributeSets {
  const { mentee, mentor } = namesOf(names);
  if (!directory.hasAttribute(mentee) && !directory.hasAttribute(mentor)) return nobodyHas(cohort);
  const ofMentee = cohort.mentees.map(({ attributes }) => setOf(attributes[mentee], keyOf));
  const ofMentor = cohort.mentors.map(({ attributes }) => setOf(attributes[mentor], keyOf));
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

/** Why a pair without the attribute on either side is unknown; undefined where both have it. */
export function missingAttribute({ mentees, mentors }: Cohort, names: AttributeNames, mentee: number, mentor: number) {
  const { mentee: ofMentee, mentor: ofMentor } = namesOf(names);
  if (mentees[mentee].attributes[ofMentee] === undefined) return unknown(`the mentee's "${ofMentee}" is not known`);
  if (mentors[mentor].attributes[ofMentor] === undefined) return unknown(`the mentor's "${ofMentor}" is not known`);
  return undefined;
}

function unknown(reason: string) {
  return { operator: "unknown", reason } as const;
}

/**
 * Reports an attribute that nobody has, on either side, or where it has a name of its own on each, on that side:
 * surely a slip of the pen. False if it did.
 */
export function someoneHas(
  { mentees, mentors }: Cohort,
  names: AttributeNames,
  directory: Directory,
  report: (issue: OptionIssue) => void,
): boolean {
  const refuse = (path: string, whose: string, name: string) => {
    const meant = directory.hasAttribute(name) ? "" : directory.hint(name, "attribute");
    const message = `expected an attribute that ${whose} has${meant}, received ${shown(name)}`;
    report({ path, code: "unknown-id", message });
    return false;
  };
  if (typeof names === "string") {
    if (mentees.length + mentors.length === 0 || directory.hasAttribute(names)) return true;
    return refuse("attribute", "somebody", names);
  }
  const menteeHas =
    mentees.length === 0 ||
    directory.hasAttribute(names.mentee, "mentee") ||
    refuse("attribute.mentee", "a mentee", names.mentee);
  const mentorHas =
    mentors.length === 0 ||
    directory.hasAttribute(names.mentor, "mentor") ||
    refuse("attribute.mentor", "a mentor", names.mentor);
  return menteeHas && mentorHas;
}

function setOf(
  value: AttributeValue | undefined,
  keyOf: (value: string | number | boolean) => string,
): readonly string[] | undefined {
  if (value === undefined) return undefined;
  if (typeof value === "object") return [...new Set(value)].sort(compareIds);
  return [keyOf(value)];
}
