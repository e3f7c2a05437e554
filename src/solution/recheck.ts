import type { AssignmentProblem } from "../problem/problem.ts";
import { answerOf, columnsTaken } from "./answer.ts";
import type { AssignmentFault } from "./faults.ts";
import { boundFaults } from "./faults.ts";
import { candidateOf } from "./limited/assignments.ts";
import type { LevelSearch, Limited } from "./limited/limited.ts";
import { certificateOf, limitedOf } from "./limited/limited.ts";
import { recheckLimited } from "./limited/recheckLimited.ts";
import { proveNested } from "./nested/solveNested.ts";
import type { Network } from "./network.ts";
import { slotAt } from "./network.ts";
import { goalOf, levelsOf, networkOf } from "./networkOf.ts";
import { pairingOf } from "./pairing.ts";
import type { Counts } from "./profile/counts.ts";
import { proveCases } from "./proveCases.ts";
import type { ReadProblem } from "./readProblem.ts";
import { readProblem } from "./readProblem.ts";
import { severalRows } from "./relax.ts";
import { tiedAmong } from "./search.ts";
import type { FeasibleAssignment, Leaf, Level, OptimalAssignment, Prices, StableLevel } from "./solution.ts";
import { stagesOf } from "./solve.ts";
import type { ClaimedOthers } from "./stable/recheckStable.ts";
import { recheckStable } from "./stable/recheckStable.ts";
import type { Placed } from "./whyUnmatched.ts";

export type ClaimedLevel = (Level | StableLevel) & { readonly prices: Prices };

/** A proof, in one or in several cases. */
export interface ClaimedProof {
  readonly levels: readonly ClaimedLevel[];
  readonly cases: readonly ClaimedCase[] | undefined;
  /** Where the objective counts. */
  readonly counts?: Counts | undefined;
  /** Where there are limits: the proof of each level. */
  readonly searches?: readonly LevelSearch[] | undefined;
  /** Of a stable assignment: as in an answer. */
  readonly others?: ClaimedOthers | undefined;
}

/** A leaf of the search, its optimum as pairs; locked pairs left out. */
export interface ClaimedCase extends Omit<Leaf, "taken"> {
  readonly pairs?: readonly (readonly [row: number, column: number])[];
}

/**
 * Checks a claimed assignment against the problem without solving anything: that it is valid, that its prices prove
 * it optimal level by level, and that it is the canonical optimum. The answer is what `assign` would have said.
 * `columnsOf`: columns of each row, in range and each once.
 *
 * O(levels · slots) for validity and proof, O(rows · slots) at worst for the canonical check.
 */
export function recheck(
  problem: AssignmentProblem,
  columnsOf: readonly (readonly number[])[],
  claimed: ClaimedProof,
): OptimalAssignment | readonly AssignmentFault[] {
  const given = readProblem(problem);
  if (given.preferences !== undefined) {
    const { levels, others = [] } = claimed;
    if (levels.length !== 1 || levels[0].level !== "stable")
      return [{ fault: "levels", expected: [{ level: "stable" }] }];
    return recheckStable(given, given.preferences, columnsOf, others);
  }
  const checked = validIn(given, columnsOf);
  if ("faults" in checked) return checked.faults;
  const { problem: read, network, taken } = checked;
  const goal = goalOf(read);
  const levels = stagesOf(goal).filter((stage) => stage !== "counts");
  if (levels.length !== claimed.levels.length || levels.some((level, at) => !sameLevel(level, claimed.levels[at])))
    return [{ fault: "levels", expected: levels }];
  if (read.counting !== undefined && read.limits.length > 0) return recheckNested(read, network, taken, claimed.counts);
  if (read.limits.length > 0) return recheckSearches(read, network, taken, claimed);
  // A proof is by cases where it takes a search, and only there.
  if ((claimed.cases !== undefined) !== severalRows(network).length > 0) return [{ fault: "cases" }];
  const leaves = claimed.cases?.map(
    ({ pairs, ...rest }): Leaf => (pairs === undefined ? rest : { ...rest, taken: slotsOf(network, pairs) }),
  );
  const cases = leaves ?? [{ decisions: [], prices: claimed.levels.map(({ prices }) => prices), taken }];
  const proof = proveCases(network, goal, read, taken, cases, claimed.counts);
  if ("fault" in proof) return [proof];
  const answer = answerOf(read, goal.levels, {
    ...columnsTaken(read, proof.canonical),
    certificate: proof.certificate,
    counts: proof.counts,
    leaves,
    tied: tiedAmong(network, { taken: proof.canonical }, proof.equals),
  });
  return ifCanonical(read, network, taken, proof.canonical, answer);
}

/** The answer, if what is claimed is the canonical optimum; else the first row in turn that has other columns. */
function ifCanonical(
  { rowOrder }: ReadProblem,
  { start }: Network,
  taken: Uint8Array,
  canonical: Uint8Array,
  answer: OptimalAssignment,
): OptimalAssignment | readonly AssignmentFault[] {
  const differing = rowOrder.find((row) => {
    for (let slot = start[row]; slot < start[row + 1]; slot++) if (taken[slot] !== canonical[slot]) return true;
    return false;
  });
  return differing === undefined
    ? answer
    : [{ fault: "not-canonical", row: differing, columns: answer.columnsOf[differing] }];
}

