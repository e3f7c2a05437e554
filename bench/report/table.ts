import type { Measured } from "../measure.ts";
import { duration, grouped, median } from "./numbers.ts";

/** A Markdown table whose source is aligned too. */
export function markdownTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = header.map((title, at) =>
    Math.max(3, ...[header, ...rows].map((row) => row[at].length), title.length),
  );
  const line = (cells: readonly string[]) => `| ${cells.map((cell, at) => cell.padEnd(widths[at])).join(" | ")} |`;
  return [line(header), line(widths.map((width) => "-".repeat(width))), ...rows.map(line)].join("\n");
}

/** Four cells: median, least and most, number of solves, peak memory. */
export function costOf(measured: Measured): [string, string, string, string] {
  if (!("timed" in measured)) return ["failed" in measured ? measured.failed : measured.skipped, "", "", ""];
  const { seconds, mebibytes } = measured.timed;
  return [
    duration(median(seconds)),
    `${duration(Math.min(...seconds))} – ${duration(Math.max(...seconds))}`,
    `${seconds.length}`,
    grouped(mebibytes),
  ];
}
