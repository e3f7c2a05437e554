import type * as z from "zod";
import type { IssueLog } from "../reading/issueLog.ts";
import type { Path } from "../reading/issueText.ts";
import { safeText } from "../reading/issueText.ts";
import { logFinding } from "../reading/shape.ts";
import { zodIssues } from "../reading/zodIssues.ts";
import type { StandardIssue, StandardResult, StandardSchemaV1 } from "../standardSchema.ts";

/**
 * The options of a criterion or rule, as their own schema returns them; undefined if it finds them wrong, which is logged.
 * `name` is `strategy "x"` or `rule "x"`: a schema that throws or is asynchronous is the plug-in's fault, an Error.
 */
export function readOptions(
  schema: StandardSchemaV1,
  entry: Readonly<Record<string, unknown>>,
  commonKeys: readonly string[],
  name: string,
  at: Path,
  log: IssueLog,
): { readonly value: unknown } | undefined {
  const options = Object.fromEntries(Object.entries(entry).filter(([key]) => !commonKeys.includes(key)));
  const result = validated(schema, options, name);
  if (result.issues === undefined) return { value: result.value };
  if (isZod(schema)) {
    const issues = result.issues as unknown as readonly z.core.$ZodIssue[];
    for (const finding of zodIssues(schema, issues, options, log, commonKeys)) logFinding(finding, at, log);
  } else {
    for (const issue of result.issues) {
      logFinding({ path: pathOf(issue), code: "type", message: () => safeText(issue.message) }, at, log);
    }
  }
  return undefined;
}

function validated(schema: StandardSchemaV1, options: unknown, name: string): StandardResult<unknown> {
  let result: unknown;
  try {
    result = schema["~standard"].validate(options);
  } catch (cause) {
    throw new Error(`${name}: its options schema threw`, { cause });
  }
  if (typeof result !== "object" || result === null) throw new Error(`${name}: its options schema returned no result`);
  if ("then" in result) throw new Error(`${name}: its options schema is asynchronous; options are read synchronously`);
  return result as StandardResult<unknown>;
}

/** zod 4, whose schemas can be walked and whose issues say more than a sentence. */
function isZod(schema: StandardSchemaV1): schema is StandardSchemaV1 & z.core.$ZodType {
  return schema["~standard"].vendor === "zod" && "_zod" in schema;
}

function pathOf(issue: StandardIssue): PropertyKey[] {
  return (issue.path ?? []).map((key) => (typeof key === "object" ? key.key : key));
}
