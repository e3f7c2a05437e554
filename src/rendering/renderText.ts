import { printText } from "./printText.ts";
import type { Renderable, RenderOptions } from "./renderable.ts";
import { blocksOf } from "./renderable.ts";

/**
 * A run, an audit, compared aims, or a letter, for a terminal: plain lines, no colours, hidden characters made visible.
 * Of the alternatives only those that the mentee prefers, and a few more; of an audit's lists the beginning. The
 * Markdown report has them all. Of more than 150 people nobody is explained one by one, unless `people` asks for it.
 */
export function renderText(given: Renderable, options: RenderOptions = {}): string {
  return printText(blocksOf(given, "renderText", "brief", options));
}
