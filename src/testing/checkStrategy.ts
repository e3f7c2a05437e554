import { builtInStrategies } from "../candidates/registry.ts";
import type { Strategy } from "../candidates/strategy.ts";
import { randomFrom } from "../random.ts";
import { shown } from "../reading/issueText.ts";
import { Breaches } from "./breach.ts";
import { needed } from "./checkPeople.ts";
import { checkForm, checkOptions, misformed, optionsFrom } from "./checkSchema.ts";
import { combined } from "./combined.ts";
import type { Conformance } from "./conformance.ts";
import { begin, checkHistory } from "./history.ts";
import type { People } from "./people.ts";
import { peopleOf } from "./people.ts";
import { runTrial } from "./runTrial.ts";
import type { StrategyCheck } from "./strategyPromises.ts";
import { STRATEGY_PROMISES } from "./strategyPromises.ts";
import { strategyScenes } from "./strategyScenes.ts";
import type { ReadTrials, StrategyTrials } from "./strategyTrials.ts";
import { readTrials } from "./strategyTrials.ts";

/** Rows asked for of one cohort. */
const MOST_ROWS = 100;

/**
 * Tries a strategy on cohorts of one's own and on made ones, and says of every promise of the strategy contract
 * (`strategyPromises.ts`) whether it was kept there: plain data, the same for the same seed. The message of
 * a failed check names people, numbers and the seed; `{ seed, rounds: 1 }` makes that cohort alone.
 *
 * Before any trial and after all of them it asks the same of a few cohorts (`history.ts`): what is kept from call to
 * call shows, however early it settles; what is kept of the first cohort of all, only with a `copy`.
 *
 * What it cannot see: operations that engines compute differently (`Math.exp`, `**`), and a clock that stands still
 * for as long as the checks take. *Errors*: TypeError for what is no object and for malformed `trials`,
 * InvalidInputError for a cohort that is not valid. *Cost*: of each cohort about fifteen times all rows, of at most 100
 * mentees.
 */
export function checkStrategy(strategy: Strategy, trials: StrategyTrials = {}): Conformance {
  if (typeof strategy !== "object" || strategy === null)
    throw new TypeError(`strategy: expected an object, received ${shown(strategy)}`);
  const read = readTrials(trials, strategy);
  const tried = combined(strategy, read.of);
  const copy = read.copy && combined(read.copy, read.of);
  const subject = `strategy ${shown(strategy.name)}`;
  const breaches = new Breaches<StrategyCheck>(subject, STRATEGY_PROMISES);
  const seen: Seen = { cohorts: 0, met: new Map(), refused: undefined };
  const { kept, all } = peopleOf(read);
  if (breaches.attempt(() => checkStrategyForm(strategy, subject))) {
    const history = begin(strategyScenes(tried, subject, read, kept));
    const copied = copy && begin([...strategyScenes(copy, subject, read, kept)].reverse());
    for (const people of all()) tryOn(people);
    const passed = () => breaches.report().ok;
    if (passed()) reportUnmet(subject, read, breaches, seen);
    if (passed()) checkHistory(history, copied, subject, breaches);
  }
  return breaches.report();

  function tryOn({ input, cohort, where, seed, own }: People): void {
    const plain = read.optionsFor(input);
    const random = randomFrom(seed);
    let options: unknown;
    breaches.looked("schema");
    const accepted = breaches.attempt(() => {
      checkOptions(strategy, subject, plain);
      options = optionsFrom(strategy, subject, plain);
    });
    if (!accepted) return;
    const every = [...cohort.mentees.keys()];
    const mentees = every.length <= MOST_ROWS ? every : random.shuffled(every).slice(0, MOST_ROWS);
    const people = { input, cohort, where, mentees };
    const issues = runTrial(
      { strategy: tried, subject, trials: read, given: plain, options, breaches, random, ...people },
      seen.met,
    );
    seen.cohorts++;
    if (issues.length === 0) return;
    seen.refused ??= `it reported "${issues[0].path}: ${issues[0].message}"`;
    if (own) breaches.add("scores", `${subject} has nothing to say of ${where}: ${seen.refused}`);
  }
}

function checkStrategyForm(strategy: Strategy, subject: string): void {
  checkForm(strategy, subject, builtInStrategies, ["prepare"]);
  const { combines } = strategy;
  if (combines !== undefined && typeof combines !== "boolean")
    misformed(subject, `combines: expected true or false, received ${shown(combines)}`);
}

/** What all trials together came to. */
interface Seen {
  cohorts: number;
  /** How often each needed key was there to be taken away. */
  readonly met: Map<string, number>;
  refused: string | undefined;
}

/** A check that never ran proves nothing. */
function reportUnmet(subject: string, { needs = {} }: ReadTrials, breaches: Breaches<StrategyCheck>, seen: Seen): void {
  if (breaches.cases("scores") === 0) {
    const reported = seen.refused === undefined ? "" : `; ${seen.refused}`;
    const hint = "give attributes or cohorts with the data that it reads";
    breaches.add("scores", `${subject} gave no pair of ${seen.cohorts} cohorts a score: ${hint}${reported}`);
    return;
  }
  for (const [side, key] of needed(needs)) {
    if (seen.met.has(`${side} ${key}`)) continue;
    const hint = `give attributes or cohorts in which a ${side} has it, or do not name it in needs`;
    breaches.add("unknown", `${subject} never scored a ${side} with "${key}": ${hint}`);
  }
}
