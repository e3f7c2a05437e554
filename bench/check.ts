import type { Instance, Limit } from "./instances/instance.ts";
import { eachPair } from "./instances/instance.ts";

/**
 * The total of an assignment that gives every row one column; throws what is wrong with it otherwise. Shares no code
 * with any solver.
 */
export function totalOf(instance: Instance, columnOf: ArrayLike<number>): number {
  const { rows, columns, capacity } = instance;
  const load = new Int32Array(columns);
  for (let row = 0; row < rows; row++) load[columnOf[row]]++;
  const full = load.findIndex((taken, column) => taken > capacity[column]);
  if (full >= 0) throw new Error(`column ${full}: expected at most ${capacity[full]} rows, received ${load[full]}`);
  let total = 0;
  let pairs = 0;
  eachPair(instance, (row, column, score) => {
    if (columnOf[row] !== column) return;
    total += score;
    pairs++;
  });
  if (pairs !== rows) throw new Error(`expected ${rows} allowed pairs, received ${pairs}`);
  instance.limits?.forEach((limit, at) => {
    const count = countOf(instance, limit, columnOf);
    const { min = 0, max = rows } = limit;
    if (count < min || count > max) throw new Error(`limit ${at}: expected ${min} to ${max} pairs, received ${count}`);
  });
  return total;
}

/** How many pairs a limit counts. */
function countOf({ rows, columns }: Instance, limit: Limit, columnOf: ArrayLike<number>): number {
  const inColumns = new Uint8Array(columns).fill(limit.columns === undefined ? 1 : 0);
  for (const column of limit.columns ?? []) inColumns[column] = 1;
  let count = 0;
  for (const row of limit.rows ?? Array(rows).keys()) count += inColumns[columnOf[row]] ?? 0;
  return count;
}

/**
 * The total of an assignment, once its column prices have proved that none is better; throws otherwise. By
 * linear-programming duality no assignment of all rows is worth more than what each row could get at most, prices
 * deducted, and the prices of all places.
 */
export function provenTotal(instance: Instance, columnOf: ArrayLike<number>, price: ArrayLike<number>): number {
  const { rows, capacity } = instance;
  const best = new Float64Array(rows).fill(Number.NEGATIVE_INFINITY);
  eachPair(instance, (row, column, score) => {
    const worth = score - price[column];
    if (worth > best[row]) best[row] = worth;
  });
  let bound = 0;
  let magnitude = 0;
  const add = (value: number) => {
    bound += value;
    magnitude += Math.abs(value);
  };
  for (const worth of best) add(worth);
  capacity.forEach((places, column) => {
    if (!Number.isSafeInteger(price[column]) || price[column] < 0)
      throw new Error(`column ${column}: expected a price that is an integer >= 0, received ${price[column]}`);
    add(price[column] * places);
  });
  if (!(magnitude <= Number.MAX_SAFE_INTEGER))
    throw new Error(`the bound is not exact: its parts add up to ${magnitude}`);
  const total = totalOf(instance, columnOf);
  if (total !== bound) throw new Error(`the total is ${total}, the bound ${bound}`);
  return total;
}
