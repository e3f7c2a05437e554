import type { Level } from "../solution/solution.ts";
import type { AimLoss, Loss } from "./explanation.ts";

/** How two matchings differ in people placed and points, by level where that says more, and by the aim. */
export function differenceOf(
  levels: readonly Level[],
  byLevel: readonly number[],
  placed: number,
  points: number,
  aim: AimLoss | undefined,
): Loss {
  // The usual programme, which has hundreds of thousands of them.
  if (levels.length <= 2 && aim === undefined) return { placed, points };
  const byTier: { priority: number; placed: number }[] = [];
  const further: { priority: number; mentors: number; mentees: number }[] = [];
  levels.forEach((level, at) => {
    if (level.level !== "placed") return;
    if (level.demand === 1) byTier.push({ priority: level.priority, placed: byLevel[at] });
    else further.push({ priority: level.priority, mentors: level.demand, mentees: byLevel[at] });
  });
  return {
    placed,
    points,
    ...(aim === undefined ? {} : { aim }),
    ...(byTier.length > 1 ? { byTier } : {}),
    ...(further.length > 0 ? { further } : {}),
  };
}
