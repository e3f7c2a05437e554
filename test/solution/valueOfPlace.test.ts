import { assign, valueOfPlace } from "pairwright/assignment";
import { expect, it } from "vitest";
import { randomFrom } from "../oracle/random.ts";
import { share } from "../share.ts";

it.each(["maximin", "leximin", "greedy", "generous"] as const)(
  "%s: one more place is worth what solving with it gives, also where the total falls",
  (objective) => {
    const seen = { more: 0, "total falls": 0, nothing: 0 };
    // A total that falls under leximin is rare: these seeds have some.
    for (let seed = 90; seed < 90 + share(150); seed++) {
      const random = randomFrom(seed);
      const [rows, columns] = [5, 4];
      const numbers = (most: number) => Int32Array.from({ length: rows * columns }, () => 1 + random.below(most));
      const capacity = Int32Array.from({ length: columns }, () => 1 + random.below(2));
      const choices = objective === "greedy" || objective === "generous" ? { choices: numbers(4) } : {};
      const problem = { rows, columns, scores: numbers(30), capacity, objective, ...choices };
      const before = assign(problem);
      if (before.status !== "optimal") throw new Error(before.status);
      for (let column = 0; column < columns; column++) {
        const larger = capacity.map((own, j) => own + (j === column ? 1 : 0));
        const after = assign({ ...problem, capacity: larger });
        if (after.status !== "optimal") throw new Error(after.status);
        const { matched, total } = valueOfPlace(before, column);
        expect({ matched, total }, `seed ${seed}, column ${column}`).toEqual({
          matched: after.matched - before.matched,
          total: after.total - before.total,
        });
        if (matched > 0 || total > 0) seen.more++;
        else if (total < 0) seen["total falls"]++;
        else seen.nothing++;
      }
    }
    expect(seen.more).toBeGreaterThan(share(50));
    expect(seen.nothing).toBeGreaterThan(share(50));
    if (objective !== "maximin") expect(seen["total falls"]).toBeGreaterThan(objective === "leximin" ? 0 : share(5));
  },
);
