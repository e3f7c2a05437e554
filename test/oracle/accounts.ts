import type { Part } from "pairwright";
import { onCurve } from "./strategies.ts";

/** The score of an account by the words of `Part`, written apart from `src`. NaN = unknown. */
export function accounted(part: Part): number {
  const known = (of: readonly { part: Part }[]) =>
    of.map((one) => accounted(one.part)).filter((value) => !Number.isNaN(value));
  const atMostOne = (sum: number) => (sum > 1 ? 1 : sum);
  switch (part.operator) {
    case "sum":
      for (const { part: inner, value } of part.of) {
        if (inner !== undefined && accounted(inner) !== value) throw new Error(`${accounted(inner)} is not ${value}`);
      }
      return atMostOne(part.of.reduce((sum, { weight, value }) => sum + weight * value, 0));
    case "common":
      return atMostOne(part.of.reduce((sum, { weight, value }) => sum + (weight < value ? weight : value), 0));
    case "cosine": {
      const largest = part.of.reduce((most, { value }) => (value > most ? value : most), 0);
      const scaled = part.of.map(({ weight, value }) => [weight, value / largest]);
      const products = (a: 0 | 1, b: 0 | 1) => scaled.reduce((sum, one) => sum + one[a] * one[b], 0);
      return largest === 0 ? 0 : atMostOne(products(0, 1) / Math.sqrt(products(0, 0) * products(1, 1)));
    }
    case "share":
      return part.numerator.count / part.denominator.count;
    case "any":
      return part.of.count === 0 ? 0 : 1;
    case "rest":
      return 1 - accounted(part.of);
    case "rank": {
      if (part.before === part.of) return 0;
      return part.scores === undefined
        ? (part.of - part.before) / part.of
        : (part.scores[part.before] ?? part.scores.at(-1)!);
    }
    case "mean":
      return known(part.of).reduce((sum, value) => sum + value, 0) / known(part.of).length;
    case "least":
      return known(part.of).sort((a, b) => a - b)[0] ?? Number.NaN;
    case "most":
      return known(part.of)[0] ?? Number.NaN;
    case "curve":
      return onCurve(part.points, measured(part.of));
    case "diminishing": {
      const x = accounted(part.of);
      return 1 / (1 + (part.half * (1 - x)) / (x * (1 - part.half)));
    }
    case "value":
      return part.value;
    case "unknown":
      return Number.NaN;
  }
}

function measured(of: Extract<Part, { operator: "curve" }>["of"]): number {
  if (of.what === "level") return of.mentor;
  if (of.what === "lead") return of.mentor - of.mentee;
  const [x, y] = of.mentor.map((to, axis) => to - of.mentee[axis]);
  return y === undefined ? Math.abs(x) : Math.sqrt(x * x + y * y);
}
