import type { Steps } from "../../steps.ts";
import type { Candidate } from "./assignments.ts";
import type { Limited } from "./limited.ts";
import type { Master } from "./master.ts";
import { createMaster } from "./master.ts";
import type { Relaxation } from "./relaxation.ts";
import type { Charges, Counted } from "./sideRows.ts";
import { excessOf, passedBy } from "./sideRows.ts";

/** What a search for multipliers came to. */
export interface Improved {
  /** The relaxation with the least bound. */
  readonly best: Relaxation;
  readonly charges: Charges;
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
  /** Where to look first; undefined: the multipliers to start from may be far from good. */
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

/** Where a search for multipliers stands. */
interface State {
  readonly task: Improving;
  readonly master: Master;
  /** Side rows of the master, in its order. */
  readonly sides: number[];
  readonly box: Map<number, number>;
  readonly candidates: Candidate[];
  readonly cuts: Counted[];
  /** The multipliers with the least bound, and the cut of theirs. */
  center: Charges;
  best: Relaxation | undefined;
  bestCut: Counted | undefined;
  left: number;
}

/**
 * Lowers the bound of a case by better multipliers, until it closes, or until they are nearly as good as they get:
 * where they may be far off along subgradients, then by cutting planes in a box.
 *
 * Source: Held, Wolfe & Crowder 1974 (subgradients); Marsten, Hogan & Blankenship 1975 (the box).
 */
export function* improve(task: Improving): Steps<Improved> {
  const state: State = {
    task,
    master: createMaster(),
    sides: [],
    box: new Map(),
    candidates: [],
    cuts: [],
    center: task.charges,
    best: undefined,
    bestCut: undefined,
    left: task.most,
  };
  for (const side of task.charges.keys()) addSide(state, side);
  for (const candidate of task.seen) addCut(state, candidate, candidate);
  if (task.box === undefined && (yield* descend(state))) return improvedOf(state, true);
  if (state.best === undefined) yield* solve(state, task.charges);
  for (;;) {
    const best = state.best as unknown as Relaxation;
    if (task.closes(best)) return improvedOf(state, true);
    let proposed = propose(state);
    // Where nothing much better is promised, the box may be what is in the way.
    while (!task.mayImprove(best, proposed.promise) && stretch(state, 8, proposed.pressed)) proposed = propose(state);
    const ended = !task.mayImprove(best, proposed.promise);
    if (ended || state.left <= 0) return improvedOf(state, ended, proposed.mixture);
    const before = boundOf(best);
    const now = boundOf(yield* solve(state, proposed.charges));
    if (now >= before) stretch(state, 0.5);
    else if (before - now >= (before - proposed.promise) / 2) stretch(state, 2);
  }
}

/** Relaxations of a descent, at most. */
const DESCENT = 80;
/** So many that are no better, and less is hoped for. */
const PATIENCE = 3;

/** Steps along the excess, each as long as would lower the bound by what is hoped for. True where the case closes. */
function* descend(state: State): Steps<boolean> {
  const { task, sides } = state;
  let charges = state.center;
  let hope = task.spread / 4;
  let waiting = 0;
  for (let times = 0; times < DESCENT && state.left > 1; times++) {
    const before = boundOf(state.best);
    const relaxation = yield* solve(state, charges);
    const now = boundOf(relaxation);
    if (task.closes(state.best as Relaxation)) return true;
    let cut = state.cuts[state.cuts.length - 1];
    if (now < before) {
      waiting = 0;
      if (before !== Number.POSITIVE_INFINITY && before - now >= hope / 2) hope *= 1.5;
    } else if (++waiting >= PATIENCE) {
      hope /= 2;
      waiting = 0;
      charges = state.center;
      cut = state.bestCut as Counted;
    }
    const from = charges;
    const moves = sides.map((side) => {
      const excess = excessOf(task.limited, task.values, cut, side);
      return excess < 0 && (from.get(side) ?? 0) <= 0 ? 0 : excess;
    });
    const norm = moves.reduce((sum, one) => sum + one * one, 0);
    if (norm === 0) break;
    const length = (boundOf(cut === state.bestCut ? state.best : relaxation) - boundOf(state.best) + hope) / norm;
    charges = new Map(sides.map((side, at) => [side, Math.max(0, (from.get(side) ?? 0) + length * moves[at])]));
  }
  return false;
}

function* solve(state: State, charges: Charges): Steps<Relaxation> {
  state.left--;
  const { relaxation, candidate, paid } = yield* state.task.solve(charges);
  addCut(state, candidate, { counts: candidate.counts, values: paid });
  if (boundOf(relaxation) < boundOf(state.best)) {
    state.best = relaxation;
    state.center = charges;
    state.bestCut = state.cuts[state.cuts.length - 1];
  }
  return relaxation;
}

function boundOf(relaxation: Relaxation | undefined): number {
  return relaxation === undefined ? Number.POSITIVE_INFINITY : relaxation.total / relaxation.multipliers.scale;
}

function addSide({ task, master, sides, box, cuts }: State, side: number): void {
  sides.push(side);
  box.set(side, Math.min(task.box?.get(side) ?? task.spread, task.spread / FIRST_BOX));
  master.addRow((cut) => excessOf(task.limited, task.values, cuts[cut], side));
}

function addCut(state: State, candidate: Candidate, cut: Counted): void {
  const { task, master, sides, box, candidates, cuts } = state;
  for (const side of passedBy(task.limited, task.values, candidate)) if (!box.has(side)) addSide(state, side);
  candidates.push(candidate);
  cuts.push(cut);
  master.addCut(
    cut.values[task.level],
    sides.map((side) => excessOf(task.limited, task.values, cut, side)),
  );
}

function improvedOf({ best, center, candidates, box }: State, ended: boolean, shares?: Float64Array): Improved {
  return {
    best: best as Relaxation,
    charges: center,
    mixture: candidates.flatMap((candidate, at) =>
      shares !== undefined && shares[at] > 1e-7 ? [{ candidate, share: shares[at] }] : [],
    ),
    seen: candidates,
    box,
    ended,
  };
}

/** Multipliers are looked for within so many times the spread of what is known to be good: first, at most, at least. */
const FIRST_BOX = 256;
const WIDEST = 1024;
const NARROWEST = 1 / 65536;

/** Whether any side of the box changed. */
function stretch({ task: { spread }, box }: State, by: number, sides: Iterable<number> = box.keys()): boolean {
  let changed = false;
  for (const side of sides) {
    const size = box.get(side) as number;
    const now = Math.min(spread * WIDEST, Math.max(spread * NARROWEST, size * by));
    if (now !== size) changed = true;
    box.set(side, now);
  }
  return changed;
}

/** `pressed`: side rows where a wider box would promise more. */
function propose({ master, sides, center, box }: State) {
  const low = sides.map((side) => Math.max(0, (center.get(side) ?? 0) - (box.get(side) as number)));
  const high = sides.map((side) => (center.get(side) ?? 0) + (box.get(side) as number));
  const { value: promise, multipliers, pressed, mixture } = master.solve(low, high);
  return {
    promise,
    mixture,
    charges: new Map(sides.map((side, at) => [side, multipliers[at]])),
    pressed: sides.filter((_, at) => pressed[at] === 1 && (multipliers[at] > 0 || low[at] > 0)),
  };
}
