import type { Steps } from "../steps.ts";
import { createMeter, during, isDue } from "../steps.ts";
import { scoresOf } from "./bestOneEach.ts";
import { createHeap, push, removeLeast } from "./kernel/heap.ts";
import { bidForUnits } from "./kernel/units.ts";
import type { Network } from "./network.ts";
import type { Pairing } from "./pairing.ts";
import { clear, flip, make, unmake } from "./pairing.ts";
import type { Prices } from "./solution.ts";

/**
 * What the searches work on. Every row is given exactly `rowHi` columns, up to `rowHi − rowLo` of them the null column
 * m (m + 1 where the row takes one of the places), which scores 0; what room the rows leave belongs to "nobody", who
 * scores 0 and never takes a place below a lower bound.
 */
interface Full {
  readonly network: Network;
  readonly pairing: Pairing;
  readonly hi: Float64Array; // [m + 2]
  readonly most: Float64Array; // [m + 2] places that nobody may take
  readonly atNull: Int32Array; // [n] pairs of the row with its null column
  readonly load: Float64Array; // [m + 2]
  readonly nobody: Float64Array; // [m + 2]
  readonly price: Float64Array; // [m + 2]
}

/**
 * Makes `pairing` an assignment of the greatest total among all that are feasible in a network, and returns prices that
 * prove it, not the canonical ones. Rows that take one of the places may have one pair at most. Throws "solver bug: …"
 * if nothing is feasible.
 *
 * An auction finds prices that are nearly right; what is tight at them is kept, the other pairs are inserted along
 * shortest augmenting paths, then nobody. O((pairs not kept) · slots) worst case. *Range*: prices stay below
 * (columns + 2) × the range of the scores, in integers.
 * Source: Bertsekas 1988; Jonker & Volgenant 1987; Ahuja, Magnanti & Orlin, *Network Flows*, 9.7 (successive shortest
 * paths).
 */
export function* bestSeveral(network: Network, pairing: Pairing): Steps<Prices> {
  const { n, m, rowHi } = network;
  const full = yield* start(network, pairing);
  const insert = inserter(full);
  for (let row = 0; row < n; row++) while (pairing.degree[row] + full.atNull[row] < rowHi[row]) yield* insert(row);
  let spare = full.hi.reduce((sum, places) => sum + places, 0) - rowHi.reduce((sum, most) => sum + most, 0);
  spare -= settleNobody(full, spare);
  for (; spare > 0; spare--) yield* insert(n);

  // Nobody's places cost 0.
  let worth = Number.NEGATIVE_INFINITY;
  for (let j = 0; j < m + 2; j++) if (full.nobody[j] > 0) worth = Math.max(worth, full.price[j]);
  const column = full.price.slice(0, m);
  for (let j = 0; j < m; j++) column[j] -= worth;
  return { column, place: full.hi[m + 1] > 0 ? worth - full.price[m + 1] : 0 };
}

/** Bounds, the prices of the auction, and of its pairs those that no row would rather exchange at these prices. */
function* start(network: Network, pairing: Pairing): Steps<Full> {
  const { n, m, column, alive, score, counted, rowLo, rowHi } = network;
  const hi = new Float64Array(m + 2);
  const most = new Float64Array(m + 2);
  hi.set(network.columnHi);
  for (let j = 0; j < m; j++) most[j] = hi[j] - network.columnLo[j];
  const rows: number[] = [];
  const nulls = [0, 0];
  let takesPlace = 0;
  for (let row = 0; row < n; row++) {
    if (rowHi[row] === 0) continue;
    if (counted[row] === 1 && rowHi[row] > 1)
      throw new Error(`solver bug: row ${row} wants ${rowHi[row]} columns and one of the places`);
    rows.push(row);
    takesPlace += counted[row];
    nulls[counted[row]] += rowHi[row] - rowLo[row];
  }
  hi[m] = most[m] = nulls[0] + 1; // never full
  hi[m + 1] = Math.min(nulls[1], takesPlace - network.placesLo);
  most[m + 1] = hi[m + 1] - Math.max(0, takesPlace - network.placesHi);

  const columns = nulls[0] + nulls[1] === 0 ? m : m + 2;
  const progress = { stage: "searching", done: 0, of: n } as const;
  const meter = createMeter();
  const scores = scoresOf(network, rows, columns);
  if (isDue(meter, column.length)) yield progress;
  const bidding = bidForUnits({
    rows: rows.length,
    columns,
    scores,
    units: Int32Array.from(rows, (row) => rowHi[row]),
    repeatable: m,
    lower: Int32Array.from({ length: columns }, (_, j) => hi[j] - most[j]),
    upper: Int32Array.from({ length: columns }, (_, j) => hi[j]),
  });
  const bids = yield* during(progress, bidding);
  const price = new Float64Array(m + 2);
  for (let j = 0; j < columns; j++) price[j] = Math.floor(bids.price[j]);
  if (columns === m) price[m] = price.reduce((least, one) => Math.min(least, one));
  clear(network, pairing);
  const atNull = new Int32Array(n);
  const load = new Float64Array(m + 2);
  const own = new Int32Array(m + 2).fill(-1); // the row that bid for the column
  let unit = 0;
  for (const row of rows) {
    if (isDue(meter, 2 * (network.start[row + 1] - network.start[row]))) yield progress;
    const none = m + counted[row];
    const mayBeNull = rowHi[row] - rowLo[row];
    for (let k = 0; k < rowHi[row]; k++) {
      const j = bids.columnOf[unit++];
      if (j === none) atNull[row] = Math.min(atNull[row] + 1, mayBeNull);
      else if (j >= 0) own[j] = row;
    }
    let best = atNull[row] < mayBeNull ? 0 - price[none] : Number.NEGATIVE_INFINITY; // of what it does not have
    for (let slot = network.start[row]; slot < network.start[row + 1]; slot++) {
      if (alive[slot] === 0) continue;
      if (own[column[slot]] === row) make(network, pairing, slot);
      else best = Math.max(best, score[slot] - price[column[slot]]);
    }
    for (let slot = network.start[row]; slot < network.start[row + 1]; slot++)
      if (pairing.taken[slot] === 1 && score[slot] - price[column[slot]] < best) unmake(network, pairing, slot);
    if (0 - price[none] < best) atNull[row] = 0;
    load[none] += atNull[row];
  }
  load.set(pairing.load);
  return { network, pairing, hi, most, atNull, load, nobody: new Float64Array(m + 2), price };
}

