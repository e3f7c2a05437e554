import { closeSync, openSync, writeSync } from "node:fs";
import type { Instance } from "../instances/instance.ts";

/** One write takes less than 2^31 bytes. */
const STEP = 1 << 28;

/** Int32: rows, columns, pairs (−1 = full matrix); capacity [columns]; then start [rows + 1], column [pairs], score [pairs], or the matrix row by row. */
export function writeInstance({ rows, columns, capacity, scores }: Instance, path: string): void {
  if (typeof scores === "function") throw new Error("rows on demand have no file form");
  const parts =
    scores instanceof Int32Array
      ? [Int32Array.of(rows, columns, -1), capacity, scores]
      : [Int32Array.of(rows, columns, scores.column.length), capacity, scores.start, scores.column, scores.score];
  const file = openSync(path, "w");
  for (const { buffer, byteOffset, byteLength } of parts)
    for (let at = 0; at < byteLength; )
      at += writeSync(file, new Uint8Array(buffer, byteOffset + at, Math.min(STEP, byteLength - at)));
  closeSync(file);
}
