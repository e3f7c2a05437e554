import type { Steps } from "../steps.ts";
import { withinBounds } from "./bestPlaced.ts";
import type { LinearSolver } from "./linear/linearProgram.ts";
import type { Network } from "./network.ts";
import { ranksOf } from "./ranksOf.ts";
import type { Decisions } from "./relax.ts";
import { doubtful, relaxed, severalRows } from "./relax.ts";
import type { Leaf, PriceLevels } from "./solution.ts";
import type { Goal, Orders, Solution } from "./solve.ts";
import { solve } from "./solve.ts";

export interface Found extends Pick<Solution, "taken" | "certificate" | "counts"> {
  /** The proof where it took a search: cases that together cover everything. */
  readonly leaves: readonly Leaf[] | undefined;
  readonly tied: Int32Array;
}

/** A step is one relaxed network solved. */
const MOST_STEPS = 20_000;

/**
 * The canonical optimum. A network is solved as it is; where rows that take one of the limited places want several
 * columns, it is branched on whether each of them is placed, until no best assignment of a case takes more places
 * than there are (branch and bound; every case is closed by integer prices). Undefined where nothing is feasible.
 * Exponential at worst in the number of such rows; RangeError beyond 20,000 steps. A `solver` is asked in every case.
 */
export function* search(network: Network, goal: Goal, orders: Orders, solver?: LinearSolver): Steps<Found | undefined> {
  const several = severalRows(network);
  if (several.length === 0) {
    const solution = yield* solve(network, goal, orders, solver);
    return solution && { ...solution, leaves: undefined };
  }
  const closed: { decisions: Decisions; solution: Solution | undefined }[] = [];
  let best: Solution | undefined;
  const pending: Decisions[] = [[]];
  for (let steps = 0; pending.length > 0; steps++) {
    if (steps === MOST_STEPS) throw tooManySteps(network, several);
    const decisions = pending.pop() as Decisions;
    const solution = yield* solve(relaxed(network, several, decisions), goal, orders, solver);
    const order =
      solution === undefined ? -1 : best === undefined ? 1 : compareValues(solution.certificate, best.certificate);
    const row =
      solution === undefined || order < 0 ? undefined : doubtful(network, several, decisions, solution.narrowed);
    if (row !== undefined) {
      pending.push(...branches(network, decisions, row));
      continue;
    }
    closed.push({ decisions, solution });
    if (solution === undefined || order < 0) continue;
    if (best === undefined || order > 0 || compareCanonical(network, orders, solution.taken, best.taken) < 0)
      best = solution;
  }
  if (best === undefined) return undefined;
  const { taken, certificate } = best;
  const leaves = closed.map(({ decisions, solution }): Leaf => {
    if (solution === undefined) return { decisions };
    const worse = solution.certificate.findIndex(({ value }, level) => value !== certificate[level].value);
    const prices = solution.certificate.map((level) => level.prices);
    return worse < 0 ? { decisions, prices, taken: solution.taken } : { decisions, prices: prices.slice(0, worse + 1) };
  });
  const equals = closed.flatMap(({ solution }) =>
    solution !== undefined && compareValues(solution.certificate, certificate) === 0 ? [solution] : [],
  );
  return { taken, certificate, counts: undefined, leaves, tied: tiedAmong(network, best, equals) };
}

/** Whether anything is feasible at all. The same branching, without an aim. */
export function possible(network: Network): boolean {
  const several = severalRows(network);
  const pending: Decisions[] = [[]];
  for (let steps = 0; pending.length > 0; steps++) {
    if (steps === MOST_STEPS) throw tooManySteps(network, several);
    const decisions = pending.pop() as Decisions;
    const pairing = withinBounds(relaxed(network, several, decisions));
    if (pairing === undefined) continue;
    const decided = new Set(decisions.map(({ row }) => row));
    const kept = decisions.filter(({ placed }) => placed).length;
    const open = several.filter((row) => !decided.has(row) && pairing.degree[row] > 0);
    if (kept + pairing.people + open.length <= network.placesHi) return true;
    pending.push(...branches(network, decisions, open[0]));
  }
  return false;
}

/** Both ways to decide on a row, as far as there are places; the last is looked at first. */
function branches(network: Network, decisions: Decisions, row: number): Decisions[] {
  const kept = decisions.filter(({ placed }) => placed).length;
  const without = [...decisions, { row, placed: false }];
  return kept < network.placesHi ? [without, [...decisions, { row, placed: true }]] : [without];
}

function tooManySteps(network: Network, several: readonly number[]): RangeError {
  return new RangeError(
    `who is placed was not decided in ${MOST_STEPS} steps: ${several.length} rows want several columns each and one of ${network.placesHi} places`,
  );
}

/** Which values are better, level by level: > 0 = the first. */
function compareValues(a: PriceLevels, b: PriceLevels): number {
  const at = a.findIndex(({ value }, level) => value !== b[level].value);
  return at < 0 ? 0 : a[at].value - b[at].value;
}

/** Which assignment is the canonical one: < 0 = the first, 0 = they are the same. */
export function compareCanonical(
  network: Network,
  { rowOrder, columnOrder }: Orders,
  a: Uint8Array,
  b: Uint8Array,
): number {
  const rank = ranksOf(columnOrder);
  for (const row of rowOrder) {
    let first = -1; // the most preferred slot in which they differ
    for (let slot = network.start[row]; slot < network.start[row + 1]; slot++) {
      if (a[slot] === b[slot]) continue;
      const better =
        first < 0 ||
        network.score[slot] > network.score[first] ||
        (network.score[slot] === network.score[first] && rank[network.column[slot]] < rank[network.column[first]]);
      if (better) first = slot;
    }
    if (first >= 0) return a[first] === 1 ? -1 : 1;
  }
  return 0;
}

/** Rows that other best assignments give other columns: those tied inside a case, and those in which cases differ. */
export function tiedAmong(
  network: Network,
  best: Pick<Solution, "taken">,
  equals: readonly Pick<Solution, "taken" | "tied">[],
): Int32Array {
  const tied = new Set<number>();
  for (const { taken, tied: own } of equals) {
    for (const row of own) tied.add(row);
    for (let slot = 0; slot < taken.length; slot++) if (taken[slot] !== best.taken[slot]) tied.add(network.row[slot]);
  }
  return Int32Array.from(tied).sort();
}
