import type { Candidates } from "../../src/candidates/candidates.ts";
import { prepare } from "../../src/prepare.ts";
import { peakMebibytes } from "../memory.ts";
import { cohortOf } from "./cohort.ts";
import { together } from "./criteria.ts";
import { handWritten } from "./handWritten.ts";

/** What a process of its own is asked to score: every pair, row by row, `rounds` times. */
export interface ScoringRequest {
  readonly mentees: number;
  readonly mentors: number;
  readonly criteria: readonly object[];
  readonly rounds: number;
  /** The hand-written loop too, in turns, checked to give the same points first. */
  readonly byHand: boolean;
}

export type ScoringTimed =
  | {
      readonly seconds: readonly number[];
      readonly byHand: readonly number[];
      /** The most memory that the process ever had, runtime and cohort included. */
      readonly mebibytes: number;
    }
  | { readonly issues: readonly string[] };

function timed({ mentees, mentors, criteria, rounds, byHand }: ScoringRequest): ScoringTimed {
  const issues: { path: string; message: string }[] = [];
  const cohort = cohortOf(mentees, mentors);
  const candidates = prepare(cohort, { version: 1, criteria }, { strategies: [together] }, issues as never);
  if (candidates === undefined) return { issues: issues.map(({ path, message }) => `${path}: ${message}`) };
  const out = new Int32Array(mentors);
  const loop = byHand ? handWritten(cohort) : undefined;
  if (loop !== undefined) compare(candidates, loop);
  const timeOnce = (row: (mentee: number, out: Int32Array) => void) => {
    const started = performance.now();
    for (let mentee = 0; mentee < mentees; mentee++) row(mentee, out);
    return (performance.now() - started) / 1000;
  };
  const seconds: number[] = [];
  const handSeconds: number[] = [];
  timeOnce(candidates.row); // what is compiled while it runs is compiled now
  if (loop !== undefined) timeOnce(loop);
  for (let round = 0; round < rounds; round++) {
    seconds.push(timeOnce(candidates.row));
    if (loop !== undefined) handSeconds.push(timeOnce(loop));
  }
  return { seconds, byHand: handSeconds, mebibytes: peakMebibytes() };
}

/** No time counts for other points. There are no rules, so every pair is allowed, but for nobody on both lists. */
function compare({ cohort, row }: Candidates, loop: (mentee: number, out: Int32Array) => void): void {
  const ours = new Int32Array(cohort.mentors.length);
  const theirs = new Int32Array(cohort.mentors.length);
  for (const mentee of cohort.mentees.keys()) {
    row(mentee, ours);
    loop(mentee, theirs);
    const at = ours.findIndex((points, mentor) => points !== theirs[mentor]);
    if (at >= 0) throw new Error(`mentee ${mentee}, mentor ${at}: ${ours[at]}, by hand ${theirs[at]}`);
  }
}

console.log(JSON.stringify(timed(JSON.parse(process.argv[2]))));
