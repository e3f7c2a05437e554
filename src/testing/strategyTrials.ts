import { builtInStrategies } from "../candidates/registry.ts";
import type { Strategy } from "../candidates/strategy.ts";
import type { CohortInput } from "../cohort/schema.ts";
import type { Operand } from "../programme/programme.ts";
import { readOperands } from "../programme/readScoring.ts";
import type { OperandInput } from "../programme/schema.ts";
import { CRITERION_KEYS } from "../programme/schema.ts";
import { shown } from "../reading/issueText.ts";
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

/** What must be known of each side for there to be a score: keys of a person, such as `objectives`. */
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

export function readTrials(given: StrategyTrials, strategy: Strategy): ReadTrials {
  const combines = strategy.combines === true;
  for (const key of Object.keys(asObject(given, "trials"))) asKnown(key, KEYS, "trials");
  const { options = {}, attributes = {}, cohorts = [], needs, usesOthers = false, copy, seed = 1, rounds = 40 } = given;
  const taken = { keys: combines ? [...CRITERION_KEYS, "of"] : CRITERION_KEYS, by: "a criterion" };
  const optionsFor = optionsMaker(options, taken);
  const of = operandsOf(given.of, combines);
  checkPeopleGiven(attributes, cohorts);
  if (needs !== undefined) checkNeeds(needs);
  checkSettings({ usesOthers, seed, rounds });
  if (copy !== undefined) checkCopy(copy, strategy);
  return { of, attributes, cohorts, needs, usesOthers, copy, seed, rounds, optionsFor };
}

function operandsOf(given: readonly OperandInput[] | undefined, combines: boolean): readonly Operand[] {
  if (!combines && given !== undefined) throw wrong("trials.of", "a strategy with combines: true to give it to", given);
  if (!combines) return [];
  const copy = logged("trials.of", (log) => plainData(given ?? BOTH_WISHES, log)?.value);
  return logged("trials.of", (log) => readOperands(copy, builtInStrategies, [], log)) as readonly Operand[];
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
