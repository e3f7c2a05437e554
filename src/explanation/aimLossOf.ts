import type { Candidates } from "../candidates/candidates.ts";
import type { Aim } from "../programme/programme.ts";
import type { AimLoss } from "./explanation.ts";

/** What an aim looks at in a pair. */
export interface Worth {
  readonly points: number;
  readonly choice: number;
}

/** How an aim goes through its counts: by what, and from the smallest number up (1) or the greatest down (-1). */
const COUNTED: Partial<Record<Aim, { readonly by: keyof Worth; readonly direction: 1 | -1 }>> = {
  leximin: { by: "points", direction: 1 },
  greedy: { by: "choice", direction: 1 },
  generous: { by: "choice", direction: -1 },
};

/** Whether a loss is stated in an aim's own terms. */
export function hasOwnTerms(aim: Aim): boolean {
  return aim === "maximin" || COUNTED[aim] !== undefined;
}

/**
 * What the aim sees change where, of the pairs made, `gained` stand in place of `lost`; undefined for an aim without
 * terms of its own. O(pairs).
 */
export function aimLossOf(
  aim: Aim,
  pairs: readonly Worth[],
  lost: readonly Worth[],
  gained: readonly Worth[],
): AimLoss | undefined {
  if (!hasOwnTerms(aim)) return undefined;
  const counted = COUNTED[aim];
  const least = counted?.by === "choice" ? undefined : leastChanged(pairs, lost, gained);
  const count = counted === undefined ? undefined : firstChanged(counted, pairs, lost, gained);
  return { ...(least === undefined ? {} : { least }), ...(count === undefined ? {} : { count }) };
}

/** The points and choice numbers of pairs (mentee, mentor). O(pairs · mentors · criteria). */
export function worthOf(candidates: Candidates, pairs: Iterable<readonly [number, number]>): Worth[] {
  const points = new Int32Array(candidates.cohort.mentors.length);
  return Array.from(pairs, ([mentee, mentor]) => {
    candidates.row(mentee, points);
    return { points: points[mentor], choice: candidates.choice(mentee, mentor) };
  });
}

function leastChanged(
  pairs: readonly Worth[],
  lost: readonly Worth[],
  gained: readonly Worth[],
): AimLoss["least"] | undefined {
  const counts = countsOf(pairs, "points");
  if (counts.size === 0) return undefined;
  const before = leastIn(counts);
  const changes = changesOf(lost, gained, "points");
  for (const [value, change] of changes) counts.set(value, (counts.get(value) ?? 0) + change);
  const after = leastIn(counts);
  return after === before || after === Number.POSITIVE_INFINITY ? undefined : { before, after };
}

function firstChanged(
  { by, direction }: { readonly by: keyof Worth; readonly direction: 1 | -1 },
  pairs: readonly Worth[],
  lost: readonly Worth[],
  gained: readonly Worth[],
): AimLoss["count"] | undefined {
  const changed = [...changesOf(lost, gained, by)].filter(([, change]) => change !== 0);
  if (changed.length === 0) return undefined;
  const [value, change] = changed.reduce((first, one) => (direction * (one[0] - first[0]) < 0 ? one : first));
  const before = countsOf(pairs, by).get(value) ?? 0;
  const of = by === "points" ? { points: value } : { choice: value };
  return { ...of, before, after: before + change };
}

/** How many pairs more, or fewer, there are of each value. */
function changesOf(lost: readonly Worth[], gained: readonly Worth[], by: keyof Worth): Map<number, number> {
  const changes = countsOf(gained, by);
  for (const pair of lost) changes.set(pair[by], (changes.get(pair[by]) ?? 0) - 1);
  return changes;
}

function countsOf(pairs: readonly Worth[], by: keyof Worth): Map<number, number> {
  const counts = new Map<number, number>();
  for (const pair of pairs) counts.set(pair[by], (counts.get(pair[by]) ?? 0) + 1);
  return counts;
}

/** Infinity where there is none. */
function leastIn(counts: ReadonlyMap<number, number>): number {
  let least = Number.POSITIVE_INFINITY;
  for (const [value, count] of counts) if (count > 0 && value < least) least = value;
  return least;
}
