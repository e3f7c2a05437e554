import type { Candidates } from "../candidates/candidates.ts";
import type { InfeasibleAssignment } from "../solution/solution.ts";
import type { ExplainedConflict } from "./conflict.ts";

/** A conflict in people's and rules' ids. */
export function conflictOf(candidates: Candidates, { conflict }: InfeasibleAssignment): ExplainedConflict {
  const { cohort, programme, counts } = candidates;
  const { mentees, mentors } = cohort;
  const byRules = (against: readonly (readonly string[])[], needed: number) =>
    against.filter((rules) => rules.length === 0).length >= needed
      ? {}
      : { rules: [...new Set(against.flat())].sort() };
  return {
    requirements: [
      ...Array.from(conflict.rows, (row) => ({
        kind: "everyone" as const,
        mentee: mentees[row].id,
        ...byRules(
          mentors.map((_, mentor) => candidates.rulesAgainst(row, mentor)),
          1,
        ),
      })),
      ...Array.from(conflict.columns, (column) => ({
        kind: "minLoad" as const,
        mentor: mentors[column].id,
        minLoad: mentors[column].minLoad,
        ...byRules(
          mentees.map((_, mentee) => candidates.rulesAgainst(mentee, column)),
          mentors[column].minLoad,
        ),
      })),
      ...Array.from(conflict.locks, (at) => {
        const lock = programme.locks[at];
        return {
          kind: "lock" as const,
          rule: lock.id,
          mentee: mentees[lock.mentee].id,
          mentor: mentors[lock.mentor].id,
        };
      }),
    ],
    quotas: conflict.limits.map(({ limit, bound }) => {
      const { rule, of, [bound]: value } = counts[limit];
      return { rule, of, limit: bound, value: value as number };
    }),
    capacities: Array.from(conflict.capacities, (column) => {
      const { id, capacity } = mentors[column];
      return { mentor: id, capacity };
    }),
    ...(conflict.places ? { places: programme.places as number } : {}),
  };
}
