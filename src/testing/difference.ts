import { shown } from "../reading/issueText.ts";

/** The first place where two values differ. */
export interface Difference {
  readonly path: readonly PropertyKey[];
  readonly a: unknown;
  readonly b: unknown;
}

/**
 * Where two pieces of plain data first differ, to the last bit: −0 is not 0. A member that is undefined counts as
 * absent. Instances of classes are passed over: what they hold is their maker's.
 */
export function differenceOf(a: unknown, b: unknown, path: readonly PropertyKey[] = []): Difference | undefined {
  if (Object.is(a, b)) return undefined;
  if (!isContainer(a) || !isContainer(b) || Array.isArray(a) !== Array.isArray(b)) return { path, a, b };
  if (isInstance(a) && isInstance(b)) return undefined;
  for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
    const place = [...path, Array.isArray(a) ? Number(key) : key];
    const found = differenceOf(ownValue(a, key), ownValue(b, key), place);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** One side of a difference as a message shows it: −0 is not 0. */
export function shownBits(value: unknown): string {
  return Object.is(value, -0) ? "-0" : shown(value);
}

/** A copy that can be written to, all the way down; instances of classes are shared. */
export function thawed<T>(value: T): T {
  if (!isContainer(value) || isInstance(value)) return value;
  if (Array.isArray(value)) return value.map(thawed) as T;
  const copy = Object.create(Object.getPrototypeOf(value));
  for (const key of Object.keys(value)) copy[key] = thawed(ownValue(value, key));
  return copy;
}

/** The same data with the keys of every object in the opposite order. */
export function keysReversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(keysReversed);
  if (!isContainer(value) || isInstance(value)) return value;
  const copy = Object.create(null);
  for (const key of Object.keys(value).reverse()) copy[key] = keysReversed(ownValue(value, key));
  return copy;
}

function isContainer(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function isInstance(value: object): boolean {
  const prototype = Object.getPrototypeOf(value);
  return !Array.isArray(value) && prototype !== null && Object.getPrototypeOf(prototype) !== null;
}

function ownValue(value: object, key: string): unknown {
  return Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;
}
