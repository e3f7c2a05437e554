import type { AssignmentProblem, OptimalAssignment } from "pairwright/assignment";
import { assign } from "pairwright/assignment";
import { provenTotal } from "../check.ts";
import type { Made } from "../checkAims.ts";
import { better, checkStable, firstCount, madeOf } from "../checkAims.ts";
import { bothSides, choicesOf } from "../instances/aims.ts";
import type { Instance } from "../instances/instance.ts";
import { instanceOf } from "../instances/instanceOf.ts";
import type { Spec } from "../instances/spec.ts";
import { fifth, nameOf } from "../instances/spec.ts";
import type { Options } from "../options.ts";
import { duration, median, ratio } from "../report/numbers.ts";
import { markdownTable } from "../report/table.ts";
import { aimTargets, STABLE_TARGET } from "./targets.ts";

const AIMS = ["total", "maximin", "leximin", "greedy", "generous"] as const;
type Aim = (typeof AIMS)[number];
type Dense = Instance & { readonly scores: Int32Array };

/** What the other aims cost beside `total`, and a stable assignment beside scoring; in this process, in turns. */
export async function aimsSuite(options: Options): Promise<string> {
  const chosen = (name: string) => options.only.test(name);
  const lines = specsOf(options)
    .filter((spec) => chosen(nameOf(spec)))
    .flatMap((spec) => countingLines(spec, options.quick ? 3 : spec.rows > 1000 ? 7 : 11));
  const size = options.quick ? 1000 : 10_000;
  const stable = fifth("vectors on demand", size);
  const name = `stable, ${nameOf(stable)}`;
  if (chosen(name)) lines.push(...stableLines(stable, name, options.quick ? 3 : 5));
  if (lines.length === 0) return "No instance has such a name.";
  return [
    markdownTable(["instance", "aim", "median", "min–max", "solves", "ratio", "target"], lines),
    "",
    "The ratio is to `total`; of `stable`, to scoring every pair once, both sides.",
  ].join("\n");
}

function specsOf({ quick }: Options): Spec[] {
  const sized = (kind: Spec["kind"], rows: number, columns: number, places: number) => ({
    kind,
    rows,
    columns,
    places,
  });
  if (quick) return [sized("uniform", 100, 40, 3), sized("vectors", 100, 40, 3)];
  return [sized("uniform", 500, 200, 3), sized("vectors", 500, 200, 3), sized("vectors", 3000, 600, 5)];
}

function countingLines(spec: Spec, rounds: number): string[][] {
  const instance = instanceOf(spec) as Dense;
  const choices = choicesOf(instance);
  const problems = AIMS.map((aim): [Aim, AssignmentProblem] => [aim, problemOf(aim, instance, choices)]);
  check(instance, choices, new Map(problems.map(([aim, problem]) => [aim, optimum(problem)])));
  const seconds = inTurns(
    problems.map(([aim, problem]) => [aim, () => optimum(problem)]),
    rounds,
  );
  return linesOf(nameOf(spec), seconds, "total", aimTargets);
}

function problemOf(aim: Aim, { rows, columns, capacity, scores }: Dense, choices: Int32Array): AssignmentProblem {
  const byChoice = aim === "greedy" || aim === "generous";
  return { rows, columns, capacity, scores, objective: aim, ...(byChoice ? { choices } : {}) };
}

function stableLines({ rows, columns, places }: Spec, name: string, rounds: number): string[][] {
  const instance = bothSides(rows, columns, places);
  const problem: AssignmentProblem = { ...instance, objective: "stable" };
  const { columnOf } = optimum(problem);
  checkStable(instance, columnOf);
  const other = columnOf.findIndex((column) => column !== columnOf[0]);
  const swapped = columnOf.slice();
  [swapped[0], swapped[other]] = [columnOf[other], columnOf[0]];
  mustReject("stable, two rows swapped", () => checkStable(instance, swapped));
  const [scores, preferences] = [new Int32Array(columns), new Float64Array(columns)];
  const scoring = () => {
    for (let row = 0; row < rows; row++) {
      instance.scores(row, scores);
      instance.rowScores(row, preferences);
      instance.columnScores(row, preferences);
    }
  };
  const seconds = inTurns(
    [
      ["(scoring every pair once)", scoring],
      ["stable", () => void optimum(problem)],
    ],
    rounds,
  );
  return linesOf(name, seconds, "(scoring every pair once)", { stable: STABLE_TARGET });
}

