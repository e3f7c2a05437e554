import * as z from "zod";

const gap = z.int().min(1).max(10_000);
const every = z
  .tuple([gap, gap])
  .refine(([shortest, longest]) => shortest <= longest, "expected the fewest days first, then the most");
const days = z.int().min(1).max(100_000);

/** What the strategy and the rule `dates` say about meetings. */
export const rhythmOptions: { every: z.ZodDefault<typeof every>; days: z.ZodDefault<typeof days> } = {
  /** The fewest and the most days between one meeting and the next. */
  every: every.default([28, 42]),
  /** How long it goes on, in days. */
  days: days.default(365),
};

/** The meetings that such a time has at the slowest pace. */
export function meetingsIn(days: number, longest: number): number {
  return 1 + Math.floor(days / longest);
}
