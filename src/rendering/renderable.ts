import type { AimComparison } from "../explanation/aimComparison.ts";
import type { Audit } from "../explanation/audit.ts";
import type { RunExplanation } from "../explanation/explanation.ts";
import { aimsReportOf } from "./aimsReportOf.ts";
import { auditReportOf } from "./auditReportOf.ts";
import type { Block } from "./document.ts";
import type { Detail } from "./names.ts";
import { hasKeys, isRunExplanation, received } from "./received.ts";
import { reportOf } from "./reportOf.ts";

/** What can be rendered. */
export type Renderable = RunExplanation | Audit | AimComparison;

/** The report of what a renderer was given, if `explainRun`, `audit` or `compareAims` made it; a TypeError if not. */
export function blocksOf(given: Renderable, renderer: string, detail: Detail): Block[] {
  if (isRunExplanation(given)) return reportOf(given, detail);
  if (hasKeys(given, "profile", "mentees", "mentors", "blocking", "envy", "affinities", "loads", "groups"))
    return auditReportOf(given as Audit, detail);
  if (hasKeys(given, "version", "aims", "best")) return aimsReportOf(given as AimComparison, detail);
  throw new TypeError(
    `${renderer}: expected what explainRun, audit or compareAims returns, received ${received(given)}`,
  );
}
