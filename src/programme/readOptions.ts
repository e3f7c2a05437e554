import type * as z from "zod";
import { frozen } from "../reading/frozen.ts";
import type { IssueLog } from "../reading/issueLog.ts";
import type { Path } from "../reading/issueText.ts";
import { safeText, shown } from "../reading/issueText.ts";
import { logFinding } from "../reading/shape.ts";
import { zodIssues } from "../reading/zodIssues.ts";
import type { StandardIssue, StandardResult, StandardSchemaV1 } from "../standardSchema.ts";

/** The options of a criterion or rule. */
export interface Options {
  /** As their own schema returned them. */
  readonly value: unknown;
  /** As the programme gave them, without defaults. */
  readonly given: Readonly<Record<string, unknown>>;
}

/**
 * The options of a criterion or rule; undefined if their own schema finds them wrong, which is logged. Both forms are
 * frozen: criteria may share them.
 * `name` is `strategy "x"` or `rule "x"`: a schema that throws, is asynchronous or answers nonsense is the plug-in's
 * fault, an Error.
 */
export function readOptions(
  schema: StandardSchemaV1,
  entry: Readonly<Record<string, unknown>>,
  commonKeys: readonly string[],
  name: string,
  at: Path,
  log: IssueLog,
): Options | undefined {
  const given: Record<string, unknown> = Object.create(null);
  for (const key of Object.keys(entry)) if (!commonKeys.includes(key)) given[key] = entry[key];
  const result = validated(schema, frozen(given), name);
  if (result.issues === undefined) return { value: frozen(result.value), given };
  if (isZod(schema)) {
    const issues = result.issues as unknown as readonly z.core.$ZodIssue[];
    for (const finding of zodIssues(schema, issues, given, log, commonKeys)) logFinding(finding, at, log);
  } else {
    for (const issue of result.issues) {
      logFinding({ path: pathOf(issue), code: "type", message: () => safeText(issue.message) }, at, log);
    }
  }
  return undefined;
}

/**
 * A row of its own to erase malformed places from: one object may be a row here and somebody's options there, which
 * are frozen.
 */
export function ownRow(entry: unknown): unknown {
  if (typeof entry !== "object" || entry === null || Array.isArray(entry)) return entry;
  return Object.assign(Object.create(null), entry);
}

function validated(schema: StandardSchemaV1, options: unknown, name: string): StandardResult<unknown> {
  let result: unknown;
  try {
    result = schema["~standard"].validate(options);
  } catch (cause) {
    throw new Error(`${name}: its options schema threw`, { cause });
  }
  if (typeof result !== "object" || result === null) throw new Error(`${name}: its options schema returned no result`);
  if ("then" in result && typeof result.then === "function")
    throw new Error(`${name}: its options schema is asynchronous; options are read synchronously`);
  const { issues } = result as { issues?: unknown };
  if (issues === undefined) {
    if (!("value" in result)) throw new Error(`${name}: its options schema returned neither a value nor issues`);
  } else if (!Array.isArray(issues) || issues.length === 0) {
    throw new Error(`${name}: its options schema returned issues that are none: ${shown(issues)}`);
  } else if (!issues.every(isIssue)) {
    throw new Error(`${name}: its options schema returned a malformed issue`);
  }
  return result as StandardResult<unknown>;
}

function isIssue(issue: unknown): issue is StandardIssue {
  if (typeof issue !== "object" || issue === null) return false;
  const { message, path = [] } = issue as { message?: unknown; path?: unknown };
  return typeof message === "string" && Array.isArray(path) && path.every((step) => isKey(keyOf(step)));
}

function isKey(key: unknown): key is PropertyKey {
  return typeof key === "string" || typeof key === "number" || typeof key === "symbol";
}

function keyOf(step: unknown): unknown {
  return typeof step === "object" && step !== null ? (step as { key?: unknown }).key : step;
}

/** zod 4, whose schemas can be walked and whose issues say more than a sentence. */
function isZod(schema: StandardSchemaV1): schema is StandardSchemaV1 & z.core.$ZodType {
  return schema["~standard"].vendor === "zod" && "_zod" in schema;
}

function pathOf(issue: StandardIssue): PropertyKey[] {
  return (issue.path ?? []).map((step) => keyOf(step) as PropertyKey);
}
