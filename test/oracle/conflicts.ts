import type { Requirement } from "../../src/explanation/conflict.ts";
import type { Documents } from "./cohorts.ts";
import type { Value } from "./documents.ts";
import type { Instance } from "./enumerate.ts";
import { enumerate, instanceOf, isPossible } from "./enumerate.ts";
import { nameOf } from "./quotas.ts";
import type { Scored } from "./score.ts";
import { scoreCohort } from "./score.ts";

/** Conflicts and repairs, checked by trying every matching. */

interface CountLimit {
  readonly rule: string;
  readonly of: Readonly<Record<string, Value>>;
  readonly limit: "min" | "max";
}

/** `run.conflict`. */
export interface ReportedConflict {
  readonly requirements: readonly Requirement[];
  readonly quotas?: readonly (CountLimit & { readonly value: number })[];
  /** Absent: all of them, and the places, always hold. */
  readonly capacities?: readonly { readonly mentor: string; readonly capacity: number }[];
  readonly places?: number;
}

export type Change =
  | { readonly change: "capacity" | "minLoad"; readonly mentor: string; readonly from: number; readonly to: number }
  | { readonly change: "places"; readonly from: number; readonly to: number }
  | { readonly change: "unlock"; readonly lock: string; readonly mentee: string; readonly mentor: string }
  | ({ readonly change: "quota"; readonly from: number; readonly to: number } & CountLimit)
  | { readonly change: "excuse"; readonly mentee: string }
  | { readonly change: "allow"; readonly mentee: string; readonly mentor: string; readonly rules: readonly string[] }
  | { readonly change: "rule"; readonly rule: string };

/** One of `run.repairs`. */
export interface ReportedRepair {
  readonly changes: readonly Change[];
  readonly placed: number;
  readonly total: number;
}

/** What the documents ask for, each part by itself, so that it can be dropped or changed. */
interface Asked {
  scored: Scored;
  instance: Instance;
  capacity: number[];
  minLoad: number[];
  places: number;
  /** Who must have a mentor. */
  placed: boolean[];
  locks: Scored["locks"][number][];
  counts: (Scored["counts"][number] & { min?: number; max?: number })[];
  points: (number | null)[][];
}

function askedBy({ cohort, programme }: Documents): Asked {
  const scored = scoreCohort(cohort, programme);
  const instance = instanceOf(scored, programme);
  return {
    scored,
    instance,
    capacity: [...instance.capacity],
    minLoad: [...instance.minLoad],
    places: instance.places,
    placed: scored.mentees.map(() => programme.everyone === true),
    locks: [...scored.locks],
    counts: scored.counts.map((count) => ({ ...count })),
    points: instance.points.map((row) => [...row]),
  };
}

const copyOf = (asked: Asked): Asked => ({
  ...asked,
  capacity: [...asked.capacity],
  minLoad: [...asked.minLoad],
  placed: [...asked.placed],
  locks: [...asked.locks],
  counts: asked.counts.map((count) => ({ ...count })),
  points: asked.points.map((row) => [...row]),
});

function problemOf({ instance, capacity, minLoad, places, placed, locks, counts, points }: Asked): Instance {
  const { rows, columns } = instance;
  const maskOf = (pairs: readonly (readonly [number, number])[]) =>
    pairs.reduce((mask, [i, j]) => mask | (1 << (i * columns + j)), 0);
  const rowMask = (i: number) => ((1 << columns) - 1) << (i * columns);
  return {
    ...instance,
    capacity,
    minLoad,
    places,
    points,
    locked: locks.map(({ mentee, mentor }) => [mentee, mentor] as const),
    // Not everyone perhaps: a mentee who must be placed is a count of at least one.
    cardinality: "maximum",
    quotas: [
      ...counts.map(({ pairs, min = 0, max = Number.POSITIVE_INFINITY }) => ({ pairs: maskOf(pairs), min, max })),
      ...Array.from({ length: rows }, (_, i) => i)
        .filter((i) => placed[i])
        .map((i) => ({ pairs: rowMask(i), min: 1, max: Number.POSITIVE_INFINITY })),
    ],
  };
}

