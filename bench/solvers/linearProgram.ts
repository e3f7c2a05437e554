import type { Instance } from "../instances/instance.ts";
import { eachPair } from "../instances/instance.ts";

/** Variables are the pairs: each row has one, a column no more than its capacity. The optimum is integral by itself. */
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

/** The model as the LP packages for JavaScript take it, by name. */
export function namedModel(instance: Instance, { row, column, score }: Pairs) {
  const constraints: Record<string, { equal: number } | { max: number }> = {};
  for (let one = 0; one < instance.rows; one++) constraints[`row ${one}`] = { equal: 1 };
  instance.capacity.forEach((places, one) => {
    constraints[`column ${one}`] = { max: places };
  });
  const variables: Record<string, Record<string, number>> = {};
  for (let pair = 0; pair < row.length; pair++)
    variables[pair] = { total: score[pair], [`row ${row[pair]}`]: 1, [`column ${column[pair]}`]: 1 };
  return { constraints, variables };
}

/** The column of each row, from the pairs that an answer makes. */
export function columnOfRows(instance: Instance, { row, column }: Pairs, made: Iterable<number>): Int32Array {
  const columnOf = new Int32Array(instance.rows).fill(-1);
  for (const pair of made) columnOf[row[pair]] = column[pair];
  return columnOf;
}
