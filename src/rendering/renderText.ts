import type { RunExplanation } from "../explanation/explanation.ts";
import { printText } from "./printText.ts";
import { renderable } from "./renderable.ts";
import { reportOf } from "./reportOf.ts";

/**
 * A run for a terminal: plain lines, no colours, hidden characters made visible. Of the alternatives only those that
 * the mentee prefers, and a few more; the Markdown report has them all.
 */
export function renderText(explanation: RunExplanation): string {
  return printText(reportOf(renderable(explanation, "renderText"), "brief"));
}
