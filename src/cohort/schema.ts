import * as z from "zod";
import { $schema, comparedText, id, share, text, version, weight } from "../reading/fields.ts";
import { LIMITS } from "../reading/limits.ts";

/**
 * The JSON form of a cohort: shapes and ranges only. What one part says about another is checked in `checkCohort.ts`;
 * defaults are filled in by `orderCohort.ts`. Without transforms, so that the same schema gives types and JSON Schema.
 * For people to read, key by key: docs/input.md.
 */
const topic = z.strictObject({ label: text.optional(), facet: id.optional() });

/** Weights, which count by their proportion, or a ranked list, best first. */
const objectives = z.union([
  z
    .record(id, weight)
    .refine(
      (one) => Object.keys(one).length > 0,
      "expected at least one topic (leave the key out if there is no answer)",
    ),
  z.array(id).min(1, "expected at least one topic (leave the key out if there is no answer)"),
]);

/** A list is a set; a plain value is a set of one. */
const attribute = z.union([comparedText, z.number(), z.boolean(), z.array(comparedText)]);

/** Wished for equally. */
const tie = z.array(id).min(1, "expected at least one id");

const person = {
  id,
  /** Default: the id. */
  name: text.optional(),
  /** What criteria and rules may compare, by name. */
  attributes: z.record(id, attribute).optional(),
  /** People of the other side, best first; an inner list is a tie. */
  wishes: z.array(z.union([id, tie])).optional(),
  /** People of the other side who must not be this person's. */
  avoid: z.array(id).optional(),
  /** Criterion: what multiplies its weight for this person. Default: 1. */
  weights: z.record(id, weight).optional(),
  /** Dates on which this person could meet. Absent: unknown. */
  available: z.array(z.iso.date('expected a date such as "2027-01-12"')).optional(),
};

const mentee = z.strictObject({
  ...person,
  /** What the mentee wants to learn. Absent: unknown. */
  objectives: objectives.optional(),
  /** Topic: where the mentee stands today, 0..1; a topic not listed is unknown. */
  levels: z.record(id, share).optional(),
  /** How many mentors. Default: 1. */
  wants: z.int().min(1).max(LIMITS.wants).optional(),
  /** Tier: higher is placed first. Default: 0. */
  priority: z.int().min(-LIMITS.priority).max(LIMITS.priority).optional(),
});

/** `topics`: how the day is divided among them, as weights. Absent: unknown. */
const experience = z.strictObject({ id, label: text.optional(), topics: z.record(id, weight).optional() });

const mentor = z.strictObject({
  ...person,
  /** Topic: what the mentor offers, 0..1; a topic not listed is 0. Absent: unknown. */
  expertise: z.record(id, share).optional(),
  /** Most mentees. Default: 1. */
  capacity: z.int().min(0).max(LIMITS.capacity).optional(),
  /** Fewest mentees, at most the capacity. Default: 0. */
  minLoad: z.int().min(0).max(LIMITS.capacity).optional(),
  /** Day-long occasions that the mentor offers. Absent: unknown. */
  experiences: z.array(experience).optional(),
});

const frame = {
  $schema: $schema.optional(),
  version,
  /** By id. If given, every topic used must be in it. Default: all that are used. */
  topics: z.record(id, topic).optional(),
  /** Objectives of the whole cohort. Absent: unknown. */
  collective: objectives.optional(),
};

const cohort = z.strictObject({
  ...frame,
  mentees: z.array(mentee).max(LIMITS.people),
  mentors: z.array(mentor).max(LIMITS.people),
});

/**
 * Everything but what is inside the people: they are checked one by one, so that memory does not grow with what is
 * wrong.
 */
const cohortFrame = z.strictObject({
  ...frame,
  mentees: z.array(z.unknown()).max(LIMITS.people),
  mentors: z.array(z.unknown()).max(LIMITS.people),
});

/** A cohort as its JSON document: who takes part, and what they say. Key by key: docs/input.md. */
export type CohortInput = z.infer<typeof cohort>;
export type MenteeInput = z.infer<typeof mentee>;
export type MentorInput = z.infer<typeof mentor>;
export type ObjectivesInput = z.infer<typeof objectives>;
export type ExperienceInput = z.infer<typeof experience>;

/**
 * Shapes and ranges of a cohort, as a zod schema (and a Standard Schema). What its parts say of each other `check` and
 * `match` look at.
 */
export const cohortSchema: z.ZodType<CohortInput> = cohort;
export const menteeSchema: z.ZodType<MenteeInput> = mentee;
export const mentorSchema: z.ZodType<MentorInput> = mentor;
export const cohortFrameSchema: z.ZodType<z.infer<typeof cohortFrame>> = cohortFrame;
