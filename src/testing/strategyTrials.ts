import { builtInStrategies } from "../candidates/registry.ts";
import type { Strategy } from "../candidates/strategy.ts";
import type { CohortInput } from "../cohort/schema.ts";
import type { Issue } from "../errors.ts";
import type { Operand } from "../programme/programme.ts";
import { readOperands } from "../programme/readScoring.ts";
import type { OperandInput } from "../programme/schema.ts";
import { CRITERION_KEYS } from "../programme/schema.ts";
import { IssueLog } from "../reading/issueLog.ts";
import { shown } from "../reading/issueText.ts";
import { LIMITS } from "../reading/limits.ts";
import { hint } from "../reading/nearest.ts";
import { plainData } from "../reading/plainData.ts";
import type { AttributePools } from "./cohortOfSeed.ts";

/** What a strategy is tried on. All of it has a default, but few strategies find scores to give in made people. */
export interface StrategyTrials {
  /**
   * The strategy's options, as a criterion would give them; or a function that makes them for a cohort, where they
   * name people. It must go by people's rows, not by their ids: the same rows come back under other ids. Default: none.
   */
  readonly options?: OptionsInput | ((cohort: CohortInput) => OptionsInput);
  /**
   * What a strategy with `combines: true` combines, as a criterion would list it; built-in strategies only. Default:
   * both sides' wishes, `[{ strategy: "wishes", by: "mentee" }, { strategy: "wishes", by: "mentor" }]`.
   */
  readonly of?: readonly OperandInput[];
  /** Attributes that made people have, each with the values to choose from: those that the strategy reads. */
  readonly attributes?: AttributePools;
  /** Cohorts of one's own, tried before any are made. */
  readonly cohorts?: readonly CohortInput[];
  /**
   * Data without which there is no score: keys of a person, such as `objectives`, or `attributes.years`. Each is taken
   * from somebody who has it, and the score must become unknown. Default: two people who answered nothing at all have
   * no score. `{}`: scores do not come from people's answers.
   */
  readonly needs?: Needs;
  /** Scores may depend on other people's answers, such as how rare a value is. Default: false. */
  readonly usesOthers?: boolean;
  /**
   * The same strategy from a second evaluation of its module, which no cohort has met: `import("./own.ts?copy")`, or
   * made by a function that makes another one each time. Shows what is kept of the first cohort of all.
   */
  readonly copy?: Strategy;
  /** Of the first cohort made; the next one has the next. 0 … 4,294,967,295; default 1. */
  readonly seed?: number;
  /** How many cohorts are made, 0 … 10,000; default 40. */
  readonly rounds?: number;
}

export type OptionsInput = Readonly<Record<string, unknown>>;

export interface Needs {
  readonly mentee?: readonly string[];
  readonly mentor?: readonly string[];
}

/** The same with every default. */
export interface ReadTrials {
  readonly attributes: AttributePools;
  readonly cohorts: readonly CohortInput[];
  readonly needs: Needs | undefined;
  readonly usesOthers: boolean;
  readonly copy: Strategy | undefined;
  readonly seed: number;
  readonly rounds: number;
  /** Empty where the strategy combines nothing. */
  readonly of: readonly Operand[];
  optionsFor(cohort: CohortInput): OptionsInput;
}

const KEYS: readonly string[] = [
  "options",
  "of",
  "attributes",
  "cohorts",
  "needs",
  "usesOthers",
  "copy",
  "seed",
  "rounds",
];

/** What a person may fail to say, besides attributes. */
const DATA: Readonly<Record<keyof Needs, readonly string[]>> = {
  mentee: ["objectives", "levels", "wishes", "available"],
  mentor: ["expertise", "experiences", "wishes", "available"],
};

const BOTH_WISHES: readonly OperandInput[] = [
  { strategy: "wishes", by: "mentee" },
  { strategy: "wishes", by: "mentor" },
];

/**
 * They are code, not data: whatever is wrong with them is a TypeError that says where.
 */
