import { isThenable } from "../candidates/fault.ts";
import type { Issue } from "../errors.ts";
import { readOptions } from "../programme/readOptions.ts";
import { CRITERION_KEYS } from "../programme/schema.ts";
import { id } from "../reading/fields.ts";
import { IssueLog } from "../reading/issueLog.ts";
import { shown } from "../reading/issueText.ts";
import { shapeOf } from "../reading/shape.ts";
import type { StandardSchemaV1 } from "../standardSchema.ts";
import { Breach } from "./breach.ts";
import { differenceOf } from "./difference.ts";
import { broken } from "./trial.ts";
import type { OptionsInput } from "./trialFields.ts";

/** A plug-in, as far as its name and options go. */
export interface Named {
  readonly name: string;
  readonly options: StandardSchemaV1;
}

/** Throws a Breach where the value is no plug-in that `match` would take. `builtIn`: all of its kind. */
export function checkForm(
  plugin: Named,
  subject: string,
  builtIn: ReadonlyMap<string, Named>,
  methods: readonly string[],
): void {
  const issues: Issue[] = [];
  shapeOf(id, plugin.name, ["name"], new IssueLog("programme", issues));
  for (const { path, message } of issues) misformed(subject, `${path}: ${message}`);
  const namesake = builtIn.get(plugin.name);
  if (namesake !== undefined && namesake !== plugin) misformed(subject, "name: expected a name that is not built in");
  const standard: unknown = plugin.options?.["~standard"];
  const { version, vendor, validate } = Object(standard) as Record<string, unknown>;
  if (version !== 1 || typeof vendor !== "string" || typeof validate !== "function")
    misformed(subject, "options: expected a Standard Schema, version 1");
  for (const method of methods) {
    const given: unknown = Reflect.get(plugin, method);
    if (typeof given !== "function") misformed(subject, `${method}: expected a function, received ${shown(given)}`);
  }
}

export function misformed(subject: string, message: string): never {
  broken("schema", `${subject}: ${message}`);
}

/** The options as the schema returns them; a Breach where it refuses them, or breaks its own contract. */
export function optionsFrom(plugin: Named, subject: string, given: OptionsInput, keys = CRITERION_KEYS): unknown {
  const { value, issues } = read(plugin, subject, given, keys);
  if (issues.length === 0) return value;
  const [{ path, message }] = issues;
  const where = path === "" ? "the options that it is tried with" : `"${path}" of the options that it is tried with`;
  broken("schema", `${subject} refused ${where}: ${message}`);
}

/** Whether the schema says the same twice, and something definite of options that cannot be right. */
export function checkOptions(plugin: Named, subject: string, given: OptionsInput, keys = CRITERION_KEYS): void {
  const once = read(plugin, subject, given, keys).value;
  if (differenceOf(once, read(plugin, subject, given, keys).value) !== undefined)
    broken("schema", `${subject}: its options schema made two things of the same options`);
  read(plugin, subject, {}, keys);
  for (const key of Object.keys(given)) read(plugin, subject, { ...given, [key]: null }, keys);
  if (read(plugin, subject, { ...given, [NO_OPTION]: {} }, keys).issues.length > 0) return;
  const expected = "expected an issue, or misspelt options are passed over (in zod: strictObject)";
  broken("schema", `${subject}: its options schema accepted a key "${NO_OPTION}": ${expected}`);
}

const NO_OPTION = "no such option";

function read(
  plugin: Named,
  subject: string,
  given: OptionsInput,
  keys: readonly string[],
): { value: unknown; issues: readonly Issue[] } {
  const issues: Issue[] = [];
  const log = new IssueLog("programme", issues);
  try {
    if (isAsynchronous(plugin, given))
      broken("synchronous", `${subject}: its options schema is asynchronous: expected a result, not a promise`);
    return { value: readOptions(plugin.options, given, keys, subject, [], log)?.value, issues };
  } catch (cause) {
    if (cause instanceof Breach) throw cause;
    const reason = cause instanceof Error && cause.cause instanceof Error ? `: ${cause.cause.message}` : "";
    broken("schema", `${(cause as Error).message}${reason}`);
  }
}

function isAsynchronous({ options }: Named, given: OptionsInput): boolean {
  try {
    return isThenable(options["~standard"].validate({ ...given }));
  } catch {
    return false; // it is asked once more, and that is reported
  }
}
