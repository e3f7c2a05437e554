import type { Steps } from "../steps.ts";
import type { Findings } from "./limited/findings.ts";
import { noFindings } from "./limited/findings.ts";
import { possibleWithin } from "./limited/possibleWithin.ts";
import { shownConflict } from "./limited/shownConflict.ts";
import { networkOf } from "./networkOf.ts";
import { UNLIMITED } from "./readLimits.ts";
import type { ReadProblem } from "./readProblem.ts";
import { possible } from "./search.ts";
import type { Conflict } from "./solution.ts";

/** What can be dropped: an index of its kind, 0 for the places. */
type Member = readonly [kind: "columns" | "rows" | "locks" | "min" | "max" | "capacities" | "places", index: number];

/**
 * A minimal set of requirements and limits that cannot be met together: drop any one and the rest can. Requirements
 * first, as few as do with all the room there is; then how much of that room must be as it is. O(k log(r / k))
 * feasibility checks for k members out of r, each O(pairs · slots), or a search where limits take part.
 *
 * Source: Junker 2004 (QuickXplain).
 */
export function* conflictOf(problem: ReadProblem): Steps<Conflict> {
  const findings = noFindings();
  const required = yield* requiredOf(problem, new Set(), findings);
  const room = roomOf(problem);
  const isPossible = (members: readonly Member[]) => together(problem, [...required, ...members], findings);
  return asConflict([...required, ...(yield* quickExplain(isPossible, [], required, room))]);
}

/** As `conflictOf`, but with all the room there is. `excused`: rows that need not be matched though all others must. */
export function* conflictOfRequired(
  problem: ReadProblem,
  excused: ReadonlySet<number>,
  findings: Findings,
): Steps<Conflict> {
  return asConflict(yield* requiredOf(problem, excused, findings));
}

function* requiredOf(problem: ReadProblem, excused: ReadonlySet<number>, findings: Findings): Steps<readonly Member[]> {
  const members: Member[] = [];
  problem.limits.forEach(({ min, max }, k) => {
    if (max !== UNLIMITED) members.push(["max", k]);
    if (min > 0) members.push(["min", k]);
  });
  for (let j = 0; j < problem.columns; j++) if (problem.minLoad[j] > 0) members.push(["columns", j]);
  if (problem.cardinality === "all")
    for (let i = 0; i < problem.rows; i++) if (!excused.has(i)) members.push(["rows", i]);
  for (let at = 0; at < problem.locked.length; at++) members.push(["locks", at]);
  const room = roomOf(problem);
  const isPossible = (some: readonly Member[]) => together(problem, [...room, ...some], findings);
  const isMany = members.length > MANY && problem.limits.length > 0;
  const few = isMany ? yield* shownMembers(problem, excused, findings) : undefined;
  return yield* quickExplain(isPossible, [], [], few === undefined ? members : members.filter(isAmong(few)));
}

/** Above so many members, those on which a proof rests are looked at alone. */
const MANY = 100;

/** The members that a proof rests on that nothing is possible; undefined where there is none in one piece. */
function* shownMembers(
  problem: ReadProblem,
  excused: ReadonlySet<number>,
  findings: Findings,
): Steps<Conflict | undefined> {
  const rows = new Set(Array.from({ length: problem.rows }, (_, row) => row).filter((row) => !excused.has(row)));
  const all = { rows, columns: new Set(problem.minLoad.keys()), locks: new Set(problem.locked.keys()) };
  const network = networkOf(problem, all);
  // What is impossible whatever the limits.
  if (!possible(network)) return yield* conflictOfRequired({ ...problem, limits: [] }, excused, findings);
  if (yield* possibleWithin(problem, network, findings)) throw new Error("solver bug: what has a conflict is possible");
  return yield* shownConflict(problem, network, findings);
}

function isAmong({ rows, columns, locks, limits }: Conflict): (member: Member) => boolean {
  const indices = { rows: new Set(rows), columns: new Set(columns), locks: new Set(locks) };
  return ([kind, index]) =>
    kind === "min" || kind === "max"
      ? limits.some(({ limit, bound }) => limit === index && bound === kind)
      : kind === "rows" || kind === "columns" || kind === "locks"
        ? indices[kind].has(index)
        : false;
}

/** Capacities and places that limit anything. */
function roomOf({ rows, columns, capacity, places }: ReadProblem): Member[] {
  const room: Member[] = [];
  for (let j = 0; j < columns; j++) if (capacity[j] < rows) room.push(["capacities", j]);
  if (places !== undefined && places < rows) room.push(["places", 0]);
  return room;
}

function asConflict(members: readonly Member[]): Conflict {
  const of = (kind: Member[0]) => Int32Array.from(members.filter(([k]) => k === kind).map(([, index]) => index)).sort();
  const limits = members.flatMap(([bound, limit]) => (bound === "min" || bound === "max" ? [{ limit, bound }] : []));
  return {
    rows: of("rows"),
    columns: of("columns"),
    locks: of("locks"),
    limits: limits.sort((a, b) => a.limit - b.limit || (a.bound === "max" ? 1 : -1)),
    capacities: of("capacities"),
    places: members.some(([kind]) => kind === "places"),
  };
}

/**
 * The part of `open` that, with `held`, is minimally impossible. `added` says what of `held` has not been checked
 * yet. Depth: log of the members.
 */
function* quickExplain(
  isPossible: (members: readonly Member[]) => Steps<boolean>,
  held: readonly Member[],
  added: readonly Member[],
  open: readonly Member[],
): Steps<readonly Member[]> {
  if (added.length > 0 && !(yield* isPossible(held))) return [];
  if (open.length <= 1) return open;
  const half = open.length >> 1;
  const first = open.slice(0, half);
  const second = open.slice(half);
  const ofSecond = yield* quickExplain(isPossible, [...held, ...first], first, second);
  const ofFirst = yield* quickExplain(isPossible, [...held, ...ofSecond], ofSecond, first);
  return [...ofFirst, ...ofSecond];
}

function* together(problem: ReadProblem, members: readonly Member[], findings: Findings): Steps<boolean> {
  yield { stage: "searching", done: 0, of: problem.rows };
  const of = (kind: Member[0]) => new Set(members.filter(([k]) => k === kind).map(([, index]) => index));
  const [most, fewest, locks, capacities] = [of("max"), of("min"), of("locks"), of("capacities")];
  const roomy: ReadProblem = {
    ...problem,
    capacity: problem.capacity.map((capacity, j) => (capacities.has(j) ? capacity : Math.max(capacity, problem.rows))),
    places: of("places").size > 0 ? problem.places : undefined,
  };
  const network = networkOf(roomy, { rows: of("rows"), columns: of("columns"), locks });
  if (most.size === 0 && fewest.size === 0) return possible(network);
  const limits = problem.limits.map((limit, k) => ({
    ...limit,
    min: fewest.has(k) ? limit.min : 0,
    max: most.has(k) ? limit.max : UNLIMITED,
  }));
  const locked = problem.locked.filter((_, at) => locks.has(at));
  return yield* possibleWithin({ ...roomy, limits, locked }, network, findings);
}
