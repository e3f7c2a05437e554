import type { Steps } from "../../steps.ts";
import type { Candidate } from "./assignments.ts";
import { isCounted } from "./blocks.ts";
import { improveCase } from "./improveCase.ts";
import type { LevelSearching } from "./levelSearch.ts";
import { isWorse, relax } from "./levelSearch.ts";
import type { Decision } from "./limited.ts";
import type { Improved } from "./multipliers.ts";
import type { Region } from "./region.ts";
import { caseOf } from "./region.ts";
import type { Charges } from "./sideRows.ts";

/** Decisions in a row of one attempt. */
const DEEPEST = 40;

/**
 * Looks for something that keeps the limits: decides what the mixture of the best multipliers nearly has, and again.
 */
export function* dive(searching: LevelSearching, first: Improved): Steps<void> {
  const { task } = searching;
  let improved = first;
  let decisions: readonly Decision[] = task.decisions;
  for (let depth = 0; depth < DEEPEST && task.budget.left > 0; depth++) {
    const more = nearlyMade(searching, improved, new Set(decisions.map(keyOf)));
    if (more.length === 0) return;
    decisions = [...decisions, ...more];
    const region = caseOf(task.limited, searching.open, decisions);
    if (region === undefined) return;
    improved = yield* improveCase(searching, improved, region, false, OF_DIVE);
    if (isWorse(searching, Math.floor(improved.best.total / improved.best.multipliers.scale))) return;
  }
}

const OF_DIVE = 25;
const NEARLY = 0.9;

const keyOf = (decision: Decision) => ("placed" in decision ? `${decision.row}` : `${decision.row} ${decision.column}`);

/** Pairs that the mixture makes for nearly all of it, or else the one that it makes most. */
function nearlyMade({ task }: LevelSearching, { mixture }: Improved, decided: ReadonlySet<string>): Decision[] {
  const { row, column } = task.limited.network;
  const shares = new Map<number, number>();
  for (const { candidate, share } of mixture)
    for (let slot = 0; slot < candidate.taken.length; slot++)
      if (candidate.taken[slot] === 1) shares.set(slot, (shares.get(slot) ?? 0) + share);
  const open = [...shares]
    .map(([slot, share]) => ({ share, slot, decision: { row: row[slot], column: column[slot], made: true } }))
    .filter(({ decision }) => !decided.has(keyOf(decision)))
    .sort((a, b) => b.share - a.share || a.slot - b.slot);
  const nearly = open.filter(({ share }) => share >= NEARLY);
  return (nearly.length > 0 ? nearly : open.slice(0, 1)).map(({ decision }) => decision);
}

/** Looks for something that keeps the limits: of each limit that is broken, decides as many pairs as it allows. */
export function* attempt(searching: LevelSearching, charges: Charges): Steps<void> {
  const { task } = searching;
  const before = searching.target;
  let decisions: readonly Decision[] = task.decisions;
  for (let depth = 0; depth < DEEPEST && task.budget.left > 0; depth++) {
    const region = caseOf(task.limited, searching.open, decisions);
    if (region === undefined) return;
    const { candidate } = yield* relax(searching, region, charges);
    if (searching.target > before) return;
    const more = decided(searching, region, candidate);
    if (more.length === 0) return;
    decisions = [...decisions, ...more];
  }
}

/** The best pairs of the first limit that is broken, as many as it allows; or one more, where it wants more. */
function decided({ task }: LevelSearching, { alive }: Region, candidate: Candidate): Decision[] {
  const { blocks, network: whole } = task.limited;
  for (let k = 0; k < blocks.count; k++) {
    const over = candidate.counts[k] > blocks.max[k];
    if (!over && candidate.counts[k] >= blocks.min[k]) continue;
    const slots: number[] = [];
    for (let slot = 0; slot < alive.length; slot++)
      if (alive[slot] === 1 && candidate.taken[slot] === (over ? 1 : 0) && isCounted(blocks, slot, k)) slots.push(slot);
    slots.sort((a, b) => whole.score[b] - whole.score[a] || a - b);
    const free = over ? slots.length - (candidate.counts[k] - blocks.max[k]) : 1;
    const pair = (slot: number, made: boolean) => ({ row: whole.row[slot], column: whole.column[slot], made });
    return over ? slots.map((slot, at) => pair(slot, at < free)) : slots.slice(0, free).map((slot) => pair(slot, true));
  }
  return [];
}
