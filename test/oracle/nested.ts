import { aimedOfSeed } from "./aimed.ts";
import type { AimedInstance } from "./aims.ts";
import type { Instance } from "./enumerate.ts";
import { forEachMatching, ones } from "./enumerate.ts";
import type { Block, LimitedInstance } from "./limits.ts";
import { maskOfBlock, withLimits } from "./limits.ts";
import type { Random } from "./random.ts";
import { randomFrom } from "./random.ts";

/** Small index-level problems for the aims that count, with limits of every nested form. The seed decides everything. */
export interface NestedInstance extends AimedInstance {
  readonly instance: LimitedInstance;
}

/** Limits that hold in some matching, as a rule, and mostly not in the one that stands in their way. */
export function nestedOfSeed(seed: number): NestedInstance {
  const random = randomFrom(seed + 40_000_000);
  const { instance: given, choices } = aimedOfSeed(seed + 40_000_000);
  const base = simpler(given, random);
  let left: number[] = [];
  forEachMatching(base, (mask) => void left.push(mask));
  const most = left.reduce((size, mask) => Math.max(size, ones(mask)), 0);
  const full = left.filter((mask) => ones(mask) === most);
  const before = full.length === 0 ? 0 : random.pick(full);
  const limits = blocksOf(base, random).map((sides): Block => {
    const pairs = maskOfBlock(base, sides);
    const locked = base.locked.filter(([i, j]) => pairs & (1 << (i * base.columns + j))).length;
    const planted = left.length === 0 ? random.below(2) : ones(random.pick(left) & pairs);
    const [low, high] = [Math.min(planted, ones(before & pairs)), Math.max(planted, ones(before & pairs))];
    const max = Math.max(locked, random.chance(0.9) ? random.between(planted, Math.max(planted, high - 1)) : low);
    const min = random.chance(0.93) ? random.between(Math.min(planted, low + 1), planted) : planted + 1;
    const kind = random.pick(["min", "max", "max", "both"]);
    const bounds = kind === "min" ? { min } : kind === "max" ? { max } : { min: Math.min(min, max), max };
    left = left.filter(
      (mask) => ones(mask & pairs) >= (bounds.min ?? 0) && ones(mask & pairs) <= (bounds.max ?? Infinity),
    );
    return { ...sides, ...bounds };
  });
  return { instance: withLimits(base, random.shuffled(limits)), choices };
}

/** Nobody wants more than one, and places are not limited. */
function simpler(given: Instance, random: Random): Instance {
  const lockedRows = new Set<number>();
  const locked = given.locked.filter(([row]) => !lockedRows.has(row) && lockedRows.add(row));
  const cardinality = random.chance(0.25) ? "all" : "maximum";
  const nobody = cardinality === "maximum" && random.chance(0.1);
  return {
    ...given,
    locked,
    wants: given.wants.map((_, row) => (nobody && !lockedRows.has(row) && random.chance(0.3) ? 0 : 1)),
    places: random.chance(0.1) ? given.rows : Number.POSITIVE_INFINITY,
    cardinality,
  };
}

type Sides = Pick<Block, "rows" | "columns">;

/** One to six blocks; those of one form, and of one row or column, are nested. */
function blocksOf({ rows, columns }: Instance, random: Random): Sides[] {
  const blocks: Sides[] = [];
  const all = (length: number) => Array.from({ length }, (_, at) => at);
  const fewest = random.between(1, 4);
  for (let tries = 0; tries < 8 && blocks.length < fewest; tries++) {
    const form = random.pick(["columns", "rows", "column", "row", "whole", "empty"]);
    const whole = random.chance(0.5);
    if (form === "whole" && random.chance(0.5)) blocks.push({});
    if (form === "empty" && random.chance(0.2)) blocks.push({ rows: [] });
    if (blocks.some((block) => formIn(block) === form)) continue;
    if (form === "columns")
      for (const set of laminar(all(columns), random))
        blocks.push({ ...(whole ? { rows: all(rows) } : {}), columns: set });
    if (form === "rows")
      for (const set of laminar(all(rows), random))
        blocks.push({ ...(whole ? { columns: all(columns) } : {}), rows: set });
    if (form === "column" && columns > 0)
      for (const j of random.shuffled(all(columns)).slice(0, random.between(1, 2)))
        for (const set of laminar(all(rows), random)) blocks.push({ rows: set, columns: [j] });
    if (form === "row" && rows > 0)
      for (const set of laminar(all(columns), random)) blocks.push({ rows: [random.below(rows)], columns: set });
  }
  return nestedOnly(blocks.slice(0, 6), rows, columns);
}

function formIn({ rows, columns }: Sides): string {
  if (rows === undefined) return "columns";
  if (columns === undefined) return "rows";
  return columns.length === 1 ? "column" : "row";
}

/** Sets of which every two are disjoint or one inside the other. */
function laminar(of: readonly number[], random: Random): number[][] {
  if (of.length === 0) return [];
  const shuffled = random.shuffled(of);
  const size = random.between(1, of.length);
  const first = shuffled.slice(0, size);
  const sets = [first];
  if (size > 1 && random.chance(0.5))
    sets.push(...laminar(first.slice(0, size - (random.chance(0.8) ? 1 : 0)), random));
  if (size < of.length && random.chance(0.4)) sets.push(...laminar(shuffled.slice(size), random));
  return sets.slice(0, 3);
}

/** Without blocks that overlap with an earlier one of the same family: a block may be of two forms where it is whole. */
function nestedOnly(blocks: readonly Sides[], rows: number, columns: number): Sides[] {
  const kept: Sides[] = [];
  for (const block of blocks)
    if ([...kept, block].every((one) => kept.every((two) => fits(one, two)))) kept.push(block);
  return kept;

  function fits(one: Sides, two: Sides): boolean {
    const [a, b] = [familyOf(one), familyOf(two)];
    if (a.family !== b.family) return true;
    const shared = a.members.filter((member) => b.members.includes(member)).length;
    return shared === 0 || shared === a.members.length || shared === b.members.length;
  }

  function familyOf({ rows: own, columns: other }: Sides): { family: string; members: readonly number[] } {
    const r = own ?? Array.from({ length: rows }, (_, at) => at);
    const c = other ?? Array.from({ length: columns }, (_, at) => at);
    if (r.length === 0 || c.length === 0) return { family: "empty", members: [] };
    if (r.length === rows) return { family: "columns", members: c };
    if (c.length === columns) return { family: "rows", members: r };
    return c.length === 1 ? { family: `column ${c[0]}`, members: r } : { family: `row ${r[0]}`, members: c };
  }
}
