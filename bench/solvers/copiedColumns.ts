import type { Instance } from "../instances/instance.ts";

/** For solvers that know no capacities: every column once for each of its places. */
export interface CopiedColumns {
  /** [rows] of [places]. */
  readonly scores: readonly Int32Array[];
  /** The column that a place belongs to. */
  readonly columnOf: Int32Array; // [places]
}

export function copiedColumns({ rows, columns, capacity, scores }: Instance): CopiedColumns {
  if (!(scores instanceof Int32Array)) throw new Error("expected a full matrix");
  const columnOf = Int32Array.from(Array.from(capacity, (places, column) => new Array(places).fill(column)).flat());
  return {
    scores: Array.from({ length: rows }, (_, row) => columnOf.map((column) => scores[row * columns + column])),
    columnOf,
  };
}
