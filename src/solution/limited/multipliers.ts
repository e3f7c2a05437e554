import type { Steps } from "../../steps.ts";
import { UNLIMITED } from "../readLimits.ts";
import type { Candidate } from "./assignments.ts";
import type { Limited } from "./limited.ts";
import type { Master } from "./master.ts";
import { createMaster } from "./master.ts";
import type { Relaxation } from "./relaxation.ts";

/** Multipliers of side rows, in units of the level's value: by the number of the side row. */
export type Charges = ReadonlyMap<number, number>;

/**
 * The side rows of a level, numbered: 2k the most of limit k, 2k + 1 its fewest; after them, of level p before, 2p that
 * its value is not passed and 2p + 1 that it is reached. All have multipliers ≥ 0.
 */
export function excessOf(
  { blocks }: Limited,
  values: readonly number[],
  candidate: Pick<Candidate, "counts" | "values">,
  side: number,
): number {
  const k = side >> 1;
  const most = (side & 1) === 0;
  if (k >= blocks.count) {
    const p = k - blocks.count;
    return most ? candidate.values[p] - values[p] : values[p] - candidate.values[p];
  }
  return most ? candidate.counts[k] - blocks.max[k] : blocks.min[k] - candidate.counts[k];
}

/** Charges as multipliers with a sign: of limits, and of levels (> 0: paid for reaching it). */
export function asMultipliers({ blocks }: Limited, level: number, charges: Charges) {
  const multipliers = { limits: new Float64Array(blocks.count), levels: new Float64Array(level) };
  for (const [side, charge] of charges) {
    const k = side >> 1;
    const sign = (side & 1) === 0 ? 1 : -1;
    if (k < blocks.count) multipliers.limits[k] += sign * charge;
    else multipliers.levels[k - blocks.count] -= sign * charge;
  }
  return multipliers;
}

/** What a search for multipliers came to. */
export interface Improved {
  /** The relaxation with the least bound. */
  readonly best: Relaxation;
  readonly charges: Charges;
  /** No multipliers are known to promise a smaller bound than this, in units of the level's value. */
  readonly promise: number;
  /** The assignments that the best multipliers mix, and how much of each. */
  readonly mixture: readonly { readonly candidate: Candidate; readonly share: number }[];
  readonly seen: readonly Candidate[];
  /** How far around `charges` better ones were looked for last: by side row. */
  readonly box: ReadonlyMap<number, number> | undefined;
  /** Nothing much better is to be had; else it was `most` that ended it. */
  readonly ended: boolean;
}

/** A relaxation, its assignment, and what that counts at each level in it. */
export interface Relaxed {
  readonly relaxation: Relaxation;
  readonly candidate: Candidate;
  readonly paid: readonly number[];
}

export interface Improving {
  readonly limited: Limited;
  readonly level: number;
  readonly values: readonly number[];
  /** Multipliers to start from. */
  readonly charges: Charges;
  /** Assignments of the case that are known already. */
  readonly seen: readonly Candidate[];
  /** Where to look first, if that is known: see `Improved`. */
  readonly box: ReadonlyMap<number, number> | undefined;
  /** The range of the scores of the level. */
  readonly spread: number;
  readonly most: number; // relaxations
  solve(charges: Charges): Steps<Relaxed>;
  /** Whether the bound is low enough. */
  closes(best: Relaxation): boolean;
  /** Whether it is worth while to go on for the bound that is promised, in units of the level's value. */
  mayImprove(best: Relaxation, promise: number): boolean;
}

