import { slipsOf } from "./candidates/slips.ts";
import type { CohortInput } from "./cohort/schema.ts";
import type { Issue } from "./errors.ts";
import type { Check } from "./explanation/checkOf.ts";
import { checkOf } from "./explanation/checkOf.ts";
import type { PluginOptions } from "./prepare.ts";
import { prepare } from "./prepare.ts";
import type { ProgrammeInput } from "./programme/schema.ts";

/** What `check` finds. `ok`: the documents are valid and can be matched. */
export type CheckResult = ({ readonly ok: true } & Check) | { readonly ok: false; readonly issues: readonly Issue[] };

/**
 * Looks at a cohort and a programme before matching: every issue; who has no or one allowed mentor, and which rules
 * cause it; places against people; answers that are missing; topics and values that the other side does not know, with
 * what was perhaps meant. Never throws for bad data.
 */
export function check(
  cohort: CohortInput | unknown,
  programme: ProgrammeInput | unknown,
  options: PluginOptions = {},
): CheckResult {
  const issues: Issue[] = [];
  const candidates = prepare(cohort, programme, options, issues);
  return candidates === undefined
    ? { ok: false, issues }
    : { ok: true, ...checkOf(candidates, slipsOf(candidates.cohort, candidates.programme)) };
}
