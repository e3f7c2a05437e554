import type { CandidateIssue, Candidates } from "./candidates/candidates.ts";
import { prepareCandidatesSteps, reportCountsBeside } from "./candidates/prepareCandidates.ts";
import { builtInRules, builtInStrategies } from "./candidates/registry.ts";
import type { RuleKind } from "./candidates/rule.ts";
import type { Strategy } from "./candidates/strategy.ts";
import type { OrderedCohort } from "./cohort/orderCohort.ts";
import { readCohortSteps } from "./cohort/readCohort.ts";
import { soundPart } from "./cohort/soundPart.ts";
import type { Issue } from "./errors.ts";
import { checkCounting } from "./programme/checkCounting.ts";
import { checkStable } from "./programme/checkStable.ts";
import type { Programme } from "./programme/programme.ts";
import type { OrderedProgramme } from "./programme/readProgramme.ts";
import { readSoundPart } from "./programme/readProgramme.ts";
import { IssueLog } from "./reading/issueLog.ts";
import { shown } from "./reading/issueText.ts";
import { LIMITS } from "./reading/limits.ts";
import { hint } from "./reading/nearest.ts";
import type { Steps } from "./steps.ts";
import { finish } from "./steps.ts";

/** What a programme may name besides what is built in. */
export interface PluginOptions {
  /** Strategies of your own, found by their `name`. */
  readonly strategies?: readonly Strategy[];
  /** Rule kinds of your own, found by their `name`. */
  readonly rules?: readonly RuleKind[];
}

/** What `prepare` hands on, with the rows of the documents that everything came from. */
export interface Prepared {
  readonly candidates: Candidates;
  readonly people: OrderedCohort;
  readonly plan: OrderedProgramme;
}

/**
 * Both documents read and every allowed pair ready to be scored; undefined where there were issues, all of them in
 * `issues`.
 * `options` is code, not data: whatever is wrong with it is a TypeError that says where. `further` are keys that the
 * verb knows besides.
 */
export function prepare(
  cohort: unknown,
  programme: unknown,
  options: PluginOptions,
  issues: Issue[],
  further: readonly string[] = [],
): Candidates | undefined {
  return prepareWithRows(cohort, programme, options, issues, further)?.candidates;
}

/** As `prepare`; `underAim` goes on from it. */
export function prepareWithRows(
  cohort: unknown,
  programme: unknown,
  options: PluginOptions,
  issues: Issue[],
  further: readonly string[],
): Prepared | undefined {
  return finish(prepareSteps(cohort, programme, options, issues, further));
}

/** The same, in portions. The cohort is copied in the first, the programme read after the cohort. */
export function* prepareSteps(
  cohort: unknown,
  programme: unknown,
  options: PluginOptions,
  issues: Issue[],
  further: readonly string[],
): Steps<Prepared | undefined> {
  const own = readPlugins(options, further);
  const strategies = withOwn("strategies", builtInStrategies, own.strategies);
  const rules = withOwn("rules", builtInRules, own.rules);
  const people = yield* readCohortSteps(cohort, issues);
  const known = people ?? soundPart(cohort, issues);
  const later: Issue[] = [];
  const { part, sound } = readSoundPart(programme, known, { strategies, rules }, people === undefined ? later : issues);
  if (people !== undefined && part !== undefined && sound) {
    const candidates = yield* prepareSound(people, part, strategies, rules, issues);
    return issues.length === 0 ? { candidates, people, plan: part } : undefined;
  }
  // Something is wrong already. What else is, is said at once, as far as the rest can be read.
  try {
    if (known !== undefined && part !== undefined) yield* prepareSound(known, part, strategies, rules, later);
  } catch {
    // A plug-in that stumbles over what is left of the data is not at fault.
  }
  const first = issues.slice();
  issues.push(...later.filter((issue) => !follows(issue, first, people !== undefined)));
  return undefined;
}

/**
 * The same candidates under another aim; undefined where that cannot stand beside the rest of the programme, or the
 * cohort, for the reasons that go into `issues`: those with which `match` would refuse the programme with this aim.
 * `prepared` is of the aim `total`, beside which everything can stand. Nothing is read or prepared again.
 */