/**
 * Gives nobody free places as far as they cost it no more than any other that it may have; all rows are placed. Returns
 * how many.
 */
function settleNobody({ hi, most, load, nobody, price }: Full, spare: number): number {
  let least = Number.POSITIVE_INFINITY; // price of a column that nobody could not fill
  for (let j = 0; j < hi.length; j++) if (hi[j] - load[j] < most[j]) least = Math.min(least, price[j]);
  const open = [...hi.keys()].filter((j) => hi[j] > 0 && price[j] <= least);
  open.sort((a, b) => price[a] - price[b] || a - b);
  let filled = 0;
  for (const j of open) {
    nobody[j] = Math.min(spare - filled, hi[j] - load[j], most[j]);
    filled += nobody[j];
  }
  return filled;
}

/** A function that gives a row (nobody, at n) one column more along a shortest path to free room. */
function inserter({ network, pairing, hi, most, atNull, load, nobody, price }: Full): (source: number) => Steps<void> {
  const { n, m, start, column, alive, score, counted, rowLo, rowHi } = network;
  const { taken, head, next } = pairing;
  const width = m + 2;
  const distance = new Float64Array(width);
  const done = new Uint8Array(width);
  const fromColumn = new Int32Array(width);
  const viaRow = new Int32Array(width); // n = nobody
  const viaSlot = new Int32Array(width); // the pair to make, −1 at a null column
  const fromSlot = new Int32Array(width); // the pair to undo
  const least = new Float64Array(n).fill(Number.POSITIVE_INFINITY); // smallest label a row was scanned with
  const scanned = new Int32Array(n);
  let scans = 0;
  const heap = createHeap(width + 1);
  let reach = 0; // what is not nearer than the nearest free room does not matter
  let end = -1;
  const meter = createMeter();
  let looked = 0; // pairs, from one column

  const relax = (to: number, label: number, from: number, row: number, made: number, undone: number) => {
    if (label >= distance[to] || label >= reach) return;
    distance[to] = label;
    fromColumn[to] = from;
    viaRow[to] = row;
    viaSlot[to] = made;
    fromSlot[to] = undone;
    if (load[to] + nobody[to] < hi[to]) {
      reach = label;
      end = to;
    } else push(heap, label, to);
  };
  const scanRow = (row: number, label: number, from: number, undone: number) => {
    if (label >= least[row]) return;
    if (least[row] === Number.POSITIVE_INFINITY) scanned[scans++] = row;
    least[row] = label;
    looked += start[row + 1] - start[row];
    for (let slot = start[row]; slot < start[row + 1]; slot++) {
      const far = label - score[slot] + price[column[slot]];
      if (far < reach && alive[slot] === 1 && taken[slot] === 0) relax(column[slot], far, from, row, slot, undone);
    }
    const none = m + counted[row];
    if (atNull[row] < rowHi[row] - rowLo[row]) relax(none, label + price[none], from, row, -1, undone);
  };
  const scanColumn = (j: number) => {
    if (j < m) {
      for (let slot = head[j]; slot >= 0; slot = next[slot])
        scanRow(network.row[slot], distance[j] + score[slot] - price[j], j, slot);
    } else {
      for (let row = 0; row < n; row++)
        if (atNull[row] > 0 && m + counted[row] === j) scanRow(row, distance[j] - price[j], j, -1);
    }
  };
  const augment = () => {
    load[end]++;
    for (let to = end; ; ) {
      const row = viaRow[to];
      const from = fromColumn[to];
      if (row === n) {
        nobody[to]++;
        load[to]--;
        return;
      }
      if (viaSlot[to] >= 0) make(network, pairing, viaSlot[to]);
      else atNull[row]++;
      if (from < 0) return;
      if (fromSlot[to] >= 0) flip(network, pairing, fromSlot[to]);
      else atNull[row]--;
      to = from;
    }
  };

  return function* (source) {
    distance.fill(Number.POSITIVE_INFINITY);
    done.fill(0);
    while (scans > 0) least[scanned[--scans]] = Number.POSITIVE_INFINITY;
    heap.size = 0;
    reach = Number.POSITIVE_INFINITY;
    end = -1;
    if (source < n) scanRow(source, 0, -1, -1);
    else for (let j = 0; j < width; j++) if (nobody[j] < most[j]) relax(j, price[j], -1, n, -1, -1);
    while (heap.size > 0 && heap.key[0] < reach) {
      const nearest = heap.item[0];
      removeLeast(heap);
      if (done[nearest] === 1) continue;
      done[nearest] = 1;
      looked = 0;
      scanColumn(nearest);
      if (isDue(meter, looked)) yield { stage: "searching", done: Math.min(source, n), of: n };
    }
    if (end < 0) throw new Error(`solver bug: no room for ${source < n ? `row ${source}` : "what is left"}`);
    for (let j = 0; j < width; j++) if (done[j] === 1 && distance[j] < reach) price[j] += reach - distance[j];
    augment();
  };
}
