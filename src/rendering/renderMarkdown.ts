import type { Audit } from "../explanation/audit.ts";
import type { RunExplanation } from "../explanation/explanation.ts";
import { printMarkdown } from "./printMarkdown.ts";
import { blocksOf } from "./renderable.ts";

/**
 * A run, or an audit, as a coordinator's report in Markdown: everything there is to say. A run's says how it was
 * decided and why nothing is better.
 */
export function renderMarkdown(given: RunExplanation | Audit): string {
  return printMarkdown(blocksOf(given, "renderMarkdown", "full"));
}
