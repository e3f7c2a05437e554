import * as z from "zod";
import { badScore, threw } from "../fault.ts";
import type { PairFunction, Strategy } from "../strategy.ts";

/**
 * A strategy from a plain function of two people, which returns 0..1, or NaN for unknown. It must depend on nothing
 * else, and use only `+ - * /`, `Math.sqrt` and comparisons, so that every machine gives the same bits. Called for
 * every pair, several times.
 *
 * ```ts
 * const seniority = pairwise("seniority", (mentee, mentor) => {
 *   const { years } = mentee.attributes;
 *   const { years: mentorYears } = mentor.attributes;
 *   if (typeof years !== "number" || typeof mentorYears !== "number") return NaN;
 *   return Math.min(1, Math.max(0, (mentorYears - years) / 20));
 * });
 * // the programme's criteria: [{ "id": "seniority", "strategy": "seniority", "weight": 1 }]
 * match(cohort, programme, { strategies: [seniority] });
 * ```
 *
 * *Errors*: anything else that it returns or throws becomes `Error("strategy \"seniority\" …")` naming the pair.
 */
export function pairwise(name: string, score: PairFunction): Strategy<Record<string, never>> {
  return {
    name,
    options: z.strictObject({}),
    prepare(cohort) {
      const scoreOf = (mentee: number, mentor: number): number => {
        const a = cohort.mentees[mentee];
        const b = cohort.mentors[mentor];
        let received: unknown;
        try {
          received = score(a, b);
        } catch (cause) {
          throw threw(`strategy "${name}"`, `for mentee "${a.id}" and mentor "${b.id}"`, cause);
        }
        // Here and not where rows are checked: a typed array would turn "0.5" into 0.5 and a promise into NaN.
        if (typeof received !== "number") throw badScore(name, a.id, b.id, received);
        return received;
      };
      return {
        row(mentee, out) {
          for (let mentor = 0; mentor < out.length; mentor++) out[mentor] = scoreOf(mentee, mentor);
        },
        parts(mentee, mentor) {
          const value = scoreOf(mentee, mentor);
          if (Number.isNaN(value)) return { operator: "unknown", reason: `"${name}" does not know` };
          return { operator: "value", value, source: name };
        },
      };
    },
  };
}
