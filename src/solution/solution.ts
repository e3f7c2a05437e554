import type { LevelSearch } from "./limited/limited.ts";
import type { Network } from "./network.ts";
import type { Pairing } from "./pairing.ts";
import type { Kept } from "./previous.ts";
import type { Counts } from "./profile/counts.ts";
import type { ReadProblem } from "./readProblem.ts";
import type { ReadPreferences } from "./stable/preferences.ts";
import type { Standing } from "./stable/standing.ts";

/** What `assign` answers. */
export type Assignment = OptimalAssignment | FeasibleAssignment | InfeasibleAssignment;

/** A best assignment and its proof; under `stable` a stable one, the best for the favoured side. */
export interface OptimalAssignment {
  readonly status: "optimal";
  /** The column of each row, −1 = unmatched; a row with several columns shows the first of its `columnsOf`. */
  readonly columnOf: Int32Array;
  /** All columns of each row, ascending. */
  readonly columnsOf: readonly Int32Array[];
  /** Rows with at least one column. */
  readonly matched: number;
  readonly total: number;
  /** No other assignment is equally good. */
  readonly unique: boolean;
  /** Rows that another equally good assignment gives other columns, ascending. */
  readonly tied: Int32Array;
  /** The proof, level by level; where it took a search, that of the case which holds the answer. */
  readonly certificate: PriceLevels;
  /** All cases of the search; absent where there was none. */
  readonly leaves?: readonly Leaf[];
  /** Where there are `limits`, the proof of each level; `certificate` then shows the prices of one of its cases. */
  readonly searches?: readonly LevelSearch[];
  /**
   * Where the objective counts (maximin, leximin, greedy, generous), its proof, which stands between the levels of
   * people placed and that of the total; of the total there is one only with maximin.
   */
  readonly counts?: Counts;
  /**
   * Of a stable assignment: what the rows of `tied` have in the one that is best for the other side, all their columns.
   * `certificate` is then one level without prices, its value the number of pairs: no stable assignment has another.
   */
  readonly others?: readonly { readonly row: number; readonly columns: Int32Array }[];
  /** What `lossesOf`, `valueOfPlace` and `hallSetOf` read. Not plain data. */
  readonly solved: Solved;
  /** What a later `assign` can start from; undefined where that starts anew. Not plain data. */
  readonly kept: Kept | undefined;
  /** Of a stable assignment, what `imposedOn` reads. Not plain data. */
  readonly stable: StableState | undefined;
}

export interface StableState {
  readonly problem: ReadProblem;
  readonly preferences: ReadPreferences;
  readonly standing: Standing;
}

interface Solved {
  readonly problem: ReadProblem;
  /** The problem without its locked pairs. */
  readonly network: Network;
  /** People placed, then the total, whatever the objective. */
  readonly levels: readonly Level[];
  /** [levels] what is reached. */
  readonly values: readonly number[];
  /** [slots] 1 = the pair is made. */
  readonly taken: Uint8Array;
  /** [columns] Of the last level; they only save time. */
  readonly prices: Float64Array | undefined;
  /** Made when first asked for. */
  readonly pairing: Pairing;
}

/** The best that was found in the steps of the problem; keeps everything that it has to. */
export interface FeasibleAssignment {
  readonly status: "feasible";
  readonly columnOf: Int32Array;
  readonly columnsOf: readonly Int32Array[];
  readonly matched: number;
  readonly total: number;
  /** The first level that is not proved: what is reached, and what cannot be passed; perhaps the same. */
  readonly gap: Level & { readonly value: number; readonly bound: number };
}

/** Not every requirement can be met. */
export interface InfeasibleAssignment {
  readonly status: "infeasible";
  readonly conflict: Conflict;
}

/** Requirements that cannot all be met; without any one of them the others can. */
export interface Conflict {
  /** Rows that must be matched (cardinality `all`). */
  readonly rows: Int32Array;
  /** Columns whose minimum load must be met. */
  readonly columns: Int32Array;
  /** Indices into `locked`. */
  readonly locks: Int32Array;
  /** Indices into `limits`, with the side of each that is part of it. */
  readonly limits: readonly { readonly limit: number; readonly bound: "min" | "max" }[];
  /** Columns whose capacity is part of it. */
  readonly capacities: Int32Array;
  /** Whether `places` are. */
  readonly places: boolean;
}

/** One level of the lexicographic objective. */
export type Level =
  | { readonly level: "placed"; readonly priority: number; readonly demand: number } // rows of the tier with at least `demand` columns
  | { readonly level: "total" };

/** The one level of a stable assignment: nothing is maximised. */
export interface StableLevel {
  readonly level: "stable";
}

/** The proof of a level: Lagrange multipliers, integers. */
export interface Prices {
  readonly column: Float64Array; // [columns]
  /** Of one of the places; 0 where they are not limited. */
  readonly place: number;
}

/** One entry a level. `value` is what the assignment achieves and what no other can pass. */
export type PriceLevels = readonly ((Level | StableLevel) & { readonly value: number; readonly prices: Prices })[];

/** One case of a search over which rows are placed: nothing in it is better than the answer. */
export interface Leaf {
  /** What sets this case apart, in the order in which it was decided. */
  readonly decisions: readonly { readonly row: number; readonly placed: boolean }[];
  /**
   * Prices level by level, as far as it takes to show that nothing in this case is better; absent where nothing is
   * feasible in it.
   */
  readonly prices?: readonly Prices[];
  /** [slots] Its canonical optimum, where that is as good as the answer. */
  readonly taken?: Uint8Array;
}
