import { checkAnswer } from "./checkAnswer.ts";
import type { OptimalAssignment } from "./solution.ts";
import type { Placed } from "./whyUnmatched.ts";

/** More claims than places: why a row has no column. */
export interface HallSet {
  /** The rows that compete, ascending, the asked-for one among them. */
  readonly rows: Int32Array;
  /** All columns that these rows may have, ascending; empty where the places are the limit. */
  readonly columns: Int32Array;
  readonly places: number;
  /** Places that the rows claim: one each, or as many as are locked for them at `columns`. More than `places`. */
  readonly claims: number;
  readonly limit: "capacity" | "places";
}

/**
 * Why an unmatched row is unmatched although some column is allowed: the rows that the search for room comes by,
 * which all come at least as early as this one. Minimal: without any one of its rows the others have room. Undefined
 * where the row is matched, has no allowed column, or is left out because that is better (`cardinality: "free"`).
 * O(slots).
 *
 * Source: Hall's theorem by alternating search, Burkard, Dell'Amico & Martello, *Assignment Problems*, 2.1.
 */
export function hallSetOf(answer: OptimalAssignment, row: number): HallSet | undefined {
  checkAnswer(answer, "row", row);
  return hallSetIn(answer.solved, row);
}

/** As `hallSetOf`, for any assignment of a problem that leaves no room unused. */
export function hallSetIn({ network, pairing, problem }: Placed, row: number): HallSet | undefined {
  const { n, m, start, alive } = network;
  const { degree } = pairing;
  const isMatched = (one: number) => network.base[one] + degree[one] > 0;
  if (isMatched(row) || !alive.subarray(start[row], start[row + 1]).includes(1)) return undefined;
  const seen = new Uint8Array(n + m);
  const queue: number[] = [];
  const reach = (node: number): boolean => {
    if (seen[node] === 1) return false;
    seen[node] = 1;
    queue.push(node);
    return true;
  };
  let columnsLeft = m;
  reach(row);
  for (const node of queue) {
    // Room, or somebody's second pair: capacity is not what was missing.
    const room =
      node >= n
        ? pairing.load[node - n] < network.columnHi[node - n]
        : node !== row && network.base[node] + pairing.degree[node] > 1;
    if (room) return placesRanOut(problem.places, n, isMatched, row);
    if (node >= n) {
      for (let slot = pairing.head[node - n]; slot >= 0; slot = pairing.next[slot]) reach(network.row[slot]);
      continue;
    }
    for (let slot = start[node]; slot < start[node + 1] && columnsLeft > 0; slot++)
      if (alive[slot] === 1 && pairing.taken[slot] === 0 && reach(n + network.column[slot])) columnsLeft--;
  }
  const rows = new Set(queue.filter((node) => node < n));
  const columns = queue.filter((node) => node >= n).map((node) => node - n);
  let claims = rows.size;
  let places = 0;
  for (const column of columns) places += problem.capacity[column];
  for (const [lockedRow, column] of problem.locked) {
    if (seen[n + column] === 0) continue;
    claims++;
    rows.add(lockedRow);
  }
  return {
    rows: Int32Array.from(rows).sort(),
    columns: Int32Array.from(columns).sort(),
    places,
    claims,
    limit: "capacity",
  };
}

function placesRanOut(
  places: number | undefined,
  n: number,
  isMatched: (row: number) => boolean,
  row: number,
): HallSet | undefined {
  if (places === undefined) return undefined;
  const rows: number[] = [];
  for (let other = 0; other < n; other++) if (other === row || isMatched(other)) rows.push(other);
  if (rows.length <= places) return undefined;
  return { rows: Int32Array.from(rows), columns: new Int32Array(0), places, claims: rows.length, limit: "places" };
}
