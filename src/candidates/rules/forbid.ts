import * as z from "zod";
import { id } from "../../reading/fields.ts";
import { shown } from "../../reading/issueText.ts";
import { madeId } from "../../reading/madeId.ts";
import type { RuleKind } from "../rule.ts";

/** Forbids one pair: the coordinator's own decision. *Errors*: ids that name nobody. */
export const forbid: RuleKind<{ mentee: string; mentor: string }> = {
  name: "forbid",
  options: z.strictObject({ mentee: id, mentor: id }),
  idOf: ({ mentee, mentor }) => madeId("forbid", mentee, mentor),
  prepare(_cohort, options, report, directory) {
    const ruledOutMentee = directory.menteeOf(options.mentee);
    const ruledOutMentor = directory.mentorOf(options.mentor);
    const unknown = (side: "mentee" | "mentor") => {
      const message = `expected a known ${side}${directory.hint(options[side], side)}, received ${shown(options[side])}`;
      report({ path: side, code: "unknown-id", message });
    };
    if (ruledOutMentee === undefined) unknown("mentee");
    if (ruledOutMentor === undefined) unknown("mentor");
    if (ruledOutMentee === undefined || ruledOutMentor === undefined) return { mentees: [], row() {} };
    return {
      mentees: [ruledOutMentee],
      row(mentee, forbidden) {
        if (mentee === ruledOutMentee) forbidden[ruledOutMentor] = 1;
      },
    };
  },
};
