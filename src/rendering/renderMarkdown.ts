import type { RunExplanation } from "../explanation/explanation.ts";
import { printMarkdown } from "./printMarkdown.ts";
import { renderable } from "./renderable.ts";
import { reportOf } from "./reportOf.ts";

/**
 * A run as a coordinator's report in Markdown: everything there is to say, with how it was decided and why nothing is
 * better.
 */
export function renderMarkdown(explanation: RunExplanation): string {
  return printMarkdown(reportOf(renderable(explanation, "renderMarkdown"), "full"));
}
