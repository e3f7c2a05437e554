/**
 * Slots in classes, the most important class first. Of each either as few as possible are to be made (`cost` 1) or as
 * many (−1).
 */
export interface Classes {
  readonly cost: 1 | -1;
  /** Slots by class; in each by row, then by column, in the orders that settle ties. */
  readonly slots: Int32Array;
  readonly start: Int32Array; // [classes + 1]
  readonly classOf: Int32Array; // [slots]
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
  const classOf = new Int32Array(valueOf.length).fill(-1);
  const starts: number[] = [];
  const value: number[] = [];
  sorted.forEach((slot, at) => {
    if (at === 0 || valueOf[slot] !== value[value.length - 1]) {
      starts.push(at);
      value.push(valueOf[slot]);
    }
    classOf[slot] = starts.length - 1;
  });
  starts.push(sorted.length);
  return { cost, slots: sorted, start: Int32Array.from(starts), classOf, value: Float64Array.from(value) };
}

/** Stable. Value and place as one number where that is exact, which sorts fast. */
function sortedBy(slots: Int32Array, valueOf: Float64Array, sign: 1 | -1): Int32Array {
  let least = Number.POSITIVE_INFINITY;
  let greatest = Number.NEGATIVE_INFINITY;
  for (const slot of slots) {
    const value = sign * valueOf[slot];
    if (value < least) least = value;
    if (value > greatest) greatest = value;
  }
  const length = slots.length;
  if (length === 0) return slots;
  if (!((greatest - least + 1) * length <= Number.MAX_SAFE_INTEGER)) {
    const places = Array.from(slots.keys());
    places.sort((a, b) => sign * (valueOf[slots[a]] - valueOf[slots[b]]) || a - b);
    return Int32Array.from(places, (place) => slots[place]);
  }
  const keys = Float64Array.from(slots, (slot, place) => (sign * valueOf[slot] - least) * length + place).sort();
  return Int32Array.from(keys, (key) => slots[key % length]);
}
