import { FORBIDDEN } from "../points.ts";
import { readRows, scoreIn } from "./kernel/rows.ts";
import type { Report } from "./problemIssues.ts";
import { isIndex, show } from "./problemIssues.ts";
import type { ReadProblem } from "./readProblem.ts";

/** Far above what can be solved, low enough to be held in memory. */
const MOST_LOCKS = 1_000_000;

/** The locks, copied; whether they are within range is `checkLocks`'s. */
export function readLocks(given: unknown, report: Report): ReadProblem["locked"] {
  if (given === undefined) return [];
  if (!Array.isArray(given)) report("locked", "type", `expected an array, received ${show(given)}`);
  else if (given.length > MOST_LOCKS)
    report("locked", "limit", `expected at most ${MOST_LOCKS} pairs, received ${given.length}`);
  // Unlike `map`, this comes by holes.
  else
    return Array.from(given as readonly unknown[], (pair, at) => {
      if (Array.isArray(pair) && pair.length === 2) return [pair[0], pair[1]] as const;
      report(`locked[${at}]`, "type", `expected [row, column], received ${show(pair)}`);
      return [-1, -1] as const;
    });
  return [];
}

/** Whether the locks are pairs of the problem, and within what rows, columns and places allow. */
export function checkLocks(read: ReadProblem, report: Report): void {
  const { rows, columns, capacity, demand, places, locked } = read;
  if (locked.length === 0) return;
  const pairs = readRows(read.scores, rows, columns);
  const ofRow = new Map<number, number>();
  const ofColumn = new Map<number, number>();
  const known = new Set<string>();
  locked.forEach((pair, at) => {
    const [row, j] = pair;
    const path = `locked[${at}]`;
    if (!isIndex(row, rows) || !isIndex(j, columns)) {
      report(
        path,
        "unknown-id",
        `expected a row below ${rows} and a column below ${columns}, received ${show(row)} and ${show(j)}`,
      );
      return;
    }
    if (known.has(`${row},${j}`))
      report(path, "duplicate", `expected each pair once, received row ${row}, column ${j} again`);
    known.add(`${row},${j}`);
    if (scoreIn(pairs.open(row), j) === FORBIDDEN)
      report(path, "conflict", `expected an allowed pair, but row ${row}, column ${j} is absent`);
    ofRow.set(row, (ofRow.get(row) ?? 0) + 1);
    ofColumn.set(j, (ofColumn.get(j) ?? 0) + 1);
    if ((ofRow.get(row) as number) > demand[row])
      report(path, "conflict", `expected at most ${demand[row]} locked pairs of row ${row}`);
    if ((ofColumn.get(j) as number) > capacity[j])
      report(path, "conflict", `expected at most ${capacity[j]} locked pairs of column ${j}`);
  });
  if (places !== undefined && ofRow.size > places)
    report("places", "conflict", `expected room for the ${ofRow.size} locked rows, received ${places}`);
}
