/** What the terms of every pair add up to at most: one whole affinity, in points. */
export const POINTS = 1_000_000;

/** Marks an absent pair in a dense row of scores. No score may be this small. */
export const FORBIDDEN = -2147483648;
