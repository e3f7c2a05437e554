import type { Steps } from "../steps.ts";
import type { ReadProblem } from "./readProblem.ts";
import type { Change } from "./relief.ts";
import { compareChanges, membersOf, nameOf } from "./reliefOf.ts";
import type { Conflict } from "./solution.ts";
import type { Trials } from "./trials.ts";

/** Sets of changes that work, found by conflicts. */
export interface HittingSets {
  /** One of which none can be left out, of the conflict at hand first; undefined where tries run out. */
  some(): Steps<Change[] | undefined>;
  /** Those of `count` changes, at most `most`, where no fewer do. Not all, where tries run out. */
  all(count: number, most: number): Steps<Change[][]>;
}

/** What relieves a conflict: any one of these. */
interface Ways {
  readonly changes: readonly Change[];
  readonly names: ReadonlySet<string>;
}

/**
 * One change out of the conflict, one out of a conflict that is then left, and so on. A conflict is used again wherever
 * nothing relieves it.
 *
 * Source: Reiter 1987 (hitting sets of conflicts).
 */
export function hittingSetsOf(problem: ReadProblem, first: Conflict, trials: Trials): HittingSets {
  const known = [waysOut(first)];
  return { some, all };

  function waysOut(conflict: Conflict): Ways {
    const changes = membersOf(problem, conflict);
    return { changes, names: new Set(changes.map(nameOf)) };
  }

  /** Ways out of what is left after changes that do not work. */
  function* waysAfter(changes: readonly Change[]): Steps<readonly Change[]> {
    const names = changes.map(nameOf);
    let found = known.find((ways) => !names.some((name) => ways.names.has(name)));
    if (found === undefined) {
      const conflict = yield* trials.conflictAfter(changes);
      if (conflict === undefined) return [];
      found = waysOut(conflict);
      known.push(found);
    }
    return found.changes;
  }

  function* some(): Steps<Change[] | undefined> {
    let changes: readonly Change[] = [];
    do {
      const more = yield* waysAfter(changes);
      if (more.length === 0) return undefined;
      changes = [...changes, ...more].sort(compareChanges);
    } while (!(yield* trials.works(changes)));
    // Locks first: who is excused need not be unlocked, and whoever is locked need not be excused.
    const locks = changes.filter(({ change }) => change === "unlock");
    const others = changes.filter(({ change }) => change !== "unlock").reverse();
    for (const change of [...locks, ...others]) {
      const without = changes.filter((one) => one !== change);
      if (yield* trials.works(without)) changes = without;
    }
    return trials.isOver() ? undefined : [...changes];
  }

  function* all(count: number, most: number): Steps<Change[][]> {
    const found: Change[][] = [];
    const seen = new Set<string>();
    const explore = function* (changes: readonly Change[]): Steps<void> {
      for (const change of yield* waysAfter(changes)) {
        if (trials.isOver() || found.length >= most) return;
        const next = [...changes, change].sort(compareChanges);
        const name = next.map(nameOf).join();
        if (seen.has(name)) continue;
        seen.add(name);
        if (next.length < count) yield* explore(next);
        else if (yield* trials.works(next)) found.push(next);
      }
    };
    yield* explore([]);
    return found;
  }
}
