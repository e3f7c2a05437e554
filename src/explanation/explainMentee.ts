import type { Candidates } from "../candidates/candidates.ts";
import type { RowLosses } from "../solution/losses.ts";
import type { Level } from "../solution/solution.ts";
import type { Unwilling } from "../solution/stable/imposed.ts";
import type { Change } from "../solution/ways.ts";
import { aimLossOf, hasOwnTerms, worthOf } from "./aimLossOf.ts";
import { differenceOf } from "./differenceOf.ts";
import { explainPair } from "./explainPair.ts";
import type { AimLoss, Alternative, Explanation, Loss, Move, Obstacle, UnwillingPair } from "./explanation.ts";
import type { Pair, PlainMatching } from "./matching.ts";
import { pairsOf } from "./matchingOf.ts";

/**
 * What imposing the pairs of one mentee would cost, level by level; where the matching is stable, who of the two would
 * not change for each of them.
 */
export type Imposing = Losing | { readonly unwilling: readonly (Unwilling | undefined)[] };

interface Losing {
  readonly losses: RowLosses;
  readonly levels: readonly Level[];
}

/** Why this mentee has these mentors, or none, and what else was possible. Without `imposing`, costs are left out. */
export function explainMentee(
  candidates: Candidates,
  columnsOf: readonly Int32Array[],
  matching: PlainMatching,
  mentee: number,
  imposing: Imposing | undefined,
): Explanation {
  const { mentees, mentors } = candidates.cohort;
  const { id } = mentees[mentee];
  const own = new Set(columnsOf[mentee]);
  const choices = candidates.choices(mentee);
  const points = new Int32Array(mentors.length);
  candidates.row(mentee, points);
  const unmatched = matching.unmatched.find((one) => one.mentee === id);
  const others = Array.from(candidates.allowed(mentee)).filter((mentor) => !own.has(mentor));
  others.sort((a, b) => choices[a] - choices[b] || points[b] - points[a] || a - b);
  return {
    mentee: id,
    pairs: pairsOf(candidates, mentee, columnsOf[mentee]).map((pair, at) =>
      explainPair(candidates, mentee, columnsOf[mentee][at], pair),
    ),
    ...(unmatched === undefined ? {} : { unmatched }),
    alternatives: others.map((mentor): Alternative => {
      const {
        points: affinity,
        choice,
        ...rest
      } = imposed(candidates, matching.pairs, mentor, imposing, points[mentor], choices[mentor]);
      return { mentor: mentors[mentor].id, points: affinity, choice, ...rest };
    }),
    forbidden: mentors.flatMap((mentor, index) => {
      const rules = candidates.rulesAgainst(mentee, index);
      return rules.length === 0 ? [] : [{ mentor: mentor.id, rules }];
    }),
  };
}

/** Why two are no pair: all rules that forbid the pair, or what imposing it would cost. */
export function obstacleOf(
  candidates: Candidates,
  { pairs }: PlainMatching,
  mentee: number,
  mentor: number,
  imposing: () => Losing | undefined,
): Obstacle | { readonly status: "unproved"; readonly points: number; readonly choice: number } {
  const rules = candidates.rulesAgainst(mentee, mentor);
  if (rules.length > 0) return { status: "forbidden", rules };
  const points = new Int32Array(candidates.cohort.mentors.length);
  candidates.row(mentee, points);
  const cost = imposed(candidates, pairs, mentor, imposing(), points[mentor], candidates.choices(mentee)[mentor]);
  if (cost.status === "not-chosen") throw new Error("solver bug: a loss was asked of a stable matching");
  if (cost.status !== "impossible") return cost;
  const reason = candidates.counts.length > 0 ? "locks-minimums-places-or-quotas" : "locks-minimums-or-places";
  return { ...cost, reason };
}

type Imposed = { readonly points: number; readonly choice: number } & (
  | { readonly status: "possible"; readonly loss: Loss; readonly moves: readonly Move[] }
  | { readonly status: "impossible" }
  | { readonly status: "unproved" }
  | { readonly status: "not-chosen"; readonly unwilling: UnwillingPair }
);

function imposed(
  candidates: Candidates,
  pairs: readonly Pair[],
  mentor: number,
  imposing: Imposing | undefined,
  points: number,
  choice: number,
): Imposed {
  if (imposing === undefined) return { status: "unproved", points, choice };
  if ("unwilling" in imposing) {
    const { row, column } = imposing.unwilling[mentor] as Unwilling;
    return { status: "not-chosen", points, choice, unwilling: { mentee: row, mentor: column } };
  }
  const changes = imposing.losses.change(mentor);
  if (changes === undefined) return { status: "impossible", points, choice };
  return {
    status: "possible",
    points,
    choice,
    loss: lossOf(imposing, mentor, aimLossBy(candidates, pairs, changes)),
    moves: movesOf(candidates, changes),
  };
}

function lossOf({ losses, levels }: Losing, mentor: number, aim: AimLoss | undefined): Loss {
  const byLevel = losses.levels.map((own) => own[mentor]);
  return differenceOf(levels, byLevel, losses.matched[mentor], losses.total[mentor], aim);
}

function aimLossBy(candidates: Candidates, pairs: readonly Pair[], changes: readonly Change[]): AimLoss | undefined {
  const { aim } = candidates.programme;
  if (!hasOwnTerms(aim)) return undefined; // reads no rows in vain
  const lost = changes.flatMap(({ row, from }) => (from < 0 ? [] : [[row, from] as const]));
  const gained = changes.flatMap(({ row, to }) => (to < 0 ? [] : [[row, to] as const]));
  return aimLossOf(aim, pairs, worthOf(candidates, lost), worthOf(candidates, gained));
}

/** The moves with the points that each brings. */
export function movesOf(candidates: Candidates, changes: readonly Change[]): Move[] {
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
