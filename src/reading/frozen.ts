/**
 * The value, frozen all the way down, so that whoever is handed it cannot change what others rely on. Arrays and
 * plain objects only: instances are their maker's, and what is frozen already is passed over. O(values).
 */
export function frozen<T>(value: T): T {
  const pending: unknown[] = [value];
  while (pending.length > 0) {
    const one = pending.pop();
    if (typeof one !== "object" || one === null || Object.isFrozen(one) || !isData(one)) continue;
    Object.freeze(one);
    for (const inner of Object.values(one)) if (typeof inner === "object") pending.push(inner);
  }
  return value;
}

function isData(value: object): boolean {
  if (Array.isArray(value)) return true;
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