/** What is claimed of an assignment that was not proved: the first level that is not, and a bound on it. */
export interface ClaimedGap {
  readonly level: Level;
  readonly bound: number;
}

/**
 * Checks that a claimed assignment is valid, and says of the gap what can be said without searching: that there is such
 * a level, and that the bound is not below what the assignment achieves at it. Whether nothing can pass the bound is
 * not checked, nor that the levels before are at their best.
 */
export function recheckFeasible(
  problem: AssignmentProblem,
  columnsOf: readonly (readonly number[])[],
  { level, bound }: ClaimedGap,
): FeasibleAssignment | readonly AssignmentFault[] {
  const checked = validPairs(problem, columnsOf);
  if ("faults" in checked) return checked.faults;
  const { problem: read, network, taken } = checked;
  if (read.limits.length === 0 || read.counting !== undefined || read.preferences !== undefined)
    return [{ fault: "unproved" }];
  const limited = limitedOf(read, network);
  const { values } = candidateOf(limited, taken);
  const at = limited.levels.findIndex((one) => sameLevel(one, level));
  if (at < 0 || bound < values[at]) return [{ fault: "gap", value: at < 0 ? undefined : values[at] }];
  const columns = columnsTaken(read, taken);
  return {
    status: "feasible",
    ...columns,
    matched: columns.columnOf.reduce((count, column) => count + (column >= 0 ? 1 : 0), 0),
    total: values[limited.levels.length - 1],
    gap: { ...limited.levels[at], value: values[at], bound },
  };
}

/** A claimed assignment in its network, or everything that it does not keep. */
export function validPairs(
  problem: AssignmentProblem,
  columnsOf: readonly ArrayLike<number>[],
): Placed | { readonly faults: readonly AssignmentFault[] } {
  return validIn(readProblem(problem), columnsOf);
}

function validIn(
  read: ReadProblem,
  columnsOf: readonly ArrayLike<number>[],
): Placed | { readonly faults: readonly AssignmentFault[] } {
  const network = networkOf(read);
  const faults: AssignmentFault[] = [];
  const taken = new Uint8Array(network.column.length);
  const locked = new Set(read.locked.map(([row, column]) => row * read.columns + column));
  for (const [row, column] of read.locked)
    if (!Array.from(columnsOf[row]).includes(column)) faults.push({ fault: "not-locked", row, column });
  columnsOf.forEach((columns, row) => {
    for (const column of Array.from(columns)) {
      if (locked.has(row * read.columns + column)) continue;
      const slot = slotAt(network, row, column);
      if (slot < 0) faults.push({ fault: "absent", row, column });
      else taken[slot] = 1;
    }
  });
  const pairing = pairingOf(network, taken);
  faults.push(...boundFaults(network, pairing));
  if (read.limits.length > 0) faults.push(...limitFaults(limitedOf(read, network), taken));
  return faults.length > 0 ? { faults } : { problem: read, network, taken, pairing };
}

function recheckSearches(
  read: ReadProblem,
  network: Network,
  taken: Uint8Array,
  { searches = [] }: ClaimedProof,
): OptimalAssignment | readonly AssignmentFault[] {
  const limited = limitedOf(read, network);
  const checked = recheckLimited(limited, taken, searches);
  if ("level" in checked) return [{ fault: "search", ...checked }];
  const { values } = candidateOf(limited, taken);
  return answerOf(read, limited.levels, {
    ...columnsTaken(read, taken),
    certificate: certificateOf(limited, values, searches),
    searches,
    tied: checked.tied,
  });
}

function recheckNested(
  read: ReadProblem,
  network: Network,
  taken: Uint8Array,
  counts: Counts | undefined,
): OptimalAssignment | readonly AssignmentFault[] {
  const proof = counts && proveNested(read, network, taken, counts);
  if (proof === undefined) return [{ fault: "counts" }];
  const answer = answerOf(read, levelsOf(read), { ...proof, ...columnsTaken(read, proof.taken) });
  return ifCanonical(read, network, taken, proof.taken, answer);
}

function limitFaults(limited: Limited, taken: Uint8Array): AssignmentFault[] {
  const { counts } = candidateOf(limited, taken);
  return limited.problem.limits.flatMap(({ min, max }, limit) =>
    counts[limit] < min || counts[limit] > max
      ? [{ fault: "limit" as const, limit, made: counts[limit], min, max }]
      : [],
  );
}

function sameLevel(a: Level | StableLevel, b: Level | StableLevel): boolean {
  if (a.level !== "placed" || b.level !== "placed") return a.level === b.level;
  return a.priority === b.priority && a.demand === b.demand;
}

/** [slots] of the pairs; one that is absent leaves too few for the values that are claimed. */
function slotsOf(network: Network, pairs: readonly (readonly [number, number])[]): Uint8Array {
  const taken = new Uint8Array(network.column.length);
  for (const [row, column] of pairs) {
    const slot = slotAt(network, row, column);
    if (slot >= 0) taken[slot] = 1;
  }
  return taken;
}
