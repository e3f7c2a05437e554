import { numbersOf } from "../numbers.ts";

export const { grouped, percent, decimal, share, given } = numbersOf({
  group: ",",
  decimal: ".",
  percent: (number) => `${number}%`,
});

/** 1st, 2nd, 3rd, 4th … 11th … */
export function ordinal(count: number): string {
  const tens = count % 100;
  const ending = tens > 10 && tens < 14 ? "th" : (["th", "st", "nd", "rd"][count % 10] ?? "th");
  return `${grouped(count)}${ending}`;
}
