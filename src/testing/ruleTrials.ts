import { builtInStrategies } from "../candidates/registry.ts";
import type { RuleKind } from "../candidates/rule.ts";
import type { CohortInput } from "../cohort/schema.ts";
import type { Criterion } from "../programme/programme.ts";
import { readCriteria } from "../programme/readCriteria.ts";
import type { CriterionInput } from "../programme/schema.ts";
import { RULE_KEYS } from "../programme/schema.ts";
import { plainData } from "../reading/plainData.ts";
import type { AttributePools } from "./cohortOfSeed.ts";
import type { OptionsInput } from "./trialFields.ts";
import {
  asKnown,
  asObject,
  checkCopy,
  checkPeopleGiven,
  checkSettings,
  logged,
  optionsMaker,
  wrong,
} from "./trialFields.ts";

/** What a rule kind is tried on. All of it has a default, but few rules find anything to forbid in made people. */
export interface RuleTrials {
  /**
   * The rule's options, as a programme would give them; or a function that makes them for a cohort, where they name
   * people. It must go by people's rows, not by their ids: the same rows come back under other ids. Default: none.
   */
  readonly options?: OptionsInput | ((cohort: CohortInput) => OptionsInput);
  /** Attributes that made people have, each with the values to choose from: those that the rule reads. */
  readonly attributes?: AttributePools;
  /** Cohorts of one's own, tried before any are made. */
  readonly cohorts?: readonly CohortInput[];
  /**
   * The criteria of a programme, for a rule that asks for scores; built-in strategies only. Default: `learning`
   * (coverage, of the mentee's side, facet professional) and `wishes` (of both sides, facet personal).
   */
  readonly criteria?: readonly CriterionInput[];
  /** Verdicts may depend on other people's answers, as in a chain of command. Default: false. */
  readonly usesOthers?: boolean;
  /**
   * The same kind of rule from a second evaluation of its module, which no cohort has met: `import("./own.ts?copy")`,
   * or made by a function that makes another one each time. Shows what is kept of the first cohort of all.
   */
  readonly copy?: RuleKind;
  /** Of the first cohort made; the next one has the next. 0 … 4,294,967,295; default 1. */
  readonly seed?: number;
  /** How many cohorts are made, 0 … 10,000; default 40. */
  readonly rounds?: number;
}

/** The same with every default. */
export interface ReadRuleTrials {
  readonly attributes: AttributePools;
  readonly cohorts: readonly CohortInput[];
  /** In id order. */
  readonly criteria: readonly Criterion[];
  readonly usesOthers: boolean;
  readonly copy: RuleKind | undefined;
  readonly seed: number;
  readonly rounds: number;
  optionsFor(cohort: CohortInput): OptionsInput;
}

const KEYS: readonly string[] = [
  "options",
  "attributes",
  "cohorts",
  "criteria",
  "usesOthers",
  "copy",
  "seed",
  "rounds",
] satisfies (keyof RuleTrials)[];

const CRITERIA: readonly CriterionInput[] = [
  { id: "learning", strategy: "coverage", weight: 2, side: "mentee", facet: "professional" },
  { id: "wishes", strategy: "wishes", weight: 1, facet: "personal" },
];

export function readRuleTrials(given: RuleTrials, kind: RuleKind): ReadRuleTrials {
  for (const key of Object.keys(asObject(given, "trials"))) asKnown(key, KEYS, "trials");
  const { options = {}, attributes = {}, cohorts = [], usesOthers = false, copy, seed = 1, rounds = 40 } = given;
  const optionsFor = optionsMaker(options, { keys: RULE_KEYS, by: "a rule" });
  checkPeopleGiven(attributes, cohorts);
  const criteria = criteriaOf(given.criteria ?? CRITERIA);
  checkSettings({ usesOthers, seed, rounds });
  if (copy !== undefined) checkCopy(copy, kind);
  return { attributes, cohorts, criteria, usesOthers, copy, seed, rounds, optionsFor };
}

function criteriaOf(given: readonly CriterionInput[]): readonly Criterion[] {
  if (!Array.isArray(given) || given.length === 0) throw wrong("trials.criteria", "an array of criteria", given);
  const copy = logged("trials.criteria", (log) => plainData(given, log)?.value) as readonly unknown[];
  const { criteria } = logged("trials", (log) => readCriteria(copy, builtInStrategies, log));
  return criteria.map(({ item }) => item);
}
