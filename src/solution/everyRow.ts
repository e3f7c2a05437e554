import type { Proved } from "./answer.ts";
import { readRows } from "./kernel/rows.ts";
import { transport } from "./kernel/transport.ts";
import { pairingOf } from "./pairing.ts";
import { proveRows } from "./proveRows.ts";
import type { ReadProblem } from "./readProblem.ts";
import { settle } from "./settle.ts";
import { smallestPrices } from "./smallestPrices.ts";
import type { Level } from "./solution.ts";
import { componentsOf, tiedRows } from "./ties.ts";

/**
 * The short way for the plain case: every row wants one column and can have one, nothing is locked, no column must be
 * filled and places do not limit. Then all levels about people placed are at their most whoever has whom, and only
 * the total is left to decide; pairs are never held, only read row by row. Undefined where the case is another; the
 * long way gives the same answer, byte for byte.
 */
export function everyRow(problem: ReadProblem, levels: readonly Level[]): Proved | undefined {
  if (!isPlain(problem) || problem.capacity.reduce((sum, places) => sum + places, 0) < problem.rows) return undefined;
  const { rows: n, columns: m, capacity } = problem;
  const best = transport({ rows: n, columns: m, scores: problem.scores, lower: new Int32Array(m), upper: capacity });
  if (best === undefined) return undefined;
  const rows = readRows(problem.scores, n, m);
  const price = smallestPrices(rows, best.columnOf, best.prices);
  const { network, total } = proveRows(rows, capacity, best.columnOf, price);

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
  const settled = settle(network, pairing, component, problem);
  const columnsOf = Array.from({ length: n }, () => new Int32Array(1));
  for (let slot = 0; slot < taken.length; slot++)
    if (settled[slot] === 1) columnsOf[network.row[slot]][0] = network.column[slot];
  return { columnsOf, certificate, tied: tiedRows(network, component) };
}

function isPlain({ rows, demand, minLoad, locked, places, cardinality }: ReadProblem): boolean {
  const none = (list: Int32Array, usual: number) => list.every((value) => value === usual);
  return (
    cardinality !== "free" &&
    locked.length === 0 &&
    (places === undefined || places >= rows) &&
    none(demand, 1) &&
    none(minLoad, 0)
  );
}

/** How many rows are of a tier. */
function sizeOf({ priority }: ReadProblem, tier: number): number {
  return priority.reduce((count, one) => count + (one === tier ? 1 : 0), 0);
}
