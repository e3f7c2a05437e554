import type { AssignmentProblem } from "../problem/problem.ts";
import type { Steps } from "../steps.ts";
import { columnsTaken } from "./answer.ts";
import { hittingSetsOf } from "./hittingSets.ts";
import type { ReadProblem } from "./readProblem.ts";
import { readProblem } from "./readProblem.ts";
import type { Change } from "./relief.ts";
import { amountOf, byAmount, relieved } from "./relief.ts";
import { compareSets, isMore, membersOf, nameOf } from "./reliefOf.ts";
import type { Conflict } from "./solution.ts";
import { solveAgainSteps } from "./solveAgain.ts";
import type { Trials } from "./trials.ts";
import { trialsOf } from "./trials.ts";

/** Changes that make an assignment possible, none of them needless, and what the best one is then worth. */
export interface Repair {
  readonly changes: readonly Change[];
  readonly matched: number;
  readonly total: number;
}

/** Pairs that are absent and may be allowed. */
export interface Absent {
  /** [row, column], ascending. Only asked for where it matters. */
  pairs(): readonly (readonly [row: number, column: number])[];
  scoreOf(row: number, column: number): number;
}

/** Repairs that are listed, at most. */
const MOST_REPAIRS = 10;
const MOST_CHANGES = 3;

/**
 * The smallest changes that make an infeasible problem feasible, each tried by solving: fewest changes first, then the
 * smallest, then by `KINDS`, then by index. Single changes are tried of every kind, each by the least amount that
 * works; only where none works, two, or else three, of what conflicts ask for (minimums, limits, locks, rows that must
 * be matched); and where none of these works, one larger set of them in which none is needless. At most `MOST_REPAIRS`;
 * where tries run out, there may be others that are as small. `isOther`: some other single change is known to work.
 */
export function* repairsOf(
  given: AssignmentProblem,
  conflict: Conflict,
  absent: Absent,
  isOther: boolean,
): Steps<Repair[]> {
  // Choice numbers of pairs that are absent are not known.
  const problem = { ...readProblem(given), counting: undefined };
  const trials = trialsOf(problem);
  const found = (yield* singles(problem, conflict, absent, trials.works)).map((change) => [change]);
  if (found.length === 0 && !isOther) found.push(...(yield* combined(problem, conflict, trials)));
  const repairs: Repair[] = [];
  for (const changes of found.sort(compareSets)) {
    if (repairs.length === MOST_REPAIRS) break;
    const after = relieved(problem, changes, absent.scoreOf);
    try {
      const solved = yield* solveAgainSteps(after.problem, after.network);
      if (solved === undefined) continue;
      const { columnOf } = columnsTaken(after.problem, solved.taken);
      const matched = columnOf.reduce((count, column) => count + (column >= 0 ? 1 : 0), 0);
      repairs.push({ changes, matched, total: solved.values[solved.values.length - 1] });
    } catch (error) {
      // One that takes more steps than the problem allows is no help.
      if (!(error instanceof RangeError)) throw error;
    }
  }
  return repairs;
}

/** Single changes that work. A requirement outside the conflict leaves it as it is: it need not be tried. */
function* singles(problem: ReadProblem, conflict: Conflict, absent: Absent, works: Trials["works"]): Steps<Change[]> {
  const members = membersOf(problem, conflict);
  const capacities = Array.from(problem.capacity.keys(), (column): Change => {
    return { change: "capacity", column, from: problem.capacity[column], to: problem.rows };
  }).filter(isMore);
  const { places, rows } = problem;
  const ofPlaces: Change[] =
    places === undefined || places >= rows ? [] : [{ change: "places", from: places, to: rows }];
  const kinds = [members, ofPlaces, capacities];
  const found: Change[] = [];
  for (const changes of kinds) {
    const byOne = changes.map((change) => byAmount(change, 1));
    found.push(...(yield* working(byOne, works, MOST_REPAIRS)));
  }
  if (found.length < MOST_REPAIRS) {
    const pairs = absent.pairs().map(([row, column]): Change => ({ change: "allow", row, column }));
    found.push(...(yield* working(pairs, works, MOST_REPAIRS - found.length)));
  }
  if (found.length >= MOST_REPAIRS) return found;
  const known = new Set(found.map(nameOf));
  const greater: Change[] = [];
  for (const changes of kinds) {
    const byMore = changes.filter((change) => amountOf(change) > 1 && !known.has(nameOf(change)));
    greater.push(...(yield* working(byMore, works, MOST_REPAIRS)));
  }
  for (const change of greater) found.push(yield* least(change, [], works));
  return found;
}

/** The changes among these that work alone, up to `most`, in their order: if all together do not, none does. */
function* working(changes: readonly Change[], works: Trials["works"], most: number): Steps<Change[]> {
  if (changes.length === 0 || most <= 0 || !(yield* works(changes))) return [];
  if (changes.length === 1) return [changes[0]];
  const half = changes.length >> 1;
  const first = yield* working(changes.slice(0, half), works, most);
  return [...first, ...(yield* working(changes.slice(half), works, most - first.length))];
}

/** The change by the least amount that works beside the others; it does work as it is. */
function* least(change: Change, others: readonly Change[], works: Trials["works"]): Steps<Change> {
  let [low, high] = [0, amountOf(change)];
  for (let step = 1; low + step < high; step *= 2) {
    if (!(yield* works([...others, byAmount(change, low + step)]))) low += step;
    else high = low + step;
  }
  while (high - low > 1) {
    const middle = low + ((high - low) >> 1);
    if (yield* works([...others, byAmount(change, middle)])) high = middle;
    else low = middle;
  }
  return byAmount(change, high);
}

/** Several changes, each by the least amount that works beside the others. */
function* combined(problem: ReadProblem, conflict: Conflict, trials: Trials): Steps<Change[][]> {
  const sets = hittingSetsOf(problem, conflict, trials);
  const some = yield* sets.some();
  const found: Change[][] = [];
  for (let count = 2; count <= MOST_CHANGES && found.length === 0; count++)
    found.push(...(yield* sets.all(count, 2 * MOST_REPAIRS)));
  if (found.length === 0 && some !== undefined) found.push(some);
  const smallest: Change[][] = [];
  for (const changes of found) {
    const own = changes.slice();
    for (const [at, change] of changes.entries()) {
      const others = own.filter((_, other) => other !== at);
      own[at] = yield* least(change, others, trials.works);
    }
    smallest.push(own);
  }
  return smallest;
}
