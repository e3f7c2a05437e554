/** Seeded choices: the same seed gives the same ones everywhere. */
export interface Random {
  /** 0 … n − 1. */
  below(n: number): number;
  /** low … high. */
  between(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** Each with this probability, in their order. */
  some<T>(list: readonly T[], probability: number): T[];
  shuffled<T>(list: readonly T[]): T[];
}

/** *Source*: Tommy Ettinger, mulberry32; Fisher–Yates for the shuffle. */
export function randomFrom(seed: number): Random {
  let state = Math.imul(seed, 0x9e3779b1);
  const real = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const below = (n: number) => Math.floor(real() * n);
  return {
    below,
    between: (low, high) => low + below(high - low + 1),
    chance: (probability) => real() < probability,
    pick: (list) => list[below(list.length)],
    some: (list, probability) => list.filter(() => real() < probability),
    shuffled(list) {
      const copy = [...list];
      for (let last = copy.length - 1; last > 0; last--) {
        const other = below(last + 1);
        [copy[last], copy[other]] = [copy[other], copy[last]];
      }
      return copy;
    },
  };
}
