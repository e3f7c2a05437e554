import type { Attributes, Content, Markup } from "./markup.ts";
import { element } from "./markup.ts";

/** What a chart is called, and what it shows in a sentence: for those who do not see it. */
export interface ChartText {
  /** Unique on the page. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
}

/** A picture of a size in pixels, with its text alternative. */
export function chart(
  { id, title, description }: ChartText,
  width: number,
  height: number,
  ...content: Content[]
): Markup {
  return element(
    "svg",
    { role: "img", "aria-labelledby": `${id}-t ${id}-d`, ...sizeOf(width, height) },
    element("title", { id: `${id}-t` }, title),
    element("desc", { id: `${id}-d` }, description),
    content,
  );
}

/** A picture that says nothing which the text beside it does not. */
export function ornament(width: number, height: number, className: string | undefined, ...content: Content[]): Markup {
  return element("svg", { "aria-hidden": "true", class: className, ...sizeOf(width, height) }, content);
}

/** A picture that scrolls in a region of its own where the page is too narrow. */
export function scrolling(title: string, picture: Markup): Markup {
  return element("div", { class: "scroll", role: "group", tabindex: 0, "aria-label": title }, picture);
}

/** Lines to fill something with, diagonal ones if no others are given: `fill="url(#id)"`. */
export function hatching(id: string, className: string, d = "M-2 2l4-4M0 8l8-8M6 10l4-4"): Markup {
  const lines = { d, class: className };
  return element(
    "defs",
    {},
    element("pattern", { id, width: 8, height: 8, patternUnits: "userSpaceOnUse" }, element("path", lines)),
  );
}

/** A part of a whole as a little bar; the number stands beside it. */
export function meter(part: number, whole: number): Markup {
  const width = Math.round((part / whole) * 60);
  return ornament(
    62,
    10,
    "meter",
    element("rect", { class: "track", x: 0.5, y: 0.5, width: 61, height: 9 }),
    element("rect", { class: "taken", x: 1, y: 1, width, height: 8 }),
  );
}

function sizeOf(width: number, height: number): Attributes {
  return { width, height, viewBox: `0 0 ${width} ${height}` };
}

/** What the signs of a chart mean. */
export function keyOf(entries: readonly (readonly [sign: Markup, text: string])[]): Markup {
  return element(
    "ul",
    { class: "key" },
    entries.map(([sign, text]) => element("li", {}, sign, element("span", {}, text))),
  );
}
