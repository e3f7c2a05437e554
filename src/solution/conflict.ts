import { finish } from "../steps.ts";
import type { Findings } from "./limited/findings.ts";
import { noFindings } from "./limited/findings.ts";
import { possibleWithin } from "./limited/possibleWithin.ts";
import { networkOf } from "./networkOf.ts";
import { UNLIMITED } from "./readLimits.ts";
import type { ReadProblem } from "./readProblem.ts";
import { possible } from "./search.ts";
import type { Conflict } from "./solution.ts";

type Requirement = readonly ["columns" | "rows" | "locks" | "min" | "max", number];

/**
 * A minimal set of requirements that cannot be met together: drop any one and the rest can. O(k log(r / k))
 * feasibility checks for a conflict of k out of r requirements, each O(pairs · slots), or a search where limits take
 * part. `excused`: rows that need not be matched even where all others must.
 *
 * Source: Junker 2004 (QuickXplain).
 */
export function conflictOf(
  problem: ReadProblem,
  excused: ReadonlySet<number> = new Set(),
  findings: Findings = noFindings(),
): Conflict {
  const requirements: Requirement[] = [];
  problem.limits.forEach(({ min, max }, k) => {
    if (max !== UNLIMITED) requirements.push(["max", k]);
    if (min > 0) requirements.push(["min", k]);
  });
  for (let j = 0; j < problem.columns; j++) if (problem.minLoad[j] > 0) requirements.push(["columns", j]);
  if (problem.cardinality === "all")
    for (let i = 0; i < problem.rows; i++) if (!excused.has(i)) requirements.push(["rows", i]);
  for (let at = 0; at < problem.locked.length; at++) requirements.push(["locks", at]);
  const kept = quickExplain((some) => together(problem, some, findings), [], [], requirements);
  const of = (kind: Requirement[0]) =>
    Int32Array.from(kept.filter(([k]) => k === kind).map(([, index]) => index)).sort();
  const limits = kept.flatMap(([bound, limit]) => (bound === "min" || bound === "max" ? [{ limit, bound }] : []));
  return {
    rows: of("rows"),
    columns: of("columns"),
    locks: of("locks"),
    limits: limits.sort((a, b) => a.limit - b.limit || (a.bound === "max" ? 1 : -1)),
  };
}

/**
 * The part of `open` that, with `held`, is minimally impossible. `added` says what of `held` has not been checked
 * yet. Depth: log of the requirements.
 */
function quickExplain(
  isPossible: (requirements: readonly Requirement[]) => boolean,
  held: readonly Requirement[],
  added: readonly Requirement[],
  open: readonly Requirement[],
): readonly Requirement[] {
  if (added.length > 0 && !isPossible(held)) return [];
  if (open.length <= 1) return open;
  const half = open.length >> 1;
  const first = open.slice(0, half);
  const second = open.slice(half);
  const ofSecond = quickExplain(isPossible, [...held, ...first], first, second);
  const ofFirst = quickExplain(isPossible, [...held, ...ofSecond], ofSecond, first);
  return [...ofFirst, ...ofSecond];
}

function together(problem: ReadProblem, requirements: readonly Requirement[], findings: Findings): boolean {
  const of = (kind: Requirement[0]) => new Set(requirements.filter(([k]) => k === kind).map(([, index]) => index));
  const network = networkOf(problem, { rows: of("rows"), columns: of("columns"), locks: of("locks") });
  const most = of("max");
  const fewest = of("min");
  if (most.size === 0 && fewest.size === 0) return possible(network);
  const locks = of("locks");
  const limits = problem.limits.map((limit, k) => ({
    ...limit,
    min: fewest.has(k) ? limit.min : 0,
    max: most.has(k) ? limit.max : UNLIMITED,
  }));
  const locked = problem.locked.filter((_, at) => locks.has(at));
  return finish(possibleWithin({ ...problem, limits, locked }, network, findings));
}
