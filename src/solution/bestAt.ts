import { bestOneEach } from "./bestOneEach.ts";
import type { Network } from "./network.ts";
import { pairValue, unitReward } from "./network.ts";
import type { Pairing } from "./pairing.ts";
import { make, pairingOf, unmake } from "./pairing.ts";
import type { Level } from "./solution.ts";

/**
 * What is maximised: a level, or how many of the units are filled that the lower bounds of rows and columns ask for.
 */
export type Purpose = Level | { readonly level: "required" };

export interface BestAt {
  readonly pairing: Pairing;
  /** Units below the lower bounds; 0 unless the purpose is `required`. */
  readonly missing: number;
}

/**
 * A best assignment at one level among all that are feasible in the network; throws "solver bug: …" if there is none.
 * With the purpose `required` lower bounds may be missed, and as few units as possible are.
 *
 * Every row is given exactly `rowHi` columns, of which up to `rowHi − rowLo` may be a null column that scores 0;
 * spare room belongs to one aggregated "nobody" that fills whatever the rows leave, within the columns' bounds. What
 * a null pair or a place of nobody's forgoes is its cost. Rows are inserted one pair at a time along a shortest
 * augmenting path with prices that keep every reduced cost ≥ 0. Integers throughout.
 *
 * O(pairs · (slots + columns²)) worst case. *Range*: column prices stay below (columns + 2) × the range of the
 * scores. Source: Jonker & Volgenant 1987 (augmentation); Ahuja, Magnanti & Orlin, *Network Flows*, 9.7 (successive
 * shortest paths).
 */
