import type { Audit } from "../explanation/audit.ts";
import type { RunExplanation } from "../explanation/explanation.ts";
import { printText } from "./printText.ts";
import { blocksOf } from "./renderable.ts";

/**
 * A run, or an audit, for a terminal: plain lines, no colours, hidden characters made visible. Of the alternatives only
 * those that the mentee prefers, and a few more; of an audit's lists the beginning. The Markdown report has them all.
 */
export function renderText(given: RunExplanation | Audit): string {
  return printText(blocksOf(given, "renderText", "brief"));
}
