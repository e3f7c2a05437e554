import type * as z from "zod";
import type { IssueCode } from "../errors.ts";
import type { IssueLog } from "./issueLog.ts";
import type { Path } from "./issueText.ts";
import { safeText, shown } from "./issueText.ts";
import { hint } from "./nearest.ts";
import { schemasAt } from "./zodSchemas.ts";

type ZodIssue = z.core.$ZodIssue;

/** One of zod's issues in our words; `path` is relative to the value that was parsed. */
export interface Finding {
  readonly path: Path;
  readonly code: IssueCode;
  readonly message: () => string;
}

/**
 * zod's issues in our words, one per place: unions flattened to the alternative that came closest, unknown keys one
 * by one with the nearest known one. A schema's own message that starts with `expected ` is taken as it is; the
 * received value is appended. Nothing is read from zod's wording, which a host may have translated. `alsoKnown`: keys
 * that are known at the top besides the schema's.
 */
export function zodIssues(
  schema: z.core.$ZodType,
  issues: readonly ZodIssue[],
  value: unknown,
  log: IssueLog,
  alsoKnown: readonly string[] = [],
): Finding[] {
  const findings: Finding[] = [];
  const places = new Set<string>();
  for (const issue of issues.flatMap((one) => flattened(one, []))) {
    if (issue.code === "unrecognized_keys") {
      const known = new Set(schemasAt(schema, issue.path, value).flatMap(keysOf));
      if (issue.path.length === 0) for (const key of alsoKnown) known.add(key);
      for (const key of issue.keys) {
        const message = () => `expected a known key${hint(key, known, log.budget)}, received ${shown(key)}`;
        findings.push({ path: [...issue.path, key], code: "unknown-key", message });
      }
      continue;
    }
    const place = JSON.stringify(issue.path.map(String));
    if (places.has(place)) continue;
    places.add(place);
    const found = issue.code === "invalid_key" ? issue.path.at(-1) : valueAt(value, issue.path);
    const missing = found === undefined;
    const code = missing ? "missing" : codeOf(issue, found);
    const message = () => `${expectation(issue, schemasAt(schema, issue.path, value))}, received ${shown(found)}`;
    findings.push({ path: issue.path, code, message });
  }
  return findings;
}

/**
 * The issues inside the alternative of a union that fitted the value's kind and knows most of its keys, the first of
 * several; the union itself where none fitted.
 */
function flattened(issue: ZodIssue, above: Path): ZodIssue[] {
  const path = [...above, ...issue.path];
  if (issue.code === "invalid_union") {
    const fitting = issue.errors.filter((errors) => errors.length > 0 && !errors.some(wrongKind));
    const least = Math.min(...fitting.map(unknownKeys));
    const closest = fitting.find((errors) => unknownKeys(errors) === least);
    if (closest !== undefined) return closest.flatMap((one) => flattened(one, path));
  }
  return [{ ...issue, path } as ZodIssue];
}

function unknownKeys(issues: readonly ZodIssue[]): number {
  return issues.reduce((sum, issue) => sum + (issue.code === "unrecognized_keys" ? issue.keys.length : 0), 0);
}

/** The value is of another kind than this alternative asks for. */
function wrongKind(issue: ZodIssue): boolean {
  if (issue.path.length > 0) return false;
  if (issue.code === "invalid_union") return issue.errors.every((errors) => errors.some(wrongKind));
  return issue.code === "invalid_type" || issue.code === "invalid_value";
}

/** What stands at the path; undefined if nothing does. */
export function valueAt(value: unknown, path: Path): unknown {
  for (const key of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<PropertyKey, unknown>)[key];
  }
  return value;
}

