import type { Candidates } from "../candidates/candidates.ts";
import type { RowLosses } from "../solution/losses.ts";
import type { Level } from "../solution/solution.ts";
import type { Unwilling } from "../solution/stable/imposed.ts";
import type { Change } from "../solution/ways.ts";
import { aimLossOf, hasOwnTerms, worthOf } from "./aimLossOf.ts";
import { differenceOf } from "./differenceOf.ts";
import { explainPair } from "./explainPair.ts";
import type { AimLoss, Alternative, Explanation, Imposition, Loss, Move, Obstacle } from "./explanation.ts";
import type { Pair, PlainMatching } from "./matching.ts";
import { pairsOf } from "./matchingOf.ts";
import { preferredTo } from "./preferredTo.ts";

/**
 * What imposing the pairs of one mentee would cost, level by level; where the matching is stable, who of the two would
 * not change for each of them.
 */
export type Imposing = Losing | { readonly unwilling: readonly (Unwilling | undefined)[] };

export interface Losing {
  readonly losses: RowLosses;
  readonly levels: readonly Level[];
  /** Affinities of allowed pairs, as they were solved: scoring a row for every move would cost most of all. */
  readonly points: PairPoints;
}

type PairPoints = (mentee: number, mentor: number) => number;

/**
 * Why this mentee has these mentors, or none, and what else was possible. Where there is nothing `imposing`, costs are
 * left out; it is asked when alternatives are.
 */
export function explainMentee(
  candidates: Candidates,
  columnsOf: readonly Int32Array[],
  matching: PlainMatching,
  mentee: number,
  imposing: () => Imposing | undefined,
): Explanation {
  const { id } = candidates.cohort.mentees[mentee];
  const own = columnsOf[mentee];
  const unmatched = matching.unmatched.find((one) => one.mentee === id);
  // Of each of the two there may be hundreds, and they are not always looked at.
  let alternatives: readonly Alternative[] | undefined;
  let forbidden: Explanation["forbidden"] | undefined;
  return {
    mentee: id,
    pairs: pairsOf(candidates, mentee, own).map((pair, at) => explainPair(candidates, mentee, own[at], pair)),
    ...(unmatched === undefined ? {} : { unmatched }),
    get alternatives() {
      alternatives ??= alternativesTo(candidates, mentee, own, matching.pairs, imposing());
      return alternatives;
    },
    get forbidden() {
      forbidden ??= forbiddenTo(candidates, mentee, own);
      return forbidden;
    },
  };
}

/** The other allowed mentors, in the mentee's order. The chains of moves are put together when they are first read. */
function alternativesTo(
  candidates: Candidates,
  mentee: number,
  own: Int32Array,
  pairs: readonly Pair[],
  imposing: Imposing | undefined,
): Alternative[] {
  const { mentors } = candidates.cohort;
  const choices = candidates.choices(mentee);
  const points = new Int32Array(mentors.length);
  candidates.row(mentee, points);
  const others = candidates.allowed(mentee).filter((mentor) => !own.includes(mentor));
  others.sort((a, b) => choices[a] - choices[b] || points[b] - points[a] || a - b);
  return Array.from(others, (mentor): Alternative => {
    const pair = { mentor: mentors[mentor].id, points: points[mentor], choice: choices[mentor] };
    const possible = possiblyImposed(candidates, pairs, mentor, imposing);
    if (possible === undefined) return { ...pair, ...notImposed(mentor, imposing) };
    let moves: readonly Move[] | undefined;
    return {
      ...pair,
      status: "possible",
      loss: possible.loss,
      get moves() {
        moves ??= possible.moves();
        return moves;
      },
    };
  });
}

