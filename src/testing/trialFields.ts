import type { CohortInput } from "../cohort/schema.ts";
import type { Issue } from "../errors.ts";
import { IssueLog } from "../reading/issueLog.ts";
import { shown } from "../reading/issueText.ts";
import { LIMITS } from "../reading/limits.ts";
import { hint } from "../reading/nearest.ts";
import { plainData } from "../reading/plainData.ts";

/** How the trials of any suite are read. They are code, not data: what is wrong is a TypeError that says where. */

export type OptionsInput = Readonly<Record<string, unknown>>;

/** Keys that are no options, and whose they are: `a criterion`. */
export interface Taken {
  readonly keys: readonly string[];
  readonly by: string;
}

/** Options, or a function that makes them for a cohort, as a function. */
export function optionsMaker(
  options: OptionsInput | ((cohort: CohortInput) => OptionsInput),
  taken: Taken,
): (cohort: CohortInput) => OptionsInput {
  if (typeof options === "function") return (cohort) => plainOptions(options(cohort), taken);
  plainOptions(options, taken);
  return () => plainOptions(options, taken);
}

/** A copy of options that can stand in a programme. */
function plainOptions(given: unknown, { keys, by }: Taken): OptionsInput {
  const options = asObject(
    logged("trials.options", (log) => plainData(given, log)?.value),
    "trials.options",
  ) as OptionsInput;
  const taken = Object.keys(options).find((key) => keys.includes(key));
  if (taken !== undefined) throw wrong("trials.options", `no key that ${by} has anyway`, taken);
  return options;
}

export function checkPeopleGiven(attributes: unknown, cohorts: unknown): void {
  for (const [name, pool] of Object.entries(asObject(attributes, "trials.attributes")))
    if (!Array.isArray(pool)) throw wrong(`trials.attributes.${name}`, "an array of values", pool);
  if (!Array.isArray(cohorts)) throw wrong("trials.cohorts", "an array", cohorts);
}

export function checkSettings(settings: { usesOthers: unknown; seed: unknown; rounds: unknown }): void {
  const { usesOthers, seed, rounds } = settings;
  if (typeof usesOthers !== "boolean") throw wrong("trials.usesOthers", "true or false", usesOthers);
  checkInteger(seed, 0xffffffff, "trials.seed");
  checkInteger(rounds, 10_000, "trials.rounds");
}

/** What is read; the first issue is a TypeError. */
export function logged<T>(at: string, read: (log: IssueLog) => T): T {
  const issues: Issue[] = [];
  const value = read(new IssueLog("programme", issues));
  for (const { path, message } of issues)
    throw new TypeError(`${at}${path === "" || path.startsWith("[") ? path : `.${path}`}: ${message}`);
  return value;
}

export function checkCopy(copy: { readonly name: unknown }, of: { readonly name: unknown }): void {
  if (copy === of)
    throw new TypeError("trials.copy: expected another value than the one that it is a copy of, received the same");
  const { name } = asObject(copy, "trials.copy") as typeof copy;
  if (name !== of.name) throw wrong("trials.copy.name", shown(of.name), name);
}

export function asObject(given: unknown, at: string): object {
  if (typeof given !== "object" || given === null || Array.isArray(given)) throw wrong(at, "an object", given);
  return given;
}

export function asKnown(key: string, known: readonly string[], at: string): void {
  if (known.includes(key)) return;
  throw wrong(at, `a known key${hint(key, new Set(known), { steps: LIMITS.nearestSteps })}`, key);
}

function checkInteger(given: unknown, most: number, at: string): void {
  if (typeof given === "number" && Number.isInteger(given) && given >= 0 && given <= most) return;
  throw wrong(at, `an integer from 0 to ${most}`, given);
}

export function wrong(at: string, expected: string, received: unknown): TypeError {
  return new TypeError(`${at}: expected ${expected}, received ${shown(received)}`);
}
