import * as z from "zod";
import type { AttributeNames } from "../attribute.ts";
import { attributeNames, attributeReads, missingAttribute } from "../attribute.ts";
import { curveAt } from "../curve.ts";
import { curveOption } from "../curveOption.ts";
import { numberColumns } from "../numberColumns.ts";
import type { Curve, Strategy } from "../strategy.ts";

/**
 * What it is worth that the mentor's number is ahead of the mentee's by as much as it is: `curve(b − a)`, 0..1. Ten
 * more years are good, thirty too many: `"curve": [[0, 0], [10, 1], [15, 1], [30, 0.3]]`. Monotone wherever the
 * curve is.
 *
 * *Unknown*: either attribute is missing. *Errors*: an attribute that nobody has, or that is no number. *Cost*: per row
 * the mentors, by the points of the curve. *Source*: a value function of one attribute, Keeney & Raiffa 1976.
 */
export const ahead: Strategy<{ attribute: AttributeNames; curve: Curve }> = {
  name: "ahead",
  options: z.strictObject({ attribute: attributeNames, curve: curveOption }),
  reads: ({ attribute }) => attributeReads(attribute),
  prepare(cohort, { attribute, curve }, report, directory) {
    const { mentee: own, mentor: others } = numberColumns(cohort, attribute, directory, report);
    return {
      row(mentee, out) {
        for (let mentor = 0; mentor < out.length; mentor++) out[mentor] = curveAt(curve, others[mentor] - own[mentee]);
      },
      parts(mentee, mentor) {
        const of = { what: "lead", mentee: own[mentee], mentor: others[mentor] } as const;
        return missingAttribute(cohort, attribute, mentee, mentor) ?? { operator: "curve", of, points: curve };
      },
    };
  },
};
