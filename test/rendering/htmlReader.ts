import type { DefaultTreeAdapterTypes, ParserError } from "parse5";
import { parse } from "parse5";

type Node = DefaultTreeAdapterTypes.Node;
export type Element = DefaultTreeAdapterTypes.Element;

/** A page as a parser that follows the standard reads it. */
export interface ReadPage {
  readonly elements: readonly Element[];
  /** What the parser had to mend. */
  readonly errors: readonly string[];
  /** Everything that is read or heard: texts, and attributes that hold one. */
  readonly texts: readonly string[];
}

const SPOKEN = ["aria-label", "title", "lang", "dir", "placeholder", "data-shown", "alt"];

export function readPage(html: string): ReadPage {
  const errors: string[] = [];
  const onParseError = ({ code, startLine, startCol }: ParserError) => errors.push(`${code} ${startLine}:${startCol}`);
  const elements: Element[] = [];
  const texts: string[] = [];
  const walk = (node: Node) => {
    if (node.nodeName === "#text") texts.push((node as DefaultTreeAdapterTypes.TextNode).value);
    if ("tagName" in node) {
      elements.push(node);
      for (const { name, value } of node.attrs) if (SPOKEN.includes(name) && value !== "auto") texts.push(value);
      if (node.tagName === "style" || node.tagName === "script") return;
    }
    if ("childNodes" in node) node.childNodes.forEach(walk);
  };
  walk(parse(html, { onParseError }));
  return { elements, errors, texts };
}

export function attributeOf({ attrs }: Element, name: string): string | undefined {
  return attrs.find((one) => one.name === name)?.value;
}

/** All text below an element. */
export function textIn(node: Node): string {
  if (node.nodeName === "#text") return (node as DefaultTreeAdapterTypes.TextNode).value;
  return "childNodes" in node ? node.childNodes.map(textIn).join("") : "";
}

/** The elements of a name below one, or of a whole page. */
export function named(name: string, within: ReadPage | Element): Element[] {
  if ("elements" in within) return within.elements.filter(({ tagName }) => tagName === name);
  const found: Element[] = [];
  const walk = (node: Node) => {
    if ("tagName" in node && node !== within && node.tagName === name) found.push(node);
    if ("childNodes" in node) node.childNodes.forEach(walk);
  };
  walk(within);
  return found;
}

/** The section with this id; its tables by caption, cells as texts. */
export function tablesOf(page: ReadPage, section: string): Map<string, string[][]> {
  const found = page.elements.find((one) => attributeOf(one, "id") === section);
  if (found === undefined) throw new Error(`no section ${section}`);
  return new Map(
    named("table", found).map((table) => [
      named("caption", table).map(textIn).join(),
      named("tr", table).map((row) =>
        row.childNodes.filter((cell) => "tagName" in cell).map((cell) => textIn(cell).replace(/[\u2068\u2069]/g, "")),
      ),
    ]),
  );
}
