import type { CohortInput } from "../cohort/schema.ts";
import type { Issue } from "../errors.ts";
import { InvalidInputError } from "../errors.ts";
import type { ProgrammeInput } from "../programme/schema.ts";
import { IssueLog } from "../reading/issueLog.ts";
import { plainData } from "../reading/plainData.ts";
import { shapeOf } from "../reading/shape.ts";
import { cohortOf } from "./cohortOf.ts";
import type { SyntheticOptions } from "./knobs.ts";
import { PRESETS, syntheticOptionsSchema } from "./knobs.ts";
import { programmeOf } from "./programmeOf.ts";

/**
 * A valid cohort of invented people and a programme that fits it, for demonstrations, tests and benchmarks. The seed
 * and the knobs decide everything: the same ones give the same bytes of JSON on every machine and engine. What each
 * knob does is in `docs/guide/synthetic.md`. Throws InvalidInputError for knobs that there are not, or out of range.
 * O(people).
 */
export function synthesize(options: SyntheticOptions): {
  readonly cohort: CohortInput;
  readonly programme: ProgrammeInput;
} {
  const issues: Issue[] = [];
  const log = new IssueLog("knobs", issues);
  const copy = plainData(options, log);
  const read = copy && shapeOf(syntheticOptionsSchema, copy.value, [], log);
  if (!log.close() || read === undefined) throw new InvalidInputError(issues);
  const { seed, preset = 21, ...knobs } = read as SyntheticOptions;
  const cohort = cohortOf(seed, { ...PRESETS[preset], ...knobs });
  return { cohort, programme: programmeOf(seed, cohort) };
}
