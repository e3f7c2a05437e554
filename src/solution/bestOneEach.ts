import { FORBIDDEN } from "../points.ts";
import type { Scores } from "../problem/problem.ts";
import type { Steps } from "../steps.ts";
import { createMeter, isDue } from "../steps.ts";
import { readRows } from "./kernel/rows.ts";
import { transport } from "./kernel/transport.ts";
import type { Network } from "./network.ts";
import type { Pairing } from "./pairing.ts";
import { clear, make } from "./pairing.ts";
import type { Prices } from "./solution.ts";

/** From this share of allowed pairs on, a full matrix is read faster than lists. */
const FULL = 0.3;

/**
 * Makes `pairing` an assignment of the greatest total among all that are feasible in a network in which no row has more
 * than one pair: the fast kernel on rows that get exactly one column each, a null column if nothing else: one for the
 * rows that take one of the places, one for the others. Returns prices that prove it, not the canonical ones. Throws
 * "solver bug: …" if nothing is feasible.
 */
export function* bestOneEach(network: Network, pairing: Pairing): Steps<Prices> {
  const { n, m, start, column, counted, rowLo, rowHi } = network;
  const rows: number[] = [];
  let takesPlace = 0;
  const nulls = [0, 0]; // rows that may have nothing, by whether they take a place
  for (let row = 0; row < n; row++) {
    if (rowHi[row] === 0) continue;
    rows.push(row);
    takesPlace += counted[row];
    if (rowLo[row] === 0) nulls[counted[row]]++;
  }
  // Without a row that may have nothing there is no null column: with just as much room as rows the kernel is faster.
  const columns = nulls[0] + nulls[1] === 0 ? m : m + 2;
  const lower = new Int32Array(columns);
  const upper = new Int32Array(columns);
  lower.set(network.columnLo);
  upper.set(network.columnHi);
  if (columns > m) {
    upper[m] = nulls[0] > 0 ? nulls[0] + 1 : 0; // never full, so that its price is at most 0
    lower[m + 1] = Math.max(0, takesPlace - network.placesHi);
    upper[m + 1] = Math.min(nulls[1], takesPlace - network.placesLo);
  }
  const reader = readRows(scoresOf(network, rows, columns), rows.length, columns);
  if (isDue(createMeter(), column.length)) yield { stage: "searching", done: 0, of: n };
  const answer = yield* transport({ rows: reader, lower, upper });
  if (answer === undefined) throw new Error("solver bug: nothing is feasible");
  clear(network, pairing);
  for (let at = 0; at < rows.length; at++) {
    const own = answer.columnOf[at];
    if (own >= m) continue;
    let slot = start[rows[at]];
    while (column[slot] !== own) slot++;
    make(network, pairing, slot);
  }
  return { column: answer.prices.slice(0, m), place: nulls[1] > 0 ? 0 - answer.prices[m + 1] : 0 };
}

/** What these rows score, null columns of those that may have nothing included: in the form that is read fastest. */
export function scoresOf(network: Network, rows: readonly number[], columns: number): Scores {
  const { m, start, column, alive, score, counted, rowLo, rowHi } = network;
  const first = new Int32Array(rows.length + 1);
  let narrow = true;
  rows.forEach((row, at) => {
    let pairs = rowLo[row] < rowHi[row] ? 1 : 0;
    for (let slot = start[row]; slot < start[row + 1]; slot++) {
      pairs += alive[slot];
      if (score[slot] !== (score[slot] | 0)) narrow = false;
    }
    first[at + 1] = first[at] + pairs;
  });
  const pairs = first[rows.length];
  if (narrow && pairs >= FULL * rows.length * columns) {
    const full = new Int32Array(rows.length * columns).fill(FORBIDDEN);
    rows.forEach((row, at) => {
      const offset = at * columns;
      for (let slot = start[row]; slot < start[row + 1]; slot++)
        if (alive[slot] === 1) full[offset + column[slot]] = score[slot];
      if (rowLo[row] < rowHi[row]) full[offset + m + counted[row]] = 0;
    });
    return full;
  }
  const lists = { start: first, column: new Int32Array(pairs), score: new Float64Array(pairs) };
  let at = 0;
  for (const row of rows) {
    for (let slot = start[row]; slot < start[row + 1]; slot++) {
      if (alive[slot] === 0) continue;
      lists.column[at] = column[slot];
      lists.score[at++] = score[slot];
    }
    if (rowLo[row] < rowHi[row]) lists.column[at++] = m + counted[row];
  }
  return lists;
}
