import type { CohortInput } from "../cohort/schema.ts";

/** What a suite found out about one plug-in: plain data. */
export interface Conformance {
  /** `strategy "x"`. */
  readonly subject: string;
  /** No check failed. */
  readonly ok: boolean;
  /** Every check there is, always in the same order. */
  readonly checks: readonly ConformanceCheck[];
}

/** One promise of a plug-in, and whether it was kept. */
export interface ConformanceCheck {
  readonly name: string;
  /** What it checks, as a sentence. */
  readonly promise: string;
  readonly ok: boolean;
  /** How often it looked; 0 means that nothing was there to look at, or that an earlier check left nothing. */
  readonly cases: number;
  /** The first fault: who, which numbers, what to do, and in brackets the cohort that shows it. Absent if `ok`. */
  readonly message?: string;
  /** That cohort, as `match` takes it. Absent where the fault shows without one. */
  readonly cohort?: CohortInput;
}

/** Throws one Error that lists every failed check; for any test runner, or none. */
export function assertConforms({ subject, checks }: Conformance): void {
  const failed = checks.filter(({ ok }) => !ok);
  if (failed.length === 0) return;
  const faults = failed.map(({ name, message }) => `- ${name}: ${message}`);
  throw new Error(`${subject} fails ${failed.length} of ${checks.length} checks:\n${faults.join("\n")}`);
}
