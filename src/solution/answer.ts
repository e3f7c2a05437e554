import { networkOf } from "./networkOf.ts";
import { pairingOf } from "./pairing.ts";
import type { ReadProblem } from "./readProblem.ts";
import type { Leaf, Level, OptimalAssignment, PriceLevels } from "./solution.ts";
import type { Ways } from "./ways.ts";
import { waysOf } from "./ways.ts";

/** A canonical optimum and its proof. */
export interface Proved {
  readonly columnsOf: readonly Int32Array[];
  readonly certificate: PriceLevels;
  readonly leaves?: readonly Leaf[] | undefined;
  readonly tied: Int32Array;
}

/** The columns of each row, ascending, of pairs made and pairs locked. */
export function columnsOf(problem: ReadProblem, taken: Uint8Array): Int32Array[] {
  const { start, column } = problem.pairs();
  const lists: number[][] = Array.from({ length: problem.rows }, () => []);
  for (let row = 0; row < problem.rows; row++)
    for (let slot = start[row]; slot < start[row + 1]; slot++) if (taken[slot] === 1) lists[row].push(column[slot]);
  for (const [row, locked] of problem.locked) lists[row].push(locked);
  return lists.map((list) => Int32Array.from(list).sort());
}

/**
 * What `assign` answers. The network that losses are found in is made when it is first needed: large problems may
 * never hold their pairs.
 */
export function answerOf(
  problem: ReadProblem,
  levels: readonly Level[],
  { columnsOf, certificate, leaves, tied }: Proved,
): OptimalAssignment {
  let solved: OptimalAssignment["solved"] | undefined;
  const answer = {
    status: "optimal",
    columnOf: Int32Array.from(columnsOf, (columns) => (columns.length > 0 ? columns[0] : -1)),
    columnsOf,
    matched: columnsOf.reduce((count, columns) => count + (columns.length > 0 ? 1 : 0), 0),
    total: certificate[certificate.length - 1].value,
    unique: tied.length === 0,
    tied,
    certificate,
    ...(leaves === undefined ? {} : { leaves }),
  } as const;
  // Not enumerable: what copies or prints an answer does not make the network.
  return Object.defineProperty(answer, "solved", {
    get() {
      solved ??= solvedOf(problem, levels, columnsOf);
      return solved;
    },
  }) as OptimalAssignment;
}

function solvedOf(
  problem: ReadProblem,
  levels: readonly Level[],
  columnsOf: readonly Int32Array[],
): OptimalAssignment["solved"] {
  const network = networkOf(problem);
  const taken = new Uint8Array(network.column.length);
  columnsOf.forEach((columns, row) => {
    for (let slot = network.start[row]; slot < network.start[row + 1]; slot++) {
      if (network.alive[slot] === 1 && columns.includes(network.column[slot])) taken[slot] = 1;
    }
  });
  let ways: Ways | undefined;
  return {
    problem,
    network,
    levels,
    taken,
    get ways() {
      ways ??= waysOf(network, levels, pairingOf(network, taken));
      return ways;
    },
  };
}
