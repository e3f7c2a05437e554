import type { Change } from "./ways.ts";

type Columns = readonly Iterable<number>[];

/**
 * How one assignment becomes another, row by row; a row's columns left and gained are matched up in order. `asked`: the
 * pair whose change comes first; then whoever leaves a column that somebody before has come to, as far as such a chain
 * goes, then the first of the others and its chain.
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
  return asked === undefined
    ? changes
    : inChains(
        changes,
        changes.findIndex(({ row, to }) => isAsked(row, to)),
      );
}

function inChains(changes: readonly Change[], first: number): Change[] {
  const left = [...changes];
  const ordered: Change[] = [];
  const take = (at: number) => ordered.push(...left.splice(at, 1));
  if (first >= 0) take(first);
  while (left.length > 0) {
    // The latest mover first: whom does it displace?
    let next = -1;
    for (let at = ordered.length - 1; at >= 0 && next < 0; at--)
      if (ordered[at].to >= 0) next = left.findIndex(({ from }) => from === ordered[at].to);
    take(Math.max(next, 0));
  }
  return ordered;
}

/** Whether two rows have the same columns; both ascend. */
export function sameColumns(a: Int32Array, b: Int32Array): boolean {
  return a.length === b.length && a.every((column, at) => column === b[at]);
}