const can = (asked: Asked) => isPossible(problemOf(asked));
const placeOf = (list: readonly { id: string }[], id: string) => list.findIndex((one) => one.id === id);
const countOf = (asked: Asked, of: CountLimit) => asked.counts.find((count) => nameOf(count) === nameOf(of));

// Conflicts

/**
 * Everything that is wrong with a conflict; empty: it cannot be met, and without any one of its parts it can.
 * Wanted numbers and the rules on pairs always hold; all else is dropped.
 */
export function conflictFaults(documents: Documents, conflict: ReportedConflict): string[] {
  const asked = askedBy(documents);
  const faults: string[] = [];
  const parts: { what: string; add: (to: Asked) => void }[] = [];
  const part = (what: string, real: boolean, add: (to: Asked) => void) => {
    if (!real) faults.push(`nobody asks for ${what}`);
    if (parts.some((other) => other.what === what)) faults.push(`twice: ${what}`);
    parts.push({ what, add });
  };
  const { mentees, mentors, pairs } = asked.scored;
  /** All rules that forbid any of these pairs, where fewer than needed are allowed. */
  const namedRules = (own: readonly { readonly rules: readonly string[] }[], needed: number) =>
    own.filter(({ rules }) => rules.length === 0).length >= needed
      ? undefined
      : [...new Set(own.flatMap(({ rules }) => rules))].sort();
  for (const one of conflict.requirements) {
    const what = JSON.stringify(one);
    if (one.kind !== "lock") {
      const own =
        one.kind === "everyone"
          ? (pairs[placeOf(mentees, one.mentee)] ?? [])
          : pairs.map((row) => row[placeOf(mentors, one.mentor)]);
      const needed = one.kind === "everyone" ? 1 : one.minLoad;
      const rules = own.includes(undefined as never) ? undefined : namedRules(own, needed);
      if (JSON.stringify(one.rules) !== JSON.stringify(rules))
        faults.push(`not the rules, ${JSON.stringify(rules)}: ${what}`);
    }
    if (one.kind === "everyone") {
      const i = placeOf(mentees, one.mentee);
      part(what, asked.placed[i] === true, (to) => (to.placed[i] = true));
    } else if (one.kind === "minLoad") {
      const j = placeOf(mentors, one.mentor);
      part(what, one.minLoad > 0 && asked.minLoad[j] === one.minLoad, (to) => (to.minLoad[j] = one.minLoad));
    } else {
      const lock = asked.locks.find(({ id }) => id === one.rule);
      const real = lock && mentees[lock.mentee].id === one.mentee && mentors[lock.mentor].id === one.mentor;
      part(what, real === true, (to) => lock && to.locks.push(lock));
    }
  }
  for (const one of conflict.quotas ?? []) {
    const count = countOf(asked, one);
    part(JSON.stringify(one), count?.[one.limit] === one.value, (to) => {
      const kept = countOf(to, one);
      if (kept) kept[one.limit] = one.value;
    });
  }
  for (const { mentor, capacity } of conflict.capacities ?? []) {
    const j = placeOf(mentors, mentor);
    part(`${mentor} takes ${capacity}`, asked.capacity[j] === capacity, (to) => (to.capacity[j] = capacity));
  }
  const { places } = conflict;
  if (places !== undefined) part(`${places} places`, asked.places === places, (to) => (to.places = places));
  if (faults.length > 0) return faults;

  const only = (kept: typeof parts) => {
    const bare = copyOf(asked);
    bare.minLoad.fill(0);
    bare.placed.fill(false);
    bare.locks = [];
    bare.counts = bare.counts.map(({ min: _, max: __, ...count }) => count);
    if (conflict.capacities !== undefined) {
      bare.capacity.fill(mentees.length);
      bare.places = Number.POSITIVE_INFINITY;
    }
    for (const { add } of kept) add(bare);
    return bare;
  };
  if (can(only(parts))) faults.push("all of it can be met");
  for (const left of parts)
    if (!can(only(parts.filter((one) => one !== left)))) faults.push(`cannot be met even without ${left.what}`);
  return faults;
}

// Repairs

