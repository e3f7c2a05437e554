import type { ReadProblem } from "./readProblem.ts";
import type { Change } from "./relief.ts";
import { amountOf, KINDS } from "./relief.ts";
import type { Conflict } from "./solution.ts";

/** What relieves each member of a conflict, as much as can be, in the order of `KINDS`. */
export function membersOf(problem: ReadProblem, { columns, locks, limits, rows }: Conflict): Change[] {
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

export function isMore(change: Change): boolean {
  return "from" in change && change.to > change.from;
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

export function nameOf(change: Change): string {
  return keyOf(change).join(" ");
}

export function compareChanges(a: Change, b: Change): number {
  const [own, other] = [keyOf(a), keyOf(b)];
  const at = own.findIndex((part, k) => part !== other[k]);
  return at < 0 ? 0 : own[at] - other[at];
}

/** Fewest changes first, then the smallest, then by `KINDS`, then by index. */
export function compareSets(a: readonly Change[], b: readonly Change[]): number {
  const sum = (changes: readonly Change[]) => changes.reduce((all, change) => all + amountOf(change), 0);
  const first = a.length - b.length || sum(a) - sum(b);
  if (first !== 0) return first;
  const at = a.findIndex((change, k) => compareChanges(change, b[k]) !== 0);
  return at < 0 ? 0 : compareChanges(a[at], b[at]);
}
