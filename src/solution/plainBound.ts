import type { Network } from "./network.ts";
import type { Level } from "./solution.ts";

/** What nothing can pass at a level, as everybody can see: each row by itself takes the best that there is for it. */
export function plainBound({ n, start, score, base, tier, rowHi, fixed }: Network, level: Level): number {
  let bound = level.level === "total" ? fixed : 0;
  for (let row = 0; row < n; row++) {
    const most = base[row] + rowHi[row];
    if (level.level === "placed") {
      if (tier[row] === level.priority && most >= level.demand) bound++;
      continue;
    }
    const own = Array.from(score.subarray(start[row], start[row + 1]))
      .filter((one) => one > 0)
      .sort((a, b) => b - a);
    for (const one of own.slice(0, rowHi[row])) bound += one;
  }
  return bound;
}
