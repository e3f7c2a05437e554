import type { Block, Table } from "./document.ts";
import { visible } from "./visible.ts";
import { padEnd, padStart, widthOf, wrapped } from "./width.ts";

const LINE = 120;
const GAP = "  ";
/** The last column of a table gets at least so much room, every other column of words at most. */
const COLUMN = 40;
/** No column of words is made narrower so that a table fits. */
const NARROW = 12;

/** Blocks as lines for a terminal; what follows a heading of level 3 is indented. */
export function printText(blocks: readonly Block[]): string {
  let indent = "";
  const parts = blocks.map((block) => {
    if (block.kind === "heading") {
      indent = block.level === 3 ? GAP : "";
      return headingLines(block.level, visible(block.text)).join("\n");
    }
    return linesOf(block, LINE - indent.length)
      .map((line) => (indent + line).trimEnd())
      .join("\n");
  });
  return `${parts.join("\n\n")}\n`;
}

function headingLines(level: number, text: string): string[] {
  if (level === 3) return [text];
  return [text, (level === 1 ? "=" : "-").repeat(widthOf(text))];
}

function linesOf(block: Exclude<Block, { kind: "heading" }>, width: number): string[] {
  switch (block.kind) {
    case "paragraph":
      return wrapped(visible(block.text), width);
    case "list":
      return block.items.flatMap((item) =>
        wrapped(visible(item), width - 2).map((line, at) => (at === 0 ? "- " : GAP) + line),
      );
    case "table":
      return tableLines(block, width);
  }
}

/**
 * Numbers stay whole; words are wrapped: the last column takes the room that the others leave. Where they leave too
 * little, all columns of words become narrower, the widest first.
 */
function tableLines({ columns, rows }: Table, width: number): string[] {
  const last = columns.length - 1;
  const cells = [columns.map(({ title }) => visible(title)), ...rows.map((row) => row.map(visible))];
  const whole = columns.map((_, at) => Math.max(...cells.map((row) => widthOf(row[at]))));
  const taken = (most: number) =>
    columns.reduce((sum, { align }, at) => sum + (align === "right" ? whole[at] : Math.min(most, whole[at])), 0);
  let most = COLUMN;
  while (most > NARROW && taken(most) + last * GAP.length > width) most--;
  const widths: number[] = [];
  const lines = columns.map(({ align }, at) => {
    const before = widths.reduce((sum, one) => sum + one + GAP.length, 0);
    const room = at === last ? Math.max(most, width - before) : most;
    const column = cells.map((row) => (align === "right" ? [row[at]] : wrapped(row[at], room)));
    widths.push(column.flat().reduce((widest, line) => Math.max(widest, widthOf(line)), 0));
    return column;
  });
  const [header, ...body] = cells.map((_, row) => {
    const height = Math.max(...lines.map((column) => column[row].length));
    return Array.from({ length: height }, (_, line) =>
      columns
        .map(({ align }, at) => (align === "right" ? padStart : padEnd)(lines[at][row][line] ?? "", widths[at]))
        .join(GAP),
    );
  });
  return [...header, widths.map((one) => "-".repeat(one)).join(GAP), ...body.flat()];
}
