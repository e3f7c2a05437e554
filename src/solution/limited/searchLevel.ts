import type { Steps } from "../../steps.ts";
import { compareCanonical } from "../search.ts";
import type { Candidate } from "./assignments.ts";
import { candidateOf } from "./assignments.ts";
import { branchesOf } from "./branching.ts";
import type { EqualCase, OpenCase } from "./canonicalCase.ts";
import { equalCase, looseIn } from "./canonicalCase.ts";
import { improveFirst } from "./firstCase.ts";
import { improveCase } from "./improveCase.ts";
import type { LevelSearching, LevelTask } from "./levelSearch.ts";
import { isWorse, offer, proofOf, startSearching } from "./levelSearch.ts";
import type { CaseProof, Decision, LimitedCase } from "./limited.ts";
import type { Improved } from "./multipliers.ts";
import type { Region } from "./region.ts";
import { caseOf } from "./region.ts";
import { takenIn } from "./relaxation.ts";
import { shrunk } from "./shrunk.ts";

export interface LevelFound {
  /** Undefined where nothing keeps the limits and the values. */
  readonly best: Candidate | undefined;
  readonly all: CaseProof | undefined;
  readonly cases: readonly LimitedCase[];
  /** All that may be as good as the best is in these. */
  readonly open: readonly OpenCase[];
  /** Assignments met that are as good as the best. */
  readonly equals: readonly Candidate[];
  /** Pairs that may be part of anything as good as the best: [slots] 1 = may. */
  readonly pairs: Uint8Array;
  /** The budget or the patience ran out: no more than this is possible. */
  readonly bound: number | undefined;
}

interface Node {
  readonly decisions: readonly Decision[];
  readonly from: Pick<Improved, "charges" | "seen" | "box">;
  readonly bound: number;
}

interface Closed extends LimitedCase {
  readonly bound: number;
  readonly left?: EqualCase | undefined;
}

/** Relaxations for one case, at most. */
const MOST_OF_CASE = 60;
/** Assignments that a case takes over from the one it comes from, the latest. */
const MOST_SEEN = 60;

/**
 * The best assignment at a level that keeps the limits: branch and bound over pairs. Every case is bounded by a
 * Lagrangian relaxation, an assignment without limits, at the best multipliers that are found; pairs that the prices of
 * the first case show to be worse than what is known are left out. Exponential at worst.
 *
 * Source: Geoffrion 1974 (Lagrangian relaxation for integer programming).
 */
export function* searchLevel(task: LevelTask): Steps<LevelFound> {
  const { decisions } = task;
  const searching = startSearching(task);
  const first = yield* improveFirst(searching);
  if (first === undefined) return foundOf(searching, [{ decisions, bound: Number.NEGATIVE_INFINITY }]);
  const few = searching.open.reduce((count, open) => count + open, 0) <= searching.open.length / 2;
  if (!few) return yield* searchCases(searching, first.improved);
  const { searching: inner, from, whole, spread } = shrunk(searching, first.improved);
  const found = yield* searchCases(inner, from);
  return {
    ...found,
    best: found.best && whole(found.best),
    equals: found.equals.map(whole),
    open: found.open.map((one) => ({ ...one, loose: spread(one.loose) })),
    pairs: spread(found.pairs),
  };
}

function* searchCases(searching: LevelSearching, start: Node["from"]): Steps<LevelFound> {
  const { limited, budget, wanted, decisions, patience } = searching.task;
  const closed: Closed[] = [];
  const pending: Node[] = [{ decisions, from: start, bound: Number.POSITIVE_INFINITY }];
  let bound: number | undefined;
  let fruitless = 0;
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (budget.left <= 0) {
      bound = Math.max(bound ?? searching.least, node.bound);
      continue;
    }
    const region = caseOf(limited, searching.open, node.decisions);
    if (region === undefined) {
      closed.push({ decisions: node.decisions, bound: Number.NEGATIVE_INFINITY });
      continue;
    }
    const improved = yield* improveCase(searching, node.from, region, false, MOST_OF_CASE);
    const open = yield* close(searching, node.decisions, region, improved, closed);
    if (wanted === "any" && searching.best !== undefined) break;
    if (open === undefined) continue;
    if (budget.left <= 0) {
      bound = Math.max(bound ?? searching.least, open.reach);
      continue;
    }
    if (searching.best === undefined && ++fruitless > patience) {
      bound = open.reach;
      break;
    }
    const { charges, seen, box } = open.improved;
    const from = { charges, seen: seen.slice(-MOST_SEEN), box };
    const branches = branchesOf(limited, region, node.decisions, open.improved, open.rest, searching.best);
    for (const decision of [branches[1], branches[0]])
      pending.push({ decisions: [...node.decisions, decision], from, bound: open.reach });
  }
  return foundOf(searching, closed, bound);
}

/** Closes a case if nothing in it is better than the best; else what is left of it, and its best multipliers. */
function* close(
  searching: LevelSearching,
  decisions: readonly Decision[],
  region: Region,
  found: Improved,
  closed: Closed[],
): Steps<{ reach: number; rest: Candidate; improved: Improved } | undefined> {
  let improved = found;
  for (const again of [false, true]) {
    const { limited } = searching.task;
    const { best: relaxation } = improved;
    const { multipliers, total } = relaxation;
    const reach = Math.floor(total / multipliers.scale);
    const proof = yield* proofOf(searching, relaxation);
    if (isWorse(searching, reach)) {
      closed.push({ decisions, proof, bound: reach });
      return undefined;
    }
    const left = yield* equalCase(limited, region, relaxation, proof, total, reach);
    const rest = candidateOf(limited, left?.taken ?? takenIn(relaxation, region));
    if (left !== undefined) offer(searching, rest);
    const { best, target } = searching;
    const isAsGood = best !== undefined && reach === target;
    // Nothing in it is as good, or the best stays the canonical one.
    if (
      isAsGood &&
      (left === undefined || compareCanonical(limited.network, limited.problem, left.taken, best.taken) >= 0)
    ) {
      closed.push({ decisions, proof, bound: reach, left });
      return undefined;
    }
    if (again || !isAsGood) return { reach, rest, improved };
    // What is left may only seem to be as good: better multipliers say whether it is.
    improved = yield* improveCase(searching, improved, region, true, MOST_OF_CASE);
  }
  throw new Error("solver bug: a case was looked at twice and is neither closed nor open");
}

function foundOf(
  { best, target, all, equals, open: pairs }: LevelSearching,
  closed: readonly Closed[],
  bound?: number,
): LevelFound {
  const open: OpenCase[] = [];
  for (const { decisions, proof, left, bound: reach } of closed)
    if (best !== undefined && proof !== undefined && left !== undefined && reach === target)
      open.push({ decisions, proof, loose: looseIn(left, best) });
  const cases = closed.map(({ decisions, proof }) => (proof === undefined ? { decisions } : { decisions, proof }));
  return { best, all: all?.proof, cases, open, equals, pairs, bound };
}
