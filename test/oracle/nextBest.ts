import type { Aim, AimedInstance } from "./aims.ts";
import { compare, MEASURES, madeOf } from "./aims.ts";
import { forEachMatching, levelsOf, ones, pairsOf } from "./enumerate.ts";

/**
 * All valid matchings of a small problem, the best first, by the words of `docs/model.md`: people placed by tier, the
 * aim, the canonical order. Shares no code with `src`.
 */
export function rankedMatchings({ instance, choices }: AimedInstance, aim: Aim): number[] {
  const { columns, points, priority, rowOrder, columnOrder } = instance;
  const levels = levelsOf(instance);
  const all: { mask: number; counts: number[]; pairs: [number, number][] }[] = [];
  forEachMatching(instance, (mask, ofRow) => {
    const counts = levels.map(
      (level) => ofRow.filter((own, row) => priority[row] === level.priority && ones(own) >= level.mentors).length,
    );
    all.push({ mask, counts, pairs: pairsOf(mask, columns) });
  });
  const numbers = [...new Set(choices.flat())].sort((a, b) => a - b);
  const measured = all.map((one) => ({
    ...one,
    measure: MEASURES[aim](madeOf({ instance, choices }, one.pairs), numbers),
  }));
  // Turns and, in each, columns in the order in which they are taken.
  const bits = rowOrder.flatMap((row) =>
    columnOrder
      .filter((column) => points[row][column] !== null)
      .map((column, lot) => ({ column, lot, points: points[row][column] as number }))
      .sort((a, b) => b.points - a.points || a.lot - b.lot)
      .map(({ column }) => 1 << (row * columns + column)),
  );
  const canonical = (a: number, b: number) => {
    const first = bits.find((bit) => ((a ^ b) & bit) !== 0) ?? 0;
    return (a & first) !== 0 ? -1 : 1;
  };
  return measured
    .sort((a, b) => compare(b.counts, a.counts) || compare(b.measure, a.measure) || canonical(a.mask, b.mask))
    .map(({ mask }) => mask);
}