/** Lowers the bound of a case by better multipliers, until it closes, or until they are nearly as good as they get. */
export function* improve(task: Improving): Steps<Improved> {
  const { limited, values, level, spread } = task;
  const master = createMaster();
  const sides: number[] = [];
  const known = new Set<number>();
  const candidates: Candidate[] = [];
  const cuts: Pick<Candidate, "counts" | "values">[] = [];
  const box = new Map<number, number>();
  const addSide = (side: number) => {
    known.add(side);
    sides.push(side);
    box.set(side, task.box?.get(side) ?? spread / FIRST_BOX);
    master.addRow((cut) => excessOf(limited, values, cuts[cut], side));
  };
  const addCut = (candidate: Candidate, paid: readonly number[]) => {
    for (const side of violated(limited, values, level, candidate)) if (!known.has(side)) addSide(side);
    const cut = { counts: candidate.counts, values: paid };
    candidates.push(candidate);
    cuts.push(cut);
    master.addCut(
      paid[level],
      sides.map((side) => excessOf(limited, values, cut, side)),
    );
  };
  for (const side of task.charges.keys()) addSide(side);
  for (const candidate of task.seen) addCut(candidate, candidate.values);

  let charges = task.charges;
  let center = charges;
  let best: Relaxation | undefined;
  let mixture: Float64Array = new Float64Array(0);
  let promise = Number.NEGATIVE_INFINITY;
  let ended = false;
  for (let times = 0; times < task.most; times++) {
    const { relaxation, candidate, paid } = yield* task.solve(charges);
    const before = best === undefined ? Number.POSITIVE_INFINITY : best.total / best.multipliers.scale;
    const now = relaxation.total / relaxation.multipliers.scale;
    addCut(candidate, paid);
    if (now < before) {
      if (best !== undefined && before - now >= (before - promise) / 2) stretch(box, 2, spread);
      best = relaxation;
      center = charges;
    } else stretch(box, 0.5, spread);
    ended = task.closes(best as Relaxation);
    if (ended) break;
    let proposed = propose(master, sides, center, box);
    // Where nothing much better is promised, the box may be what is in the way.
    while (!task.mayImprove(best as Relaxation, proposed.promise) && proposed.atEdge && stretch(box, 8, spread))
      proposed = propose(master, sides, center, box);
    ({ promise, mixture, charges } = proposed);
    ended = !task.mayImprove(best as Relaxation, promise);
    if (ended) break;
  }
  return {
    best: best as Relaxation,
    charges: center,
    promise,
    mixture: candidates.flatMap((candidate, at) => (mixture[at] > 1e-7 ? [{ candidate, share: mixture[at] }] : [])),
    seen: candidates,
    box,
    ended,
  };
}

/** Multipliers are looked for within so many times the spread of what is known to be good, at most and at least. */
const FIRST_BOX = 4;
const WIDEST = 1024;
const NARROWEST = 1 / 65536;

/** Whether any side of the box changed. */
function stretch(box: Map<number, number>, by: number, spread: number): boolean {
  let changed = false;
  for (const [side, size] of box) {
    const now = Math.min(spread * WIDEST, Math.max(spread * NARROWEST, size * by));
    if (now !== size) changed = true;
    box.set(side, now);
  }
  return changed;
}

function propose(master: Master, sides: readonly number[], center: Charges, box: ReadonlyMap<number, number>) {
  const low = sides.map((side) => Math.max(0, (center.get(side) ?? 0) - (box.get(side) as number)));
  const high = sides.map((side) => (center.get(side) ?? 0) + (box.get(side) as number));
  const { value: promise, multipliers, mixture } = master.solve(low, high);
  const charges = new Map(sides.map((side, at) => [side, multipliers[at]]));
  const atEdge = multipliers.some((one, at) => one >= high[at] || (one <= low[at] && low[at] > 0));
  return { promise, mixture, charges, atEdge };
}

function violated(limited: Limited, values: readonly number[], level: number, candidate: Candidate): number[] {
  const { blocks } = limited;
  const sides: number[] = [];
  for (let k = 0; k < blocks.count; k++) {
    if (blocks.max[k] !== UNLIMITED && candidate.counts[k] > blocks.max[k]) sides.push(2 * k);
    if (candidate.counts[k] < blocks.min[k]) sides.push(2 * k + 1);
  }
  for (let p = 0; p < level; p++) {
    if (candidate.values[p] > values[p]) sides.push(2 * (blocks.count + p));
    if (candidate.values[p] < values[p]) sides.push(2 * (blocks.count + p) + 1);
  }
  return sides;
}
