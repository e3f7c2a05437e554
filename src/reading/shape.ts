import * as z from "zod";
import type { IssueLog } from "./issueLog.ts";
import type { Path } from "./issueText.ts";
import { pathText } from "./issueText.ts";
import type { Finding } from "./zodIssues.ts";
import { valueAt, zodIssues } from "./zodIssues.ts";

/** What is left of a value of which some places may be malformed: each of them is undefined. */
export type Loose<T> = T extends readonly (infer Entry)[]
  ? readonly (Loose<Entry> | undefined)[]
  : T extends object
    ? { readonly [Key in keyof T]?: Loose<T[Key]> | undefined }
    : T;

/**
 * Checks a copy made by `plainData` against a schema without transforms or defaults and logs all that is wrong with
 * it. Hands on the value itself; malformed places are made undefined in it, so that the others can be checked
 * further. Undefined if it is malformed as a whole.
 */
export function shapeOf<T>(schema: z.ZodType<T>, value: unknown, at: Path, log: IssueLog): Loose<T> | undefined {
  const result = z.safeParse(schema, value);
  if (result.success) return value as Loose<T>;
  let whole = true;
  for (const finding of zodIssues(schema, result.error.issues, value, log)) {
    logFinding(finding, at, log);
    if (finding.code === "unknown-key") continue;
    if (finding.path.length === 0) whole = false;
    else erase(value, finding.path);
  }
  return whole ? (value as Loose<T>) : undefined;
}

/** Logs a finding below `at`, unless it only complains about a gap that `plainData` left and logged. */
export function logFinding(finding: Finding, at: Path, log: IssueLog): void {
  const path = [...at, ...finding.path];
  if (finding.code !== "unknown-key" && log.unreadable.has(pathText(path))) return;
  const version =
    path.length === 1 && path[0] === "version" && finding.code !== "missing" && finding.code !== "unknown-key";
  log.add(path, version ? "version" : finding.code, finding.message);
}

function erase(value: unknown, path: Path): void {
  const owner = valueAt(value, path.slice(0, -1));
  if (typeof owner === "object" && owner !== null)
    (owner as Record<PropertyKey, unknown>)[path.at(-1) as PropertyKey] = undefined;
}
