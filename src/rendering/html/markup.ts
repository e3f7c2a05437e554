import { withIsolates } from "./isolate.ts";

/**
 * A piece of HTML or SVG. Only `element` and `fragment` make one: every string that comes from elsewhere is escaped on
 * its way in, so that nothing from the data can become markup.
 */
export interface Markup {
  readonly markup: string;
}

export type Content = string | Markup | readonly Content[];
/** `true`: without a value; undefined: left out. */
export type Attributes = Readonly<Record<string, string | number | true | undefined>>;

const EMPTY = new Set(["meta", "input", "br"]);
/** In these there is text alone, so isolation is by characters instead of by elements. */
const TEXT_ONLY = new Set(["title", "desc", "text", "option"]);

/** An element; text in it is escaped, and isolated parts of it become `<bdi>`. */
export function element(name: string, attributes: Attributes, ...content: readonly Content[]): Markup {
  const given = Object.entries(attributes)
    .map(([key, value]) =>
      value === undefined
        ? ""
        : value === true
          ? ` ${key}`
          : ` ${key}="${withIsolates(String(value), "\u2068", "\u2069", escaped)}"`,
    )
    .join("");
  if (EMPTY.has(name)) return { markup: `<${name}${given}>` };
  const inner = content.map((one) => markupOf(one, TEXT_ONLY.has(name))).join("");
  return { markup: `<${name}${given}>${inner}</${name}>` };
}

/** Several pieces as one. */
export function fragment(...content: readonly Content[]): Markup {
  return { markup: content.map((one) => markupOf(one, false)).join("") };
}

/** Style and script alone: constants of ours, which no HTML parser may find an end tag in. */
export function verbatim(name: "style" | "script", text: string): Markup {
  if (/<\//.test(text)) throw new Error(`${name}: an end tag in a constant`);
  return { markup: `<${name}>${text}</${name}>` };
}

function markupOf(content: Content, textOnly: boolean): string {
  if (typeof content === "string") {
    return textOnly
      ? withIsolates(content, "\u2068", "\u2069", escaped)
      : withIsolates(content, "<bdi>", "</bdi>", escaped);
  }
  if ("markup" in content) return content.markup;
  return content.map((one) => markupOf(one, textOnly)).join("");
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign]);
}
