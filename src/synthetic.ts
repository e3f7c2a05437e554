/** Cohorts of invented people, with a programme for them. */

export type { CohortInput } from "./cohort/schema.ts";
export { InvalidInputError, type Issue, type IssueCode } from "./errors.ts";
export type { ProgrammeInput } from "./programme/schema.ts";
export type { Knobs, Preset, SyntheticOptions } from "./synthetic/knobs.ts";
export { synthesize } from "./synthetic/synthesize.ts";
