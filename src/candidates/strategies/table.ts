import * as z from "zod";
import { id, share } from "../../reading/fields.ts";
import { pathText, shown } from "../../reading/issueText.ts";
import type { Strategy } from "../strategy.ts";

/** `{ menteeId: { mentorId: 0..1 } }` */
type Scores = Record<string, Record<string, number>>;

/**
 * Scores given from outside, pair by pair: an interviewer's judgement, another tool's numbers. 0..1 as they stand.
 *
 * *Unknown*: there is no entry. *Errors*: ids that name nobody. *Cost*: per row the mentors. *Source*: the programme.
 */
export const table: Strategy<{ scores: Scores }> = {
  name: "table",
  options: z.strictObject({ scores: z.record(id, z.record(id, share)) }),
  prepare(cohort, { scores }, report, directory) {
    const mentors: Int32Array[] = cohort.mentees.map(() => new Int32Array(0));
    const given: Float64Array[] = cohort.mentees.map(() => new Float64Array(0));
    const unknown = (path: readonly string[], side: "mentee" | "mentor") => {
      const received = path[path.length - 1];
      const message = `expected a known ${side}${directory.hint(received, side)}, received ${shown(received)}`;
      report({ path: pathText(path), code: "unknown-id", message });
    };
    for (const [menteeId, row] of Object.entries(scores)) {
      const mentee = directory.menteeOf(menteeId);
      if (mentee === undefined) {
        unknown(["scores", menteeId], "mentee");
        continue;
      }
      const entries = Object.entries(row).filter(([mentorId]) => {
        const known = directory.mentorOf(mentorId) !== undefined;
        if (!known) unknown(["scores", menteeId, mentorId], "mentor");
        return known;
      });
      mentors[mentee] = Int32Array.from(entries, ([mentorId]) => directory.mentorOf(mentorId)!);
      given[mentee] = Float64Array.from(entries, ([, score]) => score);
    }
    return {
      row(mentee, out) {
        out.fill(Number.NaN);
        const mentorAt = mentors[mentee];
        const scoreAt = given[mentee];
        for (let at = 0; at < mentorAt.length; at++) out[mentorAt[at]] = scoreAt[at];
      },
      parts(mentee, mentor) {
        const at = mentors[mentee].indexOf(mentor);
        if (at < 0) return { operator: "unknown", reason: "the table has no entry for this pair" };
        return { operator: "value", value: given[mentee][at], source: "table" };
      },
    };
  },
};
