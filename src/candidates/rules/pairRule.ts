import * as z from "zod";
import type { Mentee, Mentor } from "../../cohort/cohort.ts";
import { badVerdict, threw } from "../fault.ts";
import type { RuleKind } from "../rule.ts";

/** Whether two people must not be a pair. `pairRule` makes a rule kind of it. */
export type PairPredicate = (mentee: Mentee, mentor: Mentor) => boolean;

/**
 * A rule kind from a plain function of two people, which returns true where the pair is forbidden. It must depend on
 * nothing else. Called for every pair, several times. A rule of it has no options, and unless it is given one, its
 * name as id.
 *
 * ```ts
 * const apart = pairRule("apart", (mentee, mentor) => mentee.name.at(-1) === mentor.name.at(-1));
 * match(cohort, programme, { rules: [apart] });   // "rules": [{ "rule": "apart", "because": "…" }]
 * ```
 *
 * *Errors*: anything else that it returns or throws becomes `Error("rule \"apart\" …")` naming the pair.
 */
export function pairRule(name: string, forbids: PairPredicate): RuleKind<Record<string, never>> {
  return {
    name,
    options: z.strictObject({}),
    idOf: () => name,
    prepare({ mentees, mentors }) {
      return {
        row(mentee, forbidden) {
          const a = mentees[mentee];
          mentors.forEach((b, mentor) => {
            let received: unknown;
            try {
              received = forbids(a, b);
            } catch (cause) {
              throw threw(`rule "${name}"`, `for mentee "${a.id}" and mentor "${b.id}"`, cause);
            }
            // A typed array would turn a promise, or text, into 0: allowed.
            if (typeof received !== "boolean") throw badVerdict(name, a.id, b.id, received);
            if (received) forbidden[mentor] = 1;
          });
        },
      };
    },
  };
}
