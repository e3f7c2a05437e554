import type { Network } from "../network.ts";
import type { Level } from "../solution.ts";
import type { Limited, Multipliers } from "./limited.ts";
import type { Region } from "./region.ts";

/**
 * The Lagrangian relaxation of a case at a level, as a network without limits whose greatest total bounds the level's
 * value, times the scale, from above. A row that wants several columns and is paid for how many it gets has, for each
 * further one that it may go without, a column of its own kind after the others, which costs what it would be paid.
 */
export interface Weighted {
  readonly network: Network;
  /** The problem's slot of each slot of the network, −1 = none. */
  readonly slotOf: Int32Array;
  /** What is added up in `fixed`, and in the score that takes most, without signs: up to 2^53 both are exact. */
  readonly magnitude: number;
}

/**
 * `values` are those of the levels before. A row's rewards are taken in falling order, which only raises the bound.
 */
export function weightedOf(
  { blocks, levels, network: whole }: Limited,
  { network, slotOf, counts }: Region,
  level: number,
  values: readonly number[],
  { scale, limits, levels: ofLevels }: Multipliers,
): Weighted {
  const { n, start, tier, base, rowLo, rowHi } = network;
  const byTotal = levels[level].level === "total";
  let fixed = 0;
  let magnitude = 0;
  const add = (term: number) => {
    fixed += term;
    magnitude += Math.abs(term);
  };
  if (byTotal) add(scale * network.fixed);
  for (let k = 0; k < limits.length; k++)
    if (limits[k] !== 0) add(limits[k] * ((limits[k] > 0 ? blocks.max[k] : blocks.min[k]) - counts[k]));
  const rewards = rewardsOf(levels, level, scale, ofLevels);
  for (let before = 0; before < level; before++) add(-ofLevels[before] * values[before]);
  for (let row = 0; row < n; row++) for (let pairs = 1; pairs <= base[row]; pairs++) add(rewards(tier[row], pairs));

  const score = new Float64Array(network.score.length);
  const size = new Float64Array(score.length); // what is added up in it, without signs
  const extra: (readonly number[])[] = []; // by row, what further columns cost
  for (let row = 0; row < n; row++) {
    const first = start[row];
    const end = start[row + 1];
    const single = rowHi[row] <= 1;
    const own = single ? [] : ownRewards(rewards, tier[row], base[row], rowHi[row]);
    const each = single ? rewards(tier[row], base[row] + 1) : own[0] === own[own.length - 1] ? own[0] : 0;
    for (let slot = first; slot < end; slot++) {
      const points = byTotal ? scale * network.score[slot] : 0;
      score[slot] = points + each;
      size[slot] = Math.abs(points) + Math.abs(each);
    }
    if (single || own[0] === own[own.length - 1]) continue;
    for (const reward of own) add(reward);
    extra[row] = own.slice(rowLo[row]);
  }
  for (let slot = 0; slot < slotOf.length; slot++) {
    for (let at = blocks.start[slotOf[slot]]; at < blocks.start[slotOf[slot] + 1]; at++) {
      score[slot] -= limits[blocks.limit[at]];
      size[slot] += Math.abs(limits[blocks.limit[at]]);
    }
  }
  magnitude += size.reduce((most, one) => Math.max(most, one), 0);

  // Their number is the problem's, whatever a case leaves of it: prices are for all of them.
  const further = whole.rowHi.reduce((most, own) => Math.max(most, own), 0);
  if (further <= 1) return { network: { ...network, score, fixed }, slotOf, magnitude };
  return { ...withFurther({ ...network, score, fixed }, slotOf, extra, further), magnitude };
}

/**
 * How many rows are paid for each level up to this one in an assignment of the relaxation ([slots of the problem],
 * decided pairs included): as many as reach it, but for rows whose rewards were taken in another order.
 */
