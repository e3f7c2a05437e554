import * as z from "zod";
import type { AttributeNames } from "../attribute.ts";
import { attributeNames, attributeReads, missingAttribute } from "../attribute.ts";
import { distance } from "../curve.ts";
import { numberColumns } from "../numberColumns.ts";
import type { Curve, Strategy } from "../strategy.ts";

interface ClosenessOptions {
  /** A number, or the two coordinates of a point in the plane. */
  attribute: AttributeNames | readonly [AttributeNames, AttributeNames];
  /** From how far apart on the score is 0. */
  scale: number;
}

/**
 * How near two people are in one number, or in the plane: `max(0, 1 − d / scale)`, 0..1, with `d` the difference of
 * the numbers, or `√(dx² + dy²)` between two points whose coordinates are two attributes (a map's eastings and
 * northings; degrees of longitude are not planar). Symmetric, and falls as `d` grows; the same for numbers and scale
 * in other units.
 *
 * *Unknown*: an attribute is missing on either side. *Errors*: an attribute that nobody has, or that is no number.
 * *Cost*: per row the mentors, and a root for each in the plane. *Source*: Gower 1971, with a stated range.
 */
export const closeness: Strategy<ClosenessOptions> = {
  name: "closeness",
  options: z.strictObject({
    attribute: z.union([attributeNames, z.tuple([attributeNames, attributeNames])]),
    scale: z.number().gt(0),
  }),
  reads: ({ attribute }) => attributeReads(...(isPlanar(attribute) ? attribute : [attribute])),
  prepare(cohort, { attribute, scale }, report, directory) {
    const axes = isPlanar(attribute) ? attribute : [attribute];
    const columns = axes.map((names) => numberColumns(cohort, names, directory, report));
    const points: Curve = [
      [0, 1],
      [scale, 0],
    ];
    const [{ mentor: x }, { mentor: y } = { mentor: undefined }] = columns;
    return {
      row(mentee, out) {
        const [ownX, ownY] = columns.map(({ mentee: own }) => own[mentee]);
        for (let mentor = 0; mentor < out.length; mentor++) {
          const dx = x[mentor] - ownX;
          const d = y === undefined ? Math.abs(dx) : distance(dx, y[mentor] - ownY);
          out[mentor] = d >= scale ? 0 : 1 - d / scale; // NaN stays
        }
      },
      parts(mentee, mentor) {
        for (const names of axes) {
          const missing = missingAttribute(cohort, names, mentee, mentor);
          if (missing !== undefined) return missing;
        }
        const of = {
          what: "distance",
          mentee: columns.map(({ mentee: own }) => own[mentee]),
          mentor: columns.map(({ mentor: others }) => others[mentor]),
        } as const;
        return { operator: "curve", of, points };
      },
    };
  },
};

function isPlanar(attribute: ClosenessOptions["attribute"]): attribute is readonly [AttributeNames, AttributeNames] {
  return Array.isArray(attribute);
}
