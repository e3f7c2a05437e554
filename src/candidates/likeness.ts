import * as z from "zod";
import type { Cohort } from "../cohort/cohort.ts";
import { comparedText } from "../reading/fields.ts";
import { pathText, shown } from "../reading/issueText.ts";
import type { AttributeNames, AttributeSets } from "./attribute.ts";
import { attributeNames, attributeReads, attributeSets, missingAttribute, namesOf, someoneHas } from "./attribute.ts";
import type { OptionIssue, Part, Scorer, Strategy } from "./strategy.ts";

export interface LikenessOptions {
  attribute: AttributeNames;
  /** All the values that there are, in order; undefined: two values are the same or not. */
  order?: readonly string[] | undefined;
}

const options: z.ZodType<LikenessOptions> = z.strictObject({
  attribute: attributeNames,
  order: z
    .array(comparedText)
    .min(2)
    .max(1000)
    .refine((order) => new Set(order).size === order.length, "expected every value once")
    .optional(),
});

/** How alike two people are in one attribute, or how unlike: what `same` and `different` have in common. */
export function likeness(name: string, wanted: "like" | "unlike"): Strategy<LikenessOptions> {
  return {
    name,
    options,
    reads: ({ attribute }) => attributeReads(attribute),
    prepare(cohort, { attribute, order }, report, directory) {
      someoneHas(cohort, attribute, directory, report);
      const sets = attributeSets(cohort, attribute, directory);
      if (order !== undefined) reportOthers(attribute, sets, order, report);
      const scorer = order === undefined ? inCommon(cohort, attribute, sets) : apart(cohort, attribute, sets, order);
      return (wanted === "like") === (order === undefined) ? scorer : rest(scorer);
    },
  };
}

/** 1 less each score. */
function rest({ row, parts }: Scorer): Scorer {
  return {
    row(mentee, out) {
      row(mentee, out);
      for (let mentor = 0; mentor < out.length; mentor++) out[mentor] = 1 - out[mentor];
    },
    parts(mentee, mentor) {
      const of = parts(mentee, mentor);
      return of.operator === "unknown" ? of : { operator: "rest", of };
    },
  };
}

/** 1 where the two sets have anything in common, else 0. */
function inCommon(cohort: Cohort, attribute: AttributeNames, { ofMentee, ofMentor, holders }: AttributeSets): Scorer {
  const nothing = Float64Array.from(ofMentor, (values) => (values === undefined ? Number.NaN : 0));
  return {
    row(mentee, out) {
      if (ofMentee[mentee] === undefined) out.fill(Number.NaN);
      else out.set(nothing);
      for (const mentors of holders[mentee]) for (const mentor of mentors) out[mentor] = 1;
    },
    parts(mentee, mentor) {
      const missing = missingAttribute(cohort, attribute, mentee, mentor);
      if (missing !== undefined) return missing;
      const common = ofMentee[mentee]!.filter((value) => ofMentor[mentor]!.includes(value));
      return { operator: "any", of: { what: "in common", count: common.length, items: common } };
    },
  };
}

/** Steps in the order between the nearest two values, over the most that there could be. */
function apart(
  cohort: Cohort,
  attribute: AttributeNames,
  { ofMentee, ofMentor }: AttributeSets,
  order: readonly string[],
): Scorer {
  const placeOf = new Map(order.map((value, place) => [value, place]));
  const placesOf = (values: readonly string[] | undefined) =>
    Int32Array.from(values ?? [], (value) => placeOf.get(value) ?? -1).filter((place) => place >= 0);
  const menteePlaces = ofMentee.map(placesOf);
  const mentorPlaces = ofMentor.map(placesOf);
  const most = order.length - 1;
  const stepsTo = new Int32Array(order.length); // from the mentee's nearest value
  return {
    row(mentee, out) {
      const own = menteePlaces[mentee];
      for (let place = 0; place <= most; place++) stepsTo[place] = nearest(own, place);
      for (let mentor = 0; mentor < out.length; mentor++) {
        const places = mentorPlaces[mentor];
        let steps = order.length;
        for (let at = 0; at < places.length; at++) if (stepsTo[places[at]] < steps) steps = stepsTo[places[at]];
        out[mentor] = steps > most ? Number.NaN : steps / most;
      }
    },
    parts(mentee, mentor) {
      const missing = missingAttribute(cohort, attribute, mentee, mentor);
      if (missing !== undefined) return missing;
      if (ofMentee[mentee]!.length === 0) return nothingOf("mentee", namesOf(attribute).mentee);
      if (ofMentor[mentor]!.length === 0) return nothingOf("mentor", namesOf(attribute).mentor);
      // The first of equally near ones, in order.
      let best = [0, 0];
      let steps = order.length;
      for (const a of [...menteePlaces[mentee]].sort((x, y) => x - y)) {
        for (const b of [...mentorPlaces[mentor]].sort((x, y) => x - y)) {
          if (Math.abs(a - b) >= steps) continue;
          best = [a, b];
          steps = Math.abs(a - b);
        }
      }
      const items = steps === 0 ? [order[best[0]]] : best.map((place) => order[place]);
      return {
        operator: "share",
        numerator: { what: "apart", count: steps, items },
        denominator: { what: "at most", count: most },
      };
    },
  };
}

/** Steps to the nearest of `places`; more than any order has where there are none. */
function nearest(places: Int32Array, from: number): number {
  let steps = 0x7fffffff;
  for (const place of places) steps = Math.min(steps, Math.abs(place - from));
  return steps;
}

function nothingOf(side: string, attribute: string): Part {
  return { operator: "unknown", reason: `the ${side} has no "${attribute}"` };
}

/** A value that the order does not have can stand nowhere in it. */
function reportOthers(
  attribute: AttributeNames,
  { ofMentee, ofMentor }: AttributeSets,
  order: readonly string[],
  report: (issue: OptionIssue) => void,
): void {
  const known = new Set(order);
  const names = namesOf(attribute);
  const check = (sets: AttributeSets["ofMentee"], side: "mentee" | "mentor") => {
    sets.forEach((values, index) => {
      for (const value of values ?? []) {
        if (known.has(value)) continue;
        const path = pathText(["attributes", names[side]]);
        const message = `expected only values of the criterion's "order", received ${shown(value)}`;
        report({ [side]: index, path, code: "range", message });
      }
    });
  };
  check(ofMentee, "mentee");
  check(ofMentor, "mentor");
}
