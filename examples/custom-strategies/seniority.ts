import { pairwise } from "pairwright";

/**
 * How much further the mentor is in years of work: 0 up to 5 years ahead, rising evenly to 1 at 15 years ahead.
 * *Unknown*: somebody's attribute `years` is missing, or is no number.
 */
export const seniority = pairwise("seniority", (mentee, mentor) => {
  const { years: own } = mentee.attributes;
  const { years: ahead } = mentor.attributes;
  if (typeof own !== "number" || typeof ahead !== "number") return Number.NaN;
  return Math.min(1, Math.max(0, (ahead - own - 5) / 10));
});
