import * as z from "zod";
import { $schema, comparedText, id, share, text, version, weight } from "../reading/fields.ts";
import { LIMITS } from "../reading/limits.ts";

/**
 * The JSON form of a cohort: shapes and ranges only. What one part says about another is checked in `checkCohort.ts`;
 * defaults are filled in by `orderCohort.ts`. Without transforms, so that the same schema gives types and JSON Schema.
 */
const topic = z.strictObject({ label: text.optional(), facet: id.optional() });

const objectives = z.union([
  z
    .record(id, weight)
    .refine(
      (one) => Object.keys(one).length > 0,
      "expected at least one topic (leave the key out if there is no answer)",
    ),
  z.array(id).min(1, "expected at least one topic (leave the key out if there is no answer)"),
]);

const attribute = z.union([comparedText, z.number(), z.boolean(), z.array(comparedText)]);

const tie = z.array(id).min(1, "expected at least one id");

const person = {
  id,
  name: text.optional(),
  attributes: z.record(id, attribute).optional(),
  wishes: z.array(z.union([id, tie])).optional(),
  avoid: z.array(id).optional(),
  weights: z.record(id, weight).optional(),
  available: z.array(z.iso.date('expected a date such as "2027-01-12"')).optional(),
};

const mentee = z.strictObject({
  ...person,
  objectives: objectives.optional(),
  levels: z.record(id, share).optional(),
  wants: z.int().min(1).max(LIMITS.wants).optional(),
  priority: z.int().min(-LIMITS.priority).max(LIMITS.priority).optional(),
});

const experience = z.strictObject({ id, label: text.optional(), topics: z.record(id, weight).optional() });

const mentor = z.strictObject({
  ...person,
  expertise: z.record(id, share).optional(),
  capacity: z.int().min(0).max(LIMITS.capacity).optional(),
  minLoad: z.int().min(0).max(LIMITS.capacity).optional(),
  experiences: z.array(experience).optional(),
});

const frame = {
  $schema: $schema.optional(),
  version,
  topics: z.record(id, topic).optional(),
  collective: objectives.optional(),
};

const cohort = z.strictObject({
  ...frame,
  mentees: z.array(mentee).max(LIMITS.people),
  mentors: z.array(mentor).max(LIMITS.people),
});

/** Everything but what is inside the people: they are checked one by one, so that memory does not grow with what is wrong. */
const cohortFrame = z.strictObject({
  ...frame,
  mentees: z.array(z.unknown()).max(LIMITS.people),
  mentors: z.array(z.unknown()).max(LIMITS.people),
});

export type CohortInput = z.infer<typeof cohort>;
export type MenteeInput = z.infer<typeof mentee>;
export type MentorInput = z.infer<typeof mentor>;
export type ObjectivesInput = z.infer<typeof objectives>;
export type ExperienceInput = z.infer<typeof experience>;

export const cohortSchema: z.ZodType<CohortInput> = cohort;
export const menteeSchema: z.ZodType<MenteeInput> = mentee;
export const mentorSchema: z.ZodType<MentorInput> = mentor;
export const cohortFrameSchema: z.ZodType<z.infer<typeof cohortFrame>> = cohortFrame;
