import type { Steps } from "../steps.ts";
import type { Proved } from "./answer.ts";
import { transport } from "./kernel/transport.ts";
import { firstOf, nearBefore } from "./nearPairs.ts";
import { pairingOf } from "./pairing.ts";
import { isPlain, plainRows } from "./plain.ts";
import type { Previous } from "./previous.ts";
import { proveRows } from "./proveRows.ts";
import type { ReadProblem } from "./readProblem.ts";
import { settle } from "./settle.ts";
import type { Level } from "./solution.ts";
import { componentsOf, tiedRows } from "./ties.ts";
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
  const best = yield* transport({ rows, lower: new Int32Array(m), upper: capacity }, start);
  if (best === undefined) return undefined;
  yield { stage: "proving", done: 0, of: n };
  const near = previous === undefined ? best.lists : nearBefore(n, previous);
  const { network, total, price } = yield* proveRows(rows, capacity, best, near, previous);

  const none = { column: new Float64Array(m), place: 0 };
  const certificate = levels.map((level) =>
    level.level === "total"
      ? { ...level, value: total, prices: { column: price, place: 0 } }
      : { ...level, value: sizeOf(problem, level.priority), prices: none },
  );
  const taken = new Uint8Array(network.column.length);
  for (let slot = 0; slot < taken.length; slot++)
    if (network.column[slot] === best.columnOf[network.row[slot]]) taken[slot] = 1;
  const pairing = pairingOf(network, taken);
  const component = componentsOf(network, pairing);
  const settled = yield* settle(network, pairing, component, problem);
  const columnOf = new Int32Array(n);
  const scoreOf = new Float64Array(n);
  for (let slot = 0; slot < taken.length; slot++) {
    if (settled[slot] === 0) continue;
    columnOf[network.row[slot]] = network.column[slot];
    scoreOf[network.row[slot]] = network.score[slot];
  }
  const { start: first, column } = network;
  return {
    columnOf,
    certificate,
    tied: tiedRows(network, component),
    kept: {
      problem,
      columnOf: columnOf.slice(),
      scoreOf,
      price: price.slice(),
      start: first,
      column,
      near: firstOf(near, network),
    },
  };
}

/** How many rows are of a tier. */
function sizeOf({ priority }: ReadProblem, tier: number): number {
  return priority.reduce((count, one) => count + (one === tier ? 1 : 0), 0);
}
