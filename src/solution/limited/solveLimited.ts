import type { Steps } from "../../steps.ts";
import { relaxed } from "../relax.ts";
import { solve } from "../solve.ts";
import type { Candidate } from "./assignments.ts";
import type { LevelSearch, Limited } from "./limited.ts";
import type { LevelFound } from "./searchLevel.ts";
import { searchLevel } from "./searchLevel.ts";
import { tiedWithin } from "./tiedWithin.ts";

export interface LimitedFound {
  readonly best: Candidate;
  /** The proof of each level; as far as it came where the steps ran out. */
  readonly searches: readonly LevelSearch[]; // [levels]
  /** Absent where the steps ran out. */
  readonly tied?: Int32Array;
  /** The level at which the steps ran out, and what cannot be passed there. */
  readonly gap?: { readonly level: number; readonly bound: number };
}

/** Cases left open without any assignment that keeps the limits and places all that can be without them. */
const PATIENCE = 60;

/**
 * The canonical optimum of a problem with limits, level by level; undefined where nothing keeps them. First it is
 * hoped that limits keep nobody from being placed; where they do, the levels are searched one after the other. Throws
 * RangeError where the steps run out before anything is found.
 */
export function* solveLimited(limited: Limited, withTies = true): Steps<LimitedFound | undefined> {
  const { problem, levels, network, several } = limited;
  const budget = { left: problem.steps };
  const last = levels.length - 1;
  const open = new Uint8Array(network.column.length).fill(1);
  const searched = (level: number, values: readonly number[], known: Candidate | undefined, patience: number) =>
    searchLevel({
      limited,
      level,
      values,
      known,
      budget,
      open,
      decisions: [],
      wanted: level === last ? "canonical" : "value",
      patience,
    });

  const without = yield* solve(relaxed(network, several, []), { levels: levels.slice(0, last), locked: [] }, problem);
  if (without === undefined) return undefined;
  const hoped = without.certificate.map(({ value }) => value);
  const final = last === 0 ? undefined : yield* searched(last, hoped, undefined, PATIENCE);
  let best = final?.best;
  const found: LevelFound[] = [];
  const values: number[] = [];
  for (let level = 0; level <= last; level++) {
    const isHoped = final?.best !== undefined;
    const one: LevelFound =
      level === last && isHoped ? final : yield* searched(level, values, best, Number.POSITIVE_INFINITY);
    if (one.best === undefined) {
      if (one.bound === undefined) return undefined;
      throw new RangeError(`nothing within the limits was found in ${problem.steps} steps`);
    }
    best = level === last || !isHoped ? one.best : best;
    found.push(one);
    values.push(one.best.values[level]);
    if (one.bound !== undefined)
      return { best: one.best, searches: found.map(searchOf), gap: { level, bound: one.bound } };
  }
  const answer = { best: found[last].best as Candidate, searches: found.map(searchOf) };
  if (!withTies) return answer;
  const { open: cases, equals, pairs } = found[last];
  return { ...answer, tied: yield* tiedWithin(limited, values.slice(0, last), answer.best, cases, equals, pairs) };
}

function searchOf({ all, cases }: LevelFound): LevelSearch {
  return { ...(all === undefined ? {} : { all }), cases };
}
