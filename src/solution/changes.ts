import type { Change } from "./ways.ts";

type Columns = readonly Iterable<number>[];

/**
 * How one assignment becomes another, row by row; a row's columns left and gained are matched up in order. `asked`: the
 * pair whose change comes first.
 */
export function changesBetween(
  before: Columns,
  after: Columns,
  asked?: readonly [row: number, column: number],
): Change[] {
  const changes: Change[] = [];
  const isAsked = (row: number, column: number) => row === asked?.[0] && column === asked[1];
  before.forEach((columns, row) => {
    const [had, has] = [new Set(columns), new Set(after[row])];
    const left = [...had].filter((one) => !has.has(one)).sort((a, b) => a - b);
    const gained = [...has]
      .filter((one) => !had.has(one))
      .sort((a, b) => Number(isAsked(row, b)) - Number(isAsked(row, a)) || a - b);
    for (let at = 0; at < Math.max(left.length, gained.length); at++)
      changes.push({ row, from: left[at] ?? -1, to: gained[at] ?? -1 });
  });
  return [...changes.filter(({ row }) => row === asked?.[0]), ...changes.filter(({ row }) => row !== asked?.[0])];
}
