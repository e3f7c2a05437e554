import * as z from "zod";
import { id } from "../../reading/fields.ts";
import { attributeSets, someoneHas } from "../attribute.ts";
import type { Part, Strategy } from "../strategy.ts";

/**
 * How much of one attribute two people have in common: `|A ∩ B| / |A ∪ B|` of its values, 0..1. A plain value is a
 * set of one; values are compared by their text, so 6 and "6" are the same.
 *
 * *Unknown*: either attribute is missing, or both sets are empty. *Errors*: an attribute that nobody has.
 * *Cost*: per row the mentors, and those who hold each of the mentee's values. *Source*: Jaccard 1901.
 */
export const overlap: Strategy<{ attribute: string }> = {
  name: "overlap",
  options: z.strictObject({ attribute: id }),
  prepare(cohort, { attribute }, report, directory) {
    someoneHas(cohort, attribute, directory, report);
    const { ofMentee, ofMentor, holders } = attributeSets(cohort, attribute, directory);
    const sizeOf = Int32Array.from(ofMentor, (values) => values?.length ?? -1);
    const common = new Int32Array(sizeOf.length);
    return {
      row(mentee, out) {
        const size = ofMentee[mentee]?.length;
        if (size === undefined) {
          out.fill(Number.NaN);
          return;
        }
        common.fill(0);
        for (const mentors of holders[mentee]) for (const mentor of mentors) common[mentor]++;
        for (let mentor = 0; mentor < sizeOf.length; mentor++) {
          // Two empty sets: 0 / 0, unknown.
          out[mentor] = sizeOf[mentor] < 0 ? Number.NaN : common[mentor] / (size + sizeOf[mentor] - common[mentor]);
        }
      },
      parts(mentee, mentor) {
        return shareOf(ofMentee[mentee], ofMentor[mentor], attribute);
      },
    };
  },
};

function shareOf(a: readonly string[] | undefined, b: readonly string[] | undefined, attribute: string): Part {
  if (a === undefined) return { operator: "unknown", reason: `the mentee's "${attribute}" is not known` };
  if (b === undefined) return { operator: "unknown", reason: `the mentor's "${attribute}" is not known` };
  if (a.length + b.length === 0) return { operator: "unknown", reason: `neither has any "${attribute}"` };
  const inB = new Set(b);
  const shared = a.filter((value) => inB.has(value));
  const inShared = new Set(shared);
  const all = [...shared, ...a.filter((value) => !inShared.has(value)), ...b.filter((value) => !inShared.has(value))];
  return {
    operator: "share",
    numerator: { what: "in common", count: shared.length, items: shared },
    denominator: { what: "in all", count: all.length, items: all },
  };
}
