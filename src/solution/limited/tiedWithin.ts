import type { Steps } from "../../steps.ts";
import type { Candidate } from "./assignments.ts";
import type { OpenCase } from "./canonicalCase.ts";
import type { Limited } from "./limited.ts";
import { searchLevel } from "./searchLevel.ts";
import { chargesOf } from "./sideRows.ts";

/**
 * Rows that another assignment gives other columns which is as good and keeps the limits, ascending. Everything as good
 * is in `cases`; rows whose pairs none of them leaves loose are not asked about, every other one is searched for,
 * unless it was met. `equals`: such assignments, as far as known; `open`: [slots] 1 = the pair may be part of one.
 * Throws RangeError where that takes more steps than the problem allows.
 */
export function* tiedWithin(
  limited: Limited,
  values: readonly number[],
  best: Candidate,
  cases: readonly OpenCase[],
  equals: readonly Candidate[],
  open: Uint8Array,
): Steps<Int32Array> {
  const { network, problem } = limited;
  const { n, start, row: rowOf, rowHi, base } = network;
  const { taken } = best;
  const tied = new Uint8Array(n);
  const mark = (other: Candidate) => {
    for (let slot = 0; slot < taken.length; slot++) if (taken[slot] !== other.taken[slot]) tied[rowOf[slot]] = 1;
  };
  for (const other of equals) mark(other);
  const budget = { left: problem.steps };
  for (let row = 0; row < n; row++) {
    for (const { decisions, proof, loose } of cases) {
      const own: number[] = [];
      const others: number[] = [];
      for (let slot = start[row]; slot < start[row + 1]; slot++) {
        if (taken[slot] === 1) own.push(slot);
        else if (loose[slot] === 1) others.push(slot);
      }
      if (others.length === 0 && !own.some((slot) => loose[slot] === 1)) continue;
      const single = base[row] + rowHi[row] <= 1;
      for (const slot of single && own.length > 0 ? own : [...own, ...others]) {
        if (tied[row] === 1) break;
        const found = yield* searchLevel({
          limited,
          level: limited.levels.length - 1,
          values,
          known: best,
          budget,
          open: taken[slot] === 1 ? open.map((one, at) => (at === slot ? 0 : one)) : open,
          decisions: taken[slot] === 1 ? decisions : [...decisions, { row, column: network.column[slot], made: true }],
          charges: chargesOf(limited, proof),
          wanted: "any",
          patience: Number.POSITIVE_INFINITY,
        });
        if (found.best !== undefined) mark(found.best);
        else if (found.bound !== undefined)
          throw new RangeError(`whom a tie touches was not found in ${problem.steps} steps`);
      }
    }
  }
  return Int32Array.from(tied.keys()).filter((row) => tied[row] === 1);
}
