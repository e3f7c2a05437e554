import type { MenteeExplanation } from "../explanation/explanation.ts";
import type { Block } from "./document.ts";
import { heading, paragraph } from "./document.ts";
import type { Language } from "./language.ts";
import { menteesOf } from "./menteeOf.ts";
import type { Detail } from "./names.ts";
import { namesOf } from "./names.ts";

/** One mentee's section of the report. */
export function menteeReportOf(
  { of: run, matching, explanation }: MenteeExplanation,
  detail: Detail,
  language: Language,
): Block[] {
  const sections = menteesOf(run, matching, [explanation], namesOf(run, detail, language));
  return [heading(1, language.titles.report), paragraph(language.audience), ...sections];
}
