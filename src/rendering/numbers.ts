import { POINTS } from "../points.ts";

/** How a language writes numbers. */
export interface NumberSigns {
  /** Between groups of three digits. */
  readonly group: string;
  /** Between whole and tenths. */
  readonly decimal: string;
  percent(number: string): string;
}

/** Numbers in words of a language: exact, whatever its signs. */
export interface Numbers {
  /** 1234567 → 1,234,567. */
  grouped(count: number): string;
  /**
   * `part` of `whole`, which is 1,000,000 where it is not given, with one decimal, a half rounded up. In integers;
   * `part` at most 9 × 10^11.
   */
  percent(part: number, whole?: number): string;
  /**
   * `part` over `whole` with up to two decimals, a half rounded up: 2, 1.5, 1.33. In integers; `part` at most 4 ×
   * 10^13.
   */
  decimal(part: number, whole: number): string;
  /** A score or a topic's weight, 0..1, as a percentage; `.0` left out. */
  share(value: number): string;
  /** A number of the programme's or of people's, with all its digits: 1.5. */
  given(number: number): string;
}

/** The numbers of a language, by its signs. */
export function numbersOf({ group, decimal, percent }: NumberSigns): Numbers {
  const grouped = (count: number) => String(count).replace(/\B(?=(\d{3})+$)/g, () => group);
  const tenthsOf = (part: number, whole: number) => {
    const doubled = 2 * part * 1000 + whole;
    return (doubled - (doubled % (2 * whole))) / (2 * whole);
  };
  const percentage = (tenths: number) => `${(tenths - (tenths % 10)) / 10}${decimal}${tenths % 10}`;
  return {
    grouped,
    percent: (part, whole = POINTS) => percent(percentage(tenthsOf(part, whole))),
    decimal(part, whole) {
      const doubled = 200 * part + whole;
      const hundredths = (doubled - (doubled % (2 * whole))) / (2 * whole);
      const rest = hundredths % 100;
      const digits = String(rest).padStart(2, "0").replace(/0+$/, "");
      return `${grouped((hundredths - rest) / 100)}${digits === "" ? "" : `${decimal}${digits}`}`;
    },
    share(value) {
      const tenths = tenthsOf(Math.round(value * POINTS), POINTS);
      return percent(tenths % 10 === 0 ? String(tenths / 10) : percentage(tenths));
    },
    given: (number) => String(number).replace(".", () => decimal),
  };
}
