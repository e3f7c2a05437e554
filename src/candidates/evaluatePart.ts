import type { Part } from "./strategy.ts";

/** The score that an account stands for, NaN where it is unknown: the same bits as the strategy's row. */
export function evaluatePart(part: Part): number {
  switch (part.operator) {
    case "sum": {
      let sum = 0;
      for (const { weight, value } of part.of) sum += weight * value;
      return sum > 1 ? 1 : sum;
    }
    case "share":
      return part.numerator.count / part.denominator.count;
    case "rank":
      return (part.of - part.before) / part.of;
    case "mean": {
      const known = knownOf(part.of);
      return known.reduce((sum, value) => sum + value, 0) / known.length;
    }
    case "least": {
      const known = knownOf(part.of);
      return known.length === 0 ? Number.NaN : Math.min(...known);
    }
    case "value":
      return part.value;
    case "unknown":
      return Number.NaN;
  }
}

function knownOf(parts: readonly { readonly part: Part }[]): number[] {
  return parts.map(({ part }) => evaluatePart(part)).filter((value) => !Number.isNaN(value));
}
