import type { Steps } from "../../steps.ts";
import type { Candidate } from "./assignments.ts";
import type { Decision, Limited } from "./limited.ts";
import type { LevelFound } from "./searchLevel.ts";
import { searchLevel } from "./searchLevel.ts";

/**
 * Rows that another assignment gives other columns which is as good and keeps the limits, ascending. Those whose pairs
 * no case leaves loose are not asked about; every other one is searched for, unless one was met. Throws RangeError
 * where that takes more steps than the problem allows.
 */
export function* tiedWithin(
  limited: Limited,
  { best, loose, equals, open }: Pick<LevelFound, "best" | "loose" | "equals" | "open">,
  values: readonly number[],
): Steps<Int32Array> {
  const { network, problem } = limited;
  const { n, start, row: rowOf, rowHi, base } = network;
  const { taken } = best as Candidate;
  const tied = new Uint8Array(n);
  const mark = (other: Candidate) => {
    for (let slot = 0; slot < taken.length; slot++) if (taken[slot] !== other.taken[slot]) tied[rowOf[slot]] = 1;
  };
  for (const other of equals) mark(other);
  const budget = { left: problem.steps };
  for (let row = 0; row < n; row++) {
    const own: number[] = [];
    const others: number[] = [];
    for (let slot = start[row]; slot < start[row + 1]; slot++) {
      if (taken[slot] === 1) own.push(slot);
      else if (loose[slot] === 1) others.push(slot);
    }
    if (![...own, ...others].some((slot) => loose[slot] === 1)) continue;
    const single = base[row] + rowHi[row] <= 1;
    const asked = single && own.length > 0 ? own : [...own, ...others];
    for (const slot of asked) {
      if (tied[row] === 1) break;
      const without = open.slice();
      const decisions: Decision[] = [];
      if (taken[slot] === 1) without[slot] = 0;
      else decisions.push({ row, column: network.column[slot], made: true });
      const found = yield* searchLevel({
        limited,
        level: limited.levels.length - 1,
        values,
        known: best,
        budget,
        open: without,
        decisions,
        wanted: "any",
        patience: Number.POSITIVE_INFINITY,
      });
      if (found.best !== undefined) mark(found.best);
      else if (found.bound !== undefined)
        throw new RangeError(`whom a tie touches was not found in ${problem.steps} steps`);
    }
  }
  return Int32Array.from(tied.keys()).filter((row) => tied[row] === 1);
}
