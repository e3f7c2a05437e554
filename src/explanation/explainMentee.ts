import type { Candidates } from "../candidates/candidates.ts";
import type { RowLosses } from "../solution/losses.ts";
import type { OptimalAssignment } from "../solution/solution.ts";
import type { Change } from "../solution/ways.ts";
import { explainPair } from "./explainPair.ts";
import type { Alternative, Explanation, Loss, Move, WhyNot } from "./explanation.ts";
import type { Matching } from "./matching.ts";
import { pairsOf } from "./matchingOf.ts";

/** Why this mentee has these mentors, or none, and what else was possible. `losses` are those of the mentee's row. */
export function explainMentee(
  candidates: Candidates,
  answer: OptimalAssignment,
  matching: Matching,
  mentee: number,
  losses: RowLosses,
): Explanation {
  const { mentees, mentors } = candidates.cohort;
  const { id } = mentees[mentee];
  const own = new Set(answer.columnsOf[mentee]);
  const choices = candidates.choices(mentee);
  const points = new Int32Array(mentors.length);
  candidates.row(mentee, points);
  const unmatched = matching.unmatched.find((one) => one.mentee === id);
  const others = Array.from(candidates.allowed(mentee)).filter((mentor) => !own.has(mentor));
  others.sort((a, b) => choices[a] - choices[b] || points[b] - points[a] || a - b);
  return {
    mentee: id,
    pairs: pairsOf(candidates, mentee, answer.columnsOf[mentee]).map((pair, at) =>
      explainPair(candidates, mentee, answer.columnsOf[mentee][at], pair),
    ),
    ...(unmatched === undefined ? {} : { unmatched }),
    alternatives: others.map((mentor): Alternative => {
      const {
        points: affinity,
        choice,
        ...rest
      } = imposed(candidates, answer, mentor, losses, points[mentor], choices[mentor]);
      return { mentor: mentors[mentor].id, points: affinity, choice, ...rest };
    }),
    forbidden: mentors.flatMap((mentor, index) => {
      const rules = candidates.rulesAgainst(mentee, index);
      return rules.length === 0 ? [] : [{ mentor: mentor.id, rules }];
    }),
  };
}

/** Why not this mentor: all rules that forbid the pair, or what imposing it would cost. */
export function explainWhyNot(
  candidates: Candidates,
  answer: OptimalAssignment,
  mentee: number,
  mentor: number,
  losses: () => RowLosses,
): WhyNot {
  if (answer.columnsOf[mentee].includes(mentor)) return { status: "paired" };
  const rules = candidates.rulesAgainst(mentee, mentor);
  if (rules.length > 0) return { status: "forbidden", rules };
  const points = new Int32Array(candidates.cohort.mentors.length);
  candidates.row(mentee, points);
  const cost = imposed(candidates, answer, mentor, losses(), points[mentor], candidates.choices(mentee)[mentor]);
  return cost.status === "possible" ? cost : { ...cost, reason: "locks-minimums-or-places" };
}

type Imposed = { readonly points: number; readonly choice: number } & (
  | { readonly status: "possible"; readonly loss: Loss; readonly moves: readonly Move[] }
  | { readonly status: "impossible" }
);

function imposed(
  candidates: Candidates,
  answer: OptimalAssignment,
  mentor: number,
  losses: RowLosses,
  points: number,
  choice: number,
): Imposed {
  const changes = losses.change(mentor);
  if (changes === undefined) return { status: "impossible", points, choice };
  return {
    status: "possible",
    points,
    choice,
    loss: lossOf(answer, losses, mentor),
    moves: movesOf(candidates, changes),
  };
}

function lossOf(answer: OptimalAssignment, losses: RowLosses, mentor: number): Loss {
  const { levels } = answer.solved;
  const byTier: { priority: number; placed: number }[] = [];
  const further: { priority: number; mentors: number; mentees: number }[] = [];
  levels.forEach((level, at) => {
    if (level.level !== "placed") return;
    const lost = losses.levels[at][mentor];
    if (level.demand === 1) byTier.push({ priority: level.priority, placed: lost });
    else further.push({ priority: level.priority, mentors: level.demand, mentees: lost });
  });
  return {
    placed: losses.matched[mentor],
    points: losses.total[mentor],
    ...(byTier.length > 1 ? { byTier } : {}),
    ...(further.length > 0 ? { further } : {}),
  };
}

function movesOf(candidates: Candidates, changes: readonly Change[]): Move[] {
  const { mentees, mentors } = candidates.cohort;
  const points = new Int32Array(mentors.length);
  return changes.map(({ row, from, to }) => {
    candidates.row(row, points);
    return {
      mentee: mentees[row].id,
      from: from < 0 ? null : mentors[from].id,
      to: to < 0 ? null : mentors[to].id,
      points: (to < 0 ? 0 : points[to]) - (from < 0 ? 0 : points[from]),
    };
  });
}
