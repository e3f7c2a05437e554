import type { Cohort } from "../cohort/cohort.ts";
import type { Issue } from "../errors.ts";
import { IssueLog } from "../reading/issueLog.ts";
import { plainData } from "../reading/plainData.ts";
import { shapeOf } from "../reading/shape.ts";
import { checkCounting } from "./checkCounting.ts";
import { checkStable } from "./checkStable.ts";
import type { Positions } from "./checkWeights.ts";
import { checkWeights } from "./checkWeights.ts";
import { placeLocks } from "./placeLocks.ts";
import type { Programme } from "./programme.ts";
import type { Placed } from "./readCriteria.ts";
import { readCriteria } from "./readCriteria.ts";
import { readRules } from "./readRules.ts";
import type { Registry } from "./registry.ts";
import { programmeFrameSchema } from "./schema.ts";

/**
 * Everything in id order, every default filled in. `positions`: the rows of `criteria` and `rules` where the sorted
 * ones stand in the input.
 */
export interface OrderedProgramme {
  readonly programme: Programme;
  readonly positions: { readonly criteria: Int32Array; readonly rules: Int32Array; readonly locks: Int32Array };
}

/**
 * Reads a programme for a cohort, as `readCohort` returned it. Appends every issue found to `issues` and hands on
 * nothing if there is one; without a cohort, what can be said about the programme alone. Weights of people on
 * criteria that do not exist are issues of the cohort. Throws only where a plug-in breaks its contract:
 * `Error('strategy "x" …')`.
 */
export function readProgramme(
  input: unknown,
  read: { readonly cohort: Cohort; readonly positions: Positions } | undefined,
  registry: Registry,
  issues: Issue[],
): OrderedProgramme | undefined {
  const { part, sound } = readSoundPart(input, read, registry, issues);
  return sound ? part : undefined;
}

/**
 * As `readProgramme`, but hands on those criteria, rules and locks that are sound, for what else can be said about
 * them.
 */
export function readSoundPart(
  input: unknown,
  read: { readonly cohort: Cohort; readonly positions: Positions } | undefined,
  registry: Registry,
  issues: Issue[],
): { readonly part: OrderedProgramme | undefined; readonly sound: boolean } {
  const log = new IssueLog("programme", issues);
  const cohortLog = new IssueLog("cohort", issues);
  const copy = plainData(input, log);
  const frame = copy && shapeOf(programmeFrameSchema, copy.value, [], log);
  if (frame === undefined) {
    log.close();
    return { part: undefined, sound: false };
  }
  const { criteria, sideOf } = readCriteria(frame.criteria ?? [], registry.strategies, log);
  const { rules, locks } = readRules(frame.rules ?? [], registry.rules, log);
  const placed = read ? placeLocks(locks, read.cohort, frame.places, log) : [];
  if (read && sideOf && frame.criteria !== undefined) checkWeights(read.cohort, read.positions, sideOf, cohortLog);
  checkStable(frame, read, log, cohortLog);
  if (read) checkCounting(frame, read.cohort, log);
  const sound = [log.close(), cohortLog.close()].every(Boolean);
  if (read === undefined) return { part: undefined, sound };
  const programme: Programme = {
    criteria: criteria.map(({ item }) => item),
    rules: rules.map(({ item }) => item),
    locks: placed.map(({ item }) => item),
    aim: frame.aim ?? "total",
    favours: frame.aim === "stable" ? (frame.favours ?? "mentees") : undefined,
    places: frame.places,
    everyone: frame.everyone ?? false,
    lottery: frame.lottery ?? "",
    steps: frame.steps,
  };
  const positions = { criteria: rowsOf(criteria), rules: rowsOf(rules), locks: rowsOf(placed) };
  return { part: { programme, positions }, sound };
}

function rowsOf(placed: readonly Placed<unknown>[]): Int32Array {
  return Int32Array.from(placed, ({ row }) => row);
}