export function paidOf(
  { levels, network: whole }: Limited,
  { network: { n, tier, base, rowHi } }: Region,
  level: number,
  { scale, levels: ofLevels }: Multipliers,
  values: readonly number[],
  taken: Uint8Array,
): number[] {
  const paid = values.slice(0, level + 1);
  if (whole.rowHi.every((most) => most <= 1)) return paid;
  const rewards = rewardsOf(levels, level, scale, ofLevels);
  for (let row = 0; row < n; row++) {
    if (rowHi[row] <= 1) continue;
    let degree = whole.base[row];
    for (let slot = whole.start[row]; slot < whole.start[row + 1]; slot++) degree += taken[slot];
    const demands = Array.from({ length: rowHi[row] }, (_, k) => base[row] + k + 1);
    const inTurn = demands.slice(0, degree - base[row]);
    demands.sort((a, b) => rewards(tier[row], b) - rewards(tier[row], a) || a - b);
    const best = demands.slice(0, degree - base[row]);
    for (let at = 0; at <= level; at++) {
      const one = levels[at];
      if (one.level !== "placed" || one.priority !== tier[row]) continue;
      paid[at] += Number(best.includes(one.demand)) - Number(inTurn.includes(one.demand));
    }
  }
  return paid;
}

/** What a row of a tier is paid for its `pairs`-th pair. */
function rewardsOf(
  levels: readonly Level[],
  level: number,
  scale: number,
  ofLevels: Float64Array,
): (tier: number, pairs: number) => number {
  const paid = new Map<number, number[]>(); // by tier, then pairs
  for (let at = 0; at <= level; at++) {
    const one = levels[at];
    if (one.level !== "placed") continue;
    const ofTier = paid.get(one.priority) ?? [];
    ofTier[one.demand] = at === level ? scale : ofLevels[at];
    paid.set(one.priority, ofTier);
  }
  return (tier, pairs) => paid.get(tier)?.[pairs] ?? 0;
}

/** What the pairs that a row may still have are paid, the best first. */
function ownRewards(
  rewards: (tier: number, pairs: number) => number,
  tier: number,
  base: number,
  pairs: number,
): number[] {
  return Array.from({ length: pairs }, (_, k) => rewards(tier, base + k + 1)).sort((a, b) => b - a);
}

function withFurther(
  network: Network,
  slotOfOwn: Int32Array,
  extra: readonly (readonly number[] | undefined)[],
  further: number,
): Omit<Weighted, "magnitude"> {
  const { n, m, start } = network;
  const first = new Int32Array(n + 1);
  for (let row = 0; row < n; row++)
    first[row + 1] = first[row] + start[row + 1] - start[row] + (extra[row]?.length ?? 0);
  const slots = first[n];
  const slotOf = new Int32Array(slots).fill(-1);
  const column = new Int32Array(slots);
  const row = new Int32Array(slots);
  const score = new Float64Array(slots);
  const rowLo = network.rowLo.slice();
  for (let i = 0; i < n; i++) {
    let at = first[i];
    for (let slot = start[i]; slot < start[i + 1]; slot++, at++) {
      slotOf[at] = slotOfOwn[slot];
      column[at] = network.column[slot];
      row[at] = i;
      score[at] = network.score[slot];
    }
    const own = extra[i];
    if (own === undefined) continue;
    rowLo[i] = network.rowHi[i];
    own.forEach((reward, k) => {
      column[at] = m + k;
      row[at] = i;
      score[at] = -reward;
      at++;
    });
  }
  const longer = (values: Int32Array, value: number) => {
    const all = new Int32Array(m + further).fill(value);
    all.set(values);
    return all;
  };
  return {
    network: {
      ...network,
      m: m + further,
      start: first,
      column,
      row,
      score,
      alive: new Uint8Array(slots).fill(1),
      rowLo,
      columnLo: longer(network.columnLo, 0),
      columnHi: longer(network.columnHi, n),
    },
    slotOf,
  };
}
