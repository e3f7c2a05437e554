import type { Issue } from "../errors.ts";

/** Takes one issue of the problem. */
export type Report = (path: string, code: Issue["code"], message: string) => void;

/** An object whose keys mean something: no list, no typed array. */
export function isRecord(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !ArrayBuffer.isView(value);
}

export function reportUnknownKeys(given: object, known: readonly string[], prefix: string, report: Report): void {
  for (const key of Object.keys(given))
    if (!known.includes(key))
      report(`${prefix}${key}`, "unknown-key", `expected one of ${known.join(", ")}, received ${show(key)}`);
}

/** A value as an issue shows it. */
export function show(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value.slice(0, 60));
  if (value instanceof DataView) return "a DataView";
  if (ArrayBuffer.isView(value)) return `${value.constructor.name} of ${(value as Int32Array).length}`;
  if (value instanceof Promise) return "a promise";
  if (Array.isArray(value)) return `an array of ${value.length}`;
  if (typeof value === "object" && value !== null) return "an object";
  if (typeof value === "function") return "a function";
  return String(value);
}

/** An integer that an Int32Array holds, from 0. */
export function isCount(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 2147483647;
}

/** A count below `length`. */
export function isIndex(value: unknown, length: number): boolean {
  return isCount(value) && value < length;
}
