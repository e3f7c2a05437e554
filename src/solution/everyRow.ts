import type { Steps } from "../steps.ts";
import type { Proved } from "./answer.ts";
import { transport } from "./kernel/transport.ts";
import { keptPairs } from "./nearPairs.ts";
import { isPlain, plainRows } from "./plain.ts";
import type { Previous } from "./previous.ts";
import { proveRows } from "./proveRows.ts";
import type { ReadProblem } from "./readProblem.ts";
import { settleRows } from "./settleRows.ts";
import type { Level } from "./solution.ts";
import { warmStart } from "./warmStart.ts";

/**
 * The short way for the plain case (`isPlain`) in which every row can have a column: then all levels about people
 * placed are at their most whoever has whom, and only the total is left to decide; pairs are never held, only read row
 * by row. Undefined where the case is another; the long way gives the same answer, byte for byte. With a `previous`
 * proof only what changed since is searched and proved.
 */
export function* everyRow(
  problem: ReadProblem,
  levels: readonly Level[],
  previous?: Previous,
): Steps<Proved | undefined> {
  if (!isPlain(problem)) return undefined;
  const { rows: n, columns: m, capacity } = problem;
  const rows = plainRows(problem);
  const start = previous && (yield* warmStart(problem, rows, previous));
  const placed = yield* transport({ rows, lower: new Int32Array(m), upper: capacity }, start);
  if (placed === undefined) return undefined;
  yield { stage: "proving", done: 0, of: n };
  const proved = yield* proveRows(rows, capacity, placed, placed.lists, previous);
  const { price, best } = proved;
  // How far a price may have fallen from the one that bounds hold at.
  let drop = 0;
  for (let j = 0; j < m; j++) if (capacity[j] > 0) drop = Math.max(drop, placed.prices[j] - price[j]);

  const none = { column: new Float64Array(m), place: 0 };
  const certificate = levels.map((level) =>
    level.level === "total"
      ? { ...level, value: proved.total, prices: { column: price, place: 0 } }
      : { ...level, value: sizeOf(problem, level.priority), prices: none },
  );
  const { columnOf, scoreOf, tied } = yield* settleRows(proved, capacity, placed.columnOf, placed.scoreOf, problem);
  return {
    columnOf,
    certificate,
    tied,
    kept: {
      problem,
      columnOf: columnOf.slice(),
      scoreOf,
      price: price.slice(),
      start: best.start,
      column: best.column,
      near: keptPairs(placed.lists, drop, price),
    },
  };
}

/** How many rows are of a tier. */
function sizeOf({ priority }: ReadProblem, tier: number): number {
  return priority.reduce((count, one) => count + (one === tier ? 1 : 0), 0);
}
