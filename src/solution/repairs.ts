import type { AssignmentProblem } from "../problem/problem.ts";
import { finish } from "../steps.ts";
import { columnsTaken } from "./answer.ts";
import { conflictOf } from "./conflict.ts";
import { possibleWithin } from "./limited/possibleWithin.ts";
import type { ReadProblem } from "./readProblem.ts";
import { readProblem } from "./readProblem.ts";
import type { Change, Relieved } from "./relief.ts";
import { amountOf, byAmount, KINDS, relieved } from "./relief.ts";
import { possible } from "./search.ts";
import type { Conflict } from "./solution.ts";
import { solveAgain } from "./solveAgain.ts";

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
export const MOST_REPAIRS = 10;
const MOST_CHANGES = 3;

/** Assignments looked for, at most: fewer where each is work. */
const MOST_TRIES = 400;
const FEWEST_TRIES = 60;
const PAIRS_LOOKED_AT = 20_000_000;

/**
 * The smallest changes that make an infeasible problem feasible, each tried by solving: fewest changes first, then the
 * smallest, then by `KINDS`, then by index. Single changes are tried of every kind, each by the least amount that works;
 * only where none works, two, or else three, of what conflicts ask for (minimums, limits, locks, rows that must be
 * matched). At most `MOST_REPAIRS`; in a large problem, where tries run out, there may be others that are as small.
 *
 * Source: minimal hitting sets of conflicts, Reiter 1987.
 */
