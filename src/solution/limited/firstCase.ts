import type { Steps } from "../../steps.ts";
import { attempt, dive } from "./attempts.ts";
import { improveCase } from "./improveCase.ts";
import type { LevelSearching } from "./levelSearch.ts";
import { isWorse, narrowBy, relax } from "./levelSearch.ts";
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
