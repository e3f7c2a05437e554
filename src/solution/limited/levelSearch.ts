import type { Steps } from "../../steps.ts";
import { compareCanonical } from "../search.ts";
import type { Candidate } from "./assignments.ts";
import { candidateOf, keepsLimits } from "./assignments.ts";
import { pricesOf } from "./canonicalCase.ts";
import type { CaseProof, Decision, Limited } from "./limited.ts";
import type { Relaxed } from "./multipliers.ts";
import { nearOf } from "./near.ts";
import type { Region } from "./region.ts";
import type { Relaxation } from "./relaxation.ts";
import { solveRelaxation, takenIn } from "./relaxation.ts";
import type { Charges } from "./sideRows.ts";
import { asMultipliers } from "./sideRows.ts";
import { paidOf } from "./weighted.ts";

/** What is asked of the search at a level. */
export interface LevelTask {
  readonly limited: Limited;
  readonly level: number;
  /** What the levels before come to: the search keeps to it. */
  readonly values: readonly number[];
  /** An assignment that keeps the limits and these values, if one is known. */
  readonly known: Candidate | undefined;
  /** Counts the relaxations that may still be solved. */
  readonly budget: { left: number };
  /** Pairs that are ruled out from the start: [slots] 1 = not. */
  readonly open: Uint8Array;
  readonly decisions: readonly Decision[];
  /** Multipliers to start from, if any are known to be good. */
  readonly charges?: Charges | undefined;
  /** Assignments within the network's bounds that are known already. */
  readonly seen?: readonly Candidate[] | undefined;
  /**
   * `value`: only the level's best value is asked for. `canonical`: the canonical assignment of all that reach it.
   * `any`: any assignment that is worth at least the known one, which does not count itself.
   */
  readonly wanted: "value" | "canonical" | "any";
  /** Cases that may be left open before any assignment is found. */
  readonly patience: number;
  /** Hears of every assignment that is met, whether it keeps the limits or not. */
  readonly onMet?: (limited: Limited, candidate: Candidate) => void;
}

/** Where the search at a level stands. */
export interface LevelSearching {
  readonly task: LevelTask;
  /** The range of the level's scores, and so many to a unit of its value. */
  readonly spread: number;
  readonly scale: number;
  readonly least: number;
  best: Candidate | undefined;
  /** What the best is worth, or what has to be reached. */
  target: number;
  /** Assignments met that are as good as the best, itself included. */
  readonly equals: Candidate[];
  /** What the prices of the first case show, for all cases. */
  all: { readonly proof: CaseProof; readonly total: number; readonly regrets: Float64Array } | undefined;
  /** [slots] 1 = the pair may be part of what is looked for. */
  open: Uint8Array;
}

export function startSearching(task: LevelTask): LevelSearching {
  const { limited, level, known, wanted, open } = task;
  const spread = spreadOf(limited, level);
  const best = wanted === "any" ? undefined : known;
  const least = leastValue(limited, level);
  return {
    task,
    spread,
    scale: scaleFor(spread),
    least,
    best,
    target: known?.values[level] ?? least,
    equals: best === undefined ? [] : [best],
    all: undefined,
    open,
  };
}

/** Whether what is worth no more than `bound` need not be looked at. */
export function isWorse({ task, best, target }: LevelSearching, bound: number): boolean {
  return task.wanted === "value" && best !== undefined ? bound <= target : bound < target;
}

/** Takes an assignment for the best one, if it keeps everything and is better, or earlier in the canonical order. */
export function offer(searching: LevelSearching, candidate: Candidate): void {
  const { task, best, target, equals } = searching;
  const { limited, level, values, wanted } = task;
  if (values.some((value, at) => value !== candidate.values[at])) return;
  const value = candidate.values[level];
  if (value < target || !keepsLimits(limited, candidate)) return;
  if (best !== undefined && value === best.values[level]) {
    if (equals.every(({ taken }) => taken.some((one, slot) => one !== candidate.taken[slot]))) equals.push(candidate);
    const isEarlier = compareCanonical(limited.network, limited.problem, candidate.taken, best.taken) < 0;
    if (wanted === "canonical" && isEarlier) searching.best = candidate;
    return;
  }
  equals.splice(0, equals.length, candidate);
  searching.best = candidate;
  searching.target = value;
  narrow(searching);
}

/** Closes pairs that cannot be part of what is looked for. */
function narrow(searching: LevelSearching): void {
  const { all, task } = searching;
  if (all === undefined) return;
  const { proof, total, regrets } = all;
  searching.open = task.open.map((open, slot) =>
    open === 1 && (regrets[slot] < 0 || !isWorse(searching, Math.floor((total - regrets[slot]) / proof.scale))) ? 1 : 0,
  );
}

/** Lets the prices of a relaxation of the first case, with all pairs that are open from the start, close pairs. */
export function* narrowBy(searching: LevelSearching, relaxation: Relaxation): Steps<void> {
  const { network, slotOf, total } = relaxation;
  const proof = yield* proofOf(searching, relaxation);
  const regrets = new Float64Array(searching.open.length).fill(-1); // −1: the relaxation does not have the pair
  nearOf(network, proof, 0).regrets.forEach((regret, slot) => {
    if (slotOf[slot] >= 0) regrets[slotOf[slot]] = regret;
  });
  searching.all = { proof, total, regrets };
  narrow(searching);
}

export function* proofOf({ task }: LevelSearching, relaxation: Relaxation): Steps<CaseProof> {
  return { ...relaxation.multipliers, ...(yield* pricesOf(relaxation, task.limited)) };
}

/** Solves a case's relaxation, one step of the budget, and offers what it finds. */
export function* relax(searching: LevelSearching, region: Region, charges: Charges): Steps<Relaxed> {
  const { task, scale } = searching;
  const { limited, level, values, budget } = task;
  budget.left--;
  const asked = asMultipliers(limited, level, charges);
  const relaxation = yield* solveRelaxation(limited, region, level, values, asked, scale);
  const candidate = candidateOf(limited, takenIn(relaxation, region));
  offer(searching, candidate);
  task.onMet?.(limited, candidate);
  const paid = paidOf(limited, region, level, relaxation.multipliers, candidate.values, candidate.taken);
  return { relaxation, candidate, paid };
}

function spreadOf({ network, levels }: Limited, level: number): number {
  if (levels[level].level !== "total") return 1;
  let low = 0;
  let high = 1;
  for (const score of network.score) {
    if (score < low) low = score;
    if (score > high) high = score;
  }
  return high - low;
}

/** Nothing is worth less. */
function leastValue({ network, levels }: Limited, level: number): number {
  if (levels[level].level !== "total") return 0;
  const { n, start, score, rowHi } = network;
  let least = network.fixed;
  for (let row = 0; row < n; row++) {
    let low = 0;
    for (let slot = start[row]; slot < start[row + 1]; slot++) low = Math.min(low, score[slot]);
    least += low * rowHi[row];
  }
  return least;
}

/** Fine enough for halves and thirds, and still within 32 bits where it can be. */
function scaleFor(spread: number): number {
  let scale = 1;
  while (scale < 2 ** 16 && scale * spread * 4 < 2 ** 30) scale *= 2;
  return scale;
}
