import { closeSync, openSync, writeSync } from "node:fs";
import type { Instance } from "../instances/instance.ts";
import { constraintsOf, pairsOf } from "../solvers/linearProgram.ts";

/** One write takes less than 2^31 bytes. */
const STEP = 1 << 28;

/**
 * Minus the total is minimised, as free MPS, which every solver of integer programs reads: variable p<pair>, constraint
 * c<number>.
 */
export function writeMps(instance: Instance, path: string): void {
  const pairs = pairsOf(instance);
  const { least, most, start, constraint } = constraintsOf(instance, pairs);
  const file = openSync(path, "w");
  const lines: string[] = ["NAME quotas", "ROWS", " N total"];
  const flush = () => {
    writeSync(file, `${lines.join("\n")}\n`);
    lines.length = 0;
  };
  // A limit with a minimum and a maximum would need ranges.
  if (least.some((min, at) => min > 0 && min < most[at] && most[at] < instance.rows))
    throw new Error("expected limits with one bound each");
  const kindOf = (at: number) => (least[at] === most[at] ? "E" : least[at] > 0 ? "G" : "L");
  lines.push(...Array.from(least, (_, at) => ` ${kindOf(at)} c${at}`));
  lines.push("COLUMNS", " MARK 'MARKER' 'INTORG'");
  pairs.score.forEach((score, pair) => {
    lines.push(` p${pair} total ${-score}`);
    for (let entry = start[pair]; entry < start[pair + 1]; entry++) lines.push(` p${pair} c${constraint[entry]} 1`);
    if (lines.length > 100_000) flush();
  });
  lines.push(" MARK 'MARKER' 'INTEND'", "RHS");
  lines.push(...Array.from(least, (min, at) => ` RHS c${at} ${kindOf(at) === "L" ? most[at] : min}`));
  lines.push("ENDATA"); // no upper bounds: a row has one pair
  flush();
  closeSync(file);
}

/**
 * Int32: rows, columns, pairs (−1 = full matrix); capacity [columns]; then start [rows + 1], column [pairs], score
 * [pairs], or the matrix row by row.
 */
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
