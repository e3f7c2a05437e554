import type { Candidates } from "../candidates/candidates.ts";

/**
 * For every mentor, 1 = the mentee would rather have that mentor, whatever the rules say, than one that it has: wishes
 * first, in their order, then the mentee's side of the score. Somebody who has fewer than wanted would rather have any;
 * nobody would rather have somebody to avoid, or oneself.
 */
export function preferredTo({ cohort, preferences }: Candidates, mentee: number, own: Int32Array): Uint8Array {
  const { id, avoid, wants } = cohort.mentees[mentee];
  const scores = new Float64Array(cohort.mentors.length);
  preferences.ofMentee(mentee, scores);
  const least =
    own.length < wants ? Number.NEGATIVE_INFINITY : Math.min(...Array.from(own, (mentor) => scores[mentor]));
  const refused = new Set([id, ...avoid]);
  return Uint8Array.from(scores, (score, mentor) => (score > least && !refused.has(cohort.mentors[mentor].id) ? 1 : 0));
}
