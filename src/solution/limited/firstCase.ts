import type { Steps } from "../../steps.ts";
import { attempt, dive } from "./attempts.ts";
import { improveCase } from "./improveCase.ts";
import type { LevelSearching } from "./levelSearch.ts";
import { isWorse, narrowBy, relax } from "./levelSearch.ts";
import type { Limited } from "./limited.ts";
import type { Improved } from "./multipliers.ts";
import type { Region } from "./region.ts";
import { caseOf } from "./region.ts";
import type { Charges } from "./sideRows.ts";

/** Relaxations between two looks at which pairs can be closed. */
const ROUND = 100;
const ROUNDS = 12;

/**
 * Multipliers for the first case, in rounds: after each of them its prices close pairs, which makes the next cheaper,
 * and an attempt is made at an assignment that keeps the limits. Undefined where nothing is within the bounds.
 */
export function* improveFirst(searching: LevelSearching): Steps<{ improved: Improved; region: Region } | undefined> {
  const { task } = searching;
  let region = caseOf(task.limited, task.open, task.decisions);
  if (region === undefined) return undefined;
  let improved: Improved | undefined;
  const start =
    task.charges === undefined
      ? { charges: firstCharges(task.limited, task.level, searching.spread), seen: task.seen ?? [], box: undefined }
      : { charges: task.charges, seen: task.seen ?? [], box: new Map<number, number>() };
  for (let round = 0; ; round++) {
    improved = yield* improveCase(searching, improved ?? start, region, false, ROUND);
    const whole = caseOf(task.limited, task.open, task.decisions) as Region;
    const { best } = improved;
    const reach = Math.floor(best.total / best.multipliers.scale);
    if (isWorse(searching, reach) || task.budget.left <= 0) return { improved, region };
    // Of all pairs, not only of those still open: what closes pairs must not rest on pairs being closed.
    const relaxation = (yield* relax(searching, whole, improved.charges)).relaxation;
    if (searching.all === undefined || relaxation.total < searching.all.total) yield* narrowBy(searching, relaxation);
    if (searching.best === undefined || reach > searching.target) {
      yield* attempt(searching, improved.charges);
      if (improved.mixture.length > 0) yield* dive(searching, improved);
    }
    if (improved.ended || round === ROUNDS) return { improved, region };
    // Where nothing is left nothing is better than what is known, and the last multipliers show it.
    const next = caseOf(task.limited, searching.open, task.decisions);
    if (next === undefined) return { improved, region };
    region = next;
  }
}

/** To be at the values of the levels before is worth more than any pair. */
function firstCharges({ blocks }: Limited, level: number, spread: number): Charges {
  return new Map(Array.from({ length: level }, (_, p) => [2 * (blocks.count + p) + 1, 2 * spread]));
}
