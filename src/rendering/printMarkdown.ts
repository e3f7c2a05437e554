import type { Block, Table } from "./document.ts";
import { visible } from "./visible.ts";

/** Blocks as Markdown (CommonMark with GitHub's tables). All text shows as itself. */
export function printMarkdown(blocks: readonly Block[]): string {
  return `${blocks.map(markdownOf).join("\n\n")}\n`;
}

function markdownOf(block: Block): string {
  switch (block.kind) {
    case "heading":
      return `${"#".repeat(block.level)} ${escaped(block.text)}`;
    case "paragraph":
      return escaped(block.text);
    case "list":
      return block.items.map((item) => `- ${escaped(item)}`).join("\n");
    case "table":
      return tableOf(block);
  }
}

function tableOf({ columns, rows }: Table): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [
    line(columns.map(({ title }) => escaped(title))),
    line(columns.map(({ align }) => (align === "right" ? "---:" : "---"))),
    ...rows.map((row) => line(row.map(escaped))),
  ].join("\n");
}

/** Whatever may mean something to Markdown anywhere in a line, HTML and GitHub's mathematics included. */
const SPECIAL = /[\\`*_[\]<>|~&#$]/g;
/** What means something only where a block begins: bullets, quotes, underlines of headings. */
const START = /^[-+=>]/;
/** `1.` and `1)` begin a numbered list. */
const NUMBERED = /^(\d+)([.)])(?=\s|$)/;
/** What a parser would make a link of by itself. */
const ADDRESS = /(:)(?=\/\/)|(?<=\bwww)(\.)/gi;

/** One line of Markdown that shows this text and nothing else. */
export function escaped(text: string): string {
  return visible(text)
    .replace(SPECIAL, "\\$&")
    .replace(START, "\\$&")
    .replace(NUMBERED, "$1\\$2")
    .replace(ADDRESS, "\\$&");
}
