import type { Circulation } from "./circulation.ts";
import { COUNTED, DEAD } from "./circulation.ts";
import type { Count } from "./potentials.ts";

/**
 * Slots in classes, the most important class first. Of each either as few as possible are to be made (`cost` 1) or as
 * many (−1).
 */
export interface Classes {
  readonly cost: 1 | -1;
  /** Slots by class; in each by row, then by column, in the orders that settle ties. */
  readonly slots: Int32Array;
  readonly start: Int32Array; // [classes + 1]
  /** What the slots of a class have in common: a score, a choice number. */
  readonly value: Float64Array; // [classes]
}

/** Classes of equal values, ascending (`first` "least") or descending. `slots`: in the order that equal ones keep. */
export function classesOf(
  slots: Int32Array,
  valueOf: Float64Array, // [slots] integers
  first: "least" | "greatest",
  cost: 1 | -1,
): Classes {
  const sorted = sortedBy(slots, valueOf, first === "least" ? 1 : -1);
  const starts: number[] = [];
  const value: number[] = [];
  for (let at = 0; at < slots.length; at++) {
    if (at > 0 && sorted.keys[at] === sorted.keys[at - 1]) continue;
    starts.push(at);
    value.push(valueOf[sorted.slots[at]]);
  }
  starts.push(slots.length);
  return { cost, slots: sorted.slots, start: Int32Array.from(starts), value: Float64Array.from(value) };
}

/** One class of them, to be counted, once each; `forget` it afterwards. What is dead is taken out of its slots. */
export function countOf({ cost, slots, start }: Classes, own: number, { mark }: Circulation): Count {
  let end = start[own];
  for (let at = end; at < start[own + 1]; at++) {
    if (mark[slots[at]] === DEAD) continue;
    mark[slots[at]] = COUNTED;
    slots[end++] = slots[at];
  }
  return { cost, members: slots.subarray(start[own], end) };
}

export function forget({ members }: Count, { mark }: Circulation): void {
  for (let at = 0; at < members.length; at++) if (mark[members[at]] === COUNTED) mark[members[at]] = 0;
}

const BITS = 11;

interface Sorted {
  readonly slots: Int32Array;
  /** Beside each slot, equal where the values are. */
  readonly keys: Float64Array | Uint32Array;
}

/** Stable: by digits, the last first (radix sort), where the values do not lie too far apart. */
function sortedBy(slots: Int32Array, valueOf: Float64Array, sign: 1 | -1): Sorted {
  const values = new Float64Array(slots.length);
  let least = Number.POSITIVE_INFINITY;
  let greatest = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < slots.length; at++) {
    const value = sign * valueOf[slots[at]];
    values[at] = value;
    if (value < least) least = value;
    if (value > greatest) greatest = value;
  }
  if (slots.length === 0) return { slots, keys: values };
  if (greatest - least >= 4294967296) {
    const places = Int32Array.from(slots.keys()).sort((a, b) => values[a] - values[b] || a - b);
    return { slots: places.map((place) => slots[place]), keys: Float64Array.from(places, (place) => values[place]) };
  }
  let from = slots.slice();
  let to = new Int32Array(slots.length);
  let keys = new Uint32Array(slots.length);
  let keysTo = new Uint32Array(slots.length);
  for (let at = 0; at < slots.length; at++) keys[at] = values[at] - least;
  const last = greatest - least;
  for (let shift = 0; shift < 32 && last >>> shift > 0; shift += BITS) {
    const place = new Int32Array((1 << BITS) + 1);
    for (let at = 0; at < keys.length; at++) place[((keys[at] >>> shift) & ((1 << BITS) - 1)) + 1]++;
    for (let digit = 0; digit < 1 << BITS; digit++) place[digit + 1] += place[digit];
    for (let at = 0; at < keys.length; at++) {
      const next = place[(keys[at] >>> shift) & ((1 << BITS) - 1)]++;
      keysTo[next] = keys[at];
      to[next] = from[at];
    }
    [from, to] = [to, from];
    [keys, keysTo] = [keysTo, keys];
  }
  return { slots: from, keys };
}