function codeOf(issue: ZodIssue, found: unknown): IssueCode {
  switch (issue.code) {
    case "too_big":
      return issue.origin === "array" || issue.origin === "set" ? "limit" : "range";
    case "too_small":
    case "not_multiple_of":
    case "invalid_format":
    case "invalid_key":
    case "custom":
      return "range";
    case "invalid_value":
      return issue.values.some((value) => typeof value === typeof found) ? "range" : "type";
    case "invalid_union":
      if (issue.discriminator !== undefined) return typeof found === "string" ? "range" : "type";
      return issue.errors.some((errors) => errors.every((one) => codeOf(one, found) === "range")) ? "range" : "type";
    default:
      return "type";
  }
}

/** `expected an integer >= 0` */
function expectation(issue: ZodIssue, schemas: readonly z.core.$ZodType[]): string {
  if (issue.message.startsWith("expected ")) return safeText(issue.message);
  switch (issue.code) {
    case "invalid_key":
      if (issue.issues.length === 0) return "expected another key";
      return expectation(issue.issues[0] as ZodIssue, []).replace(/^expected /, "expected as a key ");
    case "invalid_union": {
      const options = Object.hasOwn(issue, "options") ? (issue as { options?: readonly unknown[] }).options : undefined;
      const kinds = options?.map(shown) ?? issue.errors.flat().map((one) => wanted(one, schemas));
      return `expected ${alternatives(kinds)}`;
    }
    default:
      return `expected ${wanted(issue, schemas)}`;
  }
}

function wanted(issue: ZodIssue, schemas: readonly z.core.$ZodType[]): string {
  switch (issue.code) {
    case "invalid_type":
      if (issue.expected === "number" && schemas.some(isInteger)) return KINDS.int;
      return KINDS[issue.expected] ?? `a value of type ${safeText(issue.expected)}`;
    case "invalid_value":
      return alternatives(issue.values.map(shown));
    case "too_small":
      return limited(issue.origin, issue.inclusive === false ? ">" : ">=", "at least", String(issue.minimum), schemas);
    case "too_big":
      return limited(issue.origin, issue.inclusive === false ? "<" : "<=", "at most", String(issue.maximum), schemas);
    case "not_multiple_of":
      return `a multiple of ${issue.divisor}`;
    case "invalid_format":
      return issue.pattern === undefined || issue.format !== "regex"
        ? `text of the form ${issue.format}`
        : `text that matches ${safeText(issue.pattern)}`;
    case "invalid_union":
      return alternatives(issue.errors.flat().map((one) => wanted(one, schemas)));
    default:
      return `a valid value (${safeText(issue.message)})`;
  }
}

function limited(
  origin: string,
  sign: string,
  words: string,
  limit: string,
  schemas: readonly z.core.$ZodType[],
): string {
  if (origin === "string") return `${words} ${limit} character${limit === "1" ? "" : "s"}`;
  if (origin === "array" || origin === "set") return `${words} ${limit} ${limit === "1" ? "entry" : "entries"}`;
  const integer = origin === "int" || schemas.some(isInteger);
  return `${integer ? "an integer" : "a number"} ${sign} ${limit}`;
}

function isInteger(schema: z.core.$ZodType): boolean {
  const { def } = schema._zod as z.core.$ZodTypes["_zod"];
  if (def.type !== "number") return false;
  const formats = [def, ...(def.checks ?? []).map((check) => check._zod.def)].map(
    (one) => (one as { format?: unknown }).format,
  );
  return formats.some((format) => typeof format === "string" && format.includes("int"));
}

function keysOf(schema: z.core.$ZodType): string[] {
  const { def } = schema._zod as z.core.$ZodTypes["_zod"];
  return def.type === "object" ? Object.keys(def.shape) : [];
}

function alternatives(words: readonly string[]): string {
  const all = [...new Set(words)];
  return all.length < 2 ? (all[0] ?? "another value") : `${all.slice(0, -1).join(", ")} or ${all.at(-1)}`;
}

const KINDS: Readonly<Record<string, string>> = {
  string: "text",
  number: "a number",
  int: "an integer",
  boolean: "true or false",
  array: "an array",
  object: "an object",
  record: "an object",
  null: "null",
  never: "nothing",
};
