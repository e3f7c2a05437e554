import type { Assignment } from "pairwright/assignment";
import { assign, assignAsync } from "pairwright/assignment";
import { expect, it } from "vitest";
import { recheckFeasible } from "../../src/solution/recheck.ts";
import { enumerate, pairsOf } from "../oracle/enumerate.ts";
import { isValid, limitedOfSeed } from "../oracle/limits.ts";
import { bytesOf, listsOf, maskOfAnswer, problemOf, settledOf } from "./limited.ts";
import { Seen } from "./seen.ts";

const PROBLEMS = Number(process.env.PAIRWRIGHT_PROBLEMS ?? 450);
const FIRST_SEED = Number(process.env.PAIRWRIGHT_SEED ?? 1);

/** The answer, or the RangeError's message. */
function asked(run: () => Assignment): Assignment | string {
  try {
    return run();
  } catch (error) {
    if (error instanceof RangeError) return error.message;
    throw error;
  }
}

it("few steps give a valid assignment and what cannot be passed, the whole answer, or a RangeError", async () => {
  const seen = new Seen();
  for (let seed = FIRST_SEED; seed < FIRST_SEED + PROBLEMS / 25; seed++) {
    const instance = limitedOfSeed(seed);
    if (instance.wide) continue;
    const where = `seed ${seed}: ${JSON.stringify(instance)}`;
    const known = enumerate(instance);
    const whole = assign(problemOf(instance));
    for (const steps of [1, 3, 8, 20, 60]) {
      const problem = problemOf(instance, "dense", { steps });
      const what = `${steps} steps, ${where}`;
      const answer = asked(() => assign(problem));
      const again = asked(() => assign(problem));
      if (typeof answer === "string" || typeof again === "string") {
        expect(answer, what).toBe(again);
        expect(answer, what).toMatch(new RegExp(`\\b${steps}\\b`));
        await expect(assignAsync(problem), what).rejects.toThrow(RangeError);
        seen.add("nothing found");
        continue;
      }
      expect(bytesOf(again), what).toBe(bytesOf(answer));
      if (steps % 2 === 0) expect(bytesOf(await assignAsync(problem)), what).toBe(bytesOf(answer));
      seen.add(answer.status);
      if (answer.status === "infeasible") expect(known, what).toBeNull();
      if (answer.status === "optimal") {
        if (whole.status !== "optimal") throw new Error(what);
        // The proof may be another where less of it could be tried.
        expect(settledOf(answer), what).toEqual(settledOf(whole));
      }
      if (answer.status !== "feasible") continue;
      if (known === null) throw new Error(what);
      const mask = maskOfAnswer(answer.columnsOf, instance.columns);
      expect(isValid(instance, mask), what).toBe(true);
      const pairs = pairsOf(mask, instance.columns);
      const total = pairs.reduce((sum, [row, column]) => sum + (instance.points[row][column] as number), 0);
      expect([answer.total, answer.matched], what).toEqual([total, new Set(pairs.map(([row]) => row)).size]);
      answer.columnsOf.forEach((own, row) => {
        expect(answer.columnOf[row], what).toBe(own[0] ?? -1);
      });
      const counts = known.levels.map(
        ({ mentors, priority }) =>
          answer.columnsOf.filter((own, row) => own.length >= mentors && instance.priority[row] === priority).length,
      );
      const { gap } = answer;
      const at =
        gap.level === "total"
          ? known.levels.length
          : known.levels.findIndex(({ mentors, priority }) => mentors === gap.demand && priority === gap.priority);
      expect(at, what).toBeGreaterThanOrEqual(0);
      // What comes before is proved.
      expect(counts.slice(0, at), what).toEqual(known.best.counts.slice(0, at));
      const [value, truth] = [[...counts, total][at], [...known.best.counts, known.best.total][at]];
      expect(gap.value, what).toBe(value);
      expect(truth, what).toBeGreaterThanOrEqual(gap.value);
      expect(truth, what).toBeLessThanOrEqual(gap.bound);
      expect(Number.isInteger(gap.bound), what).toBe(true);
      // A recheck that does not search says the same, and refuses what the matching itself passes.
      const columns = listsOf(answer.columnsOf);
      const level = known.levels[at]
        ? { level: "placed" as const, priority: known.levels[at].priority, demand: known.levels[at].mentors }
        : { level: "total" as const };
      const checked = recheckFeasible(problem, columns, { level, bound: gap.bound });
      if (!("status" in checked)) throw new Error(`${JSON.stringify(checked)} (${what})`);
      expect(bytesOf(checked), what).toBe(bytesOf(answer));
      expect(recheckFeasible(problem, columns, { level, bound: gap.value - 1 }), what).toEqual([
        { fault: "gap", value: gap.value },
      ]);
      seen.add(gap.level === "total" ? "gap: total" : "gap: placed");
      if (gap.bound > gap.value) seen.add("gap: open");
      else seen.add("gap: closed");
      if (truth > gap.value) seen.add("gap: not the best");
    }
  }
  if (process.env.PAIRWRIGHT_COUNTS) console.log(Object.fromEntries([...seen.counts].sort()));
  expect(seen.short(LEAST, PROBLEMS / 3000)).toEqual([]);
});

/** About half of what 3000 problems give. */
const LEAST: Record<string, number> = {
  feasible: 70,
  "gap: closed": 20,
  "gap: not the best": 10,
  "gap: open": 49,
  "gap: placed": 33,
  "gap: total": 36,
  infeasible: 72,
  "nothing found": 30,
  optimal: 100,
};

// Found among the seeds from 200001: the search ends in a case that it neither closes nor splits.
it("a search that is cut off has an answer, whenever that is", () => {
  const problem = { rows: 2, columns: 1, scores: Int32Array.of(2, 2), priority: Int32Array.of(0, 1) };
  for (let steps = 1; steps <= 40; steps++) {
    const answer = asked(() => assign({ ...problem, limits: [{ min: 0 }], steps }));
    if (typeof answer !== "string") expect(answer.status).not.toBe("infeasible");
  }
});
