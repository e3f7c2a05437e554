import type { Fraction, Spread } from "./audit.ts";

/**
 * Least, greatest, mean, quartiles and Gini coefficient of non-negative integers; null of none. O(n log n).
 *
 * The quartiles interpolate: of n numbers in order, from 0, the one at (n − 1) / 4, (n − 1) / 2 and 3 (n − 1) / 4.
 * The Gini coefficient is the sum of the differences of all pairs of numbers over n times their total; 0 where all
 * are 0. *Source*: Hyndman & Fan 1996, definition 7; Gini 1912.
 */
export function spreadOf(numbers: readonly number[]): Spread | null {
  if (numbers.length === 0) return null;
  const sorted = Float64Array.from(numbers).sort();
  const n = sorted.length;
  const total = sorted.reduce((sum, one) => sum + one, 0);
  const quartile = (quarter: number): Fraction => {
    const at = quarter * (n - 1);
    const rest = at % 4;
    const below = (at - rest) / 4;
    const low = sorted[below];
    return fraction(4 * low + rest * ((rest === 0 ? low : sorted[below + 1]) - low), 4);
  };
  const gini = giniOf(sorted, total);
  return {
    count: n,
    total,
    least: sorted[0],
    lowerQuartile: quartile(1),
    median: quartile(2),
    upperQuartile: quartile(3),
    greatest: sorted[n - 1],
    mean: fraction(total, n),
    ...(gini === undefined ? {} : { gini }),
  };
}

/** In lowest terms; both are integers, the numerator not negative, the denominator positive. */
export function fraction(numerator: number, denominator: number): Fraction {
  let [divisor, rest] = [denominator, numerator % denominator];
  while (rest > 0) [divisor, rest] = [rest, divisor % rest];
  return { numerator: numerator / divisor, denominator: denominator / divisor, value: numerator / denominator };
}

/** Undefined where the integers could pass 2^53. */
function giniOf(sorted: Float64Array, total: number): Fraction | undefined {
  const n = sorted.length;
  if (n * total > Number.MAX_SAFE_INTEGER) return undefined;
  if (total === 0) return fraction(0, 1);
  // The number at place k is the greater one k times and the smaller one n − 1 − k times. Every partial sum is at
  // most n times the total.
  let differences = 0;
  for (let place = 0; place < n; place++) differences += (2 * place - n + 1) * sorted[place];
  return fraction(differences, n * total);
}
