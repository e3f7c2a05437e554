/**
 * The integer problem: rows are to be given columns. It knows no people; `pairwright/assignment` publishes it as it
 * is. Arrays may be left out where their default serves. A key that is not listed here is refused. Rows and columns:
 * at most 1,000,000 each.
 */
export interface AssignmentProblem {
  readonly rows: number;
  readonly columns: number;
  /**
   * Integers to be maximised; an absent pair is never made. How large they may be depends on the problem, so that
   * every sum stays an exact integer: with D from the least to the greatest of them and 0, U pairs at most and k =
   * min(U + 1, columns), 2·D·(U + 1)·(k + 4) must be below 2^53; twice that where `places` limits, four
   * times that where there are `limits`.
   */
  readonly scores: Scores;
  /** Most rows a column takes; what is above `rows` means all of them. [columns], default 1 each. */
  readonly capacity?: Int32Array;
  /** Fewest rows a column must take. [columns], default 0 each. */
  readonly minLoad?: Int32Array;
  /**
   * How many different columns a row wants; fewer are fine. A row with 0 wants nothing and gets nothing. [rows],
   * default 1 each.
   */
  readonly demand?: Int32Array;
  /** Tier of a row; the higher come first. [rows], default 0 each. */
  readonly priority?: Int32Array;
  /** Pairs that must be made, as [row, column]. */
  readonly locked?: readonly (readonly [row: number, column: number])[];
  /** Most rows that may be matched at all. Default: no limit. */
  readonly places?: number;
  /**
   * `maximum` (default): as many rows as possible, by tier, then the objective. `all`: every row that wants a column
   * gets one, else infeasible; rows with demand 0 are no concern of it.
   * `free`: the objective alone; a row stays out where that is better.
   */
  readonly cardinality?: Cardinality;
  /**
   * What is best among the assignments that match the most; `total` unless given. Four count, exactly: `maximin`: the
   * greatest least score of any pair, then the total. `leximin`: fewest pairs at the lowest score, then at the next,
   * and so on. `greedy`: most pairs with choice number 1, then with 2, … `generous`: fewest pairs with the greatest
   * choice number, then with the next smaller, … They do not go together with cardinality `free`, or with `places`
   * below `rows` where rows want several columns; beside `limits` with neither such `places` nor rows that want several
   * columns, and limits have to be nested. A nested limit is about all rows and some columns, some rows and all
   * columns, some rows and one column, or one row and some columns; and any two of one of these forms, and of the same
   * one column or row, are disjoint or one inside the other.
   *
   * `stable`: no row and column that are no pair would both rather have each other; see `rowScores`. Then nothing is a
   * maximum, and `scores` only tell which pairs there are and what `total` is. Not together with minimum loads,
   * `places` below `rows`, `limits`, several tiers, or another `cardinality` than `maximum`.
   */
  readonly objective?: Objective;
  /**
   * For `greedy` and `generous`: the choice number of every allowed pair, an integer >= 1, in any of the forms of
   * `scores`; compressed rows have the same `start` and `column`. What stands at absent pairs does not matter.
   */
  readonly choices?: Scores;
  /**
   * Of `stable`, and required there: what each row thinks of each column, and each column of each row. The higher, the
   * better; equal ones are told apart by `order`. Entries of absent pairs mean nothing.
   */
  readonly rowScores?: Preferences;
  readonly columnScores?: Preferences;
  /** Of `stable`: whether rows (default) or columns get the best that any stable assignment gives them. */
  readonly favours?: "rows" | "columns";
  /** Quotas: how many pairs of a block may be made, and how many must. */
  readonly limits?: readonly Limit[];
  /**
   * Most steps of the search that `limits` may take; a step is one assignment without them. Default 20,000. Once they
   * are used up the best assignment found so far is the answer, `feasible`.
   */
  readonly steps?: number;
  /**
   * Settles ties: rows take turns in this order, equal columns are preferred in that one. Permutations of the
   * indices; default: index order.
   */
  readonly order?: { readonly rows?: Int32Array; readonly columns?: Int32Array };
}

/**
 * What one side thinks of the other: integers that a double holds, row by row [rows * columns]; or a function that
 * fills `out` [columns] with what a row thinks of the columns (of `columnScores`: what each of the columns thinks of
 * that row), and returns nothing. It must give the same every time.
 */
export type Preferences = Int32Array | Float64Array | ((row: number, out: Float64Array) => void);

/**
 * Counts the pairs made of a row and a column that it names; locked ones too. At least one of `min` and `max` is given.
 */
export interface Limit {
  /** Each once; absent: all rows. */
  readonly rows?: Int32Array;
  /** Each once; absent: all columns. */
  readonly columns?: Int32Array;
  readonly min?: number;
  readonly max?: number;
}

/** What is best, see `AssignmentProblem`. */
export type Objective = "total" | "maximin" | "leximin" | "greedy" | "generous" | "stable";

/** How many rows must be matched, see `AssignmentProblem`. */
export type Cardinality = "maximum" | "all" | "free";

/** A typed array is dense, row by row: FORBIDDEN, and exactly that, where the pair is absent. */
export type Scores = Int32Array | Float64Array | CompressedRows | ScoreRow;

/**
 * Only the allowed pairs, so that no score may be FORBIDDEN: row i owns the slots start[i] … start[i + 1] − 1, its
 * columns ascending.
 */
export interface CompressedRows {
  readonly start: Int32Array; // [rows + 1]
  readonly column: Int32Array; // [slots]
  readonly score: Int32Array | Float64Array; // [slots]
}

/**
 * Rows on demand: fills all of `out` [columns] with one row's scores, FORBIDDEN where the pair is absent, and returns
 * nothing. Must give the same every time. An entry left as it was is found by its value, FORBIDDEN + 1, which is
 * therefore no score here. As with every Int32Array, what is written is made a 32-bit integer before anybody can
 * check it: 0.9 and NaN become 0, 3e9 becomes −1,294,967,296.
 */
export type ScoreRow = (row: number, out: Int32Array) => void;
