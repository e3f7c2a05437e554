import type { RunExplanation } from "../explanation/explanation.ts";
import { certificateOf, gapOf } from "./certificateOf.ts";
import { conflictOf } from "./conflictOf.ts";
import { decidedOf } from "./decidedOf.ts";
import type { Block } from "./document.ts";
import { heading, paragraph } from "./document.ts";
import { audience, titles } from "./english.ts";
import { menteesOf } from "./menteeOf.ts";
import type { Detail } from "./names.ts";
import { namesOf } from "./names.ts";
import { overviewOf, sizeOf } from "./overviewOf.ts";

/** A run as a report. A full one has every alternative of everybody, the programme and the certificate besides. */
export function reportOf(run: RunExplanation, detail: Detail): Block[] {
  const names = namesOf(run, detail);
  const { result } = run;
  if (result.status === "infeasible") {
    const decided = detail === "full" ? decidedOf(run, [], names) : [];
    return [
      heading(1, titles.report),
      paragraph(audience),
      paragraph(...sizeOf(run)),
      ...conflictOf(result.conflict, result.repairs, names),
      ...decided,
    ];
  }
  const { matching, explanations } = result;
  const decided = detail === "full" ? decidedOf(run, matching.ledger, names) : [];
  const proof =
    result.status === "feasible"
      ? gapOf(result.matching)
      : detail === "full"
        ? certificateOf(run, result.matching, names)
        : [];
  return [
    heading(1, titles.report),
    paragraph(audience),
    ...overviewOf(run, matching, names),
    ...menteesOf(run, matching, explanations, names),
    ...decided,
    ...proof,
  ];
}
