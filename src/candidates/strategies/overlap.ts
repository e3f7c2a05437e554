import * as z from "zod";
import type { AttributeNames } from "../attribute.ts";
import { attributeNames, attributeReads, attributeSets, missingAttribute, namesOf, someoneHas } from "../attribute.ts";
import type { Part, Strategy } from "../strategy.ts";

interface OverlapOptions {
  attribute: AttributeNames;
  measure: Measure;
}

type Measure = keyof typeof DENOMINATORS;

/** What the common values are counted against: of all values, of the mentee's, of the mentor's. */
const DENOMINATORS = {
  jaccard: "in all",
  containment: "of the mentee",
  "mentor-containment": "of the mentor",
} as const;

/**
 * How much of one attribute two people have in common, 0..1. A plain value is a set of one; values are compared by
 * their text, so 6 and "6" are the same. `measure`: `"jaccard"` (default), `|A ∩ B| / |A ∪ B|`, the same in both
 * directions; `"containment"`, `|A ∩ B| / |A|`, the share of the mentee's values that the mentor has too, however many
 * more the mentor has; `"mentor-containment"`, `|A ∩ B| / |B|`.
 *
 * *Unknown*: either attribute is missing, or the set that would be divided by is empty. *Errors*: an attribute that
 * nobody has. *Cost*: per row the mentors, and those who hold each of the mentee's values. *Source*: Jaccard 1901;
 * containment as in Broder 1997.
 */
export const overlap: Strategy<OverlapOptions> = {
  name: "overlap",
  options: z.strictObject({
    attribute: attributeNames,
    measure: z.enum(["jaccard", "containment", "mentor-containment"]).default("jaccard"),
  }),
  reads: ({ attribute }) => attributeReads(attribute),
  prepare(cohort, { attribute, measure }, report, directory) {
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
        const ofA = measure === "mentor-containment" ? 0 : 1;
        const ofB = measure === "containment" ? 0 : 1;
        const twice = measure === "jaccard" ? 1 : 0; // A and B count what is in both twice
        for (let mentor = 0; mentor < sizeOf.length; mentor++) {
          const whole = ofA * size + ofB * sizeOf[mentor] - twice * common[mentor];
          // Nothing to divide by: 0 / 0, unknown.
          out[mentor] = sizeOf[mentor] < 0 ? Number.NaN : common[mentor] / whole;
        }
      },
      parts(mentee, mentor) {
        const missing = missingAttribute(cohort, attribute, mentee, mentor);
        return missing ?? shareOf(ofMentee[mentee]!, ofMentor[mentor]!, namesOf(attribute), measure);
      },
    };
  },
};

function shareOf(
  a: readonly string[],
  b: readonly string[],
  names: ReturnType<typeof namesOf>,
  measure: Measure,
): Part {
  const inB = new Set(b);
  const shared = a.filter((value) => inB.has(value));
  const inShared = new Set(shared);
  const onlyA = a.filter((value) => !inShared.has(value));
  const onlyB = b.filter((value) => !inShared.has(value));
  const whole = { jaccard: [...onlyA, ...onlyB], containment: onlyA, "mentor-containment": onlyB }[measure];
  const all = [...shared, ...whole];
  if (all.length === 0) {
    const reason = {
      jaccard: `neither has any "${names.mentee}"`,
      containment: `the mentee has no "${names.mentee}"`,
      "mentor-containment": `the mentor has no "${names.mentor}"`,
    }[measure];
    return { operator: "unknown", reason };
  }
  return {
    operator: "share",
    numerator: { what: "in common", count: shared.length, items: shared },
    denominator: { what: DENOMINATORS[measure], count: all.length, items: all },
  };
}
