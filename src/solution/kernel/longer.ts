/** A longer array with the same beginning: `to`, filled from `from`. */
export function longer<T extends Int32Array | Float64Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
