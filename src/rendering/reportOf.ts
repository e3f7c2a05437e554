import type { RunExplanation } from "../explanation/explanation.ts";
import { certificateOf, gapOf } from "./certificateOf.ts";
import { conflictOf } from "./conflictOf.ts";
import { decidedOf } from "./decidedOf.ts";
import type { Block } from "./document.ts";
import { heading, paragraph } from "./document.ts";
import { gainsOf } from "./gainsOf.ts";
import type { Language } from "./language.ts";
import { menteesOf } from "./menteeOf.ts";
import type { Detail } from "./names.ts";
import { namesOf } from "./names.ts";
import { overviewOf, sizeOf } from "./overviewOf.ts";

/**
 * A run as a report. A full one has every alternative of everybody, the programme and the certificate besides; `people`
 * says whether anybody is explained at all.
 */
export function reportOf(run: RunExplanation, detail: Detail, language: Language, people: boolean): Block[] {
  const { audience, titles } = language;
  const names = namesOf(run, detail, language);
  const { result } = run;
  if (result.status === "infeasible") {
    const decided = detail === "full" ? decidedOf(run, [], names) : [];
    return [
      heading(1, titles.report),
      paragraph(audience),
      paragraph(...sizeOf(run, language)),
      ...conflictOf(result.conflict, result.repairs, names),
      ...decided,
    ];
  }
  const { matching } = result;
  const decided = detail === "full" ? decidedOf(run, matching.ledger, names) : [];
  const proof =
    result.status === "feasible"
      ? gapOf(result.matching, language)
      : detail === "full"
        ? certificateOf(run, result.matching, names)
        : [];
  return [
    heading(1, titles.report),
    paragraph(audience),
    ...overviewOf(run, matching, names),
    ...(result.status === "optimal" && result.decided !== undefined ? gainsOf(result.decided, run.aim, names) : []),
    ...(people
      ? menteesOf(run, matching, result.explanations, names)
      : [heading(2, titles.mentees), paragraph(language.mentees.leftOut)]),
    ...decided,
    ...proof,
  ];
}
