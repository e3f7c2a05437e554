import type { Matching, Pair } from "../../src/explanation/matching.ts";
import type { Documents } from "./cohorts.ts";
import type { Enumerated, Instance } from "./enumerate.ts";
import { enumerate, instanceOf, ones, pairsOf } from "./enumerate.ts";
import type { Scored } from "./score.ts";
import { scoreCohort } from "./score.ts";

/** All that the oracle knows about a cohort. */
export interface Known {
  readonly scored: Scored;
  readonly instance: Instance;
  /** null = infeasible. */
  readonly answer: Enumerated | null;
}

export function knownOf({ cohort, programme }: Documents): Known {
  const scored = scoreCohort(cohort, programme);
  const instance = instanceOf(scored, programme);
  return { scored, instance, answer: enumerate(instance) };
}

/** Each row's column mask. */
export function rowsOf(mask: number, { rows, columns }: Instance): number[] {
  return Array.from({ length: rows }, (_, row) => (mask >>> (row * columns)) & ((1 << columns) - 1));
}

/** The numbers of a saved matching that follow from its pairs. */
export function derivedOf(
  { scored, instance }: Known,
  mask: number,
): Pick<Matching, "placed" | "total" | "pairs" | "loads"> {
  const { mentees, mentors, pairs, locks } = scored;
  const chosen = pairsOf(mask, instance.columns);
  const made = chosen.map(([i, j]): Pair => {
    const pair = pairs[i][j];
    const lock = locks.find(({ mentee, mentor }) => mentee === i && mentor === j);
    return {
      mentee: mentees[i].id,
      mentor: mentors[j].id,
      points: pair.points,
      choice: pair.choice,
      ...(lock ? { lock: lock.id } : {}),
      terms: pair.terms.map(({ unknown, score: _, ...term }) => (unknown ? { ...term, unknown: true as const } : term)),
    };
  });
  return {
    placed: rowsOf(mask, instance).filter((row) => ones(row) > 0).length,
    total: made.reduce((sum, { points }) => sum + points, 0),
    pairs: made,
    loads: mentors.map(({ id }, j) => ({
      mentor: id,
      load: chosen.filter(([, column]) => column === j).length,
      capacity: instance.capacity[j],
    })),
  };
}
