import type { Steps } from "../../steps.ts";
import type { Candidate } from "./assignments.ts";
import { improveCase } from "./improveCase.ts";
import type { LevelSearching } from "./levelSearch.ts";
import { isWorse, narrowBy, relax } from "./levelSearch.ts";
import type { Decision } from "./limited.ts";
import type { Charges, Improved } from "./multipliers.ts";
import type { Region } from "./region.ts";
import { caseOf } from "./region.ts";

/** Relaxations between two looks at which pairs can be closed. */
const ROUND = 40;
const ROUNDS = 12;
/** Decisions in a row of one attempt to find something that keeps the limits. */
const DEEPEST = 40;

/**
 * Multipliers for the first case, in rounds: after each of them its prices close pairs, which makes the next cheaper,
 * and an attempt is made at an assignment that keeps the limits. Undefined where nothing is within the bounds.
 */
export function* improveFirst(
  searching: LevelSearching,
  charges: Charges,
): Steps<{ improved: Improved; region: Region } | undefined> {
  const { task } = searching;
  let region = caseOf(task.limited, task.open, task.decisions);
  if (region === undefined) return undefined;
  let improved: Improved | undefined;
  for (let round = 0; ; round++) {
    const from: Pick<Improved, "charges" | "seen" | "box"> = improved ?? { charges, seen: [], box: undefined };
    improved = yield* improveCase(searching, from, region, false, ROUND);
    const whole = caseOf(task.limited, task.open, task.decisions) as Region;
    const { best } = improved;
    const reach = Math.floor(best.total / best.multipliers.scale);
    if (isWorse(searching, reach) || task.budget.left <= 0) return { improved, region };
    // Of all pairs, not only of those still open: what closes pairs must not rest on pairs being closed.
    const relaxation = (yield* relax(searching, whole, improved.charges)).relaxation;
    if (searching.all === undefined || relaxation.total < searching.all.total) yield* narrowBy(searching, relaxation);
    if (searching.best === undefined || reach > searching.target) yield* attempt(searching, improved.charges);
    if (improved.ended || round === ROUNDS) return { improved, region };
    // Where nothing is left nothing is better than what is known, and the last multipliers show it.
    const next = caseOf(task.limited, searching.open, task.decisions);
    if (next === undefined) return { improved, region };
    region = next;
  }
}

/** Looks for something that keeps the limits: of each limit that is broken, decides as many pairs as it allows. */
function* attempt(searching: LevelSearching, charges: Charges): Steps<void> {
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
  const { n, m, start, column } = whole;
  for (let k = 0; k < blocks.count; k++) {
    const over = candidate.counts[k] > blocks.max[k];
    if (!over && candidate.counts[k] >= blocks.min[k]) continue;
    const slots: number[] = [];
    for (let row = 0; row < n; row++) {
      if (!blocks.ofRow[row].includes(k)) continue;
      for (let slot = start[row]; slot < start[row + 1]; slot++)
        if (alive[slot] === 1 && blocks.has[k * m + column[slot]] === 1 && candidate.taken[slot] === (over ? 1 : 0))
          slots.push(slot);
    }
    slots.sort((a, b) => whole.score[b] - whole.score[a] || a - b);
    const free = over ? slots.length - (candidate.counts[k] - blocks.max[k]) : 1;
    const pair = (slot: number, made: boolean) => ({ row: whole.row[slot], column: column[slot], made });
    return over ? slots.map((slot, at) => pair(slot, at < free)) : slots.slice(0, free).map((slot) => pair(slot, true));
  }
  return [];
}
