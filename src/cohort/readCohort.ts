import type { Issue } from "../errors.ts";
import { IssueLog } from "../reading/issueLog.ts";
import { plainData } from "../reading/plainData.ts";
import type { Loose } from "../reading/shape.ts";
import { shapeOf } from "../reading/shape.ts";
import { checkCohort } from "./checkCohort.ts";
import type { OrderedCohort } from "./orderCohort.ts";
import { orderCohort } from "./orderCohort.ts";
import type { CohortInput } from "./schema.ts";
import { cohortFrameSchema, menteeSchema, mentorSchema } from "./schema.ts";

/**
 * Reads a cohort: anything at all in, a validated cohort out. Appends every issue found to `issues` and hands on
 * nothing if there is one. Never throws on bad data, never changes `input`, calls no getter. Linear in the input but
 * for sorting by id.
 */
export function readCohort(input: unknown, issues: Issue[]): OrderedCohort | undefined {
  const log = new IssueLog("cohort", issues);
  const copy = plainData(input, log);
  if (copy !== undefined) {
    const frame = shapeOf(cohortFrameSchema, copy.value, [], log);
    if (frame !== undefined) {
      const mentees = frame.mentees?.map((one, row) =>
        log.full ? undefined : shapeOf(menteeSchema, one, ["mentees", row], log),
      );
      const mentors = frame.mentors?.map((one, row) =>
        log.full ? undefined : shapeOf(mentorSchema, one, ["mentors", row], log),
      );
      const cohort: Loose<CohortInput> = Object.assign(Object.create(null), frame, { mentees, mentors });
      if (!log.full) checkCohort(cohort, log);
      // No issue: no place is undefined, and the loose form is the whole one.
      if (log.count === 0) return orderCohort(cohort as CohortInput);
    }
  }
  log.close();
  return undefined;
}
