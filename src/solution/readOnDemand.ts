import { InvalidInputError } from "../errors.ts";
import { UNWRITTEN } from "../points.ts";
import type { Steps } from "../steps.ts";
import { finish } from "../steps.ts";
import type { CheckedScores, Pairs } from "./checkedScores.ts";
import { compressed, held, noPairs } from "./checkedScores.ts";
import type { Report } from "./problemIssues.ts";
import { show } from "./problemIssues.ts";

/** Rows on demand, read once and held. */
export function* readHeld(
  rows: number,
  columns: number,
  fill: (row: number, out: Int32Array) => unknown,
  report: Report,
): Steps<CheckedScores> {
  let faults = 0;
  const count: Report = (...issue) => {
    faults++;
    report(...issue);
  };
  // After a first fault the other rows are left alone.
  const pairs = yield* compressed(rows, columns, (row, out) =>
    faults === 0 ? fillChecked(row, fill, out, count) : undefined,
  );
  yield { stage: "reading", done: rows, of: rows };
  return held(faults === 0 ? pairs : noPairs(rows));
}

/** Each row is checked when it is read for the first time. Sums that are not exact are found while solving. */
export function readOnDemand(
  rows: number,
  columns: number,
  fill: (row: number, out: Int32Array) => unknown,
): CheckedScores {
  const seen = new Uint8Array(rows);
  const refuse: Report = (path, code, message) => {
    throw new InvalidInputError([{ document: "problem", path, code, message }]);
  };
  const scores = (row: number, out: Int32Array): void => {
    if (seen[row] === 1) fill(row, out);
    else fillChecked(row, fill, out, refuse);
    seen[row] = 1;
  };
  let pairs: Pairs | undefined;
  return {
    scores,
    low: 0,
    high: 0,
    lengths: new Int32Array(rows).fill(columns),
    pairs: () => {
      pairs ??= finish(compressed(rows, columns, scores));
      return pairs;
    },
  };
}

/** A caller's row, with what it did wrong. */
function fillChecked(
  row: number,
  fill: (row: number, out: Int32Array) => unknown,
  out: Int32Array,
  report: Report,
): void {
  const columns = out.length;
  out.fill(UNWRITTEN);
  const returned = fill(row, out);
  if (returned !== undefined)
    report("scores", "type", `expected row ${row} in \`out\` and nothing returned, received ${show(returned)}`);
  const unwritten = out.length === columns ? out.indexOf(UNWRITTEN) : 0;
  if (returned === undefined && unwritten >= 0)
    report("scores", "missing", `expected all ${columns} entries of row ${row}, received none for column ${unwritten}`);
}