/** The mentors whom rules forbid to the mentee, in id order. */
function forbiddenTo(candidates: Candidates, mentee: number, own: Int32Array): Explanation["forbidden"] {
  const preferred = preferredTo(candidates, mentee, own);
  return candidates.cohort.mentors.flatMap((mentor, index) => {
    const rules = candidates.rulesAgainst(mentee, index);
    if (rules.length === 0) return [];
    return [{ mentor: mentor.id, rules, ...(preferred[index] === 1 ? { preferred: true as const } : {}) }];
  });
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
  const pair = { points: points[mentor], choice: candidates.choice(mentee, mentor) };
  const losing = imposing();
  const cost = imposed(candidates, pairs, mentor, losing);
  if (cost.status === "not-chosen") throw new Error("solver bug: a loss was asked of a stable matching");
  if (cost.status === "possible") {
    const fewest = losing?.losses.fewest(mentor);
    const least = fewest === undefined ? {} : { fewest: fewest === "rows" ? ("people" as const) : fewest };
    return { status: "possible", ...pair, loss: cost.loss, moves: cost.moves, ...least };
  }
  if (cost.status === "unproved") return { status: "unproved", ...pair };
  const reason = candidates.counts.length > 0 ? "locks-minimums-places-or-quotas" : "locks-minimums-or-places";
  return { status: "impossible", ...pair, reason };
}

/** What imposing a pair on its mentee would bring. The chain of moves is put together when it is first read. */
export function imposed(
  candidates: Candidates,
  pairs: readonly Pair[],
  mentor: number,
  imposing: Imposing | undefined,
): Imposition {
  const possible = possiblyImposed(candidates, pairs, mentor, imposing);
  return possible === undefined
    ? notImposed(mentor, imposing)
    : { status: "possible", loss: possible.loss, moves: possible.moves() };
}

/** The loss, and how to find the moves; undefined where the pair cannot be imposed, or nobody knows. */
function possiblyImposed(
  candidates: Candidates,
  pairs: readonly Pair[],
  mentor: number,
  imposing: Imposing | undefined,
): { readonly loss: Loss; moves(): readonly Move[] } | undefined {
  if (imposing === undefined || "unwilling" in imposing) return undefined;
  const { losses, points } = imposing;
  if (losses.total[mentor] === Number.POSITIVE_INFINITY) return undefined;
  const { aim } = candidates.programme;
  const byAim = hasOwnTerms(aim) ? aimLossBy(candidates, pairs, losses.change(mentor) ?? []) : undefined;
  return {
    loss: lossOf(imposing, mentor, byAim),
    moves: () => movesOf(candidates, losses.change(mentor) ?? [], points),
  };
}

function notImposed(mentor: number, imposing: Imposing | undefined): Exclude<Imposition, { status: "possible" }> {
  if (imposing === undefined) return { status: "unproved" };
  if (!("unwilling" in imposing)) return { status: "impossible" };
  const { row, column } = imposing.unwilling[mentor] as Unwilling;
  return { status: "not-chosen", unwilling: { mentee: row, mentor: column } };
}

function lossOf({ losses, levels }: Losing, mentor: number, aim: AimLoss | undefined): Loss {
  const byLevel = losses.levels.map((own) => own[mentor]);
  return differenceOf(levels, byLevel, losses.matched[mentor], losses.total[mentor], aim);
}

/** What changes to the pairs of a matching lose by the aim; undefined for an aim without terms of its own. */
export function aimLossBy(
  candidates: Candidates,
  pairs: readonly Pair[],
  changes: readonly Change[],
): AimLoss | undefined {
  const { aim } = candidates.programme;
  if (!hasOwnTerms(aim)) return undefined; // reads no rows in vain
  const lost = changes.flatMap(({ row, from }) => (from < 0 ? [] : [[row, from] as const]));
  const gained = changes.flatMap(({ row, to }) => (to < 0 ? [] : [[row, to] as const]));
  return aimLossOf(aim, pairs, worthOf(candidates, lost), worthOf(candidates, gained));
}

/** The moves with the points that each brings. `points`: what pairs score; else their rows are scored again. */
export function movesOf(
  candidates: Candidates,
  changes: readonly Change[],
  points: PairPoints = scoredAgain(candidates),
): Move[] {
  const { mentees, mentors } = candidates.cohort;
  return changes.map(({ row, from, to }) => ({
    mentee: mentees[row].id,
    from: from < 0 ? null : mentors[from].id,
    to: to < 0 ? null : mentors[to].id,
    points: (to < 0 ? 0 : points(row, to)) - (from < 0 ? 0 : points(row, from)),
  }));
}

function scoredAgain(candidates: Candidates): PairPoints {
  const points = new Int32Array(candidates.cohort.mentors.length);
  return (mentee, mentor) => {
    candidates.row(mentee, points);
    return points[mentor];
  };
}
