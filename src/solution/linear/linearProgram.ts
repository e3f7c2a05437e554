/**
 * A linear program as plain data, by index: maximise objective · x, where rowLower ≤ A x ≤ rowUpper and lower ≤ x ≤
 * upper. Every number is finite but for bounds that are not there (−Infinity below a row; Infinity above a row or a
 * variable).
 */
export interface LinearProgram {
  readonly objective: Float64Array; // [variables]
  readonly lower: Float64Array; // [variables] finite
  readonly upper: Float64Array; // [variables]
  readonly rowLower: Float64Array; // [rows]
  readonly rowUpper: Float64Array; // [rows]
  /** A by columns: variable v owns the entries start[v] … start[v + 1] − 1. */
  readonly start: Int32Array; // [variables + 1]
  readonly row: Int32Array; // [entries] ascending inside each variable
  readonly coefficient: Float64Array; // [entries]
}

/** What a solver answers: a best solution, or why it has none. */
export type LinearAnswer =
  | {
      readonly status: "optimal";
      /** A best vertex; floating-point noise is expected. */
      readonly values: ArrayLike<number>; // [variables]
      /**
       * What one more unit of each row's bound is worth: ≥ 0 at an upper bound, ≤ 0 at a lower one. No proof rests on
       * them; `checkSolver` holds them to the optimum.
       */
      readonly duals?: ArrayLike<number>; // [rows]
    }
  // Nothing is feasible; the objective has no bound; a limit of the solver's own was reached.
  | { readonly status: "infeasible" | "unbounded" | "stopped" };

/**
 * Any solver of linear programs, to propose assignments. What it proposes is proved or refused, so that it cannot
 * change an answer.
 */
export interface LinearSolver {
  /** For messages. */
  readonly name: string;
  /** Synchronous. The program is the solver's own copy. */
  solve(program: LinearProgram): LinearAnswer;
}
