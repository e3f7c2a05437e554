import type { Steps } from "../../steps.ts";
import type { LevelSearching } from "./levelSearch.ts";
import { isWorse, relax } from "./levelSearch.ts";
import type { Improved } from "./multipliers.ts";
import { improve } from "./multipliers.ts";
import type { Region } from "./region.ts";
import { isInside } from "./region.ts";

/**
 * Better multipliers for a case, from those of another one. `strictly`: what is as good as the best does not close it,
 * only what is worse. At most `most` relaxations.
 */
export function* improveCase(
  searching: LevelSearching,
  { charges, seen, box }: Pick<Improved, "charges" | "seen" | "box">,
  region: Region,
  strictly: boolean,
  most: number,
): Steps<Improved> {
  const { task, spread } = searching;
  const { limited, level, values, budget, wanted, known } = task;
  return yield* improve({
    limited,
    level,
    values,
    charges,
    seen: seen.filter(({ taken }) => isInside(region, taken)),
    box,
    spread,
    most: Math.max(1, Math.min(budget.left, most)),
    solve: (now) => relax(searching, region, now),
    closes({ total, multipliers }) {
      const reach = Math.floor(total / multipliers.scale);
      return isWorse(searching, reach) || (!strictly && searching.best !== undefined && reach <= searching.target);
    },
    mayImprove({ total, multipliers: { scale } }, promise) {
      const { best, target } = searching;
      const gain = total / scale - promise;
      if (strictly || (wanted === "any" && known !== undefined)) return promise < target && gain > 0.5 / scale;
      if (best === undefined) return gain > Math.max(0.01, spread / 1000);
      if (promise < target + 1) return gain > 0.5 / scale;
      return gain > Math.max(0.01, (promise - target) / 20);
    },
  });
}
