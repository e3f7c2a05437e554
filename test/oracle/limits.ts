import { instanceOfSeed } from "./assignment.ts";
import type { Instance } from "./enumerate.ts";
import { enumerate, forEachMatching, ones } from "./enumerate.ts";
import type { Random } from "./random.ts";
import { randomFrom } from "./random.ts";

/** Small index-level problems with limits over blocks of pairs. */

/** A block and its bounds; a side that is left out is a whole one. */
export interface Block {
  readonly rows?: readonly number[];
  readonly columns?: readonly number[];
  readonly min?: number;
  readonly max?: number;
}

export interface LimitedInstance extends Instance {
  readonly limits: readonly Block[];
  /** Scores do not fit 32 bits. */
  readonly wide: boolean;
}

/** The problem of a seed without limits, and one to four limits; every bound is one that the locks alone keep. */
export function limitedOfSeed(seed: number): LimitedInstance {
  const random = randomFrom(seed + 7_000_000);
  const base = instanceOfSeed(seed);
  let left: number[] = [];
  forEachMatching(base, (mask) => void left.push(mask));
  const best = enumerate(base)?.canonical ?? 0;
  const limits: Block[] = [];
  for (let more = random.between(1, 4); more > 0; more--) {
    const sides = sidesOf(base, random, limits[limits.length - 1]);
    const pairs = maskOfBlock(base, sides);
    const bounds = boundsOf(pairs);
    limits.push({ ...sides, ...bounds });
    const { min = 0, max = Number.POSITIVE_INFINITY } = bounds;
    left = left.filter((mask) => ones(mask & pairs) >= min && ones(mask & pairs) <= max);
  }
  const wide = random.chance(0.06);
  return withLimits({ ...base, ...(wide ? { points: widened(base, random) } : {}) }, limits, wide);

  /** Mostly what the best matching without limits breaks and some matching that is left keeps. */
  function boundsOf(pairs: number): Pick<Block, "min" | "max"> {
    const locked = base.locked.filter(([i, j]) => pairs & (1 << (i * base.columns + j))).length;
    const before = ones(best & pairs);
    const planted = ones((left.length > 0 ? random.pick(left) : best) & pairs);
    const kept = random.chance(0.85);
    let max = planted < before ? random.between(planted, before - 1) : planted + random.between(0, 1);
    let min = planted > before ? random.between(before + 1, planted) : Math.max(0, planted - random.between(0, 1));
    if (!kept) [max, min] = [random.between(0, 3), random.between(0, 3)];
    max = Math.max(max, locked);
    const kind = random.chance(0.15)
      ? "both"
      : min > before
        ? "min"
        : max < before
          ? "max"
          : random.pick(["min", "max"]);
    if (kind === "both") return { min: Math.min(min, max), max };
    return kind === "min" ? { min } : { max };
  }
}

/** The sides of a block: random, inside the one before, around it, or whole. */
function sidesOf(
  { rows, columns }: Instance,
  random: Random,
  before: Block | undefined,
): Pick<Block, "rows" | "columns"> {
  const some = (of: readonly number[], probability: number) => {
    const chosen = of.filter(() => random.chance(probability));
    return chosen.length > 0 || of.length === 0 ? chosen : [random.pick(of)];
  };
  const all = (length: number) => Array.from({ length }, (_, at) => at);
  if (before !== undefined && random.chance(0.3)) {
    const inner = { rows: some(before.rows ?? all(rows), 0.7), columns: some(before.columns ?? all(columns), 0.8) };
    return random.chance(0.5) ? inner : { ...(before.rows ? { rows: before.rows } : {}), columns: inner.columns };
  }
  const kind = random.below(20);
  if (kind === 0) return {};
  if (kind === 1) return { rows: [] };
  if (kind < 6) return { rows: random.shuffled(some(all(rows), 0.5)) };
  if (kind < 10) return { columns: random.shuffled(some(all(columns), 0.5)) };
  return { rows: random.shuffled(some(all(rows), 0.6)), columns: random.shuffled(some(all(columns), 0.5)) };
}

/** The same problem with other limits. */
export function withLimits(base: Instance, limits: readonly Block[], wide = false): LimitedInstance {
  const quotas = limits.map((block) => ({
    pairs: maskOfBlock(base, block),
    min: block.min ?? 0,
    max: block.max ?? Number.POSITIVE_INFINITY,
  }));
  return { ...base, limits, quotas, wide };
}

export function maskOfBlock({ rows, columns }: Instance, block: Pick<Block, "rows" | "columns">): number {
  let pairs = 0;
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < columns; j++)
      if ((block.rows?.includes(i) ?? true) && (block.columns?.includes(j) ?? true)) pairs |= 1 << (i * columns + j);
  return pairs;
}

/** Scores as far apart as the problem may have them, or a part of that, and neighbours among them. */
function widened({ points, wants, columns }: Instance, random: Random): (number | null)[][] {
  const scores = points.flat().filter((score) => score !== null);
  const width = Math.max(1, ...scores) - Math.min(0, ...scores);
  const units = wants.reduce((sum, own) => sum + own, 1);
  const most = Number.MAX_SAFE_INTEGER / (16 * (units + 1) * (width + 1) * (columns + 4));
  const factor = Math.floor(most / random.pick([1, 8, 64, 4096]));
  return points.map((row) => row.map((score) => (score === null ? null : score * factor + random.between(0, 2))));
}

/** Requirements of a problem, by index. */
export interface Requirements {
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  readonly locks: readonly number[];
  readonly limits: readonly { readonly limit: number; readonly bound: "min" | "max" }[];
  /** Columns whose capacity holds. */
  readonly capacities: readonly number[];
  /** Anything: the places hold. */
  readonly places: readonly number[];
}

/** Whether these requirements alone can be met together; all demands hold. */
export function possibleTogether(
  instance: LimitedInstance,
  { rows, columns, locks, limits, capacities, places }: Requirements,
): boolean {
  let possible = false;
  const quotas = [
    ...limits.map(({ limit, bound }) => ({
      pairs: maskOfBlock(instance, instance.limits[limit]),
      min: bound === "min" ? (instance.limits[limit].min ?? 0) : 0,
      max: bound === "max" ? (instance.limits[limit].max ?? Number.POSITIVE_INFINITY) : Number.POSITIVE_INFINITY,
    })),
    ...rows.map((row) => ({ pairs: maskOfBlock(instance, { rows: [row] }), min: 1, max: Number.POSITIVE_INFINITY })),
  ];
  const required: Instance = {
    ...instance,
    cardinality: "free",
    capacity: instance.capacity.map((most, column) => (capacities.includes(column) ? most : instance.rows)),
    places: places.length > 0 ? instance.places : instance.rows,
    minLoad: instance.minLoad.map((least, column) => (columns.includes(column) ? least : 0)),
    locked: instance.locked.filter((_, at) => locks.includes(at)),
    quotas,
  };
  forEachMatching(required, () => {
    possible = true;
    return true;
  });
  return possible;
}

/** Whether this very matching keeps everything. */
export function isValid(instance: Instance, mask: number): boolean {
  let valid = false;
  forEachMatching(instance, (one) => {
    valid = one === mask;
    return valid;
  });
  return valid;
}
