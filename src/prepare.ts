import type { Candidates } from "./candidates/candidates.ts";
import { prepareCandidates } from "./candidates/prepareCandidates.ts";
import { builtInRules, builtInStrategies } from "./candidates/registry.ts";
import type { RuleKind } from "./candidates/rule.ts";
import type { Strategy } from "./candidates/strategy.ts";
import { readCohort } from "./cohort/readCohort.ts";
import type { CohortInput } from "./cohort/schema.ts";
import type { Issue } from "./errors.ts";
import { readProgramme } from "./programme/readProgramme.ts";
import type { ProgrammeInput } from "./programme/schema.ts";
import { IssueLog } from "./reading/issueLog.ts";
import { shown } from "./reading/issueText.ts";
import { LIMITS } from "./reading/limits.ts";
import { hint } from "./reading/nearest.ts";

export type { CohortInput, ProgrammeInput };

/** What a programme may name besides what is built in. */
export interface PluginOptions {
  /** Strategies of your own, found by their `name`. */
  readonly strategies?: readonly Strategy[];
  /** Rule kinds of your own, found by their `name`. */
  readonly rules?: readonly RuleKind[];
}

/**
 * Both documents read and every allowed pair ready to be scored; undefined where there were issues, all of them in `issues`.
 * `options` is code, not data: whatever is wrong with it is a TypeError that says where.
 */
export function prepare(
  cohort: unknown,
  programme: unknown,
  options: PluginOptions,
  issues: Issue[],
): Candidates | undefined {
  const own = readPlugins(options);
  const strategies = withOwn("strategy", builtInStrategies, own.strategies);
  const rules = withOwn("rule", builtInRules, own.rules);
  const people = readCohort(cohort, issues);
  const plan = readProgramme(programme, people, { strategies, rules }, issues);
  if (people === undefined || plan === undefined) return undefined;
  const { positions } = people;
  const rows = plan.positions;
  // Both documents were sound so far: each counts its issues from here.
  const logs = { cohort: new IssueLog("cohort", issues), programme: new IssueLog("programme", issues) };
  const candidates = prepareCandidates(people.cohort, plan.programme, strategies, rules, (issue) => {
    const { path, code, message, mentee, mentor, criterion, rule, lock } = issue;
    const ofPerson = mentee !== undefined || mentor !== undefined;
    const owner =
      mentee !== undefined
        ? `mentees[${positions.mentees[mentee]}]`
        : mentor !== undefined
          ? `mentors[${positions.mentors[mentor]}]`
          : criterion !== undefined
            ? `criteria[${rows.criteria[criterion]}]`
            : rule !== undefined
              ? `rules[${rows.rules[rule]}]`
              : `rules[${rows.locks[lock as number]}]`;
    const place = path === "" ? owner : `${owner}${path.startsWith("[") ? "" : "."}${path}`;
    logs[ofPerson ? "cohort" : "programme"].add(place, code, message);
  });
  const sound = [logs.cohort.close(), logs.programme.close()].every(Boolean);
  return sound ? candidates : undefined;
}

/** The methods that a plug-in must have, by the key it stands under. */
const METHODS = { strategies: ["prepare"], rules: ["idOf", "prepare"] } as const;

function readPlugins(options: PluginOptions): Required<PluginOptions> {
  if (typeof options !== "object" || options === null || Array.isArray(options))
    throw wrong("options", "an object", options);
  for (const key of Object.keys(options)) {
    if (Object.hasOwn(METHODS, key)) continue;
    const meant = hint(key, new Set(Object.keys(METHODS)), { steps: LIMITS.nearestSteps });
    throw wrong("options", `a known key${meant}`, key);
  }
  const listed = <Key extends keyof PluginOptions>(key: Key): Required<PluginOptions>[Key] => {
    const given = Object.hasOwn(options, key) ? options[key] : undefined;
    const list: readonly unknown[] = given ?? [];
    if (!Array.isArray(list)) throw wrong(`options.${key}`, "an array", list);
    for (const [at, one] of list.entries()) checkPlugin(one, `options.${key}[${at}]`, METHODS[key]);
    return list as Required<PluginOptions>[Key];
  };
  return { strategies: listed("strategies"), rules: listed("rules") };
}

function checkPlugin(one: unknown, at: string, methods: readonly string[]): void {
  if (typeof one !== "object" || one === null) throw wrong(at, "an object", one);
  const plugin = one as Readonly<Record<string, unknown>>;
  if (typeof plugin.name !== "string" || plugin.name === "") throw wrong(`${at}.name`, "text", plugin.name);
  const schema = plugin.options as { readonly "~standard"?: { readonly validate?: unknown } } | null | undefined;
  if (typeof schema?.["~standard"]?.validate !== "function")
    throw wrong(`${at}.options`, "a Standard Schema", plugin.options);
  for (const method of methods)
    if (typeof plugin[method] !== "function") throw wrong(`${at}.${method}`, "a function", plugin[method]);
}

function wrong(at: string, expected: string, received: unknown): TypeError {
  return new TypeError(`${at}: expected ${expected}, received ${shown(received)}`);
}

function withOwn<Named extends { readonly name: string }>(
  what: string,
  builtIn: ReadonlyMap<string, Named>,
  own: readonly Named[],
): ReadonlyMap<string, Named> {
  const all = new Map(builtIn);
  for (const one of own) {
    if (all.has(one.name)) throw new Error(`${what} "${one.name}" is there already; choose another name`);
    all.set(one.name, one);
  }
  return all;
}
