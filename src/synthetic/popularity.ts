import type { Random } from "../random.ts";

/** A unit of popularity is so small that a thousandth of a thousandth can be told from nothing. */
const UNITS = 1_000_000;

/** Draws indices, some of them more often than others. */
export interface Popularity {
  /** 0 … n − 1. O(log n). */
  draw(): number;
  /** The next less popular index; after the least popular, the most popular one. */
  after(index: number): number;
  /** `count` different ones, at most n. O(count · log n), longer where nearly all are drawn. */
  several(count: number): number[];
}

/**
 * Of n things in a random order, the k-th (from 0) is drawn with a weight of 1 / (1 + skew · k). Only + and /, so that
 * every engine draws the same.
 */
export function popularity(random: Random, n: number, skew: number): Popularity {
  const indexOf = random.shuffled(Array.from({ length: n }, (_, index) => index));
  const rankOf = new Int32Array(n);
  for (const [rank, index] of indexOf.entries()) rankOf[index] = rank;
  const upTo = new Float64Array(n);
  let sum = 0;
  for (let rank = 0; rank < n; rank++) upTo[rank] = sum += Math.ceil(UNITS / (1 + skew * rank));

  function draw(): number {
    const at = random.below(sum);
    let low = 0;
    let high = n - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (upTo[middle] > at) high = middle;
      else low = middle + 1;
    }
    return indexOf[low];
  }

  const after = (index: number) => indexOf[(rankOf[index] + 1) % n];

  return {
    draw,
    after,
    several(count) {
      const drawn = new Set<number>();
      while (drawn.size < Math.min(count, n)) {
        let index = draw();
        while (drawn.has(index)) index = after(index);
        drawn.add(index);
      }
      return [...drawn];
    },
  };
}
