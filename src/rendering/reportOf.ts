import type { ExplainedConflict, Requirement, RunExplanation } from "../explanation/explanation.ts";
import { certificateOf } from "./certificateOf.ts";
import { decidedOf } from "./decidedOf.ts";
import type { Block } from "./document.ts";
import { heading, list, paragraph } from "./document.ts";
import { audience, titles, conflict as words } from "./english.ts";
import { menteesOf } from "./menteeOf.ts";
import type { Detail, Names } from "./names.ts";
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
      ...conflictOf(result.conflict, names),
      ...decided,
    ];
  }
  const { matching, explanations } = result;
  const full =
    detail === "full" ? [...decidedOf(run, matching.ledger, names), ...certificateOf(run, matching, names)] : [];
  return [
    heading(1, titles.report),
    paragraph(audience),
    ...overviewOf(run, matching, names),
    ...menteesOf(run, matching, explanations, names),
    ...full,
  ];
}

function conflictOf({ requirements }: ExplainedConflict, names: Names): Block[] {
  const items = requirements.map((requirement) => requirementText(requirement, names));
  return [
    heading(2, titles.conflict),
    paragraph(words.introduction(requirements.length)),
    ...(items.length === 0 ? [] : [list(items)]),
  ];
}

function requirementText(requirement: Requirement, names: Names): string {
  switch (requirement.kind) {
    case "everyone":
      return words.everyone(names.mentee(requirement.mentee));
    case "minLoad":
      return words.minLoad(names.mentor(requirement.mentor), requirement.minLoad);
    case "lock":
      return words.lock(
        names.mentee(requirement.mentee),
        names.mentor(requirement.mentor),
        names.rule(requirement.rule),
      );
  }
}
