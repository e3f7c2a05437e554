/** Everything that can be rendered, as one HTML page. */

export { type HtmlOptions, htmlReport } from "./rendering/html/htmlReport.ts";
export type { Language } from "./rendering/language.ts";
export type { Renderable } from "./rendering/renderable.ts";
