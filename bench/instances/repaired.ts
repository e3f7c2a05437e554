import type { Attribute } from "./attributes.ts";
import type { Instance } from "./instance.ts";
import { createRandom } from "./random.ts";

/** One bound on the count of every block: of the pairs of each value of `row` and each of `column`. */
export interface Family {
  readonly row: Attribute;
  readonly column: Attribute;
  /** Whether `bound` is a minimum. */
  readonly least: boolean;
  readonly bound: number;
}

/** Steps without a better assignment after which what is left to repair is left. */
const PATIENCE = 300;

/** [row.values × column.values] */
export function countsOf({ row, column }: Omit<Family, "bound">, columnOf: Int32Array): Int32Array {
  const counts = new Int32Array(row.values * column.values);
  columnOf.forEach((to, from) => {
    counts[row.of[from] * column.values + column.of[to]]++;
  });
  return counts;
}

/**
 * An assignment near `start` that breaks the bounds as little as was found: a row of a broken block moves to a free
 * place or swaps with another row, whatever leaves least broken, of these what costs least. Rows that just moved wait,
 * so that it gets out of where no move helps. Seeded.
 */
export function repaired(
  start: Int32Array,
  { rows, columns, scores, capacity }: Instance & { readonly scores: Int32Array },
  families: readonly Family[],
): Int32Array {
  const random = createRandom(11);
  const columnOf = start.slice();
  const counts = families.map((family) => countsOf(family, columnOf));
  const load = new Int32Array(columns);
  for (const column of columnOf) load[column]++;
  const excess = ({ least, bound }: Family, count: number) => Math.max(0, least ? bound - count : count - bound);
  const block = ({ row, column }: Family, from: number, to: number) => row.of[from] * column.values + column.of[to];
  /** What adding `by` to a block changes in how much is broken; it is added. */
  const add = (row: number, column: number, by: number): number => {
    let change = 0;
    families.forEach((family, at) => {
      const own = counts[at];
      const where = block(family, row, column);
      change -= excess(family, own[where]);
      own[where] += by;
      change += excess(family, own[where]);
    });
    return change;
  };
  const move = (row: number, from: number, to: number) => add(row, from, -1) + add(row, to, 1);
  const broken = () =>
    families.reduce((sum, family, at) => sum + counts[at].reduce((part, n) => part + excess(family, n), 0), 0);
  const waitsUntil = new Int32Array(rows);
  let now = broken();
  let fewest = now;
  let best = columnOf.slice();
  for (let step = 0, since = 0; fewest > 0 && since < PATIENCE; step++, since++) {
    const row = rowToMove();
    const from = columnOf[row];
    let chosen = { change: Number.POSITIVE_INFINITY, cost: 0, to: -1, other: -1 };
    const consider = (to: number, other: number, change: number, gain: number) => {
      if (change < chosen.change || (change === chosen.change && -gain < chosen.cost))
        chosen = { change, cost: -gain, to, other };
    };
    const gainOf = (one: number, to: number) => scores[one * columns + to] - scores[one * columns + columnOf[one]];
    for (let to = 0; to < columns; to++) {
      if (to === from || load[to] >= capacity[to]) continue;
      const change = move(row, from, to);
      move(row, to, from);
      consider(to, -1, change, gainOf(row, to));
    }
    for (let other = 0; other < rows; other++) {
      const to = columnOf[other];
      if (to === from || waitsUntil[other] > step) continue;
      const change = move(row, from, to) + move(other, to, from);
      move(row, to, from);
      move(other, from, to);
      consider(to, other, change, gainOf(row, to) + gainOf(other, from));
    }
    if (chosen.to < 0) continue;
    now += move(row, from, chosen.to);
    columnOf[row] = chosen.to;
    waitsUntil[row] = step + 5 + Math.floor(random() * 10);
    if (chosen.other < 0) {
      load[from]--;
      load[chosen.to]++;
    } else {
      now += move(chosen.other, chosen.to, from);
      columnOf[chosen.other] = from;
      waitsUntil[chosen.other] = waitsUntil[row];
    }
    if (now < fewest) {
      fewest = now;
      best = columnOf.slice();
      since = 0;
    }
  }
  return best;

  /** One of a broken block; where only minimums are broken, any. */
  function rowToMove(): number {
    const first = Math.floor(random() * rows);
    for (let k = 0; k < rows; k++) {
      const row = (first + k) % rows;
      const inBroken = families.some(
        (family, at) => !family.least && excess(family, counts[at][block(family, row, columnOf[row])]) > 0,
      );
      if (inBroken) return row;
    }
    return first;
  }
}
