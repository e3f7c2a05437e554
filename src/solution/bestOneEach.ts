import { finish } from "../steps.ts";
import type { BestAt } from "./bestAt.ts";
import { readRows } from "./kernel/rows.ts";
import { transport } from "./kernel/transport.ts";
import type { Network } from "./network.ts";
import { make, pairingOf } from "./pairing.ts";

/**
 * The greatest total among all assignments that are feasible in a network in which no row has more than one pair: the
 * fast kernel on rows that get exactly one column each, a null column if nothing else. Throws "solver bug: …" if
 * nothing is feasible.
 */
export function bestOneEach(network: Network): BestAt {
  const { n, m, start, column, alive, score, counted, rowLo, rowHi } = network;
  const rows: number[] = [];
  for (let row = 0; row < n; row++) if (rowHi[row] === 1) rows.push(row);
  const firstSlot = new Int32Array(rows.length + 1);
  const slotOf: number[] = []; // of the kernel's pairs; −1 at a null column
  const columns: number[] = [];
  const scores: number[] = [];
  const lower = new Int32Array(m + 2);
  const upper = new Int32Array(m + 2);
  lower.set(network.columnLo);
  upper.set(network.columnHi);

  let takesPlace = 0;
  rows.forEach((row, at) => {
    for (let slot = start[row]; slot < start[row + 1]; slot++) {
      if (alive[slot] === 0) continue;
      slotOf.push(slot);
      columns.push(column[slot]);
      scores.push(score[slot]);
    }
    takesPlace += counted[row];
    if (rowLo[row] === 0) {
      slotOf.push(-1);
      columns.push(counted[row] === 1 ? m + 1 : m);
      scores.push(0);
    }
    firstSlot[at + 1] = columns.length;
  });
  upper[m] = rows.length - takesPlace;
  lower[m + 1] = Math.max(0, takesPlace - network.placesHi);
  upper[m + 1] = Math.max(0, takesPlace - network.placesLo);

  const pairing = pairingOf(network, new Uint8Array(column.length));
  const pairs = { start: firstSlot, column: Int32Array.from(columns), score: Float64Array.from(scores) };
  const answer = finish(transport({ rows: readRows(pairs, rows.length, m + 2), lower, upper }));
  if (answer === undefined) throw new Error("solver bug: nothing is feasible");
  rows.forEach((_, at) => {
    for (let pair = firstSlot[at]; pair < firstSlot[at + 1]; pair++) {
      if (columns[pair] === answer.columnOf[at] && slotOf[pair] >= 0) make(network, pairing, slotOf[pair]);
    }
  });
  return { pairing, missing: 0 };
}