/** Makes the change; answers with what is wrong with it. */
function apply(asked: Asked, change: Change): string | null {
  const { mentees, mentors } = asked.scored;
  const what = JSON.stringify(change);
  switch (change.change) {
    case "capacity":
    case "minLoad": {
      const values = asked[change.change];
      const j = placeOf(mentors, change.mentor);
      if (j < 0 || values[j] !== change.from) return `not so before: ${what}`;
      if (change.change === "capacity" ? change.to <= change.from : change.to >= change.from || change.to < 0)
        return `no relief: ${what}`;
      values[j] = change.to;
      return null;
    }
    case "places":
      if (asked.places !== change.from) return `not so before: ${what}`;
      if (change.to <= change.from) return `no relief: ${what}`;
      asked.places = change.to;
      return null;
    case "unlock": {
      const lock = asked.locks.find(({ id }) => id === change.lock);
      if (!lock || mentees[lock.mentee].id !== change.mentee || mentors[lock.mentor].id !== change.mentor)
        return `no such lock: ${what}`;
      asked.locks = asked.locks.filter((one) => one !== lock);
      return null;
    }
    case "quota": {
      const counts = isWhole(asked, change)
        ? asked.counts.filter(({ rule }) => rule === change.rule)
        : [countOf(asked, change)];
      if (counts.some((count) => count?.[change.limit] !== change.from)) return `not so before: ${what}`;
      if (change.limit === "max" ? change.to <= change.from : change.to >= change.from || change.to < 0)
        return `no relief: ${what}`;
      for (const count of counts) if (count) count[change.limit] = change.to;
      return null;
    }
    case "excuse": {
      const i = placeOf(mentees, change.mentee);
      if (asked.placed[i] !== true) return `need not be placed: ${what}`;
      asked.placed[i] = false;
      return null;
    }
    case "rule": {
      let met = false;
      asked.scored.pairs.forEach((row, i) => {
        row.forEach(({ rules, points }, j) => {
          if (!rules.includes(change.rule)) return;
          met = true;
          if (rules.length === 1) asked.points[i][j] = points;
        });
      });
      // A quota may forbid those without data, and goes as a whole.
      asked.counts = asked.counts.filter(({ rule }) => rule !== change.rule);
      return met ? null : `forbids nothing: ${what}`;
    }
    case "allow": {
      const [i, j] = [placeOf(mentees, change.mentee), placeOf(mentors, change.mentor)];
      const pair = asked.scored.pairs[i]?.[j];
      if (pair === undefined || asked.points[i][j] !== null) return `not forbidden: ${what}`;
      if (JSON.stringify(pair.rules) !== JSON.stringify(change.rules)) return `not the rules that forbid it: ${what}`;
      if (pair.rules.includes("oneself")) return `nobody mentors themselves: ${what}`;
      asked.points[i][j] = pair.points;
      return null;
    }
  }
}

/** Whether a change is of all that a rule counts, where that is not one thing. */
function isWhole(asked: Asked, { rule, of }: CountLimit): boolean {
  return Object.keys(of).length === 0 && asked.counts.filter((count) => count.rule === rule).length > 1;
}

/** Every change of these kinds that brings relief, each as generous as can be. */
function changesOf(asked: Asked, kinds: ReadonlySet<Change["change"]>): Change[] {
  const { mentees, mentors, pairs } = asked.scored;
  const rows = mentees.length;
  const all: Change[] = [];
  mentors.forEach(({ id: mentor }, j) => {
    const [capacity, minLoad] = [asked.capacity[j], asked.minLoad[j]];
    if (capacity < rows) all.push({ change: "capacity", mentor, from: capacity, to: rows });
    if (minLoad > 0) all.push({ change: "minLoad", mentor, from: minLoad, to: 0 });
  });
  if (asked.places < rows) all.push({ change: "places", from: asked.places, to: rows });
  for (const { id, mentee, mentor } of asked.locks)
    all.push({ change: "unlock", lock: id, mentee: mentees[mentee].id, mentor: mentors[mentor].id });
  for (const { rule, of, min = 0, max, pairs: counted } of asked.counts) {
    if (min > 0) all.push({ change: "quota", rule, of, limit: "min", from: min, to: 0 });
    if (max !== undefined && max < counted.length)
      all.push({ change: "quota", rule, of, limit: "max", from: max, to: counted.length });
  }
  mentees.forEach(({ id: mentee }, i) => {
    if (asked.placed[i]) all.push({ change: "excuse", mentee });
    mentors.forEach(({ id: mentor }, j) => {
      const { rules } = pairs[i][j];
      if (rules.length > 0 && !rules.includes("oneself")) all.push({ change: "allow", mentee, mentor, rules });
    });
  });
  return all.filter(({ change }) => kinds.has(change));
}

