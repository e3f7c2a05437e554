import * as z from "zod";
import { $schema, id, share, text, version, weight } from "../reading/fields.ts";
import { LIMITS } from "../reading/limits.ts";

/**
 * The JSON form of a programme: shapes and ranges only. What else a criterion or rule says are the options of its strategy or rule
 * kind, checked by the schema that comes with it. Defaults are filled in by `readProgramme.ts`.
 */
const criterionKeys = {
  id,
  strategy: id,
  weight,
  side: z.enum(["mentee", "mentor", "both"]).optional(),
  facet: id.optional(),
  unknown: z.union([share, z.literal("spread")]).optional(),
  label: text.optional(),
};
const criterion = z.looseObject(criterionKeys);

const ruleKeys = { id: id.optional(), rule: id, because: text.optional() };
const rule = z.looseObject(ruleKeys);

const lock = z.strictObject({ ...ruleKeys, rule: z.literal("lock"), mentee: id, mentor: id });

// In the published form a lock has to be a lock; what the registered rule kinds take besides is theirs to say.
const notLock = z.intersection(id, z.string().regex(/^(?!lock$)/));
const otherRule = z.looseObject({ ...ruleKeys, rule: notLock });

const frame = {
  $schema: $schema.optional(),
  version,
  aim: z.enum(["total"]).optional(),
  places: z.int().min(0).optional(),
  everyone: z.boolean().optional(),
  lottery: z.string().max(LIMITS.textLength).optional(),
};
const criteriaMessage = "expected at least one criterion";

const programme = z.strictObject({
  ...frame,
  criteria: z.array(criterion).min(1, criteriaMessage).max(LIMITS.criteria),
  rules: z
    .array(z.union([lock, otherRule]))
    .max(LIMITS.rules)
    .optional(),
});

/** Everything but what is inside the criteria and rules, which are checked one by one. */
const programmeFrame = z.strictObject({
  ...frame,
  criteria: z.array(z.unknown()).min(1, criteriaMessage).max(LIMITS.criteria),
  rules: z.array(z.unknown()).max(LIMITS.rules).optional(),
});

export type ProgrammeInput = z.infer<typeof programme>;
export type CriterionInput = z.infer<typeof criterion>;
export type RuleInput = z.infer<typeof rule>;
export type LockInput = z.infer<typeof lock>;

export const programmeSchema: z.ZodType<ProgrammeInput> = programme;
export const criterionSchema: z.ZodType<CriterionInput> = criterion;
export const ruleSchema: z.ZodType<RuleInput> = rule;
export const lockSchema: z.ZodType<LockInput> = lock;
export const programmeFrameSchema: z.ZodType<z.infer<typeof programmeFrame>> = programmeFrame;

/** Keys that are no options. */
export const CRITERION_KEYS: readonly string[] = Object.keys(criterionKeys);
export const RULE_KEYS: readonly string[] = Object.keys(ruleKeys);
