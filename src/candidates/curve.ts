import type { Curve, Measure } from "./strategy.ts";

/**
 * A piecewise linear value function: `y0 + (y1 − y0) × ((x − x0) / (x1 − x0))` between two points, the first point's
 * score before it, the last one's after it. Never outside the two scores, so monotone to the last bit wherever they
 * are; NaN at NaN.
 *
 * *Source*: Keeney & Raiffa 1976, "Decisions with Multiple Objectives".
 */
export function curveAt(points: Curve, x: number): number {
  const last = points.length - 1;
  if (x <= points[0][0]) return points[0][1];
  if (x >= points[last][0]) return points[last][1];
  if (Number.isNaN(x)) return x;
  let end = 1;
  while (points[end][0] < x) end++;
  const [x0, y0] = points[end - 1];
  const [x1, y1] = points[end];
  const y = y0 + (y1 - y0) * ((x - x0) / (x1 - x0));
  // Rounding may step over an end by a hair.
  return y0 < y1 ? Math.min(Math.max(y, y0), y1) : Math.min(Math.max(y, y1), y0);
}

/** The number that a curve is read at. */
export function measured(of: Measure): number {
  switch (of.what) {
    case "level":
      return of.mentor;
    case "lead":
      return of.mentor - of.mentee;
    case "distance":
      return of.mentee.length === 1
        ? Math.abs(of.mentor[0] - of.mentee[0])
        : distance(of.mentor[0] - of.mentee[0], of.mentor[1] - of.mentee[1]);
  }
}

/** In the plane. */
export function distance(dx: number, dy: number): number {
  return Math.sqrt(dx * dx + dy * dy);
}

/**
 * Diminishing returns, `1 / (1 + half × (1 − x) / (x × (1 − half)))`: concave for `half` below ½; exactly 0 at 0 and 1
 * at 1, ½ at `half`. Every step is monotone in x, so the whole is, to the last bit.
 */
export function diminished(x: number, half: number): number {
  return 1 / (1 + (half * (1 - x)) / (x * (1 - half)));
}
