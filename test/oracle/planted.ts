import loadHighs from "highs";
import type { Block } from "./limits.ts";
import { randomFrom } from "./random.ts";

/** Problems too large for trying everything, with limits that a planted assignment keeps; solved as integer programs. */

export interface Planted {
  readonly rows: number;
  readonly columns: number;
  /** [row][column]; null = forbidden. */
  readonly points: readonly (readonly (number | null)[])[];
  readonly capacity: readonly number[];
  readonly limits: readonly Block[];
  /** [rows] −1 = left out. */
  readonly columnOf: readonly number[];
}

/** Ten overlapping families: of every block, no more than the planted assignment has at most; of two, no fewer. */
export function plantedOfSeed(seed: number, rows = 60, columns = 20): Planted {
  const random = randomFrom(seed + 11_000_000);
  const drawn = (length: number, values: number) => Array.from({ length }, () => random.below(values));
  const ofRow = [8, 5, 2, 4, 3].map((values) => ({ values, of: drawn(rows, values) }));
  const ofColumn = [4, 5, 2, 4, 3].map((values) => ({ values, of: drawn(columns, values) }));
  const each = { values: columns, of: Array.from({ length: columns }, (_, column) => column) };
  const scale = random.pick([1, 100, 10_000]);
  const alike = (row: number, column: number) => (ofRow[1].of[row] === ofColumn[1].of[column] ? 6 * scale : 0);
  const points: (number | null)[][] = Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) =>
      random.chance(0.1) ? null : random.between(0, 10 * scale) + alike(row, column),
    ),
  );
  const room = random.chance(0.5) ? rows + 6 : rows - 4;
  const capacity = new Array<number>(columns).fill(0);
  for (let place = 0; place < room; place++) capacity[place < columns ? place : random.below(columns)]++;
  const columnOf = planted();
  const families = [
    [ofRow[0], ofColumn[0]],
    [ofRow[1], ofColumn[1]],
    [ofRow[0], each],
    [ofRow[1], each],
    [ofRow[2], ofColumn[0]],
    [ofRow[3], each],
    [ofRow[3], ofColumn[0]],
    [ofRow[4], ofColumn[3]],
    [ofRow[2], ofColumn[2]],
    [ofRow[2], ofColumn[4]],
  ];
  const limits = families.flatMap(([own, other], at): Block[] => {
    const blocks = Array.from({ length: own.values * other.values }, (_, block) => {
      const value = Math.floor(block / other.values);
      const inRows = own.of.flatMap((one, row) => (one === value ? [row] : []));
      const inColumns = other.of.flatMap((one, column) => (one === block % other.values ? [column] : []));
      const count = inRows.filter((row) => inColumns.includes(columnOf[row])).length;
      return { rows: inRows, columns: inColumns, count };
    });
    const counts = blocks.map(({ count }) => count);
    const bound = at < 8 ? { max: Math.max(...counts) } : { min: Math.min(...counts) };
    return blocks.map(({ count: _, ...sides }) => ({ ...sides, ...bound }));
  });
  return { rows, columns, points, capacity, limits, columnOf };

  /** Rows in turn take the best of three free places. */
  function planted(): number[] {
    const left = [...capacity];
    const found = new Array<number>(rows).fill(-1);
    for (const row of random.shuffled([...found.keys()])) {
      const free = left.flatMap((places, column) => (places > 0 && points[row][column] !== null ? [column] : []));
      const tried = random.shuffled(free).slice(0, 3);
      const chosen = tried.sort((a, b) => (points[row][b] as number) - (points[row][a] as number))[0];
      if (chosen === undefined) continue;
      found[row] = chosen;
      left[chosen]--;
    }
    return found;
  }
}

/** The most rows that can have a column, then the greatest total, by HiGHS: two integer programs. */
export async function bestByHighs({ rows, columns, points, capacity, limits }: Planted) {
  const highs = await loadHighs();
  const all = { rows: [...Array(rows).keys()], columns: [...Array(columns).keys()] };
  const pairsOf = ({ rows: own = all.rows, columns: other = all.columns }: Pick<Block, "rows" | "columns">) =>
    own.flatMap((i) => other.filter((j) => points[i][j] !== null).map((j) => `x${i}_${j}`));
  const sum = (names: readonly string[]) => (names.length > 0 ? names.map((name) => `+ ${name}`).join(" ") : "0 none");
  const constraints = [
    ...all.rows.map((row) => `${sum(pairsOf({ rows: [row] }))} <= 1`),
    ...all.columns.map((column) => `${sum(pairsOf({ columns: [column] }))} <= ${capacity[column]}`),
    ...limits.flatMap((block) => {
      const counted = sum(pairsOf(block));
      return [
        ...(block.min === undefined ? [] : [`${counted} >= ${block.min}`]),
        ...(block.max === undefined ? [] : [`${counted} <= ${block.max}`]),
      ];
    }),
  ];
  const matched = best(sum(pairsOf({})));
  constraints.push(`${sum(pairsOf({}))} >= ${matched}`);
  const total = best(
    pairsOf({})
      .map((name) => `+ ${pointsOf(name)} ${name}`)
      .join(" "),
  );
  return { matched, total };

  function pointsOf(name: string): number {
    const [row, column] = name.slice(1).split("_").map(Number);
    return points[row][column] as number;
  }

  function best(aim: string): number {
    const names = [...pairsOf({}), "none"];
    const text = `Maximize\n${aim}\nSubject To\n${constraints.join("\n")}\nBinary\n${names.join("\n")}\nEnd`;
    const { Status, ObjectiveValue } = highs.solve(text, { mip_rel_gap: 0, mip_abs_gap: 0 });
    if (Status !== "Optimal") throw new Error(`HiGHS says ${Status}`);
    return Math.round(ObjectiveValue);
  }
}
