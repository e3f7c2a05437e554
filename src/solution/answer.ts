import { valueOf } from "./certify.ts";
import type { LevelSearch } from "./limited/limited.ts";
import { slotAt } from "./network.ts";
import { networkOf } from "./networkOf.ts";
import type { Pairing } from "./pairing.ts";
import { pairingFrom } from "./pairing.ts";
import type { Kept } from "./previous.ts";
import type { Counts } from "./profile/counts.ts";
import type { ReadProblem } from "./readProblem.ts";
import type { Leaf, Level, OptimalAssignment, PriceLevels, StableState } from "./solution.ts";

/** A canonical optimum and its proof. */
export interface Proved {
  /** A column of each row, −1 = none. */
  readonly columnOf: Int32Array; // [rows]
  /** All columns of each row, ascending. Absent: no row has more than that one. */
  readonly columnsOf?: readonly Int32Array[];
  readonly certificate: PriceLevels;
  readonly counts?: Counts | undefined;
  readonly leaves?: readonly Leaf[] | undefined;
  readonly searches?: readonly LevelSearch[] | undefined;
  readonly tied: Int32Array;
  /** Absent: the value of the last level. */
  readonly total?: number;
  readonly others?: OptimalAssignment["others"] & object;
  readonly stable?: StableState;
  readonly kept?: Kept;
}

/** The columns of each row, of pairs made and pairs locked. */
export function columnsTaken(
  problem: ReadProblem,
  taken: Uint8Array,
): Pick<Proved, "columnOf"> & { columnsOf: Int32Array[] } {
  const { start, column } = problem.pairs();
  const lists: number[][] = Array.from({ length: problem.rows }, () => []);
  for (let row = 0; row < problem.rows; row++)
    for (let slot = start[row]; slot < start[row + 1]; slot++) if (taken[slot] === 1) lists[row].push(column[slot]);
  for (const [row, locked] of problem.locked) lists[row].push(locked);
  const columnsOf = lists.map((list) => Int32Array.from(list).sort());
  return { columnsOf, columnOf: Int32Array.from(columnsOf, (columns) => (columns.length > 0 ? columns[0] : -1)) };
}

/**
 * What `assign` answers. The network that losses are found in is made when it is first needed: large problems may
 * never hold their pairs.
 */
export function answerOf(
  problem: ReadProblem,
  levels: readonly Level[],
  { columnOf, columnsOf: given, certificate, counts, leaves, searches, tied, total, others, stable, kept }: Proved,
): OptimalAssignment {
  // What is asked later must not follow a caller who writes to what was handed out.
  const own = columnOf.slice();
  const ownLists = given?.map((columns) => columns.slice());
  const lists = () => ownLists ?? Array.from(own, (column, row) => own.slice(row, column < 0 ? row : row + 1));
  const ownTotal = counts !== undefined && "counts" in counts;
  let columnsOf = given;
  let solved: OptimalAssignment["solved"] | undefined;
  let matched = 0;
  for (const column of columnOf) if (column >= 0) matched++;
  const answer = {
    status: "optimal",
    columnOf,
    get columnsOf() {
      columnsOf ??= lists();
      return columnsOf;
    },
    matched,
    total: total ?? (ownTotal ? totalOf(problem, lists()) : certificate[certificate.length - 1].value),
    unique: tied.length === 0,
    tied,
    certificate,
    ...(counts === undefined ? {} : { counts }),
    ...(leaves === undefined ? {} : { leaves }),
    ...(searches === undefined ? {} : { searches }),
    ...(others === undefined ? {} : { others }),
  } as const;
  // Not enumerable: what copies or prints an answer does not make the network.
  return Object.defineProperties(answer, {
    solved: {
      get() {
        solved ??= solvedOf(problem, levels, lists(), certificate);
        return solved;
      },
    },
    kept: { value: kept },
    stable: { value: stable },
  }) as OptimalAssignment;
}

/** The sum of the scores; the range of every problem keeps it exact. */
function totalOf(problem: ReadProblem, columnsOf: readonly Int32Array[]): number {
  const pairs = problem.pairs();
  let total = 0;
  columnsOf.forEach((columns, row) => {
    for (const own of columns) total += pairs.score[slotAt(pairs, row, own)];
  });
  return total;
}

function solvedOf(
  problem: ReadProblem,
  levels: readonly Level[],
  columnsOf: readonly Int32Array[],
  certificate: PriceLevels,
): OptimalAssignment["solved"] {
  const network = networkOf(problem);
  const taken = new Uint8Array(network.column.length);
  const made: number[] = [];
  columnsOf.forEach((columns, row) => {
    for (const column of columns) {
      const slot = slotAt(network, row, column);
      if (network.alive[slot] === 1) made.push(slot);
    }
  });
  for (const slot of made) taken[slot] = 1;
  let pairing: Pairing | undefined;
  let values: readonly number[] | undefined;
  return {
    problem,
    network,
    levels,
    taken,
    prices: certificate.at(-1)?.prices.column,
    get values() {
      values ??= levels.map((level) => valueOf(network, level, this.pairing));
      return values;
    },
    get pairing() {
      pairing ??= pairingFrom(network, made);
      return pairing;
    },
  };
}
