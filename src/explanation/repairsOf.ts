import type { Candidates } from "../candidates/candidates.ts";
import type { Change } from "../solution/relief.ts";
import type { Absent, Repair } from "../solution/repairs.ts";
import type { ExplainedRepair, RepairChange } from "./conflict.ts";

/** Above so many pairs, those that rules forbid are not gone through one by one. */
const MOST_PAIRS = 2_000_000;

/** The pairs that only rules of the programme forbid: they, and no avoid list, can be reconsidered. */
export function reconsidered(candidates: Candidates): Absent {
  const { cohort, programme } = candidates;
  const own = new Set(programme.rules.map(({ id }) => id));
  return {
    pairs() {
      const pairs: [number, number][] = [];
      if (cohort.mentees.length * cohort.mentors.length > MOST_PAIRS) return pairs;
      cohort.mentees.forEach((_, mentee) => {
        cohort.mentors.forEach((_, mentor) => {
          const rules = candidates.rulesAgainst(mentee, mentor);
          if (rules.length > 0 && rules.every((id) => own.has(id))) pairs.push([mentee, mentor]);
        });
      });
      return pairs;
    },
    scoreOf: (mentee, mentor) => candidates.terms(mentee, mentor).reduce((sum, { points }) => sum + points, 0),
  };
}

/** Repairs in people's and rules' ids. */
export function explainedRepairs(candidates: Candidates, repairs: readonly Repair[]): ExplainedRepair[] {
  return repairs.map(({ changes, matched, total }) => ({
    changes: changes.map((change) => changeOf(candidates, change)),
    placed: matched,
    total: candidates.programme.aim === "total" ? total : null,
  }));
}

function changeOf(candidates: Candidates, change: Change): RepairChange {
  const { mentees, mentors } = candidates.cohort;
  switch (change.change) {
    case "capacity":
    case "minLoad": {
      const { from, to, column } = change;
      return { change: change.change, mentor: mentors[column].id, from, to };
    }
    case "places":
      return change;
    case "unlock": {
      const { id, mentee, mentor } = candidates.programme.locks[change.lock];
      return { change: "unlock", lock: id, mentee: mentees[mentee].id, mentor: mentors[mentor].id };
    }
    case "limit": {
      const { rule, of } = candidates.counts[change.limit];
      return { change: "quota", rule, of, limit: change.bound, from: change.from, to: change.to };
    }
    case "excuse":
      return { change: "excuse", mentee: mentees[change.row].id };
    case "allow": {
      const { row, column } = change;
      const rules = candidates.rulesAgainst(row, column);
      return { change: "allow", mentee: mentees[row].id, mentor: mentors[column].id, rules: [...rules] };
    }
  }
}
