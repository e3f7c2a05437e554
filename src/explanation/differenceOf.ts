import type { Level } from "../solution/solution.ts";
import type { Loss } from "./explanation.ts";

/** How two matchings differ in people placed and points, and level by level where that says more. */
export function differenceOf(
  levels: readonly Level[],
  byLevel: readonly number[],
  placed: number,
  points: number,
): Loss {
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
    ...(byTier.length > 1 ? { byTier } : {}),
    ...(further.length > 0 ? { further } : {}),
  };
}
