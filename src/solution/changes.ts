import type { Change } from "./ways.ts";

/** The asked-for pair first, then row by row; a row's columns left and gained are matched up in order. */
export function changesBetween(
  before: readonly ReadonlySet<number>[],
  after: readonly ReadonlySet<number>[],
  asked: number,
  column: number,
): Change[] {
  const changes: Change[] = [];
  before.forEach((had, row) => {
    const left = [...had].filter((one) => !after[row].has(one)).sort((a, b) => a - b);
    const gained = [...after[row]]
      .filter((one) => !had.has(one))
      .sort((a, b) => Number(b === column) - Number(a === column) || a - b);
    for (let at = 0; at < Math.max(left.length, gained.length); at++)
      changes.push({ row, from: left[at] ?? -1, to: gained[at] ?? -1 });
  });
  return [...changes.filter(({ row }) => row === asked), ...changes.filter(({ row }) => row !== asked)];
}
