import type { Delimiter } from "./table.ts";

/** How a file writes numbers: its mapping's word on it, and what stands between its cells. */
export interface NumberStyle {
  readonly decimal: "." | "," | undefined;
  readonly delimiter: Delimiter;
}

const NUMBER = /^[+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:[eE][+-]?\d+)?$/;

/** `1.234`: a thousand and more in one country, a little more than one in another. */
const DOUBTFUL = /^[+-]?[1-9]\d{0,2}[.,]\d{3}$/;

/** The number that a cell holds, or what was expected of it. */
export function numberOf(cell: string, style: NumberStyle): number | string {
  const sign = cell.includes(",") ? "," : ".";
  const open = style.decimal === undefined && style.delimiter !== ",";
  if (!NUMBER.test(cell)) return "a number";
  if (open && DOUBTFUL.test(cell)) return 'a number whose decimal sign is beyond doubt (the mapping may say "decimal")';
  if (!open && cell.includes(sign) && sign !== (style.decimal ?? "."))
    return `a number with ${style.decimal === "," ? "a decimal comma" : "a decimal point"}`;
  const value = Number(cell.replace(",", ".")) + 0; // never -0
  return Number.isFinite(value) ? value : "a number";
}

/** The shortest cell that `numberOf` reads as the same number. */
export function numberText(value: number, style: NumberStyle): string {
  const text = String(value).replace(".", style.decimal ?? ".");
  const open = style.decimal === undefined && style.delimiter !== ",";
  return open && DOUBTFUL.test(text) ? `${text}0` : text;
}
