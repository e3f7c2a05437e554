import { curveAt, diminished, measured } from "./curve.ts";
import type { Part, SummedPart } from "./strategy.ts";

/** The score that an account stands for, NaN where it is unknown: the same bits as the strategy's row. */
export function evaluatePart(part: Part): number {
  switch (part.operator) {
    case "sum": {
      let sum = 0;
      for (const { weight, value } of part.of) sum += weight * value;
      return sum > 1 ? 1 : sum;
    }
    case "common": {
      let sum = 0;
      for (const { weight, value } of part.of) sum += Math.min(weight, value);
      return sum > 1 ? 1 : sum;
    }
    case "cosine":
      return cosineOf(part.of);
    case "share":
      return part.numerator.count / part.denominator.count;
    case "any":
      return part.of.count > 0 ? 1 : 0;
    case "rest":
      return 1 - evaluatePart(part.of);
    case "rank":
      return rankScore(part.before, part.of, part.scores);
    case "mean": {
      const known = knownOf(part.of);
      return known.reduce((sum, value) => sum + value, 0) / known.length;
    }
    case "least": {
      const known = knownOf(part.of);
      return known.length === 0 ? Number.NaN : Math.min(...known);
    }
    case "most": {
      const known = knownOf(part.of);
      return known.length === 0 ? Number.NaN : Math.max(...known);
    }
    case "curve":
      return curveAt(part.points, measured(part.of));
    case "diminishing":
      return diminished(evaluatePart(part.of), part.half);
    case "value":
      return part.value;
    case "unknown":
      return Number.NaN;
  }
}

/** What a place in a list of `of` counts, with `before` others strictly before it; all of them: not listed. */
export function rankScore(before: number, of: number, scores: readonly number[] | undefined): number {
  if (scores === undefined) return (of - before) / of;
  return before >= of ? 0 : scores[Math.min(before, scores.length - 1)];
}

function cosineOf(parts: readonly SummedPart[]): number {
  let largest = 0;
  for (const { value } of parts) largest = Math.max(largest, value);
  if (largest === 0) return 0;
  let dot = 0;
  let weights = 0;
  let values = 0;
  for (const { weight, value } of parts) {
    const scaled = value / largest;
    dot += weight * scaled;
    weights += weight * weight;
    values += scaled * scaled;
  }
  return Math.min(1, dot / Math.sqrt(weights * values));
}

function knownOf(parts: readonly { readonly part: Part }[]): number[] {
  return parts.map(({ part }) => evaluatePart(part)).filter((value) => !Number.isNaN(value));
}