export function underAim(
  { candidates, people, plan }: Prepared,
  { aim, favours }: Pick<Programme, "aim" | "favours">,
  issues: Issue[],
): Candidates | undefined {
  const programme = { ...candidates.programme, aim, favours };
  // Two logs, as `prepare` has: each lists so many issues and counts the others.
  const frame = logsOf(issues);
  checkStable(programme, people, frame.logs.programme, frame.logs.cohort);
  checkCounting(programme, people.cohort, frame.logs.programme);
  frame.close();
  const counts = logsOf(issues);
  if (aim !== "total") reportCountsBeside(aim, candidates, placing(people, plan, counts.logs));
  counts.close();
  return issues.length === 0 ? { ...candidates, programme } : undefined;
}

/**
 * Whether an issue may only follow from earlier ones: it is at, in, or around a place that is wrong already; or it is
 * a contradiction where some of the people were taken out. Without some of its rules a programme contradicts itself no
 * more than with them.
 */
function follows(issue: Issue, first: readonly Issue[], isCohortSound: boolean): boolean {
  if (issue.code === "conflict" && !isCohortSound) return true;
  const within = (a: string, b: string) => a === b || a.startsWith(`${b}.`) || a.startsWith(`${b}[`);
  return first.some(
    ({ document, path }) => document === issue.document && (within(path, issue.path) || within(issue.path, path)),
  );
}

type Registered<Of> = ReadonlyMap<string, Of>;

/** The candidates of two documents that are sound as far as they are given; what they find wrong goes into `issues`. */
function* prepareSound(
  people: OrderedCohort,
  plan: OrderedProgramme,
  strategies: Registered<Strategy>,
  rules: Registered<RuleKind>,
  issues: Issue[],
): Steps<Candidates> {
  const { logs, close } = logsOf(issues);
  const report = placing(people, plan, logs);
  const candidates = yield* prepareCandidatesSteps(people.cohort, plan.programme, strategies, rules, report);
  close();
  return candidates;
}

type Logs = Readonly<Record<"cohort" | "programme", IssueLog>>;

function logsOf(issues: Issue[]): { readonly logs: Logs; close(): void } {
  const logs = { cohort: new IssueLog("cohort", issues), programme: new IssueLog("programme", issues) };
  return {
    logs,
    close() {
      logs.cohort.close();
      logs.programme.close();
    },
  };
}

/** Logs an issue at the row of the document that it is about. */
function placing({ positions }: OrderedCohort, plan: OrderedProgramme, logs: Logs): (issue: CandidateIssue) => void {
  const rows = plan.positions;
  return ({ path, code, message, mentee, mentor, criterion, rule, lock }) => {
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
  };
}

/** The methods that a plug-in must have, by the key it stands under. */
const METHODS = { strategies: ["prepare"], rules: ["idOf", "prepare"] } as const;

function readPlugins(options: PluginOptions, further: readonly string[]): Required<PluginOptions> {
  if (typeof options !== "object" || options === null || Array.isArray(options))
    throw wrong("options", "an object", options);
  for (const key of Object.keys(options)) {
    if (Object.hasOwn(METHODS, key) || further.includes(key)) continue;
    const meant = hint(key, new Set([...Object.keys(METHODS), ...further]), { steps: LIMITS.nearestSteps });
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
  if ("combines" in plugin && plugin.combines !== undefined && typeof plugin.combines !== "boolean")
    throw wrong(`${at}.combines`, "true or false", plugin.combines);
  for (const method of methods)
    if (typeof plugin[method] !== "function") throw wrong(`${at}.${method}`, "a function", plugin[method]);
}

function wrong(at: string, expected: string, received: unknown): TypeError {
  return new TypeError(`${at}: expected ${expected}, received ${shown(received)}`);
}

function withOwn<Named extends { readonly name: string }>(
  where: keyof PluginOptions,
  builtIn: ReadonlyMap<string, Named>,
  own: readonly Named[],
): ReadonlyMap<string, Named> {
  const all = new Map(builtIn);
  for (const one of own) {
    if (all.has(one.name)) throw wrong(`options.${where}`, "names that are not taken", one.name);
    all.set(one.name, one);
  }
  return all;
}
