/** What the terms of every pair add up to at most: one whole affinity, in points. */
export const POINTS = 1_000_000;

/**
 * Marks an absent pair in a dense row of scores: exactly this value; a smaller score is a score. Compressed rows
 * leave absent pairs out instead.
 */
export const FORBIDDEN = -2147483648;

/**
 * What a row on demand holds before it is filled, so that an entry that was forgotten is found. No score of such a
 * row may be this.
 */
export const UNWRITTEN = FORBIDDEN + 1;