export function bestAt(network: Network, purpose: Purpose): BestAt {
  if (purpose.level === "total" && network.rowHi.every((most) => most <= 1)) return bestOneEach(network);
  const { n, m, start, column, alive, counted } = network;
  const required = purpose.level === "required";
  const pairing = pairingOf(network, new Uint8Array(column.length));
  const nullOf = (row: number) => (counted[row] === 1 ? m + 1 : m);
  const value = (slot: number) => (required ? 0 : pairValue(network, purpose, slot));
  /** What the row's `count`-th null pair forgoes: what its last real pair but `count − 1` would bring. */
  const nullCost = (row: number, count: number) => {
    const unit = network.rowHi[row] - count + 1;
    return required ? (unit <= network.rowLo[row] ? 1 : 0) : unitReward(network, purpose, row, unit);
  };
  const mostNulls = (row: number) => (required ? network.rowHi[row] : network.rowHi[row] - network.rowLo[row]);
  const width = m + 2;

  // Bounds of all columns, the two null columns (rows that take none of the places; rows that do) included.
  const hi = new Float64Array(width);
  const free = new Float64Array(width); // places that nobody may fill at no cost
  const most = new Float64Array(width); // places that nobody may fill at all
  let supply = 0;
  let countedRows = 0;
  for (let j = 0; j < m; j++) {
    hi[j] = network.columnHi[j];
    free[j] = network.columnHi[j] - network.columnLo[j];
    most[j] = required ? hi[j] : free[j];
  }
  for (let row = 0; row < n; row++) {
    supply += network.rowHi[row];
    if (counted[row] === 1) {
      if (network.rowHi[row] > 1)
        throw new Error(`solver bug: row ${row} wants ${network.rowHi[row]} columns and one of the places`);
      countedRows += network.rowHi[row];
    } else hi[m] += mostNulls(row);
  }
  free[m] = most[m] = hi[m];
  if (countedRows > 0) {
    hi[m + 1] = Math.max(0, countedRows - (required ? 0 : network.placesLo));
    free[m + 1] = most[m + 1] = hi[m + 1] - Math.max(0, countedRows - network.placesHi);
  }
  const nobodyCost = (j: number, count: number) => (count > free[j] ? 1 : 0);

  const room = hi.slice(); // what neither rows nor nobody have filled
  const nobody = new Float64Array(width);
  let spare = hi.reduce((sum, places) => sum + places, 0) - supply;
  for (const limit of [free, most]) {
    // From the null columns down, so that rows find real columns empty.
    for (let j = width - 1; j >= 0 && spare > 0; j--) {
      const filled = Math.min(spare, limit[j] - nobody[j]);
      nobody[j] += filled;
      room[j] -= filled;
      spare -= filled;
    }
  }
  if (spare !== 0) throw new Error("solver bug: nothing is feasible");

  const atNull = new Int32Array(n); // pairs of the row with its null column
  const price = new Float64Array(width);
  const distance = new Float64Array(width);
  const settled = new Uint8Array(width);
  const fromColumn = new Int32Array(width);
  const viaRow = new Int32Array(width); // −1: nobody moves
  const viaSlot = new Int32Array(width); // the pair to make; −1 at a null column
  const fromSlot = new Int32Array(width); // the pair to undo
  const least = new Float64Array(n + 1); // smallest label a row (or nobody, at n) was scanned with
  const touched: number[] = [];

  const relax = (to: number, label: number, from: number, row: number, made: number, undone: number) => {
    if (settled[to] === 1 || label >= distance[to]) return;
    distance[to] = label;
    fromColumn[to] = from;
    viaRow[to] = row;
    viaSlot[to] = made;
    fromSlot[to] = undone;
  };
  const scanRow = (row: number, label: number, from: number, undone: number) => {
    if (label >= least[row]) return;
    if (least[row] === Number.POSITIVE_INFINITY) touched.push(row);
    least[row] = label;
    for (let slot = start[row]; slot < start[row + 1]; slot++) {
      if (alive[slot] === 1 && pairing.taken[slot] === 0)
        relax(column[slot], label - value(slot) + price[column[slot]], from, row, slot, undone);
    }
    const none = nullOf(row);
    if (atNull[row] < mostNulls(row))
      relax(none, label + nullCost(row, atNull[row] + 1) + price[none], from, row, -1, undone);
  };
  const scanColumn = (j: number) => {
    if (j < m) {
      for (let slot = pairing.head[j]; slot >= 0; slot = pairing.next[slot])
        scanRow(network.row[slot], distance[j] + value(slot) - price[j], j, slot);
    } else {
      for (let row = 0; row < n; row++)
        if (atNull[row] > 0 && nullOf(row) === j)
          scanRow(row, distance[j] - nullCost(row, atNull[row]) - price[j], j, -1);
    }
    if (nobody[j] === 0) return;
    const label = distance[j] - nobodyCost(j, nobody[j]) - price[j];
    if (label >= least[n]) return;
    least[n] = label;
    for (let to = 0; to < width; to++)
      if (nobody[to] < most[to]) relax(to, label + nobodyCost(to, nobody[to] + 1) + price[to], j, -1, -1, -1);
  };

  const insert = (row: number) => {
    distance.fill(Number.POSITIVE_INFINITY);
    settled.fill(0);
    for (const other of touched) least[other] = Number.POSITIVE_INFINITY;
    least[n] = Number.POSITIVE_INFINITY;
    touched.length = 0;
    scanRow(row, 0, -1, -1);
    for (;;) {
      let nearest = -1;
      for (let j = 0; j < width; j++) {
        if (settled[j] === 1 || distance[j] === Number.POSITIVE_INFINITY) continue;
        // Of equally near columns one with room ends the search.
        const nearer = nearest < 0 || distance[j] < distance[nearest];
        if (nearer || (distance[j] === distance[nearest] && room[j] > 0 && room[nearest] === 0)) nearest = j;
      }
      if (nearest < 0) throw new Error(`solver bug: row ${row} cannot be given ${network.rowHi[row]} columns`);
      settled[nearest] = 1;
      if (room[nearest] > 0) {
        for (let j = 0; j < width; j++) if (settled[j] === 1) price[j] += distance[nearest] - distance[j];
        augment(nearest);
        return;
      }
      scanColumn(nearest);
    }
  };
  const augment = (end: number) => {
    room[end]--;
    for (let to = end; to >= 0; ) {
      const from = fromColumn[to];
      const row = viaRow[to];
      if (row < 0) {
        nobody[to]++;
        nobody[from]--;
      } else {
        if (viaSlot[to] >= 0) make(network, pairing, viaSlot[to]);
        else atNull[row]++;
        if (from >= 0 && fromSlot[to] >= 0) unmake(network, pairing, fromSlot[to]);
        else if (from >= 0) atNull[row]--;
      }
      to = from;
    }
  };

  least.fill(Number.POSITIVE_INFINITY);
  for (let row = 0; row < n; row++) for (let k = 0; k < network.rowHi[row]; k++) insert(row);

  let missing = 0;
  if (required) {
    for (let row = 0; row < n; row++)
      for (let count = 1; count <= atNull[row]; count++) missing += nullCost(row, count);
    for (let j = 0; j < m; j++) missing += Math.max(0, nobody[j] - free[j]);
  }
  return { pairing, missing };
}
