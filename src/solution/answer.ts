import type { ReadProblem } from "./readProblem.ts";
import type { Leaf, OptimalAssignment, PriceLevels } from "./solution.ts";

interface Proved {
  readonly certificate: PriceLevels;
  readonly leaves: readonly Leaf[] | undefined;
  readonly tied: Int32Array;
}

/** The answer's plain parts, read off the made pairs. */
export function answerOf(
  solved: OptimalAssignment["solved"],
  read: ReadProblem,
  { certificate, leaves, tied }: Proved,
): OptimalAssignment {
  const { network, taken } = solved;
  const lists: number[][] = Array.from({ length: read.rows }, () => []);
  for (let slot = 0; slot < taken.length; slot++)
    if (taken[slot] === 1) lists[network.row[slot]].push(network.column[slot]);
  for (const [row, column] of read.locked) lists[row].push(column);
  const columnsOf = lists.map((list) => Int32Array.from(list).sort());
  return {
    status: "optimal",
    columnOf: Int32Array.from(columnsOf, (columns) => (columns.length > 0 ? columns[0] : -1)),
    columnsOf,
    matched: columnsOf.reduce((count, columns) => count + (columns.length > 0 ? 1 : 0), 0),
    total: certificate[certificate.length - 1].value,
    unique: tied.length === 0,
    tied,
    certificate,
    ...(leaves === undefined ? {} : { leaves }),
    solved,
  };
}
