import type { Candidates } from "../candidates/candidates.ts";
import type { Level } from "../solution/solution.ts";
import type { Change } from "../solution/ways.ts";
import { differenceOf } from "./differenceOf.ts";
import { aimLossBy, movesOf } from "./explainMentee.ts";
import type { Loss, Move, RunContext } from "./explanation.ts";
import type { Pair } from "./matching.ts";

/** The best matchings after the run's own. Plain data. */
export interface NextMatchings {
  readonly of: RunContext;
  /** The best first; equally good ones in the canonical order. Fewer than asked for where there are no more. */
  readonly matchings: readonly NextMatching[];
}

/** Another valid matching, held against the run's own. */
export interface NextMatching {
  /** What it loses: nothing, people, points and by the aim, where it is equally good. */
  readonly loss: Loss;
  /** Who has other mentors, in id order. Whoever is not listed has the same. */
  readonly moves: readonly Move[];
}

/** The same difference the other way: what is won. */
export function gainOf({ placed, points, aim, byTier, further }: Loss): Loss {
  return {
    placed: 0 - placed,
    points: 0 - points,
    ...(aim === undefined ? {} : { aim }),
    ...(byTier === undefined ? {} : { byTier: byTier.map((tier) => ({ ...tier, placed: 0 - tier.placed })) }),
    ...(further === undefined ? {} : { further: further.map((one) => ({ ...one, mentees: 0 - one.mentees })) }),
  };
}

/**
 * How a matching differs from the run's own, `pairs`. `before` and `after`: the mentors of each mentee; `changes`: what
 * leads from one to the other.
 */
export function nextMatching(
  candidates: Candidates,
  levels: readonly Level[],
  pairs: readonly Pair[],
  before: readonly Int32Array[],
  after: readonly Int32Array[],
  changes: readonly Change[],
): NextMatching {
  const { mentees } = candidates.cohort;
  const fewer = (isCounted: (mentors: Int32Array, mentee: number) => boolean) =>
    before.filter(isCounted).length - after.filter(isCounted).length;
  const byLevel = levels.map((level) =>
    level.level === "placed"
      ? fewer(({ length }, mentee) => mentees[mentee].priority === level.priority && length >= level.demand)
      : 0,
  );
  const placed = fewer(({ length }) => length > 0);
  const moves = movesOf(candidates, changes);
  const points = moves.reduce((sum, move) => sum - move.points, 0);
  return { loss: differenceOf(levels, byLevel, placed, points, aimLossBy(candidates, pairs, changes)), moves };
}
