import { POINTS } from "../points.ts";

/** 1234567 → 1,234,567. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** `part` of `whole` with one decimal, a half rounded up. In integers; `part` at most 9 × 10^11. */
export function percent(part: number, whole: number = POINTS): string {
  const doubled = 2 * part * 1000 + whole;
  const tenths = (doubled - (doubled % (2 * whole))) / (2 * whole);
  return `${(tenths - (tenths % 10)) / 10}.${tenths % 10}%`;
}

/** `part` over `whole` with up to two decimals, a half rounded up: 2, 1.5, 1.33. In integers; `part` at most 4 × 10^13. */
export function decimal(part: number, whole: number): string {
  const doubled = 200 * part + whole;
  const hundredths = (doubled - (doubled % (2 * whole))) / (2 * whole);
  const rest = hundredths % 100;
  const digits = String(rest).padStart(2, "0").replace(/0+$/, "");
  return `${grouped((hundredths - rest) / 100)}${digits === "" ? "" : `.${digits}`}`;
}

/** A score or a topic's weight, 0..1, as a percentage; `.0` left out. */
export function share(value: number): string {
  return percent(Math.round(value * POINTS)).replace(".0%", "%");
}

/** 1st, 2nd, 3rd, 4th … 11th … */
export function ordinal(count: number): string {
  const tens = count % 100;
  const ending = tens > 10 && tens < 14 ? "th" : (["th", "st", "nd", "rd"][count % 10] ?? "th");
  return `${grouped(count)}${ending}`;
}
