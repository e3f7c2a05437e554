import type * as z from "zod";
import type { Issue } from "../errors.ts";
import { IssueLog } from "../reading/issueLog.ts";
import { plainData } from "../reading/plainData.ts";
import type { Loose } from "../reading/shape.ts";
import { shapeOf } from "../reading/shape.ts";
import type { Steps } from "../steps.ts";
import { createMeter, during, finish, isDue, PERSON } from "../steps.ts";
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
  return finish(readCohortSteps(input, issues));
}

/** As `readCohort`, in portions. `input` is copied in the first, and not looked at again. */
export function* readCohortSteps(input: unknown, issues: Issue[]): Steps<OrderedCohort | undefined> {
  const log = new IssueLog("cohort", issues);
  const copy = plainData(input, log);
  if (copy !== undefined) {
    const frame = shapeOf(cohortFrameSchema, copy.value, [], log);
    if (frame !== undefined) {
      const given = { mentees: frame.mentees ?? [], mentors: frame.mentors ?? [] };
      const of = given.mentees.length + given.mentors.length;
      const all = { stage: "validating", done: of, of } as const;
      yield { ...all, done: 0 };
      const mentees = frame.mentees && (yield* peopleOf(menteeSchema, given.mentees, "mentees", 0, of, log));
      const before = given.mentees.length;
      const mentors = frame.mentors && (yield* peopleOf(mentorSchema, given.mentors, "mentors", before, of, log));
      yield all;
      const cohort: Loose<CohortInput> = Object.assign(Object.create(null), frame, { mentees, mentors });
      if (!log.full) yield* during(all, checkCohort(cohort, log));
      yield all;
      // No issue: no place is undefined, and the loose form is the whole one.
      if (log.count === 0) return yield* during(all, orderCohort(cohort as CohortInput));
    }
  }
  log.close();
  return undefined;
}

function* peopleOf<Person>(
  schema: z.ZodType<Person>,
  given: readonly unknown[],
  side: "mentees" | "mentors",
  before: number,
  of: number,
  log: IssueLog,
): Steps<(Loose<Person> | undefined)[]> {
  const meter = createMeter();
  const people: (Loose<Person> | undefined)[] = [];
  for (const [row, one] of given.entries()) {
    if (isDue(meter, PERSON)) yield { stage: "validating", done: before + row, of };
    people.push(log.full ? undefined : shapeOf(schema, one, [side, row], log));
  }
  return people;
}