export function repairsOf(given: AssignmentProblem, conflict: Conflict, absent: Absent): Repair[] {
  // Choice numbers of pairs that are absent are not known.
  const problem = { ...readProblem(given), counting: undefined };
  const slots = problem.lengths.reduce((sum, length) => sum + length, 0) + 1;
  let tries = Math.max(FEWEST_TRIES, Math.min(MOST_TRIES, Math.floor(PAIRS_LOOKED_AT / slots)));
  const works = (changes: readonly Change[]): boolean => {
    if (tries-- <= 0) return false;
    return isPossible(relieved(problem, changes, () => 0));
  };

  const found = singles(problem, conflict, absent, works).map((change) => [change]);
  for (let count = 2; count <= MOST_CHANGES && found.length === 0; count++)
    found.push(...combined(problem, conflict, count, works, () => tries > 0));
  const repairs: Repair[] = [];
  for (const changes of found.sort(compare)) {
    if (repairs.length === MOST_REPAIRS) break;
    const after = relieved(problem, changes, absent.scoreOf);
    try {
      const solved = solveAgain(after.problem, after.network);
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

function isPossible({ problem, network }: Relieved): boolean {
  if (problem.limits.length === 0) return possible(network);
  try {
    return finish(possibleWithin(problem, network));
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

type Works = (changes: readonly Change[]) => boolean;

/** Single changes that work. A requirement outside the conflict leaves it as it is: it need not be tried. */
function singles(problem: ReadProblem, conflict: Conflict, absent: Absent, works: Works): Change[] {
  const members = membersOf(problem, conflict);
  const capacities = Array.from(problem.capacity.keys(), (column): Change => {
    return { change: "capacity", column, from: problem.capacity[column], to: problem.rows };
  }).filter(isMore);
  const { places, rows } = problem;
  const ofPlaces: Change[] =
    places === undefined || places >= rows ? [] : [{ change: "places", from: places, to: rows }];
  const kinds = [members, ofPlaces, capacities];
  const found = kinds.flatMap((changes) =>
    working(
      changes.map((change) => byAmount(change, 1)),
      works,
      MOST_REPAIRS,
    ),
  );
  if (found.length < MOST_REPAIRS) {
    const pairs = absent.pairs().map(([row, column]): Change => ({ change: "allow", row, column }));
    found.push(...working(pairs, works, MOST_REPAIRS - found.length));
  }
  if (found.length >= MOST_REPAIRS) return found;
  const known = new Set(found.map(nameOf));
  const greater = kinds.flatMap((changes) =>
    working(
      changes.filter((change) => amountOf(change) > 1 && !known.has(nameOf(change))),
      works,
      MOST_REPAIRS,
    ),
  );
  return [...found, ...greater.map((change) => least(change, [], works))];
}

function isMore(change: Change): boolean {
  return "from" in change && change.to > change.from;
}

/** The changes among these that work alone, up to `most`, in their order: if all together do not, none does. */
function working(changes: readonly Change[], works: Works, most: number): Change[] {
  if (changes.length === 0 || most <= 0 || !works(changes)) return [];
  if (changes.length === 1) return [changes[0]];
  const half = changes.length >> 1;
  const first = working(changes.slice(0, half), works, most);
  return [...first, ...working(changes.slice(half), works, most - first.length)];
}

/** The change by the least amount that works beside the others; it does work as it is. */
function least(change: Change, others: readonly Change[], works: Works): Change {
  let [low, high] = [0, amountOf(change)];
  for (let step = 1; low + step < high; step *= 2) {
    if (!works([...others, byAmount(change, low + step)])) low += step;
    else high = low + step;
  }
  while (high - low > 1) {
    const middle = low + ((high - low) >> 1);
    if (works([...others, byAmount(change, middle)])) high = middle;
    else low = middle;
  }
  return byAmount(change, high);
}

/** Sets of `count` changes: one of the conflict, one of the conflict that is then left, and so on. */
function combined(
  problem: ReadProblem,
  conflict: Conflict,
  count: number,
  works: Works,
  mayGoOn: () => boolean,
): Change[][] {
  const found: Change[][] = [];
  const seen = new Set<string>();
  const explore = (changes: readonly Change[], left: Conflict): void => {
    for (const change of membersOf(problem, left)) {
      if (!mayGoOn() || found.length >= 2 * MOST_REPAIRS) return;
      const next = [...changes, change].sort(compareChanges);
      const name = next.map(nameOf).join();
      if (seen.has(name)) continue;
      seen.add(name);
      if (next.length < count) {
        const after = relieved(problem, next, () => 0);
        const rest = conflictAfter(after, problem);
        if (rest !== undefined) explore(next, rest);
      } else if (works(next)) found.push(next);
    }
  };
  explore([], conflict);
  return found.map((changes) => {
    const smallest = changes.slice();
    changes.forEach((change, at) => {
      smallest[at] = least(
        change,
        smallest.filter((_, other) => other !== at),
        works,
      );
    });
    return smallest;
  });
}

/** The conflict that is left, with the locks' indices of the problem as it was; undefined where the steps run out. */
function conflictAfter({ problem, excused }: Relieved, before: ReadProblem): Conflict | undefined {
  try {
    const conflict = conflictOf(problem, excused);
    return { ...conflict, locks: conflict.locks.map((at) => before.locked.indexOf(problem.locked[at])) };
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** What relieves each member of a conflict, as much as can be, in the order of `KINDS`. */
function membersOf(problem: ReadProblem, { columns, locks, limits, rows }: Conflict): Change[] {
  return [
    ...Array.from(columns, (column): Change => {
      return { change: "minLoad", column, from: problem.minLoad[column], to: 0 };
    }),
    ...Array.from(locks, (lock): Change => ({ change: "unlock", lock })),
    ...limits.flatMap(({ limit, bound }): Change[] => {
      const own = problem.limits[limit];
      const most = own.rows.reduce((sum, row) => sum + Math.min(problem.demand[row], own.columns.length), 0);
      const change: Change = { change: "limit", limit, bound, from: own[bound], to: bound === "min" ? 0 : most };
      return bound === "min" || isMore(change) ? [change] : [];
    }),
    ...Array.from(rows, (row): Change => ({ change: "excuse", row })),
  ];
}

/** What is changed, not by how much; sorts by kind, then by index. */
function keyOf(change: Change): readonly [kind: number, ...rest: number[]] {
  const kind = KINDS.indexOf(change.change);
  switch (change.change) {
    case "capacity":
    case "minLoad":
      return [kind, change.column];
    case "places":
      return [kind];
    case "unlock":
      return [kind, change.lock];
    case "limit":
      return [kind, change.limit, change.bound === "min" ? 0 : 1];
    case "excuse":
      return [kind, change.row];
    case "allow":
      return [kind, change.row, change.column];
  }
}

function nameOf(change: Change): string {
  return keyOf(change).join(" ");
}

function compareChanges(a: Change, b: Change): number {
  const [own, other] = [keyOf(a), keyOf(b)];
  const at = own.findIndex((part, k) => part !== other[k]);
  return at < 0 ? 0 : own[at] - other[at];
}

function compare(a: readonly Change[], b: readonly Change[]): number {
  const sum = (changes: readonly Change[]) => changes.reduce((all, change) => all + amountOf(change), 0);
  const first = a.length - b.length || sum(a) - sum(b);
  if (first !== 0) return first;
  const at = a.findIndex((change, k) => compareChanges(change, b[k]) !== 0);
  return at < 0 ? 0 : compareChanges(a[at], b[at]);
}
