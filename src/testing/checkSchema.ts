import { isThenable } from "../candidates/fault.ts";
import { builtInStrategies } from "../candidates/registry.ts";
import type { Strategy } from "../candidates/strategy.ts";
import type { Issue } from "../errors.ts";
import { readOptions } from "../programme/readOptions.ts";
import { CRITERION_KEYS } from "../programme/schema.ts";
import { id } from "../reading/fields.ts";
import { IssueLog } from "../reading/issueLog.ts";
import { shown } from "../reading/issueText.ts";
import { shapeOf } from "../reading/shape.ts";
import { Breach } from "./breach.ts";
import { differenceOf } from "./difference.ts";
import type { OptionsInput } from "./strategyTrials.ts";
import { broken } from "./trial.ts";

/** Throws a Breach where the value is no strategy that `match` would take. */
export function checkForm(strategy: Strategy, subject: string): void {
  const wrong = (message: string): never => broken("schema", `${subject}: ${message}`);
  const issues: Issue[] = [];
  shapeOf(id, strategy.name, ["name"], new IssueLog("programme", issues));
  for (const { path, message } of issues) wrong(`${path}: ${message}`);
  const builtIn = builtInStrategies.get(strategy.name);
  if (builtIn !== undefined && builtIn !== strategy) wrong("name: expected a name that is not built in");
  const standard: unknown = strategy.options?.["~standard"];
  const { version, vendor, validate } = Object(standard) as Record<string, unknown>;
  if (version !== 1 || typeof vendor !== "string" || typeof validate !== "function")
    wrong("options: expected a Standard Schema, version 1");
  if (strategy.combines !== undefined && typeof strategy.combines !== "boolean")
    wrong(`combines: expected true or false, received ${shown(strategy.combines)}`);
  if (typeof strategy.prepare !== "function")
    wrong(`prepare: expected a function, received ${shown(strategy.prepare)}`);
}

/** The options as the schema returns them; a Breach where it refuses them, or breaks its own contract. */
export function optionsFrom(strategy: Strategy, subject: string, given: OptionsInput): unknown {
  const { value, issues } = read(strategy, subject, given);
  if (issues.length === 0) return value;
  const [{ path, message }] = issues;
  const where = path === "" ? "the options that it is tried with" : `"${path}" of the options that it is tried with`;
  broken("schema", `${subject} refused ${where}: ${message}`);
}

/** Whether the schema says the same twice, and something definite of options that cannot be right. */
export function checkOptions(strategy: Strategy, subject: string, given: OptionsInput): void {
  const once = read(strategy, subject, given).value;
  if (differenceOf(once, read(strategy, subject, given).value) !== undefined)
    broken("schema", `${subject}: its options schema made two things of the same options`);
  read(strategy, subject, {});
  for (const key of Object.keys(given)) read(strategy, subject, { ...given, [key]: null });
  if (read(strategy, subject, { ...given, [NO_OPTION]: {} }).issues.length > 0) return;
  const expected = "expected an issue, or misspelt options are passed over (in zod: strictObject)";
  broken("schema", `${subject}: its options schema accepted a key "${NO_OPTION}": ${expected}`);
}

const NO_OPTION = "no such option";

function read(strategy: Strategy, subject: string, given: OptionsInput): { value: unknown; issues: readonly Issue[] } {
  const issues: Issue[] = [];
  const log = new IssueLog("programme", issues);
  try {
    if (isAsynchronous(strategy, given))
      broken("synchronous", `${subject}: its options schema is asynchronous: expected a result, not a promise`);
    return { value: readOptions(strategy.options, given, CRITERION_KEYS, subject, [], log)?.value, issues };
  } catch (cause) {
    if (cause instanceof Breach) throw cause;
    const reason = cause instanceof Error && cause.cause instanceof Error ? `: ${cause.cause.message}` : "";
    broken("schema", `${(cause as Error).message}${reason}`);
  }
}

function isAsynchronous({ options }: Strategy, given: OptionsInput): boolean {
  try {
    return isThenable(options["~standard"].validate({ ...given }));
  } catch {
    return false; // it is asked once more, and that is reported
  }
}
