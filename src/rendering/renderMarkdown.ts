import { printMarkdown } from "./printMarkdown.ts";
import type { Renderable, RenderOptions } from "./renderable.ts";
import { blocksOf } from "./renderable.ts";

/**
 * A run, an audit, or compared aims, as a coordinator's report in Markdown: everything there is to say. A run's says
 * how it was decided and why nothing is better. A letter, as its reader's.
 */
export function renderMarkdown(given: Renderable, options: RenderOptions = {}): string {
  return printMarkdown(blocksOf(given, "renderMarkdown", "full", options));
}