/** Does any set of fewer than `size` of these changes make it possible? The smallest such set's size, or null. */
export function fewestChanges(
  documents: Documents,
  kinds: ReadonlySet<Change["change"]>,
  size = Number.POSITIVE_INFINITY,
): number | null {
  const asked = askedBy(documents);
  const changes = changesOf(asked, kinds);
  const tryFrom = (at: number, left: number, so: Asked): boolean => {
    if (left === 0) return can(so);
    for (let next = at; next + left <= changes.length; next++) {
      const changed = copyOf(so);
      if (apply(changed, changes[next]) === null && tryFrom(next + 1, left - 1, changed)) return true;
    }
    return false;
  };
  for (let count = 0; count < size && count <= changes.length; count++) if (tryFrom(0, count, asked)) return count;
  return null;
}

/**
 * Everything that is wrong with a repair; empty: with its changes, and with none of them left out, there is a valid
 * matching, of the stated value. `smallest`: nothing smaller of the same kinds does.
 */
export function repairFaults(documents: Documents, repair: ReportedRepair, smallest = false): string[] {
  const faults: string[] = [];
  const changed = askedBy(documents);
  for (const change of repair.changes) {
    const fault = apply(changed, change);
    if (fault) faults.push(fault);
  }
  if (faults.length > 0) return faults;
  const answer = enumerate(problemOf(changed));
  if (answer === null) return ["still impossible"];
  const { placed, total } = answer.best;
  if (repair.placed !== placed) faults.push(`places ${placed}, not ${repair.placed}`);
  if (repair.total !== total) faults.push(`total ${total}, not ${repair.total}`);
  for (const left of repair.changes) {
    const others = askedBy(documents);
    for (const change of repair.changes) if (change !== left) apply(others, change);
    if (can(others)) faults.push(`needless: ${JSON.stringify(left)}`);
  }
  const [only] = repair.changes;
  if (repair.changes.length === 1 && only.change === "quota" && isWhole(askedBy(documents), only)) {
    const nearer = askedBy(documents);
    const to = only.to + Math.sign(only.from - only.to);
    if (apply(nearer, { ...only, to }) === null && can(nearer)) faults.push(`${to} would do`);
  }
  if (smallest) {
    const kinds = new Set(repair.changes.map(({ change }) => change));
    const fewer = fewestChanges(documents, kinds, repair.changes.length);
    if (fewer !== null) faults.push(`${fewer} changes of these kinds would do`);
  }
  return faults;
}

/**
 * All of `run.repairs`: fewest changes first, none twice, each a repair; the first ones as small as can be, up to three
 * changes. Of more only one set is looked for, in which none is needless.
 */
export function repairsFaults(documents: Documents, repairs: readonly ReportedRepair[]): string[] {
  const faults: string[] = [];
  const fewest = repairs[0]?.changes.length ?? 0;
  repairs.forEach((repair, at) => {
    if (at > 0 && repairs[at - 1].changes.length > repair.changes.length) faults.push("not fewest changes first");
    const same = (other: ReportedRepair) => sorted(other) === sorted(repair);
    if (repairs.findIndex(same) !== at) faults.push(`twice: ${JSON.stringify(repair)}`);
    faults.push(...repairFaults(documents, repair, fewest <= MOST_SMALLEST && repair.changes.length === fewest));
  });
  return faults;
}

const MOST_SMALLEST = 3;

const sorted = ({ changes }: ReportedRepair) =>
  changes
    .map((change) => JSON.stringify(change))
    .sort()
    .join();
