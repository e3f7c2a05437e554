import { explain } from "./explain.ts";
import type { MenteeExplanation } from "./explanation/explanation.ts";
import { contextOf } from "./explanation/runExplanation.ts";
import { matched } from "./people.ts";
import type { Run } from "./run.ts";

/**
 * `explain`, with the names and the programme that it refers to: what `renderText` and `renderMarkdown` make the
 * mentee's section of the report of, for the coordinator. Throws as `explain` does.
 */
export function explainMentee(run: Run, menteeId: string): MenteeExplanation {
  const explanation = explain(run, menteeId);
  const { matching, stages } = matched(run);
  return { of: contextOf(stages.candidates, matching), matching, explanation };
}