/** Two rounds to warm up, then so many, each asking every one once. */
function inTurns(kinds: readonly (readonly [string, () => unknown])[], rounds: number): Map<string, number[]> {
  const seconds = new Map<string, number[]>(kinds.map(([name]) => [name, []]));
  for (let round = -2; round < rounds; round++)
    for (const [name, run] of kinds) {
      const started = performance.now();
      run();
      if (round >= 0) seconds.get(name)?.push((performance.now() - started) / 1000);
    }
  return seconds;
}

function linesOf(
  name: string,
  seconds: ReadonlyMap<string, readonly number[]>,
  base: string,
  targets: Readonly<Record<string, number>>,
): string[][] {
  const whole = median(seconds.get(base) as readonly number[]);
  return [...seconds].map(([aim, times], at) => {
    const reached = median(times) / whole;
    const most = targets[aim];
    process.stderr.write(`${name}: ${aim} ${duration(median(times))}\n`);
    return [
      at === 0 ? name : "",
      aim,
      duration(median(times)),
      `${duration(Math.min(...times))} – ${duration(Math.max(...times))}`,
      `${times.length}`,
      aim === base ? "" : ratio(reached),
      most === undefined ? "" : `≤ ${ratio(most)} ${reached <= most ? "✓" : "✗ missed"}`,
    ];
  });
}

/**
 * Throws where an answer is not what it should be: every row placed, the total of `total` proved by its prices, what
 * decides first under each other aim (least score, first and last choices) by those of a problem of its own, and none
 * of the answers better by an aim than that aim's own. The answer of `total` must be rejected where it is not also the
 * aim's.
 */
function check(instance: Dense, choices: Int32Array, answers: ReadonlyMap<Aim, OptimalAssignment>): void {
  const made = new Map([...answers].map(([aim, { columnOf }]) => [aim, madeOf(instance, choices, columnOf)]));
  const plain = answers.get("total") as OptimalAssignment;
  if (provenTotal(instance, plain.columnOf, pricesOf(plain)) !== plain.total) throw new Error("total: not the total");
  for (const aim of AIMS) {
    const own = made.get(aim) as Made;
    const { total, matched } = answers.get(aim) as OptimalAssignment;
    if (total !== own.total || matched !== own.placed) throw new Error(`${aim}: says ${total} and ${matched}`);
    checkOne(aim, own);
    const ofTotal = made.get("total") as Made;
    if (better(aim, own, ofTotal) > 0) mustReject(`${aim}, the answer of total`, () => checkOne(aim, ofTotal));
  }

  function checkOne(aim: Aim, own: Made): void {
    for (const [other, its] of made) if (better(aim, its, own) > 0) throw new Error(`${other} is better by ${aim}`);
    if (aim === "total") return;
    const { scores, shows } = firstCount(aim, instance, choices, own);
    const counted = optimum({ ...problemOf("total", { ...instance, scores }, choices) });
    const proved = provenTotal({ ...instance, scores }, counted.columnOf, pricesOf(counted));
    if (!shows(proved)) throw new Error(`${aim}: what decides first could be better, ${proved}`);
  }
}

function pricesOf({ certificate }: OptimalAssignment): Float64Array {
  return certificate[certificate.length - 1].prices.column;
}

function mustReject(what: string, run: () => void): void {
  try {
    run();
  } catch {
    return;
  }
  throw new Error(`the check accepts a wrong answer: ${what}`);
}

function optimum(problem: AssignmentProblem): OptimalAssignment {
  const answer = assign(problem);
  if (answer.status !== "optimal") throw new Error("every row has room");
  return answer;
}
