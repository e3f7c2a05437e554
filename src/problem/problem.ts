/**
 * The integer problem: rows are to be given columns. It knows no people; `pairwright/assignment` publishes it as it is.
 * Arrays may be left out where their default serves.
 */
export interface AssignmentProblem {
  readonly rows: number;
  readonly columns: number;
  /** Integers to be maximised; an absent pair is never made. */
  readonly scores: Scores;
  /** Most rows a column takes. [columns], default 1 each. */
  readonly capacity?: Int32Array;
  /** Fewest rows a column must take. [columns], default 0 each. */
  readonly minLoad?: Int32Array;
  /** How many different columns a row wants; fewer are fine. [rows], default 1 each. */
  readonly demand?: Int32Array;
  /** Tier of a row; the higher come first. [rows], default 0 each. */
  readonly priority?: Int32Array;
  /** Pairs that must be made, as [row, column]. */
  readonly locked?: readonly (readonly [row: number, column: number])[];
  /** Most rows that may be matched at all. Default: no limit. */
  readonly places?: number;
  /**
   * `maximum` (default): as many rows as possible, by tier, then the objective. `all`: every row at least once, else infeasible.
   * `free`: the objective alone; a row stays out where that is better.
   */
  readonly cardinality?: Cardinality;
  readonly objective?: "total";
  /** Settles ties: rows take turns in this order, equal columns are preferred in that one. Permutations of the indices; default: index order. */
  readonly order?: { readonly rows?: Int32Array; readonly columns?: Int32Array };
}

export type Cardinality = "maximum" | "all" | "free";

export type Scores = Int32Array | Float64Array | CompressedRows | ScoreRow;

/** Only the allowed pairs: row i owns the slots start[i] … start[i + 1] − 1, its columns ascending. */
export interface CompressedRows {
  readonly start: Int32Array; // [rows + 1]
  readonly column: Int32Array; // [slots]
  readonly score: Int32Array | Float64Array; // [slots]
}

/** Rows on demand: fills `out` [columns] with one row's scores, FORBIDDEN where the pair is absent. Must give the same every time. */
export type ScoreRow = (row: number, out: Int32Array) => void;