export function readTrials(given: StrategyTrials, strategy: Strategy): ReadTrials {
  const combines = strategy.combines === true;
  for (const key of Object.keys(asObject(given, "trials"))) asKnown(key, KEYS, "trials");
  const { options = {}, attributes = {}, cohorts = [], needs, usesOthers = false, copy, seed = 1, rounds = 40 } = given;
  const taken = combines ? [...CRITERION_KEYS, "of"] : CRITERION_KEYS;
  if (typeof options !== "function") plainOptions(options, taken);
  const of = operandsOf(given.of, combines);
  for (const [name, pool] of Object.entries(asObject(attributes, "trials.attributes")))
    if (!Array.isArray(pool)) throw wrong(`trials.attributes.${name}`, "an array of values", pool);
  if (!Array.isArray(cohorts)) throw wrong("trials.cohorts", "an array", cohorts);
  if (needs !== undefined) checkNeeds(needs);
  if (typeof usesOthers !== "boolean") throw wrong("trials.usesOthers", "true or false", usesOthers);
  if (copy !== undefined) checkCopy(copy, strategy);
  checkInteger(seed, 0xffffffff, "trials.seed");
  checkInteger(rounds, 10_000, "trials.rounds");
  const optionsFor = (cohort: CohortInput) =>
    plainOptions(typeof options === "function" ? options(cohort) : options, taken);
  return { of, attributes, cohorts, needs, usesOthers, copy, seed, rounds, optionsFor };
}

/** A copy of options that can stand in a programme. */
function plainOptions(given: unknown, keys: readonly string[]): OptionsInput {
  const options = asObject(
    logged("trials.options", (log) => plainData(given, log)?.value),
    "trials.options",
  ) as OptionsInput;
  const taken = Object.keys(options).find((key) => keys.includes(key));
  if (taken !== undefined) throw wrong("trials.options", "no key that a criterion has anyway", taken);
  return options;
}

function operandsOf(given: readonly OperandInput[] | undefined, combines: boolean): readonly Operand[] {
  if (!combines && given !== undefined) throw wrong("trials.of", "a strategy with combines: true to give it to", given);
  if (!combines) return [];
  const copy = logged("trials.of", (log) => plainData(given ?? BOTH_WISHES, log)?.value);
  return logged("trials.of", (log) => readOperands(copy, builtInStrategies, [], log)) as readonly Operand[];
}

/** What is read; the first issue is a TypeError. */
function logged<T>(at: string, read: (log: IssueLog) => T): T {
  const issues: Issue[] = [];
  const value = read(new IssueLog("programme", issues));
  for (const { path, message } of issues)
    throw new TypeError(`${at}${path === "" || path.startsWith("[") ? path : `.${path}`}: ${message}`);
  return value;
}

function checkNeeds(needs: Needs): void {
  for (const [side, keys] of Object.entries(asObject(needs, "trials.needs"))) {
    asKnown(side, Object.keys(DATA), "trials.needs");
    const at = `trials.needs.${side}`;
    if (!Array.isArray(keys)) throw wrong(at, "an array", keys);
    for (const [index, key] of keys.entries()) {
      const data = DATA[side as keyof Needs];
      if (typeof key === "string" && (data.includes(key) || /^attributes\../.test(key))) continue;
      throw wrong(`${at}[${index}]`, `${data.map(shown).join(", ")} or "attributes.…"`, key);
    }
  }
}

export function checkCopy(copy: { readonly name: unknown }, of: { readonly name: unknown }): void {
  if (copy === of)
    throw new TypeError("trials.copy: expected another value than the one that it is a copy of, received the same");
  const { name } = asObject(copy, "trials.copy") as typeof copy;
  if (name !== of.name) throw wrong("trials.copy.name", shown(of.name), name);
}

function asObject(given: unknown, at: string): object {
  if (typeof given !== "object" || given === null || Array.isArray(given)) throw wrong(at, "an object", given);
  return given;
}

function asKnown(key: string, known: readonly string[], at: string): void {
  if (known.includes(key)) return;
  throw wrong(at, `a known key${hint(key, new Set(known), { steps: LIMITS.nearestSteps })}`, key);
}

function checkInteger(given: unknown, most: number, at: string): void {
  if (typeof given === "number" && Number.isInteger(given) && given >= 0 && given <= most) return;
  throw wrong(at, `an integer from 0 to ${most}`, given);
}

function wrong(at: string, expected: string, received: unknown): TypeError {
  return new TypeError(`${at}: expected ${expected}, received ${shown(received)}`);
}
