import type { LinearProgram } from "../solution/linear/linearProgram.ts";

/** One promise, and the programs that show whether it is kept. */
export interface SolverCase {
  readonly name: string;
  readonly promise: string;
  programs(): readonly {
    /** A copy of its own each time. */
    readonly program: () => LinearProgram;
    /** The optimum, or why there is none. */
    readonly expected: number | "infeasible" | "unbounded";
    /** Every vertex is integral. */
    readonly integral: boolean;
  }[];
}

type Row = readonly [lower: number, upper: number, ...coefficients: number[]];

const NONE = Number.POSITIVE_INFINITY;

export function solverCases(): readonly SolverCase[] {
  const one = (
    name: string,
    promise: string,
    expected: number | "infeasible" | "unbounded",
    objective: readonly number[],
    rows: readonly Row[],
    bounds: { readonly lower?: readonly number[]; readonly upper?: readonly number[] } = {},
  ): SolverCase => ({
    name,
    promise,
    programs: () => [{ program: () => programOf(objective, rows, bounds), expected, integral: false }],
  });
  return [
    one(
      "row upper",
      "keeps upper bounds of rows",
      12,
      [3, 2],
      [
        [-NONE, 4, 1, 1],
        [-NONE, 6, 1, 3],
      ],
    ),
    one(
      "row lower",
      "keeps lower bounds of rows",
      -7,
      [-2, -3],
      [
        [3, NONE, 1, 1],
        [1, NONE, 0, 1],
      ],
    ),
    one(
      "row range",
      "keeps rows that are bounded on both sides",
      0.5,
      [1, -2],
      [
        [2, 5, 1, 1],
        [-4, 1, 1, -1],
      ],
    ),
    one(
      "row equal",
      "keeps equality rows",
      11,
      [2, 1],
      [
        [7, 7, 1, 1],
        [1, 1, 1, -1],
      ],
    ),
    one(
      "fixed",
      "keeps fixed variables apart from the others",
      5,
      [1, 1, 1],
      [
        [2, 2, 1, 0, 0],
        [3, 3, 1, 1, 0],
        [-NONE, 5, 1, 1, 1],
      ],
    ),
    one(
      "row free",
      "allows anything in rows without bounds",
      9,
      [3, 3],
      [
        [-NONE, NONE, 5, -7],
        [-NONE, 3, 1, 1],
      ],
    ),
    one("upper", "keeps upper bounds of variables", 10, [4, 2], [[-NONE, 3, 1, 1]], { upper: [2, 2] }),
    one("lower", "keeps lower bounds of variables, negative ones too", 5, [-1, -1], [[-5, NONE, 1, 1]], {
      lower: [-4, -3],
    }),
    one("no row", "takes variables that are in no row", 8, [5, -1, 3], [[-NONE, 1, 0, 0, 1]], { upper: [1, 1, 1] }),
    one("no rows", "takes programs without rows", 7, [3, 2], [], { upper: [1, 2] }),
    one(
      "fractions",
      "finds optima in fractions",
      2.5,
      [1, 1],
      [
        [-NONE, 4, 2, 1],
        [-NONE, 3.5, 1, 2],
      ],
    ),
    one("infeasible", "says when nothing is feasible", "infeasible", [1, 1], [[3, NONE, 1, 1]], { upper: [1, 1] }),
    one("unbounded", "says when the objective has no bound", "unbounded", [1, 0], [[-NONE, 1, 1, -1]]),
    {
      name: "vertex",
      promise: "gives a vertex where many points are best",
      programs: () => [3, 4, 5].map((size) => assignmentCase(size, size, () => 1)),
    },
    {
      name: "precision",
      promise: "tells scores of a million apart by one",
      programs: () => [3, 4].map((size) => assignmentCase(size, 4, (row, column) => 999_999 + ((row * column) % 2))),
    },
    { name: "assignments", promise: "finds the best assignments", programs: () => randomAssignments(40) },
  ];
}

function programOf(
  objective: readonly number[],
  rows: readonly Row[],
  { lower, upper }: { readonly lower?: readonly number[]; readonly upper?: readonly number[] },
): LinearProgram {
  const start = [0];
  const row: number[] = [];
  const coefficient: number[] = [];
  for (let variable = 0; variable < objective.length; variable++) {
    rows.forEach(([, , ...coefficients], at) => {
      if (coefficients[variable] === 0) return;
      row.push(at);
      coefficient.push(coefficients[variable]);
    });
    start.push(row.length);
  }
  return {
    objective: Float64Array.from(objective),
    lower: Float64Array.from(lower ?? objective.map(() => 0)),
    upper: Float64Array.from(upper ?? objective.map(() => NONE)),
    rowLower: Float64Array.from(rows, ([least]) => least),
    rowUpper: Float64Array.from(rows, ([, most]) => most),
    start: Int32Array.from(start),
    row: Int32Array.from(row),
    coefficient: Float64Array.from(coefficient),
  };
}

/** Every row gets one column, every column one row at most; the optimum by trying everything. */
function assignmentCase(rows: number, columns: number, score: (row: number, column: number) => number) {
  const objective = Array.from({ length: rows * columns }, (_, pair) =>
    score(Math.floor(pair / columns), pair % columns),
  );
  const sumOf = (least: number, most: number, has: (pair: number) => boolean): Row => [
    least,
    most,
    ...objective.map((_, pair) => (has(pair) ? 1 : 0)),
  ];
  const bounds = [
    ...Array.from({ length: rows }, (_, row) => sumOf(1, 1, (pair) => Math.floor(pair / columns) === row)),
    ...Array.from({ length: columns }, (_, column) => sumOf(-NONE, 1, (pair) => pair % columns === column)),
  ];
  const best = (row: number, taken: number): number => {
    if (row === rows) return 0;
    let most = -NONE;
    for (let column = 0; column < columns; column++) {
      if ((taken & (1 << column)) !== 0) continue;
      most = Math.max(most, objective[row * columns + column] + best(row + 1, taken | (1 << column)));
    }
    return most;
  };
  return { program: () => programOf(objective, bounds, {}), expected: best(0, 0), integral: true };
}

function randomAssignments(count: number) {
  let state = 1;
  // A linear congruential generator (Numerical Recipes); its high bits.
  const below = (limit: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * limit);
  };
  return Array.from({ length: count }, () => {
    const rows = 1 + below(4);
    const columns = rows + below(2);
    const range = [2, 10, 1_000_001][below(3)];
    const scores = Array.from({ length: rows * columns }, () => below(range) - (below(2) === 0 ? 0 : range >> 1));
    return assignmentCase(rows, columns, (row, column) => scores[row * columns + column]);
  });
}
