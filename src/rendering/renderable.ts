import type { AimComparison } from "../explanation/aimComparison.ts";
import type { Audit } from "../explanation/audit.ts";
import type { RunExplanation } from "../explanation/explanation.ts";
import { aimsReportOf } from "./aimsReportOf.ts";
import { auditReportOf } from "./auditReportOf.ts";
import type { Block } from "./document.ts";
import type { Detail } from "./names.ts";
import { reportOf } from "./reportOf.ts";

/** What can be rendered. */
export type Renderable = RunExplanation | Audit | AimComparison;

/** The report of what a renderer was given, if `explainRun`, `audit` or `compareAims` made it; a TypeError if not. */
export function blocksOf(given: Renderable, renderer: string, detail: Detail): Block[] {
  const has = (...keys: readonly string[]) =>
    typeof given === "object" && given !== null && keys.every((key) => Object.hasOwn(given, key));
  if (has("result", "mentees", "mentors", "topics", "criteria", "rules"))
    return reportOf(given as RunExplanation, detail);
  if (has("profile", "mentees", "mentors", "blocking", "envy", "affinities", "loads", "groups"))
    return auditReportOf(given as Audit, detail);
  if (has("version", "aims", "best")) return aimsReportOf(given as AimComparison, detail);
  const received =
    given === undefined
      ? "nothing"
      : has("certificate", "pairs")
        ? "a matching"
        : has("status")
          ? "a run"
          : given === null
            ? "null"
            : typeof given === "object"
              ? "an object"
              : `a ${typeof given}`;
  throw new TypeError(`${renderer}: expected what explainRun, audit or compareAims returns, received ${received}`);
}
