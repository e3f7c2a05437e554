import type { Block } from "../document.ts";
import { dataTable } from "./dataTable.ts";
import type { Content } from "./markup.ts";
import { element } from "./markup.ts";

/** Blocks as HTML, their headings `down` levels lower. A table is called by the heading above it, or by `caption`. */
export function printHtml(blocks: readonly Block[], down = 0, caption = ""): Content[] {
  let last = caption;
  const printed: Content[] = [];
  for (const block of blocks) {
    if (block.kind === "heading") last = block.text;
    printed.push(printBlock(block, down, last));
  }
  return printed;
}

function printBlock(block: Block, down: number, caption: string): Content {
  switch (block.kind) {
    case "heading":
      return element(`h${Math.min(6, block.level + down)}`, { dir: "auto" }, block.text);
    case "paragraph":
      return element("p", { dir: "auto" }, block.text);
    case "list":
      return element(
        "ul",
        {},
        block.items.map((item) => element("li", { dir: "auto" }, item)),
      );
    case "table":
      return dataTable({ ...block, caption });
  }
}
