import * as z from "zod";
import { $schema, id, share, text, version, weight } from "../reading/fields.ts";
import { LIMITS } from "../reading/limits.ts";

/** What comes along, for editors to offer; a plug-in's name is a text like any other. */
export const STRATEGIES = [
  ...(["coverage", "cosine", "gap", "collective", "experience", "overlap", "same", "different"] as const),
  ...(["closeness", "ahead", "wishes", "dates", "table", "least"] as const),
] as const;
export const RULES = [
  ...(["differ", "same", "overlap", "atLeast", "atMost", "conflict", "dates"] as const),
  ...(["when", "quota", "floor", "forbid"] as const),
] as const;

type Text = string & Record<never, never>;
const strategyName: z.ZodType<(typeof STRATEGIES)[number] | Text> = id;
const ruleName: z.ZodType<(typeof RULES)[number] | "lock" | Text> = id;

/**
 * The JSON form of a programme: shapes and ranges only. What else a criterion or rule says are the options of its
 * strategy or rule kind, checked by the schema that comes with it. Defaults are filled in by `readProgramme.ts`. For
 * people to read, key by key: docs/input.md.
 */
const criterionKeys = {
  id,
  /** The name of a strategy. */
  strategy: strategyName,
  /** Against those of the other criteria. */
  weight,
  /** For whom it speaks: whose own weights multiply it, whose choice numbers follow it. Default: both. */
  side: z.enum(["mentee", "mentor", "both"]).optional(),
  /** Reports add up the points of a facet. */
  facet: id.optional(),
  /** What stands in for an unknown score; "spread": its weight goes to the pair's other criteria. Default: 0.5. */
  unknown: z.union([share, z.literal("spread")]).optional(),
  /** Default: the id. */
  label: text.optional(),
};
const criterion = z.looseObject(criterionKeys);

/** One of the strategies that a combining strategy lists under `of`; what else it says are that strategy's options. */
const operandKeys = {
  strategy: strategyName,
  /** What accounts call it. Default: the strategy's name and its plain options. */
  label: text.optional(),
};
const operand = z.looseObject(operandKeys);

const ruleKeys = {
  /** Default: made from the rule's content, such as `forbid:r01:m03`. */
  id: id.optional(),
  /** The name of a rule kind, or `lock`. */
  rule: ruleName,
  /** The reason, for people to read. */
  because: text.optional(),
};
const rule = z.looseObject(ruleKeys);

/** A decided pair: it must be made. */
const lock = z.strictObject({ ...ruleKeys, rule: z.literal("lock"), mentee: id, mentor: id });

// In the published form a lock has to be a lock; what the registered rule kinds take besides is theirs to say.
const notLock: z.ZodType<(typeof RULES)[number] | Text> = z.intersection(id, z.string().regex(/^(?!lock$)/));
const otherRule = z.looseObject({ ...ruleKeys, rule: notLock });

const aims = ["total", "maximin", "leximin", "greedy", "generous", "stable"] as const;
const sides = ["mentees", "mentors"] as const;

const frame = {
  $schema: $schema.optional(),
  version,
  /** What is best among the matchings that place the most people; with stable, among all. Default: total. */
  aim: z.enum(aims).optional(),
  /** Of the aim stable: which side gets the best that it can have in any stable matching. Default: mentees. */
  favours: z.enum(sides).optional(),
  /** Most mentees who may be placed. Default: no limit. */
  places: z.int().min(0).optional(),
  /** Every mentee must get a mentor, or the answer is infeasible. Default: false. */
  everyone: z.boolean().optional(),
  /** Settles ties; a programme can announce it beforehand. Default: empty. */
  lottery: z.string().max(LIMITS.textLength).optional(),
  /** Most steps of the search that quotas may take. Default: 20,000. */
  steps: z.int().min(1).max(LIMITS.steps).optional(),
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

/** A programme as its JSON document: what counts, and what must and must not be. Key by key: docs/input.md. */
export type ProgrammeInput = z.infer<typeof programme>;
/** A criterion of a programme's document; what is not listed here are options of its strategy. */
export type CriterionInput = z.infer<typeof criterion>;
/** One of the strategies that a strategy combines; what is not listed here are its options. */
export type OperandInput = z.infer<typeof operand>;
export type RuleInput = z.infer<typeof rule>;
export type LockInput = z.infer<typeof lock>;

/**
 * Shapes and ranges of a programme, as a zod schema (and a Standard Schema). Options of strategies and rules, and what
 * the programme says of a cohort, `check` and `match` look at.
 */
export const programmeSchema: z.ZodType<ProgrammeInput> = programme;
export const criterionSchema: z.ZodType<CriterionInput> = criterion;
export const operandSchema: z.ZodType<OperandInput> = operand;
/** What is in the entries is checked one by one. */
export const operandsSchema: z.ZodType<unknown[]> = z.array(z.unknown()).min(2).max(LIMITS.operands);
export const ruleSchema: z.ZodType<RuleInput> = rule;
export const lockSchema: z.ZodType<LockInput> = lock;
export const programmeFrameSchema: z.ZodType<z.infer<typeof programmeFrame>> = programmeFrame;

/** Every aim, and the sides that `stable` can favour. */
export const AIMS: readonly (typeof aims)[number][] = aims;
export const FAVOURED: readonly (typeof sides)[number][] = sides;

/** Keys that are no options. */
export const CRITERION_KEYS: readonly string[] = Object.keys(criterionKeys);
export const OPERAND_KEYS: readonly string[] = Object.keys(operandKeys);
export const RULE_KEYS: readonly string[] = Object.keys(ruleKeys);
