import * as z from "zod";
import type { Person } from "../../cohort/cohort.ts";
import { compareIds } from "../../order.ts";
import { id } from "../../reading/fields.ts";
import { shown } from "../../reading/issueText.ts";
import { hint } from "../../reading/nearest.ts";
import type { RuleKind } from "../rule.ts";

/** What one "did you mean" may cost, in cells of edit distance tables. */
const HINT_STEPS = 100_000;

/** Forbids one pair: the coordinator's own decision. *Errors*: ids that name nobody. */
export const forbid: RuleKind<{ mentee: string; mentor: string }> = {
  name: "forbid",
  options: z.strictObject({ mentee: id, mentor: id }),
  idOf: ({ mentee, mentor }) => `forbid:${mentee}:${mentor}`,
  prepare(cohort, options, report) {
    const find = (side: "mentee" | "mentor", people: readonly Person[]): number => {
      const index = indexOfId(people, options[side]);
      if (index < 0) {
        const meant = hint(options[side], new Set(people.map((person) => person.id)), { steps: HINT_STEPS });
        const message = `expected a known ${side}${meant}, received ${shown(options[side])}`;
        report({ path: side, code: "unknown-id", message });
      }
      return index;
    };
    const ruledOutMentee = find("mentee", cohort.mentees);
    const ruledOutMentor = find("mentor", cohort.mentors);
    if (ruledOutMentee < 0 || ruledOutMentor < 0) return { mentees: [], row() {} };
    return {
      mentees: [ruledOutMentee],
      row(mentee, forbidden) {
        if (mentee === ruledOutMentee) forbidden[ruledOutMentor] = 1;
      },
    };
  },
};

/** People stand in id order; a programme may hold a million of these rules. −1 = nobody. */
function indexOfId(people: readonly Person[], personId: string): number {
  let low = 0;
  let high = people.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const order = compareIds(people[middle].id, personId);
    if (order === 0) return middle;
    if (order < 0) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
