import type { Token, Tokens } from "marked";
import { marked } from "marked";

/** Kinds of token that our printer makes; anything else came out of the data. */
const ours = new Set(["heading", "paragraph", "list", "list_item", "table", "space", "text", "escape"]);

interface Shown {
  /** What a reader sees, one entry per heading, paragraph, item and cell. */
  readonly texts: readonly string[];
  readonly strange: readonly string[];
}

/** What a Markdown reader makes of a report. */
export function shownBy(markdown: string): Shown {
  const texts: string[] = [];
  const strange: string[] = [];
  const inline = (tokens: readonly Token[]): string =>
    tokens
      .map((token) => {
        if (token.type !== "text" && token.type !== "escape") strange.push(`${token.type}: ${token.raw}`);
        return unescapedHtml((token as Tokens.Text).text);
      })
      .join("");
  for (const token of marked.lexer(markdown) as Tokens.Generic[]) {
    if (!ours.has(token.type)) strange.push(`${token.type}: ${token.raw}`);
    if (token.type === "heading" || token.type === "paragraph") texts.push(inline(token.tokens ?? []));
    if (token.type === "table") {
      const { header, rows } = token as Tokens.Table;
      for (const row of [header, ...rows]) for (const cell of row) texts.push(inline(cell.tokens));
    }
    if (token.type === "list") {
      for (const item of (token as Tokens.List).items) {
        if (item.task || item.tokens.length !== 1 || item.tokens[0].type !== "text") strange.push(`item: ${item.raw}`);
        texts.push(inline((item.tokens[0] as Tokens.Text).tokens ?? []));
      }
    }
  }
  return { texts, strange };
}

/** `marked` hands out its tokens' text as HTML. */
function unescapedHtml(text: string): string {
  return text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");
}

/** Text that would mean something to Markdown. */
export const hostile = [
  "a | b",
  "a \\| b",
  "ends in a backslash\\",
  "\\\\",
  "`code` and ``more``",
  "<script>alert(1)</script>",
  "<!-- -->",
  "&lt;b&gt; &amp; &copy;",
  "[link](https://evil.example)",
  "![image](x.png)",
  "https://evil.example/?a=b www.evil.example",
  "[ref]: https://evil.example",
  "*star* **two** _low_ __two__ ~~gone~~",
  "# heading",
  "- item",
  "+ item",
  "* item",
  "1. item",
  "12) item",
  "> quote",
  "---",
  "===",
  "***",
  "```",
  "~~~",
  "| --- |",
  "[ ] task",
  "[x] task",
  "    indented",
  "$x^2$ and $$y$$",
  "[^1]",
  "=2+2",
  "ends in #",
];

/** What stands under one heading: paragraphs, and tables as cells, their titles first. */
export interface Section {
  readonly paragraphs: readonly string[];
  readonly tables: readonly (readonly (readonly string[])[])[];
}

/** The section below a heading, up to the next one of any level. */
export function sectionShown(markdown: string, title: string): Section {
  const paragraphs: string[] = [];
  const tables: string[][][] = [];
  let inside = false;
  for (const token of marked.lexer(markdown) as Tokens.Generic[]) {
    if (token.type === "heading") inside = token.text === title;
    if (!inside) continue;
    if (token.type === "paragraph") paragraphs.push(unescapedHtml(token.text as string));
    if (token.type !== "table") continue;
    const { header, rows } = token as Tokens.Table;
    tables.push([header, ...rows].map((row) => row.map(({ text }) => unescapedHtml(text))));
  }
  return { paragraphs, tables };
}
