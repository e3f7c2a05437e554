import { FORBIDDEN } from "../../points.ts";
import type { RowReader } from "./rows.ts";
import { readRow } from "./rows.ts";

/** What a few rows tell about the columns. */
export interface ColumnSample {
  readonly mean: Float64Array; // [m] integers
  readonly share: number; // 0 … 1: how much of a score's variance is the column's
  readonly spread: number; // how far the scores of one row lie apart, at least 1
  readonly magnitude: number; // the greatest |score|
}

/**
 * Reads `count` rows, evenly spaced. Each column's mean is drawn towards the overall mean as far as the differences
 * could be chance (empirical Bayes), so that scores without structure give equal means. Start prices only: nothing
 * exact rests on it.
 */
export function sampleColumns(rows: RowReader, count: number): ColumnSample {
  const { n, m } = rows;
  const sum = new Float64Array(m);
  const squares = new Float64Array(m);
  const seen = new Int32Array(m);
  const row = new Float64Array(m);
  const taken = Math.min(n, count);
  let spread = 1;
  let magnitude = 0;
  for (let k = 0; k < taken; k++) {
    readRow(rows, Math.floor((k * n) / taken), row);
    let least = Number.POSITIVE_INFINITY;
    let most = Number.NEGATIVE_INFINITY;
    for (let j = 0; j < m; j++) {
      const score = row[j];
      if (score === FORBIDDEN) continue;
      sum[j] += score;
      squares[j] += score * score;
      seen[j]++;
      if (score < least) least = score;
      if (score > most) most = score;
    }
    if (most - least > spread) spread = most - least;
    if (most >= least) magnitude = Math.max(magnitude, most, -least);
  }
  let total = 0;
  let met = 0;
  for (let j = 0; j < m; j++) {
    total += sum[j];
    met += seen[j];
  }
  const overall = met > 0 ? total / met : 0;
  let inside = 0;
  let between = 0;
  for (let j = 0; j < m; j++) {
    if (seen[j] === 0) continue;
    const mean = sum[j] / seen[j];
    // Of scores that are large and nearly alike this is rounding alone, and may be negative.
    inside += Math.max(0, squares[j] - sum[j] * mean);
    between += seen[j] * (mean - overall) * (mean - overall);
  }
  const chance = inside / Math.max(1, met - m); // variance of a score about its column's mean
  const signal = Math.max(0, (between - (m - 1) * chance) / Math.max(1, met)); // variance of the columns' true means
  for (let j = 0; j < m; j++) {
    const weight = signal > 0 ? (seen[j] * signal) / (seen[j] * signal + chance) : 0;
    const mean = seen[j] > 0 ? sum[j] / seen[j] : overall;
    sum[j] = Math.round(overall + weight * (mean - overall));
  }
  return { mean: sum, share: signal > 0 ? signal / (signal + chance) : 0, spread, magnitude };
}
