import type { Candidates } from "./candidates/candidates.ts";
import type { Issue } from "./errors.ts";
import { InvalidInputError } from "./errors.ts";
import type { Imposing, Losing } from "./explanation/explainMentee.ts";
import { compareIds } from "./order.ts";
import { shown } from "./reading/issueText.ts";
import { LIMITS } from "./reading/limits.ts";
import { personHint } from "./reading/personHint.ts";
import type { FeasibleRun, OptimalRun, Run } from "./run.ts";
import type { RowLosses } from "./solution/losses.ts";
import { lossesOf, lossOf } from "./solution/losses.ts";
import { slotAt } from "./solution/network.ts";
import type { FeasibleAssignment, OptimalAssignment } from "./solution/solution.ts";
import { unwilling } from "./solution/stable/imposed.ts";

/** The mentee's index; InvalidInputError if there is none of this id. */
export function menteeIndex({ cohort }: Candidates, id: string): number {
  return indexOf(cohort.mentees, id, "mentee");
}

/** The mentor's index; InvalidInputError if there is none of this id. */
export function mentorIndex({ cohort }: Candidates, id: string): number {
  return indexOf(cohort.mentors, id, "mentor");
}

/** Whether it is a run, and not what was saved of one. */
export function isRun(given: unknown): given is Run {
  return isObject(given) && isObject(given.stages) && isObject(given.stages.candidates);
}

/** The run, if it is one and not what was saved of it; InvalidInputError if not. */
export function live(run: Run): Run {
  const given: unknown = run;
  if (isRun(given)) return run;
  const saved = isObject(given) && ("matching" in given || "conflict" in given || "certificate" in given);
  const received = saved ? "saved data; verify reopens it" : shown(given);
  throw refused("saved", "", "type", `expected a run from match or verify, received ${received}`);
}

/** The run, if it has a matching to explain; InvalidInputError if not. */
export function matched(run: Run): OptimalRun | FeasibleRun {
  const { status } = live(run);
  if (run.status !== "infeasible") return run;
  throw refused("run", "status", "conflict", `expected a run with a matching, received ${shown(status)}`);
}

/** The run, if its matching is proved; InvalidInputError if not. */
export function proved(run: Run): OptimalRun {
  const { status } = live(run);
  if (run.status === "optimal") return run;
  throw refused("run", "status", "conflict", `expected a run with a proved matching, received ${shown(status)}`);
}

/** As `proved`, of an aim by which one matching can be better than another: `expected` says what for. */
export function valued(run: Run, expected: string): OptimalRun {
  const one = proved(run);
  if (one.stages.answer.stable === undefined) return one;
  const message = `expected ${expected}, received "stable": stable matchings have no value`;
  throw refused("programme", "aim", "conflict", message);
}

/**
 * What imposing the mentee's pairs would cost, or only the one with this mentor; undefined where no best assignment is
 * known.
 */
export function imposingOf(
  answer: OptimalAssignment | FeasibleAssignment,
  mentee: number,
  mentor?: number,
): Losing | undefined {
  if (answer.status === "feasible") return undefined;
  return losing(answer, mentor === undefined ? lossesOf(answer, mentee) : lossOf(answer, mentee, mentor));
}

function losing({ solved }: OptimalAssignment, losses: RowLosses): Losing {
  const pairs = solved.problem.pairs();
  return { losses, levels: solved.levels, points: (row, column) => pairs.score[slotAt(pairs, row, column)] };
}

/** As `alternativesOf`, and only for the pair with this mentor. */
export function imposingOn(
  answer: OptimalAssignment | FeasibleAssignment,
  mentee: number,
  mentor: number,
): Imposing | undefined {
  if (answer.status === "feasible" || answer.stable !== undefined) return alternativesOf(answer, mentee);
  return imposingOf(answer, mentee, mentor);
}

/** As `imposingOf`; of a stable matching, which has no losses, who would not change for the mentee's other pairs. */
export function alternativesOf(answer: OptimalAssignment | FeasibleAssignment, mentee: number): Imposing | undefined {
  if (answer.status === "optimal" && answer.stable !== undefined)
    return { unwilling: unwilling(answer.stable, mentee) };
  return imposingOf(answer, mentee);
}

function indexOf(people: readonly { readonly id: string; readonly name: string }[], id: unknown, what: string): number {
  if (typeof id === "string") {
    const index = placeOf(people, id);
    if (people[index]?.id === id) return index;
  }
  const known = new Set(people.map((person) => person.id));
  const meant = typeof id === "string" ? personHint(id, people, known, { steps: LIMITS.nearestSteps }) : "";
  throw refused("cohort", `${what}Id`, "unknown-id", `expected the id of a ${what}${meant}, received ${shown(id)}`);
}

/** Where the id stands, or would stand, among people in id order. */
function placeOf(people: readonly { readonly id: string }[], id: string): number {
  let [low, high] = [0, people.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compareIds(people[middle].id, id) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function refused(document: Issue["document"], path: string, code: Issue["code"], message: string): InvalidInputError {
  return new InvalidInputError([{ document, path, code, message }]);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
