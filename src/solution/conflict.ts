import { networkOf } from "./networkOf.ts";
import type { ReadProblem } from "./readProblem.ts";
import { possible } from "./search.ts";
import type { Conflict } from "./solution.ts";

type Requirement = readonly ["columns" | "rows" | "locks", number];

/**
 * A minimal set of requirements that cannot be met together: drop any one and the rest can. O(k log(r / k))
 * feasibility checks for a conflict of k out of r requirements, each O(pairs · slots).
 *
 * Source: Junker 2004 (QuickXplain).
 */
export function conflictOf(problem: ReadProblem): Conflict {
  const requirements: Requirement[] = [];
  for (let j = 0; j < problem.columns; j++) if (problem.minLoad[j] > 0) requirements.push(["columns", j]);
  if (problem.cardinality === "all") for (let i = 0; i < problem.rows; i++) requirements.push(["rows", i]);
  for (let at = 0; at < problem.locked.length; at++) requirements.push(["locks", at]);
  const kept = quickExplain(problem, [], [], requirements);
  const of = (kind: Requirement[0]) =>
    Int32Array.from(kept.filter(([k]) => k === kind).map(([, index]) => index)).sort();
  return { rows: of("rows"), columns: of("columns"), locks: of("locks") };
}

/**
 * The part of `open` that, with `held`, is minimally impossible. `added` says what of `held` has not been checked
 * yet. Depth: log of the requirements.
 */
function quickExplain(
  problem: ReadProblem,
  held: readonly Requirement[],
  added: readonly Requirement[],
  open: readonly Requirement[],
): readonly Requirement[] {
  if (added.length > 0 && !together(problem, held)) return [];
  if (open.length <= 1) return open;
  const half = open.length >> 1;
  const first = open.slice(0, half);
  const second = open.slice(half);
  const ofSecond = quickExplain(problem, [...held, ...first], first, second);
  const ofFirst = quickExplain(problem, [...held, ...ofSecond], ofSecond, first);
  return [...ofFirst, ...ofSecond];
}

function together(problem: ReadProblem, requirements: readonly Requirement[]): boolean {
  const of = (kind: Requirement[0]) => new Set(requirements.filter(([k]) => k === kind).map(([, index]) => index));
  return possible(networkOf(problem, { rows: of("rows"), columns: of("columns"), locks: of("locks") }));
}
