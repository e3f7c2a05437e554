import type { RuleKind } from "../candidates/rule.ts";
import { randomFrom } from "../random.ts";
import { shown } from "../reading/issueText.ts";
import { Breaches } from "./breach.ts";
import { checkRuleForm, checkRuleOptions } from "./checkRuleForm.ts";
import type { Conformance } from "./conformance.ts";
import { begin, checkHistory } from "./history.ts";
import type { People } from "./people.ts";
import { peopleOf } from "./people.ts";
import type { RuleCheck } from "./rulePromises.ts";
import { RULE_PROMISES } from "./rulePromises.ts";
import { ruleScenes } from "./ruleScenes.ts";
import type { RuleTrials } from "./ruleTrials.ts";
import { readRuleTrials } from "./ruleTrials.ts";
import { runRuleTrial } from "./runRuleTrial.ts";

/** Rows asked for of one cohort. */
const MOST_ROWS = 100;

/**
 * Tries a kind of rule on cohorts of one's own and on made ones, and says of every promise of `RuleKind`
 * (`rulePromises.ts`) whether it was kept there: plain data, the same for the same seed. The message of a failed check
 * names people, numbers and the seed; `{ seed, rounds: 1 }` makes that cohort alone. A cohort for which the rule
 * reports issues shows whether these are well-formed and the same again, and nothing else.
 *
 * What it cannot see: whether the verdicts are those that were meant, what `missing` was to mean, and what
 * `checkStrategy` cannot see either. *Errors*: TypeError for what is no object and for malformed `trials`,
 * InvalidInputError for a cohort that is not valid. *Cost*: of each cohort about fifteen times all rows, of at most 100
 * mentees.
 */
export function checkRule(kind: RuleKind, trials: RuleTrials = {}): Conformance {
  if (typeof kind !== "object" || kind === null)
    throw new TypeError(`rule kind: expected an object, received ${shown(kind)}`);
  const read = readRuleTrials(trials, kind);
  const subject = `rule ${shown(kind.name)}`;
  const breaches = new Breaches<RuleCheck>(subject, RULE_PROMISES);
  const seen: Seen = { cohorts: 0, refused: undefined };
  const { kept, all } = peopleOf(read);
  if (breaches.attempt(() => checkRuleForm(kind, subject))) {
    const scenes = ruleScenes(kind, subject, read, kept);
    const history = begin(scenes);
    const copied = read.copy && begin([...ruleScenes(read.copy, subject, read, kept)].reverse());
    for (const people of all()) tryOn(people);
    if (breaches.report().ok) reportUnmet(subject, breaches, seen);
    if (breaches.report().ok) checkHistory(history, copied, subject, breaches);
  }
  return breaches.report();

  function tryOn({ input, cohort, where, seed, own }: People): void {
    const given = read.optionsFor(input);
    const random = randomFrom(seed);
    let options: unknown;
    breaches.looked("schema");
    const accepted = breaches.attempt(() => {
      options = checkRuleOptions(kind, subject, given);
    });
    if (!accepted) return;
    const every = [...cohort.mentees.keys()];
    const mentees = every.length <= MOST_ROWS ? every : random.shuffled(every).slice(0, MOST_ROWS);
    const people = { input, cohort, where, mentees };
    const issues = runRuleTrial({ kind, subject, trials: read, given, options, breaches, random, ...people });
    seen.cohorts++;
    if (issues.length === 0) return;
    seen.refused ??= `it reported "${issues[0].path}: ${issues[0].message}"`;
    if (own) breaches.add("verdicts", `${subject} has nothing to say of ${where}: ${seen.refused}`);
  }
}

/** What all trials together came to. */
interface Seen {
  cohorts: number;
  refused: string | undefined;
}

/** A check that never met a forbidden pair proves nothing. */
function reportUnmet(subject: string, breaches: Breaches<RuleCheck>, { cohorts, refused }: Seen): void {
  if (breaches.cases("verdicts") > 0) return;
  const reported = refused === undefined ? "" : `; ${refused}`;
  const hint = "give options, attributes or cohorts in which it does";
  breaches.add("verdicts", `${subject} forbade and counted no pair of ${cohorts} cohorts: ${hint}${reported}`);
}
