import type { CohortInput, OptimalRun, ProgrammeInput } from "pairwright";
import { explain, match, whyNot } from "pairwright";
import type { Options } from "../options.ts";
import { duration, median, ratio } from "../report/numbers.ts";
import { markdownTable } from "../report/table.ts";
import { cohortOf } from "../scoring/cohort.ts";
import { typical } from "../scoring/criteria.ts";
import { EXPLAIN_TARGET, WHY_NOT_TARGET } from "./targets.ts";

/** Losses that are compared with those of matching again. */
const CHECKED = 5;

interface Size {
  readonly mentees: number;
  readonly mentors: number;
  /** At each mentor. */
  readonly places: number;
}

/** What explanations cost on top of the matching; in this process: nothing is compared but with the matching itself. */
export async function explainSuite(options: Options): Promise<string> {
  const { quick, only } = options;
  const sizes = (quick ? [[200, 60, 4]] : [[1000, 300, 4]]).map(sizeOf);
  const single = (quick ? [[500, 100, 6]] : [[5000, 1000, 6]]).map(sizeOf);
  const rounds = quick ? 3 : 5;
  const lines = [
    ...sizes.filter((size) => only.test(nameOf(size))).flatMap((size) => everybody(size, rounds)),
    ...single.filter((size) => only.test(nameOf(size))).map((size) => one(size, rounds)),
  ];
  if (lines.length === 0) return "No instance has such a name.";
  return markdownTable(
    ["cohort", "asked", "match, median", "asked, median", "min–max", "rounds", "ratio", "target"],
    lines,
  );
}

function sizeOf([mentees, mentors, places]: readonly number[]): Size {
  return { mentees, mentors, places };
}

function nameOf({ mentees, mentors, places }: Size): string {
  return `${mentees} × ${mentors}, ${places} places each`;
}

/** Everybody's explanation, for which every loss is found; then every alternative is read, and made an object. */
function everybody(size: Size, rounds: number): string[][] {
  const [solves, asked, read]: [number[], number[], number[]] = [[], [], []];
  for (let round = -1; round < rounds; round++) {
    const [run, solving] = timed(() => optimal(size));
    const { mentees } = run.stages.candidates.cohort;
    const [explanations, explaining] = timed(() => mentees.map(({ id }) => explain(run, id)));
    const [losses, reading] = timed(() =>
      explanations.map(({ alternatives }) =>
        alternatives.map((one) => (one.status === "possible" ? one.loss.points : -1)),
      ),
    );
    if (round < 0) check(size, run, losses);
    else {
      solves.push(solving);
      asked.push(explaining / mentees.length);
      read.push(reading / mentees.length);
    }
  }
  const line = (what: string, seconds: readonly number[], target: string) => [
    nameOf(size),
    what,
    duration(median(solves)),
    duration(median(seconds)),
    `${duration(Math.min(...seconds))} – ${duration(Math.max(...seconds))}`,
    `${rounds}`,
    "",
    target,
  ];
  const target = `≤ ${duration(EXPLAIN_TARGET)} ${median(asked) <= EXPLAIN_TARGET ? "✓" : "✗ missed"}`;
  return [
    line("explain of everybody, all losses found, a person", asked, target),
    line("and every alternative read, a person", read, ""),
  ];
}

/** The first question to a run of which nothing was asked before. */
function one(size: Size, rounds: number): string[] {
  const [solves, asked]: [number[], number[]] = [[], []];
  for (let round = -1; round < rounds; round++) {
    const [run, solving] = timed(() => optimal(size));
    const mentee = `r${`${17 * (round + 2)}`.padStart(5, "0")}`;
    const has = run.matching.pairs.find((pair) => pair.mentee === mentee)?.mentor;
    const mentor = has === "m00005" ? "m00006" : "m00005";
    const [why, asking] = timed(() => whyNot(run, mentee, mentor));
    if (why.status !== "possible") throw new Error(`${mentee} with ${mentor} is ${why.status}`);
    if (round < 0) continue;
    solves.push(solving);
    asked.push(asking);
  }
  const reached = median(asked) / median(solves);
  return [
    nameOf(size),
    "whyNot, the first question",
    duration(median(solves)),
    duration(median(asked)),
    `${duration(Math.min(...asked))} – ${duration(Math.max(...asked))}`,
    `${rounds}`,
    ratio(reached),
    `≤ ${ratio(WHY_NOT_TARGET)} ${reached <= WHY_NOT_TARGET ? "✓" : "✗ missed"}`,
  ];
}

/** Throws where a loss is not what matching again with the pair locked loses. */
function check(size: Size, run: OptimalRun, losses: readonly (readonly number[])[]): void {
  for (let at = 0; at < CHECKED; at++) {
    const mentee = Math.floor((at * losses.length) / CHECKED);
    const alternative = (at * 7) % losses[mentee].length;
    const { id } = run.stages.candidates.cohort.mentees[mentee];
    const { mentor } = explain(run, id).alternatives[alternative];
    const lock = { rule: "lock", mentee: id, mentor };
    const lost = run.matching.total - optimal(size, [lock]).matching.total;
    if (losses[mentee][alternative] !== lost)
      throw new Error(`${id} with ${mentor} loses ${lost}, not ${losses[mentee][alternative]}`);
  }
}

function optimal({ mentees, mentors, places }: Size, rules: ProgrammeInput["rules"] = []): OptimalRun {
  const cohort = cohortOf(mentees, mentors);
  const roomy = { ...cohort, mentors: cohort.mentors.map((mentor) => ({ ...mentor, capacity: places })) };
  const programme: ProgrammeInput = {
    version: 1,
    criteria: typical as ProgrammeInput["criteria"],
    rules: [{ rule: "differ", attribute: "organisation" }, ...rules],
  };
  const run = match(roomy as unknown as CohortInput, programme);
  if (run.status !== "optimal") throw new Error("everybody has room");
  return run;
}

function timed<Result>(run: () => Result): [Result, seconds: number] {
  const start = performance.now();
  const result = run();
  return [result, (performance.now() - start) / 1000];
}
