import type { Instance } from "../instances/instance.ts";
import { eachPair } from "../instances/instance.ts";

/**
 * Variables are the pairs: each row has one, a column no more than its capacity. Without limits the optimum is integral
 * by itself.
 */
export interface Pairs {
  readonly row: readonly number[]; // [pairs]
  readonly column: readonly number[]; // [pairs]
  readonly score: readonly number[]; // [pairs]
}

export function pairsOf(instance: Instance): Pairs {
  const row: number[] = [];
  const column: number[] = [];
  const score: number[] = [];
  eachPair(instance, (...pair) => {
    row.push(pair[0]);
    column.push(pair[1]);
    score.push(pair[2]);
  });
  return { row, column, score };
}

/** Compressed pairs: pair p is counted by the constraints of its row, its column, and its limits. */
export interface Constraints {
  readonly least: Float64Array; // [constraints] rows, columns, limits
  readonly most: Float64Array; // [constraints] no more than `rows`
  readonly start: Int32Array; // [pairs + 1]
  readonly constraint: Int32Array; // [entries]
}

export function constraintsOf({ rows, columns, capacity, limits = [] }: Instance, { row, column }: Pairs): Constraints {
  const count = rows + columns + limits.length;
  const least = new Float64Array(count);
  const most = new Float64Array(count).fill(rows);
  least.fill(1, 0, rows);
  most.fill(1, 0, rows);
  most.set(capacity, rows);
  limits.forEach(({ min = 0, max = rows }, at) => {
    least[rows + columns + at] = min;
    most[rows + columns + at] = max;
  });
  const ofPairs: number[][] = row.map((one, pair) => [one, rows + column[pair]]);
  if (limits.length > 0 && row.length !== rows * columns) throw new Error("expected a full matrix");
  limits.forEach((limit, at) => {
    for (const one of limit.rows ?? Array(rows).keys())
      for (const other of limit.columns ?? Array(columns).keys())
        ofPairs[one * columns + other].push(rows + columns + at);
  });
  const start = new Int32Array(row.length + 1);
  ofPairs.forEach((own, pair) => {
    start[pair + 1] = start[pair] + own.length;
  });
  return { least, most, start, constraint: Int32Array.from(ofPairs.flat()) };
}

/** The model as the LP packages for JavaScript take it, by name. */
export function namedModel(instance: Instance, pairs: Pairs) {
  const { least, most, start, constraint } = constraintsOf(instance, pairs);
  const constraints: Record<string, { equal: number } | { min?: number; max?: number }> = {};
  least.forEach((min, one) => {
    const max = most[one];
    const upper = max < instance.rows ? { max } : {};
    constraints[`c${one}`] = min === max ? { equal: min } : { ...(min > 0 ? { min } : {}), ...upper };
  });
  const variables: Record<string, Record<string, number>> = {};
  pairs.score.forEach((total, pair) => {
    const variable: Record<string, number> = { total };
    for (let entry = start[pair]; entry < start[pair + 1]; entry++) variable[`c${constraint[entry]}`] = 1;
    variables[pair] = variable;
  });
  return { constraints, variables };
}

/** The column of each row, from the pairs that an answer makes. */
export function columnOfRows(instance: Instance, { row, column }: Pairs, made: Iterable<number>): Int32Array {
  const columnOf = new Int32Array(instance.rows).fill(-1);
  for (const pair of made) columnOf[row[pair]] = column[pair];
  return columnOf;
}
