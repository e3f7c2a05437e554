import { printMarkdown } from "./printMarkdown.ts";
import type { Renderable } from "./renderable.ts";
import { blocksOf } from "./renderable.ts";

/**
 * A run, an audit, or compared aims, as a coordinator's report in Markdown: everything there is to say. A run's says how it was
 * decided and why nothing is better.
 */
export function renderMarkdown(given: Renderable): string {
  return printMarkdown(blocksOf(given, "renderMarkdown", "full"));
}
